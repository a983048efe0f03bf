"""The codebook: every column, and every code that a cell can hold, in French and in English."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

import cedarpy

from audit.ledger.export.columns import (
    CODED,
    COLUMNS,
    LEAVES,
    Column,
    Meaning,
    Type,
    detail_fields,
    meaning_of_field,
    unknown,
)
from audit.ledger.export.rows import Row

HEADER = ("column", "code", "type", "applies_to", "fr", "en")
# Enough of a digest to find the file by.
_DIGEST_SHOWN = 8


class CodesSeen:
    """The codes that the exported rows really hold, so that none stays unexplained."""

    def __init__(self) -> None:
        self._cells: dict[int, set[object]] = {position: set() for position in CODED}

    def add(self, rows: Sequence[Row]) -> None:
        """Note the codes of some rows."""
        for position, cells in self._cells.items():
            cells.update(row[position] for row in rows)

    def of(self, column: Column) -> list[str]:
        """The codes seen in one column, sorted."""
        cells = self._cells.get(COLUMNS.index(column), set())
        return sorted({code for cell in cells if cell for code in str(cell).split(";")})


def codebook_csv(seen: CodesSeen, charters: Mapping[str, str]) -> bytes:
    """The whole codebook as CSV; `charters` are the texts whose rules it explains, by digest."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(HEADER)
    rules = list(_rules_of(charters))
    for column in COLUMNS:
        kinds = ";".join(column.kinds)
        meaning = column.meaning
        writer.writerow((column.name, "", column.type.value, kinds, meaning.fr, meaning.en))
        codes = [*column.codes, *(rules if column.name == "rules" else ())]
        known = {code.name for code in codes}
        codes += [unknown(column.name, code) for code in seen.of(column) if code not in known]
        for code in codes:
            writer.writerow((column.name, code.name, "code", kinds, code.fr, code.en))
        if column.type is Type.JSON:
            for field, having in detail_fields().items():
                own = meaning_of_field(having[0], field)
                kind = json_type(having[0], field)
                writer.writerow((column.name, field, kind, ";".join(having), own.fr, own.en))
    return buffer.getvalue().encode()


def json_type(kind: str, field: str) -> str:
    """The JSON type of a leaf's field, such as `string` or `integer or null`."""
    said = LEAVES[kind].model_json_schema(mode="serialization")
    described = said["properties"][field]
    parts = described.get("anyOf", [described])
    return " or ".join(
        said["$defs"][part["$ref"].rpartition("/")[2]]["type"] if "$ref" in part else part["type"]
        for part in parts
    )


def _rules_of(charters: Mapping[str, str]) -> Iterator[Meaning]:
    """The rules of these charters; one line for each wording that a rule had."""
    wordings: dict[tuple[str, str, str, str], list[str]] = {}
    for digest in sorted(charters):
        for notes in _annotations(charters[digest]):
            key = tuple(notes.get(name, "") for name in ("id", "law", "fr", "en"))
            if all(key):
                wordings.setdefault(key, []).append(digest[:_DIGEST_SHOWN])  # type: ignore[arg-type]
    for (rule, law, fr, en), digests in sorted(wordings.items()):
        where = ", ".join(digests)
        yield Meaning(
            rule,
            f"Règle de la charte\u00a0: «\u00a0{fr}\u00a0» ({law}\u00a0; charte {where})",
            f"Rule of the charter: “{en}” ({law}; charter {where})",
        )


def _annotations(charter: str) -> list[dict[str, str]]:
    """The annotations of every rule in a charter's text; none where it can no longer be read."""
    policies, _, _ = charter.partition("\n// charter.cedarschema\n")
    try:
        parsed = json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"]
    except (ValueError, KeyError):
        return []
    return [policy.get("annotations", {}) for policy in parsed.values()]
