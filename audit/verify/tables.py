"""Recomputes events.csv from the records, row by row, and names the first cell that differs.

Tables versions 1.2.0 and 1.1.0, which lacks the last two columns: RFC 4180, UTF-8, CRLF, a header
line, one row for each record of the export.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from . import records, words
from .erasures import ErasedSet
from .folder import Folder, Unreadable
from .layout import WIDTH, Shape, entries_path, words_path
from .scan import LARGEST_BUNDLE

EVENTS = "events.csv"
LARGEST_ROW = 1 << 24
LARGEST_REGISTER = 1 << 22

_SHARES = ("sold_turns", "helped_turns", "sold_words", "helped_words", "sold_ms", "helped_ms")
COLUMNS = tuple(
    "record kind time time_sure log_ms turn requested label verdict rules subject skill intent "
    "language voice words milliseconds trigger sponsors sponsor_names beneficiaries "
    "beneficiary_names left_out profile charter register catalogue".split()
    + [f"share_{name}" for name in _SHARES]
    + "of outcome played_ms scope value name problem reason detail words_state heard spoken "
    "need campaign tier counted unasked_only what source".split()
)
# The columns of each version that can be recomputed.
VERSIONS = {"1.2.0": COLUMNS, "1.1.0": COLUMNS[:-2]}
_FIELD_OF = {
    "record": "seq",
    "time": "wall",
    "time_sure": "wall_sure",
    "register": "register_digest",
}
_PLAIN = {
    column: _FIELD_OF.get(column, column)
    for column in COLUMNS
    if not column.startswith("share_")
    and column not in ("sponsor_names", "beneficiary_names", "detail", "words_state")
    and column not in ("heard", "spoken", "need")
}
_SPOKEN = {"heard": "heard", "spoken": "words", "need": "need"}
_DETAILED = tuple("start key erasure incident restore gap register campaigns survey".split())
_GENERAL = ("v", "seq", "log_ms", "wall", "wall_sure", "kind", "commitment")
# A spreadsheet would run a cell that begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class TableJob:
    """The rows of entry bundles `first` up to, not including, `end`."""

    folder: Folder
    shape: Shape
    first: int
    end: int
    erased: ErasedSet
    version: str


@dataclass(frozen=True)
class Difference:
    """Where events.csv and the records part: `row` counts from 1, after the header line."""

    row: int
    column: str | None
    record: int | None


def expected_rows(job: TableJob) -> list[bytes] | None:
    """The rows as they should be; None where the records or words cannot be read."""
    rows = []
    columns = VERSIONS[job.version]
    names: dict[str, dict[str, str]] = {}
    for index in range(job.first, job.end):
        try:
            data = job.folder.read(entries_path(index, job.shape.width(0, index)), LARGEST_BUNDLE)
            spoken = _words_of(job.folder, index)
        except Unreadable:
            return None
        position = 0
        for number in range(index * WIDTH + 1, index * WIDTH + WIDTH + 1):
            end = position + 2 + int.from_bytes(data[position : position + 2], "big")
            entry, position = data[position + 2 : end], end
            if not job.shape.first <= number <= job.shape.last:
                continue
            try:
                fields = records.parse(entry)
            except records.RecordInvalid:
                return None
            erased = number in job.erased
            rows.append(_row(columns, fields, spoken.get(number), erased, job.folder, names))
    return rows


def header(version: str) -> bytes:
    """The header line of a version."""
    return _line(list(VERSIONS[version]))


def first_difference(
    folder: Folder, version: str, first: int, expected: Iterator[list[bytes] | None]
) -> Difference | None:
    """Compare events.csv with the rows as they should be, from record `first` on.

    Raises `Unreadable`.
    """
    path = folder.root / EVENTS
    try:
        with path.open("rb") as file:
            actual = _rows(file)
            if not _same(next(actual, b""), header(version)):
                return Difference(0, None, None)
            row = 0
            for part in expected:
                if part is None:
                    raise Unreadable("records-unreadable")
                for line in part:
                    row += 1
                    found = next(actual, b"")
                    if found != line and not _same(found, line):
                        column = _column(VERSIONS[version], found, line)
                        return Difference(row, column, first + row - 1)
            if next(actual, b""):
                return Difference(row + 1, None, None)
    except OSError as error:
        raise Unreadable("unreadable") from error
    return None


def _row(
    columns: tuple[str, ...],
    fields: dict[str, Any],
    content: bytes | None,
    erased: bool,
    folder: Folder,
    names: dict[str, dict[str, str]],
) -> bytes:
    said = None if content is None else words.parse(content)
    share = fields.get("share")
    known = _names(folder, fields.get("register_digest"), names)
    cells = []
    for column in columns:
        if column in _PLAIN:
            cell = _cell(fields.get(_PLAIN[column]))
        elif column.startswith("share_"):
            cell = _cell(share.get(column[6:]) if isinstance(share, dict) else None)
        elif column == "sponsor_names":
            cell = _named(fields.get("sponsors"), known)
        elif column == "beneficiary_names":
            cell = _named(fields.get("beneficiaries"), known)
        elif column == "detail":
            cell = _detail(fields)
        elif column == "words_state":
            cell = _state(fields, content is not None, erased)
        else:
            value = (said or {}).get(_SPOKEN[column])
            cell = _cell(value)
            cell = f"'{cell}" if cell.startswith(_FORMULA) else cell
        cells.append(cell)
    return _line(cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(_cell(part) for part in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def _detail(fields: dict[str, Any]) -> str:
    if fields.get("kind") not in _DETAILED:
        return ""
    # The record is canonical, so its fields are in the right order already.
    own = {name: value for name, value in fields.items() if name not in _GENERAL}
    return json.dumps(own, ensure_ascii=False, separators=(",", ":"))


def _state(fields: dict[str, Any], disclosed: bool, erased: bool) -> str:
    if "commitment" not in fields:
        return "none"
    if disclosed:
        return "disclosed"
    return "erased" if erased else "withheld"


def _named(ids: object, known: dict[str, str]) -> str:
    if not isinstance(ids, list):
        return ""
    return ";".join(known.get(str(one), str(one)) for one in ids)


def _names(folder: Folder, digest: object, read: dict[str, dict[str, str]]) -> dict[str, str]:
    """Names by id, from the register of interests with this digest; empty if it has none."""
    if not isinstance(digest, str) or not records.HEX_64.fullmatch(digest):
        return {}
    if digest not in read:
        try:
            text = folder.read(f"registers/{digest}.toml", LARGEST_REGISTER).decode("utf-8")
            parties = tomllib.loads(text).get("party")
        except (Unreadable, ValueError, RecursionError):
            parties = None
        read[digest] = {
            str(party["id"]): str(party["name"])
            for party in (parties if isinstance(parties, list) else [])
            if isinstance(party, dict) and {"id", "name"} <= {*party}
        }
    return read[digest]


def _words_of(folder: Folder, index: int) -> dict[int, bytes]:
    try:
        data = folder.read(words_path(index), words.LARGEST_FILE)
    except Unreadable as error:
        if error.code == "missing":
            return {}
        raise
    try:
        return {number: content for number, _key, content in words.lines(data)}
    except words.WordsInvalid as error:
        raise Unreadable("unreadable") from error


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _rows(file: BinaryIO) -> Iterator[bytes]:
    """The rows of a CSV file: a line end inside quotes belongs to the row."""
    row = b""
    while line := file.readline(LARGEST_ROW):
        row += line
        if len(row) >= LARGEST_ROW:
            raise Unreadable("too-large")
        if row.count(b'"') % 2 == 0:
            yield row
            row = b""
    if row:
        yield row


def _same(found: bytes, line: bytes) -> bool:
    """Whether two rows say the same, however they are quoted."""
    if found == line:
        return True
    cells = _cells(found)
    return cells is not None and found.endswith(b"\r\n") and cells == _cells(line)


def _cells(row: bytes) -> list[str] | None:
    csv.field_size_limit(LARGEST_ROW)
    try:
        parsed = list(csv.reader(io.StringIO(row.decode("utf-8"), newline=""), strict=True))
    except (csv.Error, ValueError):
        return None
    return parsed[0] if len(parsed) == 1 else None


def _column(columns: tuple[str, ...], found: bytes, line: bytes) -> str | None:
    """The first column in which two rows differ; None where that cannot be told."""
    cells, wanted = _cells(found), _cells(line)
    if cells is None or wanted is None or len(cells) != len(wanted):
        return None
    return next((n for n, a, b in zip(columns, cells, wanted, strict=True) if a != b), None)
