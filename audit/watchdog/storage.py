"""The watchdog's files beside this module, and the one error where they can't be used."""

from __future__ import annotations

from importlib.resources import files

from audit.errors import CandideError

RULES = "rules.toml"
LEXICON = "lexicon.toml"
MODEL = "model.json"
REPORT = "report.json"


class WatchdogUnreadable(CandideError):
    """The watchdog's rules, words or model are missing or damaged: nothing may be sold."""

    code = "watchdog-unreadable"
    fr = "Le chien de garde ne peut pas être lu\u00a0: {reason}."
    en = "The watchdog cannot be read: {reason}."


def read_bytes(name: str) -> bytes:
    """A file of the watchdog. Raises `WatchdogUnreadable`."""
    try:
        return files("audit.watchdog").joinpath(name).read_bytes()
    except OSError as error:
        raise WatchdogUnreadable(reason=f"{name}: {error.strerror or error}") from error
