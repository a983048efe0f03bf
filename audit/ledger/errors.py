"""What can go wrong with the ledger; until it is mended nothing is sold and no words are spoken."""

from __future__ import annotations

import sqlite3

from audit.errors import CandideError


class LedgerError(CandideError):
    """The ledger did not take a record, so what it was about must not be heard."""

    code = "ledger-unavailable"
    fr = "Le journal ne peut pas être écrit ({reason})."
    en = "The log cannot be written ({reason})."


class LedgerDiskFull(LedgerError):
    code = "ledger-disk-full"
    fr = "Le disque est plein : le journal ne peut plus être écrit."
    en = "The disk is full: the log can no longer be written."


class LedgerLocked(LedgerError):
    code = "ledger-locked"
    fr = "Un autre programme tient le journal fermé."
    en = "Another program keeps the log locked."


class LedgerDamaged(LedgerError):
    code = "ledger-damaged"
    fr = "Le fichier du journal est abîmé ou n'est pas un journal : {path}."
    en = "The log file is damaged or is not a log: {path}."


class LedgerGone(LedgerError):
    code = "ledger-gone"
    fr = "Le fichier du journal a été enlevé ou remplacé\u00a0: {path}."
    en = "The log file was removed or replaced: {path}."


class LedgerMissing(LedgerError):
    code = "ledger-missing"
    fr = "Il n'y a pas encore de journal dans {path}."
    en = "There is no log yet in {path}."


def ledger_error(error: BaseException, path: object) -> LedgerError:
    """The `LedgerError` that names what SQLite or the system met."""
    cause = error.__cause__ if error.__cause__ is not None else error
    cause = getattr(error, "orig", None) or cause
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or getattr(cause, "errno", None) == 28:
        return LedgerDiskFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerLocked()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LedgerDamaged(path=path)
    reason = name or (
        cause.__class__.__name__ if not isinstance(cause, sqlite3.Error) else "SQLite"
    )
    return LedgerError(reason=reason)
