"""The columns of the table of records, version 1.2.0: names, order, types, meanings and codes.

A column never changes its meaning, its type or its place; a new one goes to the end and raises the
second number of the version, anything else the first. The sentences stand in `columns.toml` and
`fields.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from audit.records.leaves import Leaf

TABLES_VERSION = "1.2.0"

LEAVES: dict[str, type[Leaf]] = {
    str(model.model_fields["kind"].default): model for model in Leaf.__subclasses__()
}
# What the store adds to every leaf; `commitment` where the record had words.
COMMON_FIELDS = ("v", "seq", "log_ms", "wall", "wall_sure", "kind", "commitment")
# Kinds that happen seldom: their own fields are one column of JSON.
DETAILED_KINDS = frozenset(
    {
        "start", "key", "erasure", "incident", "restore", "gap", "register", "campaigns", "survey",
    }
)  # fmt: skip


class Type(StrEnum):
    """What the cells of a column are; all but integers and booleans are text."""

    INTEGER = "integer"
    BOOLEAN = "boolean"
    TEXT = "text"
    ID = "id"
    IDS = "ids"
    CODE = "code"
    CODES = "codes"
    DIGEST = "digest"
    TIME = "time"
    JSON = "json"


class WordsState(StrEnum):
    """What an export says of a record's personal words."""

    NONE = "none"
    DISCLOSED = "disclosed"
    ERASED = "erased"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Meaning:
    """A column, a field or a code, explained in both languages."""

    name: str
    fr: str
    en: str


@dataclass(frozen=True)
class Column:
    """One column: `source` is the leaf's field it is made of, empty where there is no such one.

    `kinds` are the records it applies to; in all others its cell is empty.
    """

    name: str
    type: Type
    source: str
    kinds: tuple[str, ...]
    meaning: Meaning
    codes: tuple[Meaning, ...]


def _texts(name: str) -> dict[str, Any]:
    return tomllib.loads(files("audit.ledger.export").joinpath(name).read_text("utf-8"))


_COLUMN_TEXTS = _texts("columns.toml")["column"]
_FIELD_TEXTS = _texts("fields.toml")

# Name, type, and the leaf's field it is made of.
_ORDER: tuple[tuple[str, Type, str], ...] = (
    ("record", Type.INTEGER, "seq"),
    ("kind", Type.CODE, "kind"),
    ("time", Type.TIME, "wall"),
    ("time_sure", Type.BOOLEAN, "wall_sure"),
    ("log_ms", Type.INTEGER, "log_ms"),
    ("turn", Type.ID, "turn"),
    ("requested", Type.BOOLEAN, "requested"),
    ("label", Type.CODE, "label"),
    ("verdict", Type.CODE, "verdict"),
    ("rules", Type.CODES, "rules"),
    ("subject", Type.ID, "subject"),
    ("skill", Type.ID, "skill"),
    ("intent", Type.ID, "intent"),
    ("language", Type.CODE, "language"),
    ("voice", Type.CODE, "voice"),
    ("words", Type.INTEGER, "words"),
    ("milliseconds", Type.INTEGER, "milliseconds"),
    ("trigger", Type.CODE, "trigger"),
    ("sponsors", Type.IDS, "sponsors"),
    ("sponsor_names", Type.TEXT, "sponsors"),
    ("beneficiaries", Type.IDS, "beneficiaries"),
    ("beneficiary_names", Type.TEXT, "beneficiaries"),
    ("left_out", Type.INTEGER, "left_out"),
    ("profile", Type.CODE, "profile"),
    ("charter", Type.DIGEST, "charter"),
    ("register", Type.DIGEST, "register_digest"),
    ("catalogue", Type.DIGEST, "catalogue"),
    ("share_sold_turns", Type.INTEGER, "share"),
    ("share_helped_turns", Type.INTEGER, "share"),
    ("share_sold_words", Type.INTEGER, "share"),
    ("share_helped_words", Type.INTEGER, "share"),
    ("share_sold_ms", Type.INTEGER, "share"),
    ("share_helped_ms", Type.INTEGER, "share"),
    ("of", Type.INTEGER, "of"),
    ("outcome", Type.CODE, "outcome"),
    ("played_ms", Type.INTEGER, "played_ms"),
    ("scope", Type.CODE, "scope"),
    ("value", Type.ID, "value"),
    ("name", Type.CODE, "name"),
    ("problem", Type.CODE, "problem"),
    ("reason", Type.CODE, "reason"),
    ("detail", Type.JSON, ""),
    ("words_state", Type.CODE, "commitment"),
    ("heard", Type.TEXT, ""),
    ("spoken", Type.TEXT, ""),
    ("need", Type.TEXT, ""),
    ("campaign", Type.ID, "campaign"),
    ("tier", Type.CODE, "tier"),
    ("counted", Type.JSON, "counted"),
    ("unasked_only", Type.BOOLEAN, "unasked_only"),
    ("what", Type.CODE, "what"),
    ("source", Type.CODE, "source"),
)


# Columns that no single field of the leaf stands behind, and the kinds they apply to.
_KINDS = {
    "detail": tuple(kind for kind in LEAVES if kind in DETAILED_KINDS),
    **dict.fromkeys(("heard", "spoken", "need"), ("utterance",)),
}


def _kinds_of(name: str, source: str) -> tuple[str, ...]:
    if source in COMMON_FIELDS:
        return tuple(LEAVES)
    return _KINDS.get(name) or tuple(
        kind for kind, model in LEAVES.items() if source in model.model_fields
    )


def _columns() -> Iterable[Column]:
    for name, kind, source in _ORDER:
        text = _COLUMN_TEXTS[name]
        yield Column(
            name=name,
            type=kind,
            source=source,
            kinds=_kinds_of(name, source),
            meaning=Meaning(name, text["fr"], text["en"]),
            codes=tuple(Meaning(code, **said) for code, said in text.get("code", {}).items()),
        )


COLUMNS = tuple(_columns())
POSITION = {column.name: position for position, column in enumerate(COLUMNS)}
CODED = tuple(
    position for position, column in enumerate(COLUMNS) if column.type in (Type.CODE, Type.CODES)
)
_SHOWN = {column.source: column.meaning for column in reversed(COLUMNS)}


def meaning_of_field(kind: str, field: str) -> Meaning:
    """What a leaf's field says: its own sentence, or that of the column that shows it."""
    texts = _FIELD_TEXTS["field"]
    own = texts.get(kind, {}).get(field) or (field in ("v", "commitment") and texts[field])
    return Meaning(field, **own) if own else _SHOWN[field]


def detail_fields() -> dict[str, list[str]]:
    """The fields that only the column `detail` shows, each with the kinds that have it."""
    found: dict[str, list[str]] = {}
    for kind in LEAVES:
        if kind in DETAILED_KINDS:
            for field in LEAVES[kind].model_fields:
                if field != "kind":
                    found.setdefault(field, []).append(kind)
    return found


def unknown(what: str, code: str) -> Meaning:
    """What is said of a code that nothing here explains; `what` is a column's name."""
    texts = _FIELD_TEXTS["unknown"]
    return Meaning(code, **(texts.get(what) or texts["code"]))
