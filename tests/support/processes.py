"""The processes that this one has started."""

from __future__ import annotations

import os
from pathlib import Path


def children() -> set[int]:
    """Those that still run or were never waited for."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state = (process / "stat").read_text()
        except OSError:
            continue  # it has just ended
        if int(state.rpartition(")")[2].split()[1]) == os.getpid():
            found.add(int(process.name))
    return found
