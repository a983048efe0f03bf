"""Copies a SQLite database beside whoever is writing it: what is there now, and nothing else.

`VACUUM INTO` reads one state of the database and writes only its rows, so pages that held
something else before are not in the copy.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_BUSY_TIMEOUT_S = 5
# So many steps of SQLite's machine take about a hundredth of a second.
_STEPS_BETWEEN_LOOKS = 100_000


def copy_database(source: Path, target: Path) -> None:
    """Copy the database `source` to `target`, which must not exist.

    Raises `sqlite3.Error` where it cannot be read and `OSError` where the copy cannot be written.
    """
    try:
        with closing(_connect(source)) as database:
            database.execute("vacuum into ?", (str(target),))
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from error
        if name == "SQLITE_FULL":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
            raise OSError(errno.EIO, name) from error
        raise
    target.chmod(0o600)


def is_whole(path: Path) -> bool:
    """Whether the file is a database that SQLite finds nothing wrong with."""
    try:
        with closing(_connect(path)) as database:
            return bool(database.execute("pragma integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _go_on() -> int:
    """Python runs again now and then, so that Ctrl-C ends a long copy."""
    return 0


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(
        f"file:{quote(str(path))}?mode=ro",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_TIMEOUT_S,
    )
    database.set_progress_handler(_go_on, _STEPS_BETWEEN_LOOKS)
    database.execute("pragma trusted_schema=off")
    return database
