"""Questions: what both engines are asked of the whole record, and are timed on."""

from __future__ import annotations

from query_cases import CASES
from record_cases import LIVE, RECORD

from kg.query import library

# Each question as it stands, and each case that gives parameters, whether its
# rows were worked out on the whole record or on the two articles it began with.
QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    **{
        name: (name, {})
        for name in library.names()
        if name not in LIVE
        and all(parameter.optional for parameter in library.named(name).parameters)
    },
    **{case.name: (case.query, case.values) for case in (*CASES, *RECORD) if case.values},
}
