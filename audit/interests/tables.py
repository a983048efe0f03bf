"""The register as six tables for a spreadsheet: CSV by RFC 4180, one file for each kind of entry.

`parties.csv` marks the maker; `brands.csv` has a line for each brand, dated or not; the others hold
what their TOML tables hold. Commas, semicolons and tabs are all taken, with or without a byte-order
mark; headings in English or French, in any order, but every one of them: a column that was left out
by mistake would otherwise make a payment vanish.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from audit.interests import cells
from audit.interests.checking import name_problem, read_document
from audit.interests.document import Basis, Document, Party, Row
from audit.interests.problems import Problem, RegisterInvalid
from audit.interests.toml_source import LARGEST_REGISTER
from audit.language import Language

LARGEST_FILE = LARGEST_REGISTER
_MOST_COLUMNS = 100
_DELIMITERS = (",", ";", "\t")

Read = Callable[[str], Any]


@dataclass(frozen=True)
class Column:
    """One column: its headings, the field it fills, and how its cells are read."""

    en: str
    fr: str
    field: str
    read: Read = str


@dataclass(frozen=True)
class Table:
    """One file: its name, the entries it holds and its columns."""

    file: str
    entry: str
    columns: tuple[Column, ...]

    def headings(self, language: Language) -> list[str]:
        """The line of headings."""
        french = language is Language.FRENCH
        return [column.fr if french else column.en for column in self.columns]


_ID = Column("id", "id", "id")
_FROM = Column("valid_from", "valable_du", "valid_from", cells.read_day)
_TO = Column("valid_to", "valable_au", "valid_to", cells.read_day)
_BENEFICIARY = Column("beneficiary", "bénéficiaire", "beneficiary")
_MERCHANT = Column("merchant", "marchand", "merchant")
_PARTY = Column("party", "partie", "party")
_OWNER = Column("owner", "propriétaire", "owner")
_CATEGORIES = Column("categories", "catégories", "categories", cells.read_ids)

PARTIES = Table(
    "parties.csv",
    "party",
    (
        _ID,
        Column("name", "nom", "name"),
        _OWNER,
        Column("maker", "fabricant", "maker", cells.read_yes),
    ),
)
BRANDS = Table("brands.csv", "brand", (_ID, _PARTY, Column("brand", "marque", "name"), _FROM, _TO))
TABLES = (
    PARTIES,
    BRANDS,
    Table(
        "relations.csv",
        "relation",
        (
            _ID,
            _MERCHANT,
            Column("payer", "payeur", "payer"),
            _BENEFICIARY,
            Column("basis", "assiette", "basis", cells.read_basis),
            Column("rate", "taux", "rate_permille", cells.read_rate),
            Column("amount", "montant", "amount_cents", cells.read_amount),
            Column("brands", "marques", "brands", cells.read_names),
            _CATEGORIES,
            _FROM,
            _TO,
        ),
    ),
    Table(
        "links.csv",
        "link",
        (
            _ID,
            _OWNER,
            Column("owned", "possédée", "owned"),
            Column("share", "part", "share_permille", cells.read_rate),
            Column("control", "contrôle", "control"),
            _FROM,
            _TO,
        ),
    ),
    Table(
        "captains.csv",
        "captain",
        (_ID, _PARTY, Column("category", "catégorie", "category"), _BENEFICIARY, _FROM, _TO),
    ),
    Table(
        "unpaid.csv",
        "unpaid",
        (
            _ID,
            _MERCHANT,
            _CATEGORIES,
            Column("recorded", "consigné_le", "recorded", cells.read_day),
            _TO,
        ),
    ),
)
FILES = tuple(table.file for table in TABLES)


@dataclass(frozen=True)
class _Line:
    """What one line of a table says, and where it is."""

    file: str
    number: int
    fields: dict[str, Any]
    headings: Mapping[str, str]
    """The heading of each field, as the file has it."""

    def placed(self, problem: Problem, field: str = "") -> Problem:
        """A problem of this line, or of one field in it."""
        heading = self.headings.get(field, field)
        return replace(problem, file=self.file, line=self.number, field=heading)


def read_tables(files: Mapping[str, bytes]) -> Document:
    """The entries of all tables, by file name. Raises `RegisterInvalid` with all that is wrong."""
    problems: list[Problem] = []
    lines: dict[str, list[_Line]] = {}
    for table in TABLES:
        if table.file not in files:
            problems.append(Problem("file-missing", file=table.file))
            continue
        reader = _Reader(table, files[table.file])
        lines[table.entry] = list(reader.lines())
        problems += reader.problems
    if problems:
        raise RegisterInvalid(*problems)
    return _assembled(lines)


def _assembled(lines: dict[str, list[_Line]]) -> Document:
    makers = [line for line in lines["party"] if line.fields.pop("maker", False)]
    if len(makers) != 1:
        raise RegisterInvalid(Problem("no-maker", file=PARTIES.file, field="maker"))
    owned, lines["brand"] = _parted(lines["brand"])
    parties = {line.fields.get("id"): line for line in lines["party"]}
    problems = []
    for line in owned:
        party, name = parties.get(line.fields["party"]), line.fields["name"]
        if party is None:
            problem = Problem("unknown-party", {"party": line.fields["party"]})
            problems.append(line.placed(problem, "party"))
        elif found := name_problem(name):
            problems.append(line.placed(found, "name"))
        else:
            party.fields.setdefault("brands", []).append(name)
    raw: dict[str, Any] = {entry: [line.fields for line in rows] for entry, rows in lines.items()}
    raw["maker"] = makers[0].fields.get("id", "")
    try:
        document = read_document(raw)
    except RegisterInvalid as error:
        problems += [_placed(problem, lines) for problem in error.problems]
    if problems:
        raise RegisterInvalid(*problems)
    return document


def _parted(brands: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The brands that were always owned, and those that were for a time."""
    always: list[_Line] = []
    dated: list[_Line] = []
    for line in brands:
        (always if line.fields.keys() == {"party", "name"} else dated).append(line)
    return always, dated


