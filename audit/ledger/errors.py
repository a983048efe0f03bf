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


class LedgerForked(LedgerError):
    code = "ledger-forked"
    fr = "Le journal a avancé sans qu'on le voie\u00a0: rien n'est signé."
    en = "The log moved on unseen: nothing is signed."


class KeyReplaced(LedgerForked):
    """Another process replaced the key; opened afresh, the log is signed with the new one."""


class ErasureUnfinished(LedgerError):
    code = "erasure-unfinished"
    fr = (
        "Les mots sont effacés du journal, mais ses fichiers n'en sont pas encore nettoyés\u00a0: "
        "un autre programme le lit, ou le disque est plein. Ce sera fait à la prochaine ouverture."
    )
    en = (
        "The words are erased from the log, but its files are not yet cleaned of them: another "
        "program is reading it, or the disk is full. That is done when it is opened next."
    )


class LedgerOfAnotherVersion(LedgerError):
    code = "ledger-of-another-version"
    fr = (
        "Ce journal vient d'une autre version de Candide\u00a0: démarrez une fois la plus récente, "
        "qui le met à jour."
    )
    en = "This log is of another version of Candide: start the newest once, which will update it."


def ledger_error(error: BaseException, path: object) -> LedgerError:
    """The `LedgerError` that names what SQLite or the system met."""
    cause = error.__cause__ if error.__cause__ is not None else error
    cause = getattr(error, "orig", None) or cause
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or getattr(cause, "errno", None) == 28:
        return LedgerDiskFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerLocked()
    # SQLite's own message about a damaged schema may quote what is no text; a `KeyError` is a hash
    # that the tree lacks.
    broken = isinstance(cause, UnicodeError | KeyError)
    if broken or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LedgerDamaged(path=path)
    reason = name or (
        cause.__class__.__name__ if not isinstance(cause, sqlite3.Error) else "SQLite"
    )
    return LedgerError(reason=reason)
