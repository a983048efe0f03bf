"""Takes a register whole or not at all, and says everything that is wrong with it at once.

Whatever is wrong is named with its table, the number of its entry there, and its field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from audit.interests.document import TABLES, Basis, Document, Name
from audit.interests.ownership import wrong_links
from audit.interests.problems import Problem, RegisterInvalid


def read_document(raw: Mapping[str, Any]) -> Document:
    """The entries, if all are in order. Raises `RegisterInvalid` with everything that is not."""
    try:
        document = Document.model_validate(dict(raw))
    except ValidationError as error:
        raise RegisterInvalid(*(_problem(detail) for detail in error.errors())) from error
    problems = [*_unknown_parties(document), *_same_ids(document), *wrong_links(document)]
    if problems:
        raise RegisterInvalid(*problems)
    return document


def name_problem(name: object) -> Problem | None:
    """What is wrong with a name that stands alone, if anything."""
    try:
        _NAME.validate_python(name, strict=True)
    except ValidationError as error:
        return _problem(error.errors()[0])
    return None


def _unknown_parties(document: Document) -> Iterator[Problem]:
    known = {party.id for party in document.party}
    if document.maker not in known:
        yield Problem("unknown-party", {"party": document.maker}, field="maker")
    for table, names in {
        "party": ("owner",),
        "brand": ("party",),
        "relation": ("payer", "beneficiary"),
        "link": ("owner", "owned"),
        "captain": ("party", "beneficiary"),
    }.items():
        for number, row in enumerate(getattr(document, table), 1):
            for name in names:
                party = getattr(row, name)
                if party is not None and party not in known:
                    yield Problem("unknown-party", {"party": party}, table, number, name)


def _same_ids(document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, party in enumerate(document.party, 1):
        if party.id in seen:
            yield Problem("same-id", {"id": party.id}, "party", number, "id")
        seen.add(party.id)
    seen = set()
    for table in TABLES[1:]:
        for number, row in enumerate(getattr(document, table), 1):
            if row.id is not None and row.id in seen:
                yield Problem("same-id", {"id": row.id}, table, number, "id")
            seen.add(row.id)


_NAME: TypeAdapter[str] = TypeAdapter(Name)
_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "string_type": "not-text",
    "string_too_short": "empty",
    "empty": "empty",
    "int_type": "not-whole",
    "int_from_float": "not-whole",
    "int_parsing_size": "not-whole",
    "tuple_type": "not-a-list",
    "model_type": "not-a-table",
}
_BOUNDS = {"greater_than": ">", "greater_than_equal": "≥", "less_than_equal": "≤"}


def _problem(detail: ErrorDetails) -> Problem:
    """What pydantic found, in our words and counting entries from 1."""
    kind, context, place = detail["type"], detail.get("ctx", {}), detail["loc"]
    facts: dict[str, object] = {}
    match kind:
        case "string_pattern_mismatch":
            code = (
                "not-an-id" if context["pattern"].startswith("^[a-z0-9]") else "control-character"
            )
        case "string_too_long":
            code, facts = "too-long", {"limit": context["max_length"]}
        case "enum":
            code, facts = "not-one-of", {"expected": ", ".join(Basis)}
        case _ if kind in _BOUNDS:
            (bound,) = context.values()
            code, facts = "out-of-bounds", {"bound": f"{_BOUNDS[kind]}\u00a0{bound}"}
        case _ if kind in _CODES:
            code = _CODES[kind]
        case _:
            code = kind if "-" in kind else "bad-value"  # the kinds with a hyphen are our own
    if len(place) > 1 and place[0] in TABLES and isinstance(place[1], int):
        name = str(place[2]) if len(place) > 2 else ""
        return Problem(code, facts, str(place[0]), place[1] + 1, name)
    return Problem(code, facts, field=str(place[0]) if place else "")
