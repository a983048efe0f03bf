"""Checks a backup, and makes the state that the household will have; `pending` puts it in place.

The log goes on from the copy under a new name and key: the device that made the backup may still
be signing the old one, and no log is ever signed in two versions.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from audit.backup.archive import Archive, Contents, open_archive
from audit.backup.copying import is_whole
from audit.backup.errors import (
    BackupDisagrees,
    BackupInvalid,
    BackupOfAnotherVersion,
    RestoreFailed,
    RestoreUnfinished,
    in_both,
)
from audit.backup.pending import NEW, decide, finish_restore
from audit.backup.progress import Progress, counting, halves
from audit.backup.workplace import work_folder
from audit.clock import Clock
from audit.home import DEVICE, HOUSEHOLD_DATABASE, LEDGER, RESTORE_PENDING, ledger_path
from audit.ledger.carrying import erasures_in, noes_in
from audit.ledger.checklog import check_log
from audit.ledger.database import open_engine, writing
from audit.ledger.entries import INCIDENT, OPEN, Entry
from audit.ledger.errors import LedgerError
from audit.ledger.high_water import HighWater
from audit.ledger.merkle import root_at
from audit.ledger.notes import NoteInvalid, VerifierKey, open_note
from audit.ledger.reader import LedgerReader
from audit.ledger.schema import bring_up_to_date
from audit.ledger.store import Ledger
from audit.ledger.tables import SettingRow
from audit.records.leaves import ErasureReason, IncidentLeaf, Problem


class Before(StrEnum):
    """What this device's log was before, next to the one in the backup."""

    NOTHING = "nothing"
    WITHIN = "within"
    """All of it is in the backup."""
    FURTHER = "further"
    """It was the same log, and had gone on."""
    OTHER = "other"
    GONE = "gone"
    """More was signed here than any log that is still there holds."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Prepared:
    """A state that is ready: the log of `contents` goes on where one of `size` records was."""

    contents: Contents
    before: Before
    size: int
    stopped: bool
    """Nothing is sold until the household has acknowledged what was found."""
    folder: Path

    def put_in_place(self, home: Path) -> Path | None:
        """Make it the state of `home`; the folder that holds what was there before, if anything.

        Raises `BackupError`; a crash leaves the old state or the new one.
        """
        try:
            decide(self.folder, home)
            return finish_restore(home)
        except OSError as error:
            reason = error.strerror or error
            if (home / RESTORE_PENDING).exists():
                raise RestoreUnfinished(reason=reason) from error
            raise RestoreFailed(home=home, reason=reason) from error


@contextmanager
def prepared(path: Path, home: Path, clock: Clock, progress: Progress) -> Iterator[Prepared]:
    """The state that restoring the backup at `path` will give, made beside the present one.

    The caller holds the household. Raises `BackupError`.
    """
    try:
        with open_archive(path) as archive, work_folder(home) as work:
            new = work / NEW
            new.mkdir(mode=0o700)
            unpacking, checking = halves(progress)
            archive.unpack(new, unpacking)
            _check(archive, new, work, checking)
            before, size = _before(home, new / LEDGER)
            stopped = _go_on(home, new, before, archive.contents.size, clock)
            yield Prepared(archive.contents, before, size, stopped, work)
    except (LedgerError, OSError) as error:
        raise RestoreFailed(home=home, reason=getattr(error, "strerror", None) or error) from error


# -- checking ------------------------------------------------------------------------------------


def _check(archive: Archive, new: Path, work: Path, progress: Progress) -> None:
    """See that the log is one that we could have written, and is the one that the list names."""
    contents = archive.contents
    try:
        fresh = _schema_of(work / "fresh.db")
        same = _schema_of(new / LEDGER) == fresh
    except LedgerError as error:
        raise BackupOfAnotherVersion(program=contents.program) from error
    except SQLAlchemyError as error:
        raise BackupInvalid(path=archive.path) from error
    pause = counting(contents.size, progress)
    findings = check_log(new / LEDGER, pause) if same else ()
    if findings:
        raise BackupDisagrees(**in_both(findings[0]))
    if not (same and _is_named(new / LEDGER, contents)):
        raise BackupInvalid(path=archive.path)
    household = new / HOUSEHOLD_DATABASE
    if household.exists() and not is_whole(household):
        raise BackupInvalid(path=archive.path)


def _schema_of(path: Path) -> set[tuple[str, ...]]:
    """What is in the database, with the text of what would run by itself.

    Raises `LedgerError` for one of a later program.
    """
    engine = open_engine(path, writing=True)
    try:
        with writing(engine) as connection:
            bring_up_to_date(connection)
            found = connection.exec_driver_sql(
                "select type, name, tbl_name, "
                "case when type in ('trigger', 'view') then sql else '' end from sqlite_master"
            )
            return {tuple(row) for row in found}
    finally:
        engine.dispose()


def _is_named(path: Path, contents: Contents) -> bool:
    try:
        with LedgerReader(path) as reader:
            key, tip = reader.key, reader.tip
        open_note(contents.checkpoint, [VerifierKey.parse(contents.vkey)])
    except (LedgerError, NoteInvalid):
        return False
    named = (contents.origin, contents.vkey, contents.size, contents.root, contents.checkpoint)
    return named == (key.name, key.text, tip.size, tip.root.hex(), tip.note)


# -- going on from it ----------------------------------------------------------------------------


def _before(home: Path, restored: Path) -> tuple[Before, int]:
    """What this device had signed, next to the log at `restored`; of how many records."""
    mark = HighWater(home / DEVICE).read()
    try:
        standing = ledger_path(home)
        if not standing.exists():
            return (Before.GONE, mark[0]) if mark else (Before.NOTHING, 0)
        with LedgerReader(standing) as old, LedgerReader(restored) as new:
            if old.empty:
                return (Before.GONE, mark[0]) if mark else (Before.NOTHING, 0)
            had, has = old.tip, new.tip
            if mark and mark[0] > had.size:
                return Before.GONE, mark[0]
            if had.size > has.size:
                same = root_at(has.size, old.hashes) == has.root
                return Before.FURTHER if same else Before.OTHER, had.size
            same = root_at(had.size, new.hashes) == had.root
            return Before.WITHIN if same else Before.OTHER, had.size
    except LedgerError:
        return Before.UNREADABLE, mark[0] if mark else 0


def _go_on(home: Path, new: Path, before: Before, size: int, clock: Clock) -> bool:
    """Let the log of `size` in `new` go on under its own name and key; whether that stops selling.

    What the device had signed last is found in its log too: the mark beside it may be missing. What
    was refused or erased there since the backup was made stays refused and erased.
    """
    device = new / DEVICE
    device.mkdir(mode=0o700)
    for file in sorted((home / DEVICE).glob("*")):
        shutil.copy(file, device / file.name)
    _raise_mark(home, HighWater(device))
    ledger = Ledger(new / LEDGER, clock, from_backup=True)
    try:
        stopped = bool(ledger.read(_incident_is_open))
        if before is Before.UNREADABLE and not stopped:
            ledger.append(Entry(IncidentLeaf(problem=Problem.DAMAGED)))
            stopped = True
        restored = noes_in(new / LEDGER)
        missing = [leaf for leaf in noes_in(ledger_path(home)) if leaf not in restored]
        if missing:
            ledger.append_all([Entry(leaf) for leaf in missing])
        if before is Before.FURTHER:
            ledger.erase(erasures_in(ledger_path(home), size), ErasureReason.COMMAND)
        return stopped
    finally:
        ledger.close()


def _raise_mark(home: Path, mark: HighWater) -> None:
    known = mark.read()
    try:
        with LedgerReader(ledger_path(home)) as reader:
            if not reader.empty and (known is None or reader.tip.size >= known[0]):
                mark.raise_to(reader.tip.size, reader.tip.root)
    except LedgerError:
        pass  # one that cannot be read is set aside, and says so itself
    finally:
        mark.close()


def _incident_is_open(connection: Connection) -> bool:
    value = connection.scalar(select(SettingRow.value).where(SettingRow.name == INCIDENT))
    return value == OPEN
