"""Where one household's Candide keeps its state, and the one process that may hold it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

# A socket's path must fit into sockaddr_un: 108 bytes on Linux with its final zero.
LONGEST_SOCKET_PATH = 107


def candide_home() -> Path:
    """The folder of this household: `CANDIDE_HOME`, or the per-user data folder."""
    chosen = os.environ.get("CANDIDE_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("candide")


def ledger_path(home: Path) -> Path:
    """The ledger of the household whose folder is `home`."""
    return home / "ledger.db"
