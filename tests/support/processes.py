"""The processes that a process has started."""

from __future__ import annotations

import os
from pathlib import Path


def children(process: int | None = None) -> set[int]:
    """Those of a process, or of this one, that still run or were never waited for."""
    tasks = Path(f"/proc/{process or os.getpid()}/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}
