"""A household that was helped so much that an unasked suggestion has room, and its suggestions."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from audit.clock import Clock
from audit.gate.door import Cleared, Gate
from audit.home import ledger_path
from audit.records.leaves import Label
from tests.audit.household import help_much, talkative, three_offers
from tests.support.clock import ManualClock
from tests.support.gates import occasion


@cache
def _helped_log() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        gate = talkative(Path(folder), ManualClock())
        help_much(gate, 120)
        gate.close()
        path = ledger_path(Path(folder))
        with closing(sqlite3.connect(path)) as database:
            database.execute("pragma wal_checkpoint(truncate)")
        return path.read_bytes()


def roomy(home: Path, clock: Clock) -> Gate:
    """A gate that was just opened and checked, after much help on another machine."""
    home.mkdir(parents=True, exist_ok=True)
    ledger_path(home).write_bytes(_helped_log())
    gate = talkative(home, clock)
    gate._ledger.check()
    gate._ledger.resolve_incidents()
    return gate


def campaign(gate: Gate, turn: str = "c", **more: Any) -> tuple[Cleared, ...]:
    """Try to suggest something of the gate's own accord."""
    return gate.review(three_offers(trigger="campaign"), occasion(turn, **more))


def sells(cleared: tuple[Cleared, ...]) -> bool:
    return any(item.label.sells for item in cleared)


def is_unasked_sale(cleared: tuple[Cleared, ...]) -> bool:
    return [item.label for item in cleared] == [Label.SELL_UNASKED]
