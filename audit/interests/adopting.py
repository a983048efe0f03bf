"""Puts a register in the place of the one in force, on record and in one step."""

from __future__ import annotations

import os
from pathlib import Path

from audit.backup.workplace import work_folder
from audit.clock import Clock
from audit.durable import make_folder, sync
from audit.errors import CandideError
from audit.home import REGISTER, ledger_path, register_path
from audit.interests.recording import register_entry, register_leaf
from audit.interests.register import Register
from audit.interests.watching import RegisterFile
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import RegisterLeaf


class RegisterNotWritten(CandideError):
    """The register before stays in force, and the log says so."""

    code = "register-not-written"
    fr = (
        "Le registre des intérêts ne peut pas être écrit dans {home} ({reason})\u00a0: celui "
        "d'avant reste en vigueur."
    )
    en = (
        "The register of interests cannot be written to {home} ({reason}): "
        "the one before stays in force."
    )


class RegisterChangedMeanwhile(CandideError):
    """What was shown is not what would be replaced."""

    code = "register-changed-meanwhile"
    fr = "Le registre des intérêts a changé entre-temps. Rien n'a été écrit\u00a0: recommencez."
    en = "The register of interests changed meanwhile. Nothing was written: start again."


def adopt(home: Path, before: Register | None, after: Register, clock: Clock) -> int:
    """Let `after` be the register of the household; the number of the record of it.

    `before` is the one that was in force when the household decided. The record is durable first:
    no change is ever in force that is not on record. Where the file then cannot be put in its
    place, a second record takes the first one back. Raises `LedgerError`, `RegisterNotWritten` and
    `RegisterChangedMeanwhile`.
    """
    ledger = Ledger(ledger_path(home), clock)
    try:
        make_folder(home)
        with work_folder(home) as folder:
            fresh = folder / REGISTER
            _write(fresh, after.text)
            if _digest(RegisterFile(register_path(home)).current()) != _digest(before):
                raise RegisterChangedMeanwhile()
            record = ledger.append(register_entry(before, after))
            try:
                fresh.replace(register_path(home))
            except OSError:
                ledger.append(Entry(_taken_back(register_leaf(before, after))))
                raise
            sync(home)
    except OSError as error:
        raise RegisterNotWritten(home=home, reason=error.strerror or error) from error
    finally:
        ledger.close()
    return record


def _taken_back(leaf: RegisterLeaf) -> RegisterLeaf:
    return RegisterLeaf(
        digest=leaf.previous,
        previous=leaf.digest,
        added=leaf.removed,
        removed=leaf.added,
        changed=leaf.changed,
    )


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _digest(register: Register | None) -> str:
    return register.digest if register else ""
