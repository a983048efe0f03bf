"""What was found wrong with the log and still stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audit.ledger.reader import LedgerReader, leaf_of


def open_incidents(path: Path) -> list[dict[str, Any]]:
    """The leaves of the incidents that nobody has acknowledged yet, oldest first.

    Raises `LedgerError`.
    """
    found: list[dict[str, Any]] = []
    with LedgerReader(path) as reader:
        if reader.empty:
            return []
        for stored in reader.stored(1, reader.tip.size):
            if b'"kind":"incident"' in stored.body:
                leaf = leaf_of(stored.body, path)
                found = [] if leaf["resolved"] else [*found, leaf]
    return found
