"""Where one household's Candide keeps its state, and the one process that may hold it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from audit.errors import CandideError

# A socket's path must fit into sockaddr_un: 108 bytes on Linux with its final zero.
LONGEST_SOCKET_PATH = 107

LEDGER = "ledger.db"
# The action server's own, and the forecast it reads; to us they are files.
HOUSEHOLD_DATABASE = "household.db"
WEATHER = "weather.json"
REGISTER = "register.toml"
CAMPAIGNS = "campaigns.toml"
DEVICE = "device"
SET_ASIDE = "set-aside"
RESTORE_PENDING = "restore-pending"
_LOCK = "speaker.lock"


class HouseholdHeld(CandideError):
    """Another process holds the household's folder."""

    code = "household-held"
    fr = "Candide tourne pour ce foyer ({home})\u00a0: arrêtez-la d'abord."
    en = "Candide is running for this household ({home}): stop it first."


def candide_home() -> Path:
    """The folder of this household: `CANDIDE_HOME`, or the per-user data folder."""
    chosen = os.environ.get("CANDIDE_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("candide")


def ledger_path(home: Path) -> Path:
    """The ledger of the household whose folder is `home`."""
    return home / LEDGER


def register_path(home: Path) -> Path:
    """The household's own register of interests, if it put one there."""
    return home / REGISTER


def campaigns_path(home: Path) -> Path:
    """The merchants' campaigns, if the household let any in."""
    return home / CAMPAIGNS


@contextmanager
def holding(home: Path) -> Iterator[None]:
    """Be the one process that holds the household's folder, made if need be.

    A restore that was cut short is carried to its end first, and what cut-short work left lying
    about is removed. Raises `HouseholdHeld` and `OSError`.
    """
    from audit.backup.pending import finish_restore
    from audit.backup.workplace import sweep

    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(home / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HouseholdHeld(home=home) from error
        finish_restore(home)
        sweep(home)
        yield
    finally:
        os.close(descriptor)


def settle(home: Path) -> None:
    """Carry a restore that was cut short to its end, if there is one. Raises as `holding`."""
    if (home / RESTORE_PENDING).exists():
        with holding(home):
            pass
