"""The lists as files: plain text, CSV, and todo.txt (todotxt.org).

A file comes from anywhere: it is read whole or refused with the reason, and never half taken.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.skills.item_units import UNIT_CODES
from assistant.skills.items import Item, LanguageCode, one_item
from assistant.skills.lists.reading import phrase
from assistant.skills.lists.store import LIST_NAMES, ListName

__all__ = [
    "BYTES_AT_MOST",
    "LINES_AT_MOST",
    "NAME_LETTERS_AT_MOST",
    "FileFormat",
    "Listed",
    "Refusal",
    "RefusedFile",
    "from_text",
    "to_text",
]

BYTES_AT_MOST = 256 * 1024
LINES_AT_MOST = 600
NAME_LETTERS_AT_MOST = 200
LARGEST_AMOUNT = 1_000_000
_COLUMNS = ("list", "name", "amount", "unit", "done")
# "+courses" marks what is to buy; everything else in a todo.txt is to be done.
SHOPPING_PROJECT = "+shopping"
_SHOPPING_PROJECTS = frozenset({"+shopping", "+courses", "+groceries", "+achats"})
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TODO_FRONT = re.compile(
    rf"^(?P<done>x )?(?:\([A-Z]\) )?(?:{_DATE} )?(?:{_DATE} )?(?P<rest>.*)$"
)  # fmt: skip
_BULLET = re.compile(r"^(?:[-*•] )?(?P<done>\[[ xX]\] )?(?P<rest>.*)$")


class FileFormat(StrEnum):
    """How a file is written."""

    TEXT = "text"
    CSV = "csv"
    TODO = "todo"


@dataclass(frozen=True)
class Listed:
    """One line of a file: a thing, the list it is on, and whether it is done."""

    which: ListName
    item: Item
    done: bool = False

    @property
    def row(self) -> tuple[ListName, Item, bool]:
        """As the store takes it."""
        return self.which, self.item, self.done


class Refusal(StrEnum):
    """Why a file is refused."""

    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    CONTROL = "control"
    TOO_MANY_LINES = "too-many-lines"
    LINE_TOO_LONG = "line-too-long"
    NOT_CSV = "not-csv"
    BAD_ROW = "bad-row"
    EMPTY = "empty"


class RefusedFile(ValueError):
    """A file that is not taken, why, and at which line; 0 where the whole of it is meant."""

    def __init__(self, why: Refusal, line: int = 0) -> None:
        self.why = why
        self.line = line
        super().__init__(f"{why} at line {line}")


def to_text(listed: Sequence[Listed], form: FileFormat, language: LanguageCode) -> str:
    """The lists as a file of that form. What a spreadsheet would run is made harmless in CSV."""
    match form:
        case FileFormat.CSV:
            return _as_csv(listed)
        case FileFormat.TODO:
            return "".join(f"{_as_todo(one, language)}\n" for one in listed)
        case FileFormat.TEXT:
            return "".join(f"{phrase(one.item, language)}\n" for one in listed if not one.done)


def from_text(
    data: bytes, form: FileFormat, which: ListName, language: LanguageCode
) -> list[Listed]:
    """What a file holds. `which` is the list meant where a line does not say. Raises `RefusedFile`.

    Lines of plain text are for `which`.
    """
    lines = _lines(data)
    match form:
        case FileFormat.CSV:
            found = _from_csv("\n".join(lines))
        case FileFormat.TODO:
            found = [_from_todo(line, language, at) for at, line in _filled(lines)]
        case FileFormat.TEXT:
            found = [_from_line(line, which, language, at) for at, line in _filled(lines)]
    if not found:
        raise RefusedFile(Refusal.EMPTY)
    return found


def _lines(data: bytes) -> list[str]:
    """The lines of a file that may be read at all."""
    if len(data) > BYTES_AT_MOST:
        raise RefusedFile(Refusal.TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedFile(Refusal.NOT_UTF8, data[: error.start].count(b"\n") + 1) from error
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > LINES_AT_MOST:
        raise RefusedFile(Refusal.TOO_MANY_LINES)
    for at, line in enumerate(lines, 1):
        if any(_is_control(letter) for letter in line):
            raise RefusedFile(Refusal.CONTROL, at)
        if len(line) > 2 * NAME_LETTERS_AT_MOST:
            raise RefusedFile(Refusal.LINE_TOO_LONG, at)
    return lines


def _is_control(letter: str) -> bool:
    """Whether a sign commands a terminal, or turns the writing round it about."""
    return letter != "\t" and unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def _filled(lines: Sequence[str]) -> list[tuple[int, str]]:
    return [(at, " ".join(line.split())) for at, line in enumerate(lines, 1) if line.strip()]


def _from_line(line: str, which: ListName, language: LanguageCode, at: int) -> Listed:
    found = _BULLET.match(line)
    if found is None or not found["rest"]:
        raise RefusedFile(Refusal.BAD_ROW, at)
    done = (found["done"] or "").lower().startswith("[x")
    return Listed(which, _thing(found["rest"], which, language, at), done)


def _thing(text: str, which: ListName, language: LanguageCode, at: int) -> Item:
    """A thing to buy with its amount read, or a task as it is written."""
    if not any(letter.isalnum() for letter in text):
        raise RefusedFile(Refusal.BAD_ROW, at)
    item = Item(text) if which == "tasks" else one_item(text, language) or Item(text)
    if len(item.name) > NAME_LETTERS_AT_MOST:
        raise RefusedFile(Refusal.LINE_TOO_LONG, at)
    if item.amount is not None and item.amount > LARGEST_AMOUNT:
        raise RefusedFile(Refusal.BAD_ROW, at)
    return item


def _as_todo(one: Listed, language: LanguageCode) -> str:
    done = "x " if one.done else ""
    project = f" {SHOPPING_PROJECT}" if one.which == "shopping" else ""
    return f"{done}{phrase(one.item, language)}{project}"


def _from_todo(line: str, language: LanguageCode, at: int) -> Listed:
    found = _TODO_FRONT.match(line)
    words = found["rest"].split() if found else []
    which: ListName = "shopping" if _SHOPPING_PROJECTS & set(words) else "tasks"
    kept = " ".join(word for word in words if word not in _SHOPPING_PROJECTS)
    if found is None or not kept:
        raise RefusedFile(Refusal.BAD_ROW, at)
    return Listed(which, _thing(kept, which, language, at), found["done"] is not None)


def _as_csv(listed: Sequence[Listed]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in listed:
        item = one.item
        amount = "" if item.amount is None else str(Fraction(item.amount))
        name = f"'{item.name}" if item.name[:1] in "=+-@" else item.name
        writer.writerow((one.which, name, amount, item.unit or "", "yes" if one.done else "no"))
    return out.getvalue()


def _from_csv(text: str) -> list[Listed]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text), strict=True) if row]
    except csv.Error as error:
        raise RefusedFile(Refusal.NOT_CSV) from error
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise RefusedFile(Refusal.NOT_CSV, 1)
    return [_from_row(row, at) for at, row in enumerate(rows[1:], 2)]


def _from_row(row: list[str], at: int) -> Listed:
    if len(row) != len(_COLUMNS):
        raise RefusedFile(Refusal.BAD_ROW, at)
    which, name, amount, unit, done = (cell.strip() for cell in row)
    name = name[1:] if name[:1] == "'" and name[1:2] in tuple("=+-@") else name
    known = which in LIST_NAMES and done in {"yes", "no"} and (not unit or unit in UNIT_CODES)
    if not known or not name or "\n" in name or (unit and not amount):
        raise RefusedFile(Refusal.BAD_ROW, at)
    if len(name) > NAME_LETTERS_AT_MOST:
        raise RefusedFile(Refusal.LINE_TOO_LONG, at)
    listed: ListName = "tasks" if which == "tasks" else "shopping"
    number = _amount(amount, at) if amount else None
    return Listed(listed, Item(name, number, unit or None), done == "yes")


def _amount(text: str, at: int) -> Fraction:
    if not re.fullmatch(r"[0-9]{1,9}(?:/[0-9]{1,6}|\.[0-9]{1,6})?", text, re.ASCII):
        raise RefusedFile(Refusal.BAD_ROW, at)
    try:
        amount = Fraction(text)
    except ZeroDivisionError as error:
        raise RefusedFile(Refusal.BAD_ROW, at) from error
    if not 0 < amount <= LARGEST_AMOUNT:
        raise RefusedFile(Refusal.BAD_ROW, at)
    return amount
