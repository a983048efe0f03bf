"""The JSON Schema (draft 2020-12) of a record and of a row of the table."""

from __future__ import annotations

from typing import Any

from audit.ledger.export.columns import (
    COLUMNS,
    LEAVES,
    TABLES_VERSION,
    Column,
    Type,
    meaning_of_field,
)
from audit.records.leaves import RECORD_VERSION
from audit.records.money import LARGEST_INTEGER

_DIGEST = "^[0-9a-f]{64}$"
_WALL = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$"
_COMMON: dict[str, dict[str, Any]] = {
    "v": {"const": RECORD_VERSION},
    "seq": {"type": "integer", "minimum": 1, "maximum": LARGEST_INTEGER},
    "log_ms": {"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER},
    "wall": {"type": "string", "pattern": _WALL},
    "wall_sure": {"type": "boolean"},
    "commitment": {"type": "string", "pattern": _DIGEST},
}
_ROW_TYPES = {Type.INTEGER: "integer", Type.BOOLEAN: "boolean"}


def json_schema() -> dict[str, Any]:
    """The schema: its root describes a record as it is logged, `$defs/row` a row of the table."""
    shared: dict[str, Any] = {}
    kinds = {f"record-{kind}": _record(kind, shared) for kind in LEAVES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Candide: a record of the log",
        "description": (
            "One entry of tile/entries, as JSON. A row of events.csv and events.parquet is "
            "$defs/row; x-fr gives the French of a description."
        ),
        "version": TABLES_VERSION,
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in kinds],
        "$defs": {**kinds, **dict(sorted(shared.items())), "row": _row()},
    }


def _record(kind: str, shared: dict[str, Any]) -> dict[str, Any]:
    """The schema of one kind; the definitions it uses go to `shared`."""
    model = LEAVES[kind].model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    shared.update(model.get("$defs", {}))
    properties = {**_COMMON, **model["properties"]}
    meaning = next(code for code in COLUMNS[1].codes if code.name == kind)
    return {
        "type": "object",
        "description": meaning.en,
        "x-fr": meaning.fr,
        "properties": {
            field: {**_bare(said), **_described(kind, field)} for field, said in properties.items()
        },
        "required": [*(field for field in _COMMON if field != "commitment"), *model["properties"]],
        "additionalProperties": False,
    }


def _bare(said: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in said.items() if name not in ("title", "default")}


def _described(kind: str, field: str) -> dict[str, str]:
    meaning = meaning_of_field(kind, field)
    return {"description": meaning.en, "x-fr": meaning.fr}


def _row() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "A row of the table; in CSV a null is an empty cell.",
        "x-fr": "Une ligne de la table\u00a0; en CSV, un null est une cellule vide.",
        "properties": {column.name: _cell(column) for column in COLUMNS},
        "required": [column.name for column in COLUMNS],
        "additionalProperties": False,
    }


def _cell(column: Column) -> dict[str, Any]:
    return {
        "type": [_ROW_TYPES.get(column.type, "string"), "null"],
        "description": column.meaning.en,
        "x-fr": column.meaning.fr,
        "x-applies-to": list(column.kinds),
    }
