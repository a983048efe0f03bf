"""A register as TOML: read with the line of every mistake, and written in one way only."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from audit.interests.checking import read_document
from audit.interests.document import TABLES, Document, Row
from audit.interests.problems import FileInvalid, Problem, RegisterInvalid

# As much as a verifier reads of it (`audit.verify.tables`).
LARGEST_REGISTER = 1 << 22

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*\[\[\s*[\"']?([a-z]+)[\"']?\s*\]\]")
_ANY_HEADER = re.compile(r"\s*\[")


def read_toml(text: str) -> Document:
    """The entries of a register. Raises `RegisterInvalid` with the lines of what is wrong."""
    raw = parse_toml(text, RegisterInvalid)
    try:
        return read_document(raw)
    except RegisterInvalid as error:
        raise RegisterInvalid(*_with_lines(error.problems, text)) from error


def parse_toml(text: str, invalid: type[FileInvalid]) -> dict[str, Any]:
    """What TOML `text` holds. Raises `invalid` with the line where it is none."""
    size = len(text.encode("utf-8", "replace"))
    if size > LARGEST_REGISTER:
        raise invalid(Problem("too-large", {"limit": LARGEST_REGISTER}))
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise invalid(Problem("not-toml", {"detail": "nested too deeply"})) from error
    except tomllib.TOMLDecodeError as error:
        raise invalid(_syntax_problem(str(error), text)) from error
    except ValueError as error:
        raise invalid(Problem("not-toml", {"detail": "a number is too long"})) from error


def _with_lines(problems: tuple[Problem, ...], text: str) -> Iterator[Problem]:
    """The same problems with the lines of `text` that they are on, where those are plain."""
    lines = text.splitlines()
    starts: dict[str, list[int]] = {table: [] for table in TABLES}
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        if header and header[1] in starts:
            starts[header[1]].append(number)
    raw = tomllib.loads(text)
    # Tables written on one line, or a heading inside a long text: better no line than a wrong one.
    plain = {
        table: lines_of
        for table, lines_of in starts.items()
        if isinstance(raw.get(table), list) and len(raw[table]) == len(lines_of)
    }
    for problem in problems:
        yield replace(problem, line=_line_of(problem, lines, plain))


def _line_of(problem: Problem, lines: list[str], starts: dict[str, list[int]]) -> int | None:
    if problem.row is None:
        return _line_of_field(problem.field, lines, 0) if problem.field else None
    if problem.table not in starts:
        return None
    start = starts[problem.table][problem.row - 1]
    return _line_of_field(problem.field, lines, start) or start


def _line_of_field(field: str, lines: list[str], start: int) -> int | None:
    wanted = re.compile(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=")
    for number in range(start, len(lines)):
        if _ANY_HEADER.match(lines[number]):
            return None
        if wanted.match(lines[number]):
            return number + 1
    return None


def _syntax_problem(message: str, text: str) -> Problem:
    place = _AT.search(message)
    line, column = (place[1], place[2]) if place else (None, None)
    return Problem(
        "not-toml",
        {"detail": _AT.sub("", message)},
        line=int(line) if line else max(1, len(text.splitlines())),
        column=int(column) if column else None,
    )


def write_toml(document: Document) -> str:
    """The entries as TOML; read again, they are the same."""
    parts = [f"maker = {_value(document.maker)}\n"]
    for table in TABLES:
        parts += [_entry(table, row) for row in getattr(document, table)]
    return "\n".join(parts)


def _entry(table: str, row: Row) -> str:
    fields = row.model_dump(exclude_defaults=True)
    return "".join(
        [f"[[{table}]]\n", *(f"{name} = {_value(value)}\n" for name, value in fields.items())]
    )


def _value(value: object) -> str:
    match value:
        case str():
            # What JSON escapes, TOML escapes alike; the one it does not, DEL, is in no name.
            return json.dumps(value, ensure_ascii=False)
        case tuple():
            return f"[{', '.join(_value(part) for part in value)}]"
        case date():
            return value.isoformat()
        case _:
            return str(value)
