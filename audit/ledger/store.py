"""The store behind the gate: append, then permit.

Contract. `append` returns a number only once the record is durable: SQLite in WAL mode with
`synchronous=FULL`, committed (at NORMAL, acknowledged rows are lost at a power cut: measured). If
it raises, the record is not in the log, and the database is closed: after a failed sync its pages
cannot be trusted, so the next call opens it afresh and checks its tail before writing.

Log time (`log_ms`) is powered-on time: it goes on where the last record stopped, by the monotonic
clock, so neither setting the clock back nor a restart gives any room back (DESIGN §5).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from audit.clock import Clock
from audit.ledger.errors import LedgerDamaged, LedgerError, LedgerGone, LedgerMissing, ledger_error
from audit.ledger.schema import bring_up_to_date, revision_of
from audit.ledger.tables import (
    AccountRow,
    CharterRow,
    DeclineRow,
    ErasableRow,
    LeafRow,
    SettingRow,
)
from audit.records.canonical import canonical_bytes, refuse_floats
from audit.records.leaves import RECORD_VERSION, DeclineLeaf, Label, Leaf, SettingLeaf

# Long enough for a backup's read lock, short enough that a turn does not hang.
BUSY_TIMEOUT_MS = 1000
# A household's timeline is personal, so leaves carry the time of day only this finely.
WALL_STEP = timedelta(minutes=15)


# Made once: building a statement costs more than running it.
_LAST_SEQ = select(func.max(LeafRow.seq))
_ADD_LEAF = insert(LeafRow)
_ADD_ERASABLE = insert(ErasableRow)
_ADD_ACCOUNT = insert(AccountRow)


@dataclass(frozen=True)
class Account:
    """What a spoken utterance weighs in the ratio."""

    turn: str
    label: Label
    requested: bool
    words: int
    milliseconds: int


@dataclass(frozen=True)
class Entry:
    """One thing to log: its leaf, the words that may be erased, its weight in the ratio."""

    leaf: Leaf
    personal: dict[str, Any] | None = None
    account: Account | None = None
    charter_text: tuple[str, str] | None = None


@dataclass(frozen=True)
class Record:
    """A record read back: the leaf's fields, and the personal words unless they are erased."""

    seq: int
    leaf: dict[str, Any]
    personal: dict[str, Any] | None


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


def _open_engine(path: Path, *, writing: bool) -> Engine:
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


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: waiting for it later could fail on a stale snapshot.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("begin immediate" if immediate else "begin")


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        yield connection


class Ledger:
    """The household's log, written by one process only (who holds it: `audit.home`)."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._base_ms = 0
        self._file_id: tuple[int, int] | None = None
        self._last_wall: datetime | None = None

    def now_ms(self) -> int:
        """Log time now, in powered-on milliseconds. Raises `LedgerError` if it cannot be known."""
        with self._opened():
            return self._base_ms + self._clock.monotonic_ms()

    def append(self, entry: Entry) -> int:
        """Write one entry and return its record number once it is durable.

        Raises `LedgerError` if it is not; nothing of the entry is in the log then.
        """
        with self._opened() as engine, _writing(engine) as connection:
            seq = int(connection.scalar(_LAST_SEQ) or 0) + 1
            log_ms = self._base_ms + self._clock.monotonic_ms()
            body, erasable = self._written_form(seq, log_ms, entry)
            connection.execute(_ADD_LEAF, {"seq": seq, "body": body})
            if erasable is not None:
                key, content = erasable
                connection.execute(_ADD_ERASABLE, {"seq": seq, "key": key, "content": content})
            if entry.account is not None:
                weight = {"seq": seq, "log_ms": log_ms, **vars(entry.account)}
                connection.execute(_ADD_ACCOUNT, weight)
            _apply(seq, entry, connection)
            return seq

    def read(self, query: Callable[[Connection], Any]) -> Any:
        """Run one reading `query` on the ledger. Raises `LedgerError`."""
        with self._opened() as engine, engine.connect() as connection:
            return query(connection)

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _written_form(
        self, seq: int, log_ms: int, entry: Entry
    ) -> tuple[bytes, tuple[bytes, bytes] | None]:
        """The leaf's bytes and, where there are personal words, their key and bytes."""
        wall = self._clock.wall()
        sure = self._last_wall is None or wall >= self._last_wall
        self._last_wall = max(wall, self._last_wall or wall)
        leaf: dict[str, Any] = {
            "v": RECORD_VERSION,
            "seq": seq,
            "log_ms": log_ms,
            "wall": _coarse(wall).strftime("%Y-%m-%dT%H:%MZ"),
            "wall_sure": sure,
            **entry.leaf.model_dump(mode="json"),
        }
        if entry.personal is None:
            return canonical_bytes(leaf), None
        personal = {"at": wall.isoformat(timespec="seconds"), **entry.personal}
        refuse_floats(personal)
        content = json.dumps(personal, ensure_ascii=False, separators=(",", ":")).encode()
        key = secrets.token_bytes(32)
        leaf["commitment"] = hmac.new(key, content, hashlib.sha256).hexdigest()
        return canonical_bytes(leaf), (key, content)

    @contextmanager
    def _opened(self) -> Iterator[Engine]:
        with self._lock:
            try:
                if self._engine is None:
                    self._engine = self._open()
                elif not self._is_where_it_was():
                    # SQLite would go on writing to the file that is gone.
                    raise LedgerGone(path=self.path)
                yield self._engine
            except (SQLAlchemyError, OSError) as error:
                self.close()
                raise ledger_error(error, self.path) from error
            except LedgerError:
                self.close()
                raise

    def _is_where_it_was(self) -> bool:
        try:
            return _file_id(self.path) == self._file_id
        except FileNotFoundError:
            return False

    def _open(self) -> Engine:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path.touch(mode=0o600, exist_ok=True)
        engine = _open_engine(self.path, writing=True)
        with _writing(engine) as connection:
            bring_up_to_date(connection)
            last = _last_leaf(connection, self.path)
        self._file_id = _file_id(self.path)
        self._base_ms = (last["log_ms"] if last else 0) - self._clock.monotonic_ms()
        self._last_wall = datetime.fromisoformat(last["wall"]) if last else None
        return engine


