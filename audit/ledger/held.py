"""A ledger that is open: its connections, its writer, and which file it was when it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from audit.ledger.writer import Writer


@dataclass
class Held:
    """An open ledger; `checked` once the whole of it was found to agree with itself.

    `pen` is the one connection that writes: taking one anew for each record costs more than SQLite.
    """

    engine: Engine
    pen: Connection
    writer: Writer
    file_id: tuple[int, int]
    checked: bool

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes."""
        with self.pen.begin():
            yield self.pen

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is still the one that was opened."""
        try:
            return file_id(path) == self.file_id
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        self.pen.close()
        self.engine.dispose()


def file_id(path: Path) -> tuple[int, int]:
    """What tells a file from another of the same name. Raises `OSError`."""
    status = path.stat()
    return status.st_dev, status.st_ino
