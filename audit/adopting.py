"""Puts a file that the household decided on in its place, on record and in one step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from audit.backup.workplace import work_folder
from audit.clock import Clock
from audit.durable import make_folder, sync, write_new
from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import Leaf


def put_in_place(
    path: Path,
    text: str | None,
    clock: Clock,
    *,
    check: Callable[[], None],
    entry: Entry,
    taken_back: Leaf,
) -> int:
    """Let the household's file at `path` hold `text`, or be gone; the number of the record of it.

    `check` is called at the last moment, and raises if the file is not the one that was shown. Then
    `entry` is durable first: no change is ever in force that is not on record. Where the file then
    cannot be put in its place, `taken_back` is recorded too. Raises `LedgerError`, `OSError` and
    whatever `check` raises.
    """
    home = path.parent
    with closing(Ledger(ledger_path(home), clock)) as ledger:
        make_folder(home)
        with work_folder(home) as folder:
            fresh = folder / path.name
            if text is not None:
                write_new(fresh, text.encode())
            check()
            record = ledger.append(entry)
            try:
                if text is not None:
                    fresh.replace(path)
                else:
                    path.unlink(missing_ok=True)
            except OSError:
                ledger.append(Entry(taken_back))
                raise
            sync(home)
    return record
