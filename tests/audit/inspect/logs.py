"""Logs for the commands to work on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.store import Ledger
from audit.ledger.tip import Tip
from audit.records.leaves import SettingLeaf
from tests.support.clock import ManualClock

ROOT = Path(__file__).parents[3]


def worded(number: int) -> Entry:
    """A record with words of its own."""
    leaf = SettingLeaf(name="profile", value=f"p{number}")
    return Entry(leaf, personal={"words": f"secret {number}."})


def grow(home: Path, clock: ManualClock, count: int, *, words: bool = True) -> None:
    """Let the log of `home` grow by `count` records."""
    ledger = Ledger(ledger_path(home), clock)
    first = ledger.tip.size + 1
    entries = [worded(number) for number in range(first, first + count)]
    ledger.append_all(entries if words else [Entry(entry.leaf) for entry in entries])
    ledger.close()


def said_at(home: Path, *times: datetime) -> None:
    """Let one record with words be made at each of these times of day."""
    clock = ManualClock()
    ledger = Ledger(ledger_path(home), clock)
    for number, wall in enumerate(times, 1):
        clock.set_wall(wall)
        ledger.append(worded(number))
    ledger.close()


def tip_of(home: Path) -> Tip:
    with LedgerReader(ledger_path(home)) as reader:
        return reader.tip


def with_words(home: Path) -> list[int]:
    """The numbers of the records that still have words."""
    records = read_records(ledger_path(home))
    return [record.seq for record in records if record.personal is not None]


def kinds(home: Path) -> list[str]:
    return [record.leaf["kind"] for record in read_records(ledger_path(home))]
