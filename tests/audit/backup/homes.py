"""What the tests of backups do to a household, and what they look at."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.store import Ledger
from audit.records.leaves import SettingLeaf
from tests.support.clock import ManualClock

ROOT = Path(__file__).parents[3]


def setting(number: int) -> Entry:
    return Entry(SettingLeaf(name="profile", value=f"p{number}"), personal={"words": f"w {number}"})


def write(home: Path, clock: ManualClock, *numbers: int) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.append_all([setting(number) for number in numbers])
    ledger.close()


def everything(home: Path) -> dict[str, bytes]:
    """Every file and what is in it, but for those that come and go by themselves."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and path.name != "speaker.lock" and not path.name.endswith("-shm")
    }


def kinds(home: Path) -> list[str]:
    return [record.leaf["kind"] for record in read_records(ledger_path(home))]


def root_of(home: Path) -> tuple[int, bytes]:
    with LedgerReader(ledger_path(home)) as reader:
        return reader.tip.size, reader.tip.root


def items(home: Path) -> list[Any]:
    with closing(sqlite3.connect(home / "household.db")) as lists:
        return lists.execute("select name from item").fetchall()
