"""Puts a restored state in place: all of it or nothing, whenever the power goes.

The whole new state is made in a folder first. Renaming that folder to `restore-pending` is the
moment of decision: before it nothing has changed, and after it whoever next holds the household
carries the rest to its end. Each step below may be met half done, and is then done once more.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from audit.durable import make_folder, sync
from audit.home import (
    CAMPAIGNS,
    DEVICE,
    HOUSEHOLD_DATABASE,
    LEDGER,
    REGISTER,
    RESTORE_PENDING,
    SET_ASIDE,
)

NEW = "new"
_OLD = "old"
_FILES = (REGISTER, CAMPAIGNS, HOUSEHOLD_DATABASE, LEDGER)
# What SQLite keeps beside a database belongs to it; it goes first, so that no crash leaves it
# beside another database, into which it would be written.
_BESIDE = ("-wal", "-shm", "-journal", "")


def decide(prepared: Path, home: Path) -> None:
    """Let the state in `prepared / NEW` be that of `home`; `finish_restore` does the rest.

    Raises `OSError`: then nothing has changed.
    """
    for path in sorted(prepared.rglob("*"), reverse=True):
        sync(path)
    sync(prepared)
    prepared.rename(home / RESTORE_PENDING)
    sync(home)


def finish_restore(home: Path) -> Path | None:
    """Put in place what was decided; the folder that holds what was there before, if anything.

    Raises `OSError`; the next call goes on from there.
    """
    pending = home / RESTORE_PENDING
    if not pending.exists():
        return None
    new, old = pending / NEW, pending / _OLD
    old.mkdir(exist_ok=True, mode=0o700)
    for name in _FILES:
        if (new / name).exists():
            for ending in _BESIDE:
                _move(home / f"{name}{ending}", old / f"{name}{ending}")
            (new / name).rename(home / name)
    device = home / DEVICE
    device.mkdir(exist_ok=True, mode=0o700)
    for file in sorted((new / DEVICE).glob("*")):
        file.replace(device / file.name)
    for folder in (device, home):
        sync(folder)
    kept = _keep(old, home)
    shutil.rmtree(pending)
    return kept


def _keep(old: Path, home: Path) -> Path | None:
    """Move what was there before out of the way, where somebody may still read it."""
    if not any(old.iterdir()):
        return None
    folder = home / SET_ASIDE
    make_folder(folder)
    number = 1
    while (kept := folder / f"before-restore-{number}").exists():
        number += 1
    old.rename(kept)
    sync(folder)
    return kept


def _move(file: Path, to: Path) -> None:
    if file.exists():
        file.rename(to)
