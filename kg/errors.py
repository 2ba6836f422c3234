"""Errors: everything that can go wrong and be said in one line.

KgError                  exit 1
├── InputError           a file: missing, unreadable, malformed
│   ├── TurtleError      … at a line
│   └── SssomError       … a file of mappings, at a line
├── EvidenceError        a passage that is not where it should be
├── EntityError          a name or IRI: unknown, ambiguous, of another class
├── QueryError           a query text: refused, malformed, failing
│   └── QueryTimeoutError     … not answered in time
├── EndpointError        a SPARQL endpoint that does not answer as one
├── StoreError           the built graph: locked, full disk, damaged
├── FaultsError          data that breaks a rule, so nothing was built
└── UsageError           exit 2: wrong from the command line alone

A message says what was found, what was wanted and what to do. It is one
line; text that came from outside is shown with `repr` or shortened.
"""

from __future__ import annotations


class KgError(Exception):
    """Any error a reader can mend; its text is the one line they see."""

    exit_code = 1


class InputError(KgError):
    """A file that is missing, unreadable or not what it should be."""


class TurtleError(InputError):
    """A Turtle file that does not parse.

    *path* is the file as named by the reader, *line* counts from 1 or is
    `None` where the parser did not say.
    """

    def __init__(self, path: str, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {problem}")


class SssomError(InputError):
    """A file of mappings that is not valid SSSOM.

    *path* is the file as named by the reader, *line* counts from 1.
    """

    def __init__(self, path: object, line: int, problem: str) -> None:
        self.path = str(path)
        self.line = line
        self.problem = problem
        super().__init__(f"{path}:{line}: {problem}")


class EvidenceError(KgError):
    """A passage that is not in its text, or stands there more than once."""


class EntityError(KgError):
    """A name or IRI that is unknown, ambiguous or of another class."""


class QueryError(KgError):
    """A query that is refused, malformed or cannot be answered."""


class QueryTimeoutError(QueryError):
    """A query that was not answered within its time."""


class EndpointError(KgError):
    """A SPARQL endpoint that refuses, hangs or answers with something else."""


class StoreError(KgError):
    """A store that cannot be opened or written."""


class FaultsError(KgError):
    """Data that breaks a rule; nothing was built from it."""


class UsageError(KgError):
    """A command or call that is wrong before any data is read."""

    exit_code = 2