def _placed(problem: Problem, lines: Mapping[str, list[_Line]]) -> Problem:
    """The same problem with the file, line and column that it comes from."""
    if problem.row is None:
        file = next((table.file for table in TABLES if table.entry == problem.field), PARTIES.file)
        return replace(problem, file=file, field="")
    return lines[problem.table][problem.row - 1].placed(problem, problem.field)


class _Reader:
    """Reads one table line by line and keeps what is wrong with it."""

    def __init__(self, table: Table, data: bytes) -> None:
        self._table = table
        self._data = data
        self._headings: dict[str, str] = {}
        self.problems: list[Problem] = []

    def lines(self) -> Iterator[_Line]:
        text = self._text()
        if text is None:
            return
        delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            columns = self._columns(next(rows, []))
            if columns is None:
                return
            number = rows.line_num + 1
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield self._line(row, columns, number)
                number = rows.line_num + 1
        except csv.Error:
            self._wrong("not-csv", line=rows.line_num)

    def _text(self) -> str | None:
        if len(self._data) > LARGEST_FILE:
            self._wrong("too-large", {"limit": LARGEST_FILE})
            return None
        try:
            text = self._data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._wrong("not-utf8", line=self._data.count(b"\n", 0, error.start) + 1)
            return None
        if "\0" in text:
            self._wrong("nul", line=text.count("\n", 0, text.index("\0")) + 1)
            return None
        return text

    def _columns(self, headings: list[str]) -> list[Column] | None:
        """The column of each heading; None where they are not what they should be."""
        if len(headings) > _MOST_COLUMNS:
            facts = {"count": len(headings), "expected": len(self._table.columns)}
            self._wrong("too-many-cells", facts, line=1)
            return None
        known = {name: column for column in self._table.columns for name in (column.en, column.fr)}
        names = [heading.strip().casefold() for heading in headings]
        while names and not names[-1]:
            names.pop()
        if not any(name in known for name in names):
            expected = ", ".join(self._table.headings(Language.ENGLISH))
            self._wrong("no-headings", {"expected": expected})
            return None
        columns = [known[name] for name in names if name in known]
        self._headings = {known[name].field: name for name in names if name in known}
        before = len(self.problems)
        for name in (name for name in names if name not in known):
            self._wrong("heading-unknown", line=1, field=name or "?")
        for column in self._table.columns:
            if columns.count(column) != 1:
                code = "heading-twice" if column in columns else "heading-missing"
                self._wrong(code, line=1, field=column.en)
        return columns if len(self.problems) == before else None

    def _line(self, row: list[str], columns: list[Column], number: int) -> _Line:
        line = _Line(self._table.file, number, {}, self._headings)
        if any(cell.strip() for cell in row[len(columns) :]):
            facts = {"count": len(row), "expected": len(columns)}
            self._wrong("too-many-cells", facts, line=number)
            return line
        for column, cell in zip(columns, row, strict=False):
            content = cells.unguarded(cell.strip())
            if not content:
                continue
            try:
                line.fields[column.field] = column.read(content)
            except cells.CellError as error:
                self.problems.append(line.placed(Problem(str(error)), column.field))
        return line

    def _wrong(self, code: str, facts: Mapping[str, object] | None = None, **place: Any) -> None:
        self.problems.append(Problem(code, facts or {}, file=self._table.file, **place))


def write_tables(document: Document, language: Language) -> dict[str, bytes]:
    """The files by name, as a spreadsheet set to that language opens them without asking.

    In French that is semicolons and decimal commas; with a byte-order mark in either.
    """
    french = language is Language.FRENCH
    files = {}
    for table in TABLES:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=";" if french else ",", lineterminator="\r\n")
        writer.writerow(table.headings(language))
        for row in _rows(table, document):
            writer.writerow(
                cells.guarded(_cell(row.get(column.field), column, language))
                for column in table.columns
            )
        files[table.file] = out.getvalue().encode("utf-8-sig")
    return files


def _rows(table: Table, document: Document) -> Iterator[dict[str, Any]]:
    if table is BRANDS:
        for party in document.party:
            for brand in party.brands:
                yield {"party": party.id, "name": brand}
    for row in getattr(document, table.entry):
        entry: Row = row
        fields = dict(entry)
        if isinstance(entry, Party):
            fields["maker"] = entry.id == document.maker
        yield fields


def _cell(value: object, column: Column, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return cells.write_yes(value, language)
        case Basis():
            return cells.write_basis(value, language)
        case int() if column.read is cells.read_amount:
            return cells.write_amount(value, language)
        case int():
            return cells.write_rate(value, language)
        case date():
            return cells.write_day(value)
        case tuple() if column.read is cells.read_names:
            return " | ".join(value)
        case tuple():
            return " ".join(value)
        case _:
            return str(value)
