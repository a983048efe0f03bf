"""Small logs, what can be done to them behind their back, and what their files hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from audit.accounting import Running, Sums
from audit.ledger.checklog import check_log
from audit.ledger.entries import Account, Entry
from audit.ledger.errors import LedgerDiskFull
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import Label, Outcome, OutcomeLeaf, UtteranceLeaf, Verdict, Voice
from tests.support.clock import ManualClock

# What the fixtures of these names are.
Rows = Callable[..., list[Any]]
Leaves = Callable[..., list[dict[str, Any]]]

WEIGHT = "log_ms, turn, label, requested, words, milliseconds"
TRIGGERS = (
    "leaf_never_updated", "leaf_never_deleted", "leaf_without_holes",
    "subtree_never_updated", "subtree_never_deleted", "subtree_without_holes", "tip_only_grows",
    "account_never_updated", "account_never_deleted", "account_only_grows",
)  # fmt: skip


def entry(number: int = 1, words: str | None = None, **more: Any) -> Entry:
    """A record of no weight, with `words` that can be erased."""
    personal = {} if words is None else {"personal": {"words": words}}
    leaf = OutcomeLeaf(of=number, outcome=Outcome.DELIVERED, played_ms=number)
    return Entry(leaf, **personal, **more)


def utterance(
    turn: str = "t1",
    label: Label = Label.ASSIST,
    words: int = 5,
    said: str = "it is noon",
    verdict: Verdict = Verdict.SPOKEN,
) -> Entry:
    """Something that was said, or kept from being said, with its weight."""
    leaf = UtteranceLeaf(
        turn=turn, requested=True, label=label, verdict=verdict, rules=(), subject="noon",
        skill="clock", intent="ask_time", language="en",
        voice=Voice.SELL if label.sells else Voice.HELP,
        words=words, milliseconds=words * 400, charter="0" * 64, profile="careful",
    )  # fmt: skip
    weight = Account(turn, label, True, words, words * 400)
    spoken = verdict is Verdict.SPOKEN
    return Entry(leaf, personal={"words": said}, account=weight if spoken else None)


def tamper(path: Path, *statements: str) -> None:
    """What somebody with the file can do; the triggers are back in their place afterwards."""
    with closing(sqlite3.connect(path)) as database:
        kept = dict(
            database.execute(
                "select name, sql from sqlite_master where type = 'trigger'"
            ).fetchall()
        )
        for name in kept:
            database.execute(f"drop trigger {name}")
        for statement in statements:
            database.execute(statement)
        for sql in kept.values():
            database.execute(sql)
        database.commit()


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no log takes another record."""

    def full(_ledger: Ledger, _entry: Entry) -> int:
        raise LedgerDiskFull()

    monkeypatch.setattr(Ledger, "append", full)


def sum_up_again(path: Path) -> None:
    """What somebody does who knows the sums, after changing accounts."""
    fields, running = Sums._fields, Running()
    weights = ask(path, f"select seq, {WEIGHT} from account order by seq")  # noqa: S608 - columns
    changes = []
    for seq, *weight in weights:
        values = zip(fields, map(int, running.add(*weight)), strict=True)
        sums = ", ".join(f"{name} = {value}" for name, value in values)
        changes.append(f"update account set {sums} where seq = {seq}")  # noqa: S608 - numbers
    tamper(path, *changes)


def ask(path: Path, sql: str, *values: Any) -> list[Any]:
    """Ask a log a question in SQL, over a second connection."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(sql, values).fetchall()


def leaves_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(body) for (body,) in ask(path, "select body from leaf order by seq")]


def flat(path: Path) -> None:
    """Bring the write-ahead log into the file, so that the file is all there is."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma wal_checkpoint(truncate)")


def files_with(folder: Path, text: str) -> list[str]:
    """The files under `folder` in which `text` can be read as it was written."""
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and text.encode() in file.read_bytes()
    ]


@contextmanager
def opened(path: Path, clock: ManualClock | None = None, **more: Any) -> Iterator[Ledger]:
    """A ledger that is closed afterwards."""
    ledger = Ledger(path, clock or ManualClock(), **more)
    try:
        yield ledger
    finally:
        ledger.close()


def assert_whole(ledger: Ledger, *, records: int) -> None:
    """Nothing lost, nothing added, and the next record goes where it belongs."""
    assert [record.seq for record in read_records(ledger.path)] == list(range(1, records + 1))
    assert check_log(ledger.path) == ()
    assert ledger.append(entry()) == records + 1
    assert check_log(ledger.path) == ()
