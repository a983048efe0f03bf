"""The log: append-only, without holes, durable, and on powered-on time."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine, event, text

from audit.clock import SystemClock
from audit.ledger.errors import LedgerMissing
from audit.ledger.schema import CURRENT_REVISION
from audit.ledger.store import Account, Entry, Ledger, read_records
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    GapLeaf,
    Label,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
)
from tests.support.clock import ManualClock

Rows = Callable[..., list[Any]]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(home: Path) -> Path:
    return home / "ledger.db"


@pytest.fixture
def ledger(path: Path, clock: ManualClock) -> Iterator[Ledger]:
    ledger = Ledger(path, clock)
    yield ledger
    ledger.close()


def entry(number: int = 1, **more: Any) -> Entry:
    return Entry(OutcomeLeaf(of=number, outcome=Outcome.DELIVERED, played_ms=number), **more)


def test_record_numbers_have_no_holes_and_go_on_after_reopening(
    ledger: Ledger, path: Path, clock: ManualClock, rows: Rows
) -> None:
    assert [ledger.append(entry()) for _ in range(3)] == [1, 2, 3]
    ledger.close()
    assert ledger.append(entry()) == 4
    ledger.close()
    assert Ledger(path, clock).append(entry()) == 5
    assert rows("select seq from leaf order by seq") == [(n,) for n in range(1, 6)]


def test_the_first_ledger_is_made_from_nothing(ledger: Ledger, path: Path, rows: Rows) -> None:
    assert not path.parent.exists()
    ledger.append(entry())
    tables = {name for (name,) in rows("select name from sqlite_master where type = 'table'")}
    assert {"leaf", "erasable", "account", "decline", "setting", "charter"} <= tables
    assert rows("select version_num from alembic_version") == [(CURRENT_REVISION,)]


def test_the_ledger_is_for_its_owners_eyes_only(ledger: Ledger, path: Path) -> None:
    ledger.append(entry())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


@pytest.mark.parametrize(
    "name", ["with space", "100 %", "x%20y", "what?", "no#1", "été", "a&mode=ro", "it's"]
)
def test_any_folder_can_hold_a_ledger(tmp_path: Path, clock: ManualClock, name: str) -> None:
    ledger = Ledger(tmp_path / name / "ledger.db", clock)
    ledger.append(entry())
    ledger.close()
    assert [item.name for item in tmp_path.iterdir()] == [name]
    assert len(read_records(ledger.path)) == 1


@pytest.mark.parametrize(
    "change",
    [
        "update leaf set body = x'00' where seq = 2",
        "update leaf set seq = 9 where seq = 3",
        "delete from leaf where seq = 3",
        "delete from leaf",
        "insert into leaf values (9, x'00')",
        "insert into leaf values (2, x'00')",
        "insert or replace into leaf values (2, x'00')",
        "replace into leaf values (3, x'00')",
    ],
)
def test_a_leaf_can_be_neither_changed_nor_removed_nor_slipped_in(
    ledger: Ledger, path: Path, rows: Rows, change: str
) -> None:
    for number in range(3):
        ledger.append(entry(number))
    before = rows("select * from leaf order by seq")
    with closing(sqlite3.connect(path)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(change)
    assert rows("select * from leaf order by seq") == before


def test_every_writing_connection_is_in_wal_mode_with_full_syncs(ledger: Ledger) -> None:
    """At NORMAL, acknowledged rows are lost at a power cut."""
    seen: list[tuple[Any, ...]] = []

    def look(connection: Any) -> None:
        seen.append(
            tuple(
                connection.exec_driver_sql(f"pragma {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            )
        )

    event.listen(Engine, "commit", look)
    try:
        for _ in range(2):
            ledger.append(entry())
            ledger.close()
    finally:
        event.remove(Engine, "commit", look)
    assert len(seen) >= 2
    assert set(seen) == {("wal", 2, 1, 1)}


def test_reading_changes_nothing_and_works_beside_the_writer(ledger: Ledger, path: Path) -> None:
    ledger.append(entry())
    for number in range(3):
        assert len(read_records(path)) == number + 1
        ledger.append(entry())
    assert [record.seq for record in read_records(path, last=2)] == [3, 4]


def test_declines_and_settings_stand_beside_the_records(ledger: Ledger, rows: Rows) -> None:
    for _ in range(2):
        ledger.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952")))
    ledger.append(Entry(SettingLeaf(name="selling", value="off")))
    ledger.append(Entry(SettingLeaf(name="selling", value="on")))
    assert rows("select scope, value, seq from decline") == [("product", "952", 1)]
    assert rows("select name, value, seq from setting") == [("selling", "on", 4)]


def test_an_entry_that_cannot_be_written_leaves_nothing_behind(ledger: Ledger, rows: Rows) -> None:
    """The leaf, its words and its weight are one transaction."""
    ledger.append(entry())
    with pytest.raises(ValueError, match="floats"):
        ledger.append(entry(personal={"ratio": 0.5}))
    broken = Account(turn=None, label=Label.ASSIST, requested=True, words=1, milliseconds=1)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="log cannot be written"):
        ledger.append(entry(personal={"words": "x"}, account=broken))
    assert rows("select count(*) from leaf") == [(1,)]
    assert rows("select count(*) from erasable") == [(0,)]
    assert ledger.append(entry()) == 2


# -- time -----------------------------------------------------------------------------------------


def test_log_time_goes_on_where_it_stopped(
    ledger: Ledger, path: Path, clock: ManualClock, leaves: Callable[..., list[dict[str, Any]]]
) -> None:
    ledger.append(entry())
    clock.advance(minutes=5)
    ledger.append(entry())
    ledger.close()

    rebooted = ManualClock(wall=clock.wall() + timedelta(days=30), monotonic_ms=17)
    again = Ledger(path, rebooted)
    again.append(entry())
    rebooted.advance(seconds=2)
    again.append(entry())
    assert again.now_ms() == 302_000
    assert [leaf["log_ms"] for leaf in leaves()] == [0, 300_000, 300_000, 302_000]
    assert all(leaf["wall_sure"] for leaf in leaves())


def test_setting_the_clock_back_turns_log_time_back_by_nothing(
    ledger: Ledger, clock: ManualClock, leaves: Callable[..., list[dict[str, Any]]]
) -> None:
    ledger.append(entry())
    clock.advance(hours=1)
    clock.set_wall(datetime(2001, 1, 1, tzinfo=UTC))
    ledger.append(entry())
    clock.set_wall(datetime(2030, 1, 1, tzinfo=UTC))
    ledger.append(entry())
    read = leaves()
    assert [leaf["log_ms"] for leaf in read] == [0, 3_600_000, 3_600_000]
    assert [leaf["wall_sure"] for leaf in read] == [True, False, True]


def test_a_clock_set_back_over_a_restart_is_not_sure_either(
    ledger: Ledger, path: Path, leaves: Callable[..., list[dict[str, Any]]]
) -> None:
    ledger.append(entry())
    ledger.close()
    again = Ledger(path, ManualClock(wall=datetime(2020, 1, 1, tzinfo=UTC), monotonic_ms=0))
    again.append(entry())
    again.append(entry())
    assert [leaf["wall_sure"] for leaf in leaves()] == [True, False, False]


# -- random use -----------------------------------------------------------------------------------


class RandomUse(RuleBasedStateMachine):
    """Appends, reopenings, clocks set anywhere; what was acknowledged is there, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "ledger.db"
        self.clock = ManualClock()
        self.ledger = Ledger(self.path, self.clock)
        self.acknowledged: list[dict[str, Any]] = []

    @initialize()
    def open(self) -> None:
        self.append(0, None)

    @rule(number=st.integers(0, 99), word=st.none() | st.text(st.characters(codec="utf-8")))
    def append(self, number: int, word: str | None) -> None:
        personal = None if word is None else {"words": word}
        seq = self.ledger.append(entry(number, personal=personal))
        self.acknowledged.append({"seq": seq, "of": number, "word": word})

    @rule(label=st.sampled_from(Label), words=st.integers(0, 50))
    def account(self, label: Label, words: int) -> None:
        weight = Account("t", label, requested=True, words=words, milliseconds=words)
        seq = self.ledger.append(entry(7, account=weight))
        self.acknowledged.append({"seq": seq, "of": 7, "word": None})

    @rule()
    def refuse(self) -> None:
        with pytest.raises(ValueError, match="floats"):
            self.ledger.append(entry(personal={"ratio": 0.5}))

    @rule()
    def reopen(self) -> None:
        self.ledger.close()

    @rule()
    def reboot(self) -> None:
        self.ledger.close()
        self.clock = ManualClock(self.clock.wall(), monotonic_ms=3)
        self.ledger = Ledger(self.path, self.clock)

    @rule(days=st.integers(-400, 400), minutes=st.integers(0, 1000))
    def let_time_pass(self, days: int, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        self.clock.set_wall(self.clock.wall() + timedelta(days=days))

    @invariant()
    def the_log_is_whole(self) -> None:
        if not self.acknowledged:
            return
        records = read_records(self.path)
        assert [record.seq for record in records] == list(range(1, len(records) + 1))
        assert [
            {
                "seq": record.leaf["seq"],
                "of": record.leaf["of"],
                "word": record.personal["words"] if record.personal else None,
            }
            for record in records
        ] == self.acknowledged
        times = [record.leaf["log_ms"] for record in records]
        assert times == sorted(times)

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()


TestRandomUse = RandomUse.TestCase
TestRandomUse.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


# -- power cut ------------------------------------------------------------------------------------

WRITER = """
import os, sys
from pathlib import Path
from audit.clock import SystemClock
from audit.ledger.store import Entry, Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
import alembic.command, alembic.config
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        ledger = Ledger(Path(sys.argv[1]), SystemClock())
        while True:
            leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
            os.write(1, b"%d\\n" % ledger.append(Entry(leaf, personal={"words": "x" * 500})))
    os.write(1, b"writer %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


def test_kill_minus_nine_loses_no_acknowledged_record(path: Path, rows: Rows) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        acknowledged = 0
        for round_number in range(20):
            process.stdin.write("go\n")
            process.stdin.flush()
            writer, enough = None, acknowledged + 2 + round_number % 5
            for line in process.stdout:
                if line.startswith("writer"):
                    writer = int(line.split()[1])
                elif line == "dead\n":
                    break
                else:
                    acknowledged = int(line)
                if writer is not None and acknowledged >= enough:
                    os.kill(writer, signal.SIGKILL)
                    writer, enough = None, sys.maxsize
            records = read_records(path)
            assert [record.seq for record in records] == list(range(1, len(records) + 1))
            assert len(records) >= acknowledged
            assert all(record.personal for record in records)
            assert rows("pragma integrity_check") == [("ok",)]
        process.stdin.close()
    assert acknowledged >= 40
    assert Ledger(path, SystemClock()).append(entry()) >= acknowledged + 1


def test_a_log_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(LedgerMissing) as missing:
        read_records(path)
    assert missing.value.code == "ledger-missing"
    assert str(path.parent) in str(missing.value)


def test_leaves_are_stored_as_canonical_json_with_their_number_and_version(
    ledger: Ledger, rows: Rows
) -> None:
    ledger.append(Entry(GapLeaf(sentences={"é": 1, "a": 2})))
    ((body,),) = rows("select body from leaf")
    leaf = json.loads(body)
    assert (leaf["v"], leaf["seq"], leaf["kind"]) == (1, 1, "gap")
    assert (
        body == json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    assert ledger.read(lambda connection: connection.execute(text("select 1")).scalar()) == 1
