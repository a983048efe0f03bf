"""The store behind the gate: append, then permit.

Contract. `append` returns a number only once the record is durable: the leaf, its words, the hashes
of the subtrees it completes and a signed checkpoint over it are one transaction, committed with
`synchronous=FULL`. If it raises, the record is not in the log, and the database is closed: after a
failed sync its pages cannot be trusted, so the next call opens it afresh, checks its tail before
writing, and the log counts as unsound until the whole of it was checked again.

No checkpoint is ever signed that does not continue the one before: what is appended to is read in
the same transaction, under SQLite's lock, so several processes may hold a ledger at once.

A log whose tail does not fit its last checkpoint cannot be continued. It is set aside, untouched,
and a new one begins with a record of that: help must go on, and no words without a record.

Log time (`log_ms`) is powered-on time: it goes on where the last record stopped, by the monotonic
clock, so neither setting the clock back nor a restart gives any room back (DESIGN §5).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from audit.clock import Clock
from audit.durable import make_folder
from audit.home import DEVICE
from audit.ledger.carrying import noes_in
from audit.ledger.checklog import Finding, check_log
from audit.ledger.database import (
    clean,
    is_cleaning_owed,
    is_whole,
    open_engine,
    owe_cleaning,
    pen,
    writing,
)
from audit.ledger.device_key import KeyFolder
from audit.ledger.entries import Entry
from audit.ledger.erasure import delete_words, ranges_of
from audit.ledger.errors import (
    ErasureUnfinished,
    KeyReplaced,
    LedgerDamaged,
    LedgerError,
    LedgerGone,
    ledger_error,
)
from audit.ledger.held import Held, file_id
from audit.ledger.high_water import HighWater
from audit.ledger.identity import (
    TailMismatch,
    begin_log,
    check_tail,
    find_key,
    new_origin,
    read_key,
    write_key,
)
from audit.ledger.incidents import (
    Mark,
    damaged,
    is_known,
    key_lost,
    not_agreeing,
    restored,
    rolled_back,
)
from audit.ledger.notes import VerifierKey
from audit.ledger.schema import bring_up_to_date
from audit.ledger.set_aside import set_aside
from audit.ledger.tip import Tip
from audit.ledger.writer import State, Writer
from audit.records.leaves import ErasureLeaf, ErasureReason, IncidentLeaf, KeyReason, Leaf

# Bytes read at once where a whole file has to be legible.
_LOOK_AT_ONCE = 1 << 20


class Ledger:
    """The household's log."""

    def __init__(self, path: Path, clock: Clock, *, from_backup: bool = False) -> None:
        """`from_backup`: the file was put there from a backup, and goes on as a log of its own."""
        self.path = path
        self._from_backup = from_backup
        self._clock = clock
        self._lock = threading.RLock()
        self._keys = KeyFolder(path.parent / DEVICE)
        self._high_water = HighWater(path.parent / DEVICE)
        self._held: Held | None = None
        self._doubted = False
        self.openings = 0
        """How often the file was opened: what was checked before counts no more after the next."""
        self.incidents = 0
        """How many incidents were recorded since this object was made."""

    def now_ms(self) -> int:
        """Log time now, in powered-on milliseconds. Raises `LedgerError` if it cannot be known."""
        with self._opened() as held:
            return held.writer.now_ms()

    def is_wall_sure(self, wall: datetime) -> bool:
        """Whether a time of day is not before one that was recorded. Raises `LedgerError`."""
        with self._opened() as held:
            latest = held.writer.tip.latest_wall
            return latest is None or wall >= latest

    @property
    def key(self) -> VerifierKey:
        """The public key that signs now; its name is the log's. Raises `LedgerError`."""
        with self._opened() as held:
            return held.writer.key.verifier

    @property
    def tip(self) -> Tip:
        """The last checkpoint signed here. Raises `LedgerError`."""
        with self._opened() as held:
            return held.writer.tip

    def append(self, entry: Entry) -> int:
        """Write one entry and return its record number once it is durable.

        Raises `LedgerError` if it is not; nothing of the entry is in the log then.
        """
        return self.append_all([entry])[-1]

    def append_all(self, entries: Sequence[Entry]) -> range:
        """Write some entries in one transaction; their record numbers. Raises as `append` does."""
        try:
            with self._opened() as held:
                return self._write(held, entries)
        except KeyReplaced:
            with self._opened() as held:
                return self._write(held, entries)

    def read(self, query: Callable[[Connection], Any]) -> Any:
        """Run one reading `query` on the ledger. Raises `LedgerError`."""
        with self._opened() as held, held.engine.connect() as connection:
            return query(connection)

    def erase(self, ranges: Sequence[tuple[int, int]], reason: ErasureReason) -> int:
        """Delete the words of the records in `ranges` for good; how many records had any.

        What they count as, and every decline, stays. Raises `LedgerError`: `ErasureUnfinished` if
        the words are out of the log but another process keeps the write-ahead file open.
        """
        with self._opened() as held:
            with held.writing() as connection:
                erased = delete_words(connection, ranges)
                if not erased:
                    return 0
                leaf = ErasureLeaf(reason=reason, ranges=ranges_of(erased), count=len(erased))
                state = held.writer.write(connection, [Entry(leaf)])
                owe_cleaning(connection)
            self._committed(held.writer, state)
            self._clean(held.engine)
            return len(erased)

    def rotate_key(self) -> VerifierKey:
        """Let a fresh key sign from the next record on, endorsed by the present one.

        Raises `LedgerError`.
        """
        with self._opened() as held:
            previous = held.writer.key.verifier
            self._change_key(held, previous, previous.name, KeyReason.ROTATION)
            return held.writer.key.verifier

    def begin_anew(self, incident: IncidentLeaf) -> None:
        """Go on under another name and key, since somebody holds more or other of this log.

        The `incident` stands in the same transaction. Raises `LedgerError`.
        """
        with self._opened() as held:
            known = held.writer.key.verifier
            self._change_key(held, known, new_origin(), KeyReason.RESTORED, [incident])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._held is not None:
                self._held.close()
                self._held = None
            self._high_water.close()

    # -- soundness -------------------------------------------------------------------------------

    @property
    def sound(self) -> bool:
        """Whether the whole log was checked since it was opened, and agreed with itself."""
        return self._held is not None and self._held.checked

    def check(self, pause: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
        """Check the whole log; what does not agree is recorded, once. Raises `LedgerError`.

        Takes long on a long log; `pause` is called between its parts.
        """
        with self._opened() as held:
            begun = held
        findings = check_log(self.path, pause)
        with self._opened() as held:
            if held is begun:
                held.checked = not findings
            if findings:
                self._record(held, findings[0])
        return findings

    def resolve_incidents(self) -> int:
        """Record that the household has dealt with what was found; raises `LedgerError`."""
        return self.append(Entry(IncidentLeaf(problem=None, resolved=True)))

    # -- writing ---------------------------------------------------------------------------------

    def _record(self, held: Held, finding: Finding) -> None:
        leaf = not_agreeing(finding)
        with held.engine.connect() as connection:
            known = is_known(connection, leaf)
        if not known:
            self._write(held, [Entry(leaf)])

    def _write(self, held: Held, entries: Sequence[Entry]) -> range:
        with held.writing() as connection:
            state = held.writer.write(connection, entries)
        self._committed(held.writer, state)
        size = held.writer.tip.size
        return range(size - len(entries) + 1, size + 1)

    def _change_key(
        self,
        held: Held,
        previous: VerifierKey,
        origin: str,
        reason: KeyReason,
        why: Sequence[Leaf] = (),
    ) -> None:
        with held.writing() as connection:
            held.writer.catch_up(connection, previous)
            # Made under the lock: two processes that change the key never make it at once.
            new = self._keys.make(origin)
            state = held.writer.change_key(connection, previous, new, reason, why)
            write_key(connection, new.verifier)
        self._committed(held.writer, state)
        held.writer.key = self._keys.adopt(new)

    def _committed(self, writer: Writer, state: State) -> None:
        writer.committed(state)
        self.incidents += state.incidents
        # The record is durable: that the mark could not be raised must not deny it.
        with suppress(OSError):
            self._high_water.raise_to(writer.tip.size, writer.tip.root)

    @staticmethod
    def _clean(engine: Engine) -> None:
        try:
            cleaned = clean(engine)
        except (sqlite3.Error, OSError) as error:
            raise ErasureUnfinished() from error
        if not cleaned:
            raise ErasureUnfinished()

    # -- opening ---------------------------------------------------------------------------------

    @contextmanager
    def _opened(self) -> Iterator[Held]:
        with self._lock:
            try:
                if self._held is None:
                    self._held = self._open()
                elif not self._held.is_at(self.path):
                    # SQLite would go on writing to the file that is gone.
                    raise LedgerGone(path=self.path)
                yield self._held
            except (KeyError, SQLAlchemyError, sqlite3.Error, OSError, UnicodeError) as error:
                self.close()
                refusal = ledger_error(error, self.path)
                self._doubted = isinstance(refusal, LedgerDamaged)
                raise refusal from error
            except LedgerError:
                self.close()
                raise

    def _open(self) -> Held:
        """Open the log, or set aside one that cannot be continued and begin another."""
        make_folder(self.path.parent)
        mark = self._high_water.read()
        try:
            held = self._take_up()
        except (SQLAlchemyError, sqlite3.Error, TailMismatch, UnicodeError) as error:
            held = self._take_up_again(error, mark)
            mark = self._high_water.read()  # where a new log was begun, the mark is that one's
        self._take_over(held, mark)
        if held.writer.astray is not None:
            self._record(held, Finding("account-differs", held.writer.astray))
        self.openings += 1
        self._clean_if_owed(held.engine)
        return held

    def _take_up_again(self, error: Exception, mark: Mark | None) -> Held:
        """Set a damaged log aside and begin another; raises `error` where it is not damaged.

        To SQLite, a disk that cannot be read for a moment looks like damage. So the whole file must
        be legible, and be found damaged twice.
        """
        if not _is_damage(error, self.path):
            raise error
        with self.path.open("rb") as file:
            while file.read(_LOOK_AT_ONCE):
                pass
        try:
            return self._take_up()
        except (SQLAlchemyError, sqlite3.Error, TailMismatch, UnicodeError) as again:
            if not _is_damage(again, self.path):
                raise
        noes = noes_in(self.path)
        return self._take_up([damaged(set_aside(self.path), mark), *noes])

    def _clean_if_owed(self, engine: Engine) -> None:
        """Whoever erased words may have died before the file was cleaned of them."""
        with engine.connect() as connection:
            owed = is_cleaning_owed(connection)
        if not owed:
            return
        try:
            self._clean(engine)
        except ErasureUnfinished:
            engine.dispose()  # after a failed sync, only what is read afresh can be trusted

    def _take_over(self, held: Held, mark: Mark | None) -> None:
        """Give a copy a name and key of its own, so that no log is ever signed in two versions.

        Why stands in the same transaction, so that no power cut leaves it unsaid.
        """
        tip = held.writer.tip
        with held.engine.connect() as connection:
            known = read_key(connection) or held.writer.key.verifier
            rollback = rolled_back(connection, tip, mark)
        lost = held.writer.key.verifier != known
        why: list[Leaf] = [restored(known, tip, rollback)] if self._from_backup else []
        if rollback:
            why.append(rollback)
        elif lost and not self._from_backup:
            why.append(key_lost())
        if why:
            reason = KeyReason.LOST if lost and not self._from_backup else KeyReason.RESTORED
            self._change_key(held, known, new_origin(), reason, why)
        elif self._keys.exposed(held.writer.key):
            self._change_key(held, known, known.name, KeyReason.EXPOSED)
        self._from_backup = False

    def _take_up(self, first: Sequence[Leaf] = ()) -> Held:
        """Open the file; `first` are the records that a new log begins with."""
        self.path.touch(mode=0o600, exist_ok=True)
        engine = open_engine(self.path, writing=True)
        try:
            with writing(engine) as connection:
                bring_up_to_date(connection)
                if self._doubted and not is_whole(connection):
                    raise TailMismatch
                known = read_key(connection)
                if known is None:
                    key = begin_log(connection, self._keys)
                else:
                    check_tail(connection, known)
                    key = find_key(self._keys, known) or self._keys.make(known.name)
                writer = Writer(connection, key, self._clock)
                empty = writer.tip.size == 0
                state = writer.write(connection, [Entry(leaf) for leaf in first]) if first else None
        except BaseException:
            engine.dispose()
            raise
        self._doubted = False
        if state is not None:
            self._committed(writer, state)
        return Held(engine, pen(engine), writer, file_id(self.path), checked=empty)


def _is_damage(error: Exception, path: Path) -> bool:
    if isinstance(error, TailMismatch):
        return True
    return isinstance(ledger_error(error, path), LedgerDamaged)