def _file_id(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _coarse(wall: datetime) -> datetime:
    return wall - (wall - datetime.min.replace(tzinfo=wall.tzinfo)) % WALL_STEP


def _apply(seq: int, entry: Entry, connection: Connection) -> None:
    """Keep the tables that the charter reads in step with the record, in its transaction."""
    leaf = entry.leaf
    if isinstance(leaf, DeclineLeaf):
        row = insert(DeclineRow).values(scope=leaf.scope, value=leaf.value, seq=seq)
        connection.execute(row.on_conflict_do_nothing())
    elif isinstance(leaf, SettingLeaf):
        changed = insert(SettingRow).values(name=leaf.name, value=leaf.value, seq=seq)
        connection.execute(
            changed.on_conflict_do_update(
                index_elements=["name"], set_={"value": leaf.value, "seq": seq}
            )
        )
    if entry.charter_text is not None:
        digest, text = entry.charter_text
        connection.execute(
            insert(CharterRow).values(digest=digest, text=text).on_conflict_do_nothing()
        )


def _last_leaf(connection: Connection, path: Path) -> dict[str, Any] | None:
    """The newest leaf, read and checked; None in an empty log. Raises `LedgerDamaged`."""
    row = connection.execute(
        select(LeafRow.seq, LeafRow.body).order_by(LeafRow.seq.desc()).limit(1)
    ).first()
    if row is None:
        return None
    count = connection.scalar(select(func.count()).select_from(LeafRow))
    leaf = _leaf_of(row.body, path)
    if leaf.get("seq") != row.seq or count != row.seq:
        raise LedgerDamaged(path=path)
    return leaf


def _leaf_of(body: bytes, path: Path) -> dict[str, Any]:
    """A leaf's fields, with those that every leaf has. Raises `LedgerDamaged`."""
    try:
        leaf = json.loads(body)
    except ValueError as error:
        raise LedgerDamaged(path=path) from error
    if not isinstance(leaf, dict) or not {"seq", "log_ms", "wall", "wall_sure", "kind"} <= {*leaf}:
        raise LedgerDamaged(path=path)
    return leaf


def read_records(path: Path, *, last: int | None = None) -> list[Record]:
    """The records of the ledger at `path`, oldest first (only the `last` so many, if given).

    Opens the file read-only, so it works beside a running speaker. Raises `LedgerError`.
    """
    if not path.is_file():
        raise LedgerMissing(path=path.parent)
    engine = _open_engine(path, writing=False)
    try:
        with engine.connect() as connection:
            if revision_of(connection) is None:
                return []
            query = select(LeafRow.seq, LeafRow.body, ErasableRow.content).join(
                ErasableRow, ErasableRow.seq == LeafRow.seq, isouter=True
            )
            rows = connection.execute(query.order_by(LeafRow.seq.desc()).limit(last)).all()
    except SQLAlchemyError as error:
        raise ledger_error(error, path) from error
    finally:
        engine.dispose()
    return [
        Record(row.seq, _leaf_of(row.body, path), json.loads(row.content) if row.content else None)
        for row in reversed(rows)
    ]
