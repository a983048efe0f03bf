"""The log: append-only, without holes, durable, and on powered-on time."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from audit.ledger.checklog import check_log
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.database import open_engine, writing
from audit.ledger.entries import Account, Entry
from audit.ledger.errors import LedgerError, LedgerForked, LedgerMissing
from audit.ledger.merkle import root_at
from audit.ledger.notes import open_note
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.schema import CURRENT_REVISION
from audit.ledger.store import Ledger
from audit.ledger.tip import Tip, swap_tip
from audit.records.leaves import DeclineLeaf, DeclineScope, GapLeaf, Label, SettingLeaf
from tests.audit.ledger.logs import Rows, entry, opened
from tests.support.clock import ManualClock


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
    assert tables == {
        "leaf", "erasable", "account", "decline", "setting", "document",
        "subtree", "log", "tip", "witness", "alembic_version",
    }  # fmt: skip
    assert rows("select version_num from alembic_version") == [(CURRENT_REVISION,)]
    assert ledger.sound


def test_the_ledger_is_for_its_owners_eyes_only(ledger: Ledger, path: Path) -> None:
    ledger.append(entry())
    files = [path.parent, *path.parent.rglob("*")]
    assert {file.name for file in files} >= {"ledger.db", "device", "log-key.pem", "high-water"}
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file


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
        "update subtree set hash = x'00' where row = 0",
        "delete from subtree where row = 3",
        "insert into subtree values (9, x'00')",
        "replace into subtree values (2, x'00')",
        "update tip set size = 2",
        "insert into tip values (2, 3, x'00', '', 0, null)",
        "insert into log values (2, '', '')",
    ],
)
def test_a_leaf_can_be_neither_changed_nor_removed_nor_slipped_in(
    ledger: Ledger, path: Path, rows: Rows, change: str
) -> None:
    for number in range(3):
        ledger.append(entry(number))
    tables = ("leaf", "subtree", "tip", "log")
    before = [rows(f"select * from {table}") for table in tables]  # noqa: S608
    with closing(sqlite3.connect(path)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(change)
    assert [rows(f"select * from {table}") for table in tables] == before  # noqa: S608


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
    assert len(seen) >= 4
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


def test_several_entries_are_one_transaction(ledger: Ledger, rows: Rows) -> None:
    assert ledger.append_all([entry(1, "x"), entry(2), entry(3, "y")]) == range(1, 4)
    (first_tip,) = rows("select size, note from tip")
    with pytest.raises(ValueError, match="floats"):
        ledger.append_all([entry(4), entry(5, personal={"ratio": 0.5})])
    assert rows("select size, note from tip") == [first_tip]
    assert rows("select seq from leaf") == [(1,), (2,), (3,)]
    assert rows("select seq from erasable") == [(1,), (3,)]
    assert ledger.append_all([entry(4), entry(5)]) == range(4, 6)
    assert check_log(ledger.path) == ()


def test_every_record_is_covered_by_a_signed_checkpoint_once_it_is_written(
    ledger: Ledger, path: Path
) -> None:
    for size in range(1, 6):
        ledger.append(entry())
        with LedgerReader(path) as reader:
            opened = open_note(reader.tip.note, [reader.key])
            assert Checkpoint.parse(opened.text) == Checkpoint(
                reader.origin, size, root_at(size, reader.hashes)
            )


def test_nothing_is_signed_over_a_log_that_moved_on_unseen(
    ledger: Ledger, path: Path, clock: ManualClock, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it comes about: whoever does not know the last checkpoint cannot make the next."""
    ledger.append(entry())
    behind = ledger.tip
    ledger.append(entry())
    engine = open_engine(path, writing=True)
    for size in (1, 2, 3):
        fork = Tip(size, b"r" * 32, "a note")
        with pytest.raises(LedgerForked), writing(engine) as connection:
            swap_tip(connection, behind, fork)
    with pytest.raises(LedgerForked), writing(engine) as connection:
        swap_tip(connection, Tip(2, b"r" * 32), Tip(3, b"s" * 32, "a note"))
    with pytest.raises(LedgerForked), writing(engine) as connection:
        swap_tip(connection, ledger.tip, behind)
    engine.dispose()
    assert rows("select size, root from tip") == [(2, ledger.tip.root)]

    with opened(path, clock) as other:
        other.append(entry())
        monkeypatch.setattr("audit.ledger.writer.Writer.catch_up", lambda *_: None)
        with pytest.raises(LedgerError):
            ledger.append(entry())
    assert rows("select count(*) from leaf") == [(3,)]
    assert check_log(path) == ()


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
