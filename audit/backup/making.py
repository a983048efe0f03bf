"""Makes a backup beside a running speaker."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from audit.backup.archive import Contents, describe, write_archive
from audit.backup.copying import copy_database
from audit.backup.errors import BackupTargetTaken, BackupUnsound, backup_error, in_both
from audit.backup.progress import Progress, counting, halves
from audit.backup.workplace import sweep, work_folder
from audit.clock import Clock
from audit.home import CAMPAIGNS, HOUSEHOLD_DATABASE, LEDGER, REGISTER, ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.errors import LedgerMissing, ledger_error
from audit.ledger.reader import LedgerReader


@dataclass(frozen=True)
class BackedUp:
    """What is in the backup: a log of `size` records, and which files of the household."""

    target: Path
    size: int
    files: tuple[str, ...]
    household_skipped: bool
    """The household's database is there, and could not be read."""


def back_up(home: Path, target: Path, clock: Clock, progress: Progress) -> BackedUp:
    """Write what the household of `home` would miss into one file, `target`.

    In it are the log, the household's own database, register and campaigns if there are such; not
    the device's key, no models. Raises `BackupError` and `LedgerError`; nothing is left behind
    then.
    """
    target = target.absolute()
    if not ledger_path(home).is_file():
        raise LedgerMissing(path=home)
    if target.is_symlink() or target.exists():
        raise BackupTargetTaken(target=target)
    checking, writing = halves(progress)
    try:
        sweep(home)
        with work_folder(home) as work:
            skipped = _copy(home, work)
            contents = _contents(home, work, clock, checking)
            files = [work / file.name for file in contents.files]
            write_archive(target, contents, files, writing)
    except OSError as error:
        raise backup_error(error, target) from error
    names = tuple(file.name for file in contents.files)
    return BackedUp(target, contents.size, names, skipped)


def _copy(home: Path, work: Path) -> bool:
    """Copy everything into `work`; whether the household's database had to be left out."""
    try:
        copy_database(ledger_path(home), work / LEDGER)
    except sqlite3.Error as error:
        raise ledger_error(error, ledger_path(home)) from error
    for name in (REGISTER, CAMPAIGNS):
        if (home / name).is_file():
            shutil.copyfile(home / name, work / name)
    if not (home / HOUSEHOLD_DATABASE).is_file():
        return False
    try:
        copy_database(home / HOUSEHOLD_DATABASE, work / HOUSEHOLD_DATABASE)
    except sqlite3.Error:
        (work / HOUSEHOLD_DATABASE).unlink(missing_ok=True)
        return True
    return False


def _contents(home: Path, work: Path, clock: Clock, progress: Progress) -> Contents:
    """The list of what lies in `work`, once the log there was checked."""
    with LedgerReader(work / LEDGER) as reader:
        if reader.empty:
            raise LedgerMissing(path=home)
        key, tip = reader.key, reader.tip
    findings = check_log(work / LEDGER, counting(tip.size, progress))
    if findings:
        raise BackupUnsound(**in_both(findings[0]))
    names = (LEDGER, HOUSEHOLD_DATABASE, REGISTER, CAMPAIGNS)
    return Contents(
        made=f"{clock.wall():%Y-%m-%dT%H:%MZ}",
        program=f"candide {version('candide')}",
        origin=key.name,
        vkey=key.text,
        size=tip.size,
        root=tip.root.hex(),
        checkpoint=tip.note,
        files=[describe(work / name) for name in names if (work / name).exists()],
    )
