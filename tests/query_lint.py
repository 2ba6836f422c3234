"""Lint: what a query file may not hold, so that every engine gives the same rows.

Each rule takes a text and yields what is wrong, in words. The rules see tokens,
not a parse tree: they find what the project writes, not all that can be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg import lexer
from kg.lexer import Token
from kg.query import guard, library

MOST_CHARACTERS = 100
AGGREGATES = {"AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "SAMPLE", "SUM"}
NUMBERS = {
    *("end:birthYear", "end:length", "end:minCount", "end:minShare", "end:rank", "end:round"),
    *("end:stageOrder", "end:value", "oa:end", "oa:start"),
}
# A claim has one value and scope; values of unlike types have no order in rdflib.
UNORDERED = {"described-as": {"value", "scope"}, "frontrunners": {"value"}}


def significant(text: str) -> list[Token]:
    """The tokens of *text* but for space and comments."""
    return [t for t in lexer.tokens(text) if t.kind not in {"space", "comment"}]


def words(text: str) -> list[str]:
    """The bare words of *text* in capitals, in order."""
    return [token.text.upper() for token in significant(text) if token.kind == "word"]


def selects(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each SELECT clause, up to its WHERE."""
    found: list[list[Token]] = []
    inside = False
    for token in tokens:
        word = token.text.upper() if token.kind == "word" else ""
        if word == "SELECT":
            found.append([])
            inside = True
        elif word == "WHERE" or token.text == "{":
            inside = False
        elif inside:
            found[-1].append(token)
    return found


def projected(clause: list[Token]) -> list[str]:
    """The variables that a SELECT clause gives: plain ones, and those behind AS."""
    found = []
    depth = 0
    for at, token in enumerate(clause):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        behind_as = at > 0 and clause[at - 1].text.upper() == "AS"
        if token.kind == "variable" and (depth == 0 or behind_as):
            found.append(token.text[1:])
    return found


def order(tokens: list[Token]) -> list[str]:
    """The variables of the last ORDER BY, none if there is none."""
    starts = [
        at
        for at, (token, following) in enumerate(pairwise(tokens))
        if token.text.upper() == "ORDER" and following.text.upper() == "BY"
    ]
    if not starts:
        return []
    return [t.text[1:] for t in tokens[starts[-1] :] if t.kind == "variable"]


def layout(text: str) -> Iterator[str]:
    """Two spaces a level, no line too long, one property a line."""
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "ends without exactly one line end"
    for number, line in enumerate(text.splitlines(), start=1):
        indent = len(line) - len(line.lstrip())
        if "\t" in line or line != line.rstrip() or "\r" in line:
            yield f"line {number}: a tab, or space at the end"
        elif indent % 2:
            yield f"line {number}: indented by {indent}"
        if len(line) > MOST_CHARACTERS and not line.startswith("#+"):
            yield f"line {number}: {len(line)} characters"
        code = [t for t in significant(line) if not line.startswith("#")]
        marks = [at for at, t in enumerate(code) if t.kind == "other" and t.text == ";"]
        if any(at < len(code) - 1 for at in marks) and "{" not in line:
            yield f"line {number}: two properties"


def heading(name: str, text: str) -> Iterator[str]:
    """A summary, and the columns and parameters that the query has."""
    query = library.parse(text, name)
    if not query.summary:
        yield "no summary"
    if not query.summary.endswith((".", "?")):
        yield "the summary is no sentence"
    tokens = significant(text)
    clauses = selects(tokens)
    if clauses:
        columns = [c for c in projected(clauses[0]) if not c.endswith("Label")]
        if query.columns and list(query.columns) != columns:
            yield f"columns {list(query.columns)}, but SELECT {columns}"
    used = {t.text[1:] for t in tokens if t.kind == "variable" and t.text[0] == "$"}
    for parameter in query.parameters:
        if parameter.name not in used:
            yield f"parameter {parameter.name} is not used"


def select_clause(text: str) -> Iterator[str]:
    """Listed columns, then labels in the same order; no parameter among them."""
    clauses = selects(significant(text))
    for token in (token for clause in clauses for token in clause):
        if token.text.startswith("$"):
            yield f"{token.text} in SELECT"
    for clause in clauses[:1]:
        columns = projected(clause)
        plain = [c for c in columns if not c.endswith("Label")]
        if columns != [*plain, *(f"{c}Label" for c in plain if f"{c}Label" in columns)]:
            yield f"labels do not follow the columns {plain} in their order"


def ordering(name: str, text: str) -> Iterator[str]:
    """An order in which every column has a part is total."""
    tokens = significant(text)
    clauses = selects(tokens)
    if guard.form(text) == "SELECT":
        columns = {c for c in projected(clauses[0]) if not c.endswith("Label")}
        missing = columns - set(order(tokens)) - UNORDERED.get(name, set())
        if missing:
            yield f"ORDER BY without {', '.join(sorted(missing))}"


def arithmetic(text: str) -> Iterator[str]:
    """Division only inside ROUND, and no number made a string."""
    tokens = significant(text)
    numbers = {
        following.text[1:]
        for token, following in pairwise(tokens)
        if token.text in NUMBERS and following.kind == "variable"
    }
    functions: list[str] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else token
        if token.text == "(":
            functions.append(before.text.upper() if before.kind == "word" else "")
        elif token.text == ")" and functions:
            functions.pop()
        elif token.kind == "other" and token.text == "/" and at + 1 < len(tokens):
            beside = {before.kind, tokens[at + 1].kind}
            if beside & {"number", "variable"} and "ROUND" not in functions:
                yield "a division without ROUND"
        elif token.text[1:] in numbers and functions and functions[-1] == "STR":
            yield f"STR of the number {token.text}"


def aggregates(text: str) -> Iterator[str]:
    """No GROUP_CONCAT; a sum over nothing differs, so there is always GROUP BY."""
    found = words(text)
    if "GROUP_CONCAT" in found:
        yield "GROUP_CONCAT, whose order nobody knows"
    summing = [
        clause
        for clause in selects(significant(text))
        if any(token.kind == "word" and token.text.upper() in AGGREGATES for token in clause)
    ]
    if len(summing) > sum(pair == ("GROUP", "BY") for pair in pairwise(found)):
        yield "an aggregate without GROUP BY"


def names(text: str, defined: set[str]) -> Iterator[str]:
    """Every end: term is in the ontology, every prefix used is declared, and only those."""
    tokens = significant(text)
    declared = {
        following.text
        for token, following in pairwise(tokens)
        if token.text.upper() == "PREFIX" and token.kind == "word"
    }
    curies = [t.text for t in tokens if t.kind == "curie" and t.text not in declared]
    used = {f"{curie.partition(':')[0]}:" for curie in curies}
    if used != declared:
        yield f"prefixes {sorted(used ^ declared)} used and not declared, or the other way"
    for curie in curies:
        if curie.startswith("end:") and curie not in defined:
            yield f"{curie} is not in the ontology"
        if re.search(r"xsd:gYear", curie):
            yield f"{curie}, which engines compare differently"
