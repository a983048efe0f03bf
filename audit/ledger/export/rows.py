"""One row of the table of records, made from a leaf and what is disclosed of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from audit.ledger.export.columns import (
    COLUMNS,
    COMMON_FIELDS,
    DETAILED_KINDS,
    LEAVES,
    POSITION,
    Column,
    Type,
    WordsState,
)
from audit.records.canonical import canonical_bytes

# Absent, null and empty are all None: CSV could not tell them apart.
Cell = int | bool | str | None
Row = list[Cell]

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection).
FORMULA_STARTS = frozenset("=+-@\t\r")

_REGISTER, _DETAIL, _STATE = POSITION["register"], POSITION["detail"], POSITION["words_state"]
_COUNTED = POSITION["counted"]
# Columns of personal words, and their names in what is disclosed.
_WORDS = ((POSITION["heard"], "heard"), (POSITION["spoken"], "words"), (POSITION["need"], "need"))
_NAMES = ("sponsor_names", "beneficiary_names")


class _Plan:
    """Where the cells of one kind of record come from: positions, and fields of the leaf."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.plain: list[tuple[int, str]] = []
        self.lists: list[tuple[int, str]] = []
        self.names: list[tuple[int, str]] = []
        self.share: list[tuple[int, str]] = []
        for column in columns:
            position = POSITION[column.name]
            if column.name in _NAMES:
                self.names.append((position, column.source))
            elif column.type in (Type.IDS, Type.CODES):
                self.lists.append((position, column.source))
            elif column.source == "share":
                self.share.append((position, column.name.removeprefix("share_")))
            elif column.source:
                self.plain.append((position, column.source))


_PLANS = {kind: _Plan(column for column in COLUMNS if kind in column.kinds) for kind in LEAVES}
# For a kind that a later edition knows.
_ANY = _Plan(COLUMNS)
_EMPTY: Row = [None] * len(COLUMNS)


def row_of(
    leaf: Mapping[str, Any],
    state: WordsState,
    content: Mapping[str, Any] | None,
    names: Mapping[str, str],
) -> Row:
    """The cells of one record; `names` are the legal names in the register that its leaf names."""
    row = _EMPTY.copy()
    plan = _PLANS.get(leaf["kind"], _ANY)
    for position, field in plan.plain:
        row[position] = leaf.get(field)
    row[_REGISTER] = row[_REGISTER] or None
    if counted := leaf.get("counted"):
        row[_COUNTED] = canonical_bytes(counted).decode()
    row[_STATE] = state
    for position, field in plan.lists:
        row[position] = ";".join(leaf.get(field) or ()) or None
    for position, field in plan.names:
        row[position] = ";".join(names.get(id, id) for id in leaf.get(field) or ()) or None
    if share := leaf.get("share"):
        for position, half in plan.share:
            row[position] = share.get(half)
    if leaf["kind"] in DETAILED_KINDS:
        own = {field: said for field, said in leaf.items() if field not in COMMON_FIELDS}
        row[_DETAIL] = canonical_bytes(own).decode()
    if content is not None:
        for position, name in _WORDS:
            row[position] = harmless(content.get(name))
    return row


def harmless(text: str | None) -> str | None:
    """A text from people so that no spreadsheet executes it."""
    if not text:
        return None
    return f"'{text}" if text[0] in FORMULA_STARTS else text
