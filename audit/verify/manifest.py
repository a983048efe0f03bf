"""The MANIFEST of a bundle: what it is, and the length and SHA-256 of every file in it.

A signed note (C2SP signed-note v1.0.0) by the device; its text is `candide-export/1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .findings import Refused, shown
from .notes import Note, NoteInvalid

NAME = "MANIFEST"
LARGEST = 1 << 26
_N = r"(0|[1-9][0-9]{0,18})"
_DAY = r"(-|[0-9]{4}-[0-9]{2}-[0-9]{2})"
_HEADER = tuple(
    re.compile(pattern)
    for pattern in (
        r"candide-export/1",
        r"origin ([^\s+]{1,200})",
        rf"size {_N}",
        rf"records {_N} {_N}",
        rf"period {_DAY} {_DAY}",
        r"words (included|withheld)",
        r"tables ([0-9]+\.[0-9]+\.[0-9]+)",
        r"program candide ([^\s]{1,60})",
        r"made ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z)",
    )
)
_FILE = re.compile(rf"file ([0-9a-f]{{64}}) {_N} ([A-Za-z0-9._/-]{{1,400}})")


@dataclass(frozen=True)
class Expected:
    """What the MANIFEST says of one file, on its line `line`."""

    digest: str
    size: int
    line: int


@dataclass(frozen=True)
class Manifest:
    """The MANIFEST taken apart; `note` is what is signed."""

    note: Note
    origin: str
    size: int
    first: int
    last: int
    period: tuple[str, str]
    words_withheld: bool
    tables: str
    program: str
    made: str
    files: dict[str, Expected]

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """Read a MANIFEST. Raises `Refused`, naming the line it cannot read."""
        try:
            note = Note.parse_any_size(data)
        except NoteInvalid as error:
            raise Refused("manifest-not-a-note", reason=str(error)) from error
        lines = note.text.split("\n")[:-1]
        values: list[str] = []
        for number, pattern in enumerate(_HEADER, start=1):
            match = pattern.fullmatch(lines[number - 1]) if number <= len(lines) else None
            if not match:
                raise Refused("manifest-line", line=number)
            values += match.groups()
        files = _files(lines)
        size, first, last = int(values[1]), int(values[2]), int(values[3])
        if size >= 2**63 or not (first == last == 0 or 1 <= first <= last <= size):
            raise Refused("manifest-line", line=4)
        return cls(
            note,
            values[0],
            size,
            first,
            last,
            (values[4], values[5]),
            values[6] == "withheld",
            values[7],
            values[8],
            values[9],
            files,
        )


def _files(lines: list[str]) -> dict[str, Expected]:
    files: dict[str, Expected] = {}
    before = ""
    for number in range(len(_HEADER) + 1, len(lines) + 1):
        match = _FILE.fullmatch(lines[number - 1])
        if not match:
            raise Refused("manifest-line", line=number)
        path = match[3]
        if any(part in ("", ".", "..") for part in path.split("/")) or path == NAME:
            raise Refused("manifest-path", line=number, file=shown(path))
        if path <= before:
            raise Refused("manifest-order", line=number, file=shown(path))
        before = path
        files[path] = Expected(match[1], int(match[2]), number)
    return files
