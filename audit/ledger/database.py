"""Opens the ledger's SQLite file so that what is committed is durable and what is deleted is gone.

WAL with `synchronous=FULL` (at NORMAL, acknowledged rows are lost at a power cut: measured), and
`secure_delete`, so that erased words do not stay in free pages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, ClauseElement, Connection, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Engine

from audit.durable import sync

# Long enough for a backup's read lock, short enough that a turn does not hang.
BUSY_TIMEOUT_MS = 1000


def open_engine(path: Path, *, writing: bool) -> Engine:
    """An engine on the file at `path`, which only a writing one creates."""
    mode = "rwc" if writing else "ro"
    engine = create_engine(
        URL.create(
            "sqlite", database=f"file:{quote(str(path))}", query={"mode": mode, "uri": "true"}
        ),
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    if writing:
        event.listen(engine, "connect", _make_durable)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: it sees no other writer's, and is durable when it ends."""
    with pen(engine) as connection, connection.begin():
        yield connection


def pen(engine: Engine) -> Connection:
    """A connection whose transactions take the lock as they begin."""
    return engine.connect().execution_options(immediate=True)


def run(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> int:
    """Run a prepared statement once a row, in the caller's transaction; how many rows it changed.

    By the driver itself: a record writes five tables on the path of a turn, and what stands around
    the driver takes longer than the writing. Raises `sqlite3.Error`.
    """
    driver: Any = connection.connection
    cursor = driver.cursor()
    try:
        return int(cursor.executemany(statement, rows).rowcount)
    finally:
        cursor.close()


def prepared(statement: ClauseElement) -> str:
    """The SQL of a statement, made once: on the path of a turn, compiling costs more than running.

    It takes its parameters by position, in the order of the table's columns.
    """
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def owe_cleaning(connection: Connection) -> None:
    """Note, in the transaction that deletes words, that the file is to be cleaned of them."""
    connection.exec_driver_sql("pragma user_version=1")


def is_cleaning_owed(connection: Connection) -> bool:
    """Whether words were deleted and the file was not cleaned since."""
    return bool(connection.exec_driver_sql("pragma user_version").scalar())


def clean(engine: Engine) -> bool:
    """Rid the files of what was deleted; False where another process reads them.

    The database is written anew, since `secure_delete` can leave an old copy of a row in a page
    that was split; then the write-ahead file is emptied, and that is synced too: SQLite does not.
    Raises `sqlite3.Error` and `OSError`.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        try:
            cursor.execute("vacuum")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                return False
            raise
        busy, *_ = cursor.execute("pragma wal_checkpoint(truncate)").fetchone()
        if not busy:
            sync(Path(cursor.execute("pragma database_list").fetchone()[2] + "-wal"))
            cursor.execute("pragma user_version=0")
        return not busy
    finally:
        raw.close()


def is_whole(connection: Connection) -> bool:
    """Whether SQLite finds the whole file in order. Takes long on a long log."""
    return bool(connection.exec_driver_sql("pragma integrity_check(1)").scalar() == "ok")


def _configure(connection: Any, _record: object) -> None:
    # The driver would commit before a DDL statement; we begin and commit ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"pragma busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("pragma foreign_keys=on")
    cursor.execute("pragma secure_delete=on")
    cursor.close()


def _make_durable(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=full")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: waiting for it later could fail on a stale snapshot.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("begin immediate" if immediate else "begin")
