"""Moves a log that cannot be continued out of the way, untouched: somebody may want to read it."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

from audit.durable import make_folder
from audit.home import SET_ASIDE


def set_aside(ledger: Path) -> str:
    """Move the files of `ledger` into the folder `set-aside`; their new name. Raises `OSError`."""
    folder = ledger.parent / SET_ASIDE
    make_folder(folder)
    names = (f"{ledger.stem}-{number}{ledger.suffix}" for number in count(1))
    name = next(name for name in names if not (folder / name).exists())
    # The write-ahead file belongs to the database: without it the last records would be missing.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{ledger}{ending}").rename(f"{folder / name}{ending}")
    ledger.rename(folder / name)
    return name
