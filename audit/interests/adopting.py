"""Puts a register in the place of the one in force."""

from __future__ import annotations

from pathlib import Path

from audit.adopting import put_in_place
from audit.clock import Clock
from audit.errors import CandideError
from audit.home import register_path
from audit.interests.recording import register_entry, register_leaf
from audit.interests.register import Register
from audit.interests.watching import RegisterFile
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

    `before` is the one that was in force when the household decided. Raises `LedgerError`,
    `RegisterNotWritten` and `RegisterChangedMeanwhile`.
    """
    path = register_path(home)

    def check() -> None:
        if _digest(RegisterFile(path).current()) != _digest(before):
            raise RegisterChangedMeanwhile()

    try:
        return put_in_place(
            path,
            after.text,
            clock,
            check=check,
            entry=register_entry(before, after),
            taken_back=_taken_back(register_leaf(before, after)),
        )
    except OSError as error:
        raise RegisterNotWritten(home=home, reason=error.strerror or error) from error


def _taken_back(leaf: RegisterLeaf) -> RegisterLeaf:
    return RegisterLeaf(
        digest=leaf.previous,
        previous=leaf.digest,
        added=leaf.removed,
        removed=leaf.added,
        changed=leaf.changed,
    )


def _digest(register: Register | None) -> str:
    return register.digest if register else ""
