"""A log that cannot go on is set aside, untouched; a new one says so and helps on, unsold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.choices.wishes import read_wishes
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerDamaged, LedgerGone
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineLeaf, DeclineScope, SettingLeaf
from tests.audit.ledger.logs import ask, assert_whole, entry, flat, leaves_of, tamper


def garbage(path: Path) -> None:
    path.write_bytes(b"this was never a database " * 400)


def header_overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * 200 + path.read_bytes()[200:])


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 2])


def cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 + 100])


def zeroed_pages(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[:4096] + b"\0" * (len(body) - 4096))


def no_text_in_the_schema(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE leaf", b"CREATE T\xc5BLE leaf"))


DAMAGE = [
    garbage,
    header_overwritten,
    truncated,
    cut_in_a_page,
    zeroed_pages,
    no_text_in_the_schema,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_set_aside_and_a_new_log_begins_with_an_incident(
    three: Ledger, path: Path, home: Path, damage: Callable[[Path], None]
) -> None:
    old = three.tip, three.key
    three.close()
    flat(path)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(LedgerDamaged):
        read_records(path)
    assert three.append(entry()) == 2
    incident, _ = leaves_of(path)
    assert (incident["kind"], incident["problem"]) == ("incident", "damaged")
    assert (incident["expected_size"], incident["expected_root"]) == (3, old[0].root.hex())
    assert (incident["set_aside"], incident["resolved"]) == ("ledger-1.db", False)
    assert (home / "set-aside" / "ledger-1.db").read_bytes() == before
    assert three.key.name != old[1].name
    assert_whole(three, records=2)


@pytest.mark.parametrize("damage", DAMAGE[:3], ids=lambda damage: damage.__name__)
def test_a_log_set_aside_can_be_put_back_from_a_backup(
    three: Ledger, path: Path, damage: Callable[[Path], None]
) -> None:
    three.close()
    flat(path)
    backup = path.read_bytes()
    damage(path)
    three.append(entry())
    three.close()
    path.write_bytes(backup)
    assert three.append(entry()) == 6  # after the key of the copy, and what happened
    kinds = [leaf["kind"] for leaf in leaves_of(path)]
    assert kinds == ["outcome"] * 3 + ["key", "incident", "outcome"]
    assert check_log(path) == ()


def test_every_no_goes_over_into_the_new_log_and_no_leave_does(three: Ledger, path: Path) -> None:
    three.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952")))
    three.append(Entry(DeclineLeaf(scope=DeclineScope.CATEGORY, value="coffee")))
    three.append(Entry(SettingLeaf(name="selling", value="off")))
    three.append(Entry(SettingLeaf(name="profile", value="open")))
    three.close()
    tamper(path, "update tip set root = zeroblob(32)")
    three.append(entry())
    kinds = [leaf["kind"] for leaf in leaves_of(path)]
    assert kinds == ["incident", "setting", "decline", "decline", "outcome"]
    wishes = three.read(read_wishes)
    assert (wishes.selling_allowed, wishes.profile) == (False, "careful")
    declined = {(DeclineScope.PRODUCT, "952".zfill(14)), (DeclineScope.CATEGORY, "coffee")}
    assert wishes.declined == dict.fromkeys(declined, False)
    assert check_log(path) == ()


def test_several_logs_may_be_set_aside(three: Ledger, path: Path, home: Path) -> None:
    for number in range(1, 4):
        three.close()
        garbage(path)
        three.append(entry())
        assert leaves_of(path)[0]["set_aside"] == f"ledger-{number}.db"
    names = sorted(item.name for item in (home / "set-aside").iterdir() if item.suffix == ".db")
    assert names == ["ledger-1.db", "ledger-2.db", "ledger-3.db"]


@pytest.mark.parametrize(
    "statement",
    [
        "update leaf set body = x'ff00' where seq = 3",
        "update leaf set body = '[]' where seq = 3",
        "update leaf set body = '3' where seq = 3",
        "update leaf set body = '{\"seq\":3}' where seq = 3",
        "update leaf set body = (select body from leaf where seq = 1) where seq = 3",
        "insert into leaf values (9, (select body from leaf where seq = 3))",
        "delete from leaf where seq = 3",
        "delete from leaf",
        "delete from subtree",
        "delete from subtree where row = 3",
        "update subtree set hash = 'text'",
        "insert into subtree values (4, zeroblob(32))",
        "update tip set size = 2",
        "update tip set size = 9223372036854775807",
        "update tip set size = -1",
        "update tip set size = 'three'",
        "update tip set root = zeroblob(32)",
        "update tip set note = 'nonsense'",
        "update tip set note = x'00'",
        "update tip set log_ms = log_ms + 604800000",
        "update tip set latest_wall = 'yesterday'",
        "update tip set latest_wall = 7",
        "update log set key = 'nonsense'",
        "update log set key = x'00'",
        "update log set origin = 'another'",
    ],
)
def test_a_log_with_a_wrong_tail_is_not_gone_on_with(
    three: Ledger, path: Path, home: Path, statement: str
) -> None:
    """Whoever changed the end: no record is ever added to it, and no checkpoint signed over it."""
    three.close()
    tamper(path, statement)
    assert three.append(entry()) == 2
    assert leaves_of(path)[0]["problem"] == "damaged"
    assert check_log(path) == ()
    assert check_log(home / "set-aside" / "ledger-1.db") != ()


@pytest.mark.parametrize(
    "statement", ["delete from leaf where seq = 2", "update leaf set body = x'00' where seq = 1"]
)
def test_a_change_in_the_midst_is_left_to_the_check_and_recorded_in_the_log_itself(
    three: Ledger, path: Path, statement: str
) -> None:
    three.close()
    tamper(path, statement)
    assert three.append(entry()) == 4
    assert not three.sound
    assert three.check()[0].code == "leaf-changed"
    ((body,),) = ask(path, "select body from leaf order by seq desc limit 1")
    leaf = json.loads(body)
    assert (leaf["problem"], leaf["record"]) == ("mismatch", int(statement[-1]))


@pytest.mark.parametrize("body", ["x'ff00'", "'[]'", "'{}'"])
def test_a_leaf_that_cannot_be_read_is_named_to_the_reader(
    three: Ledger, path: Path, body: str
) -> None:
    three.close()
    tamper(path, f"update leaf set body = {body} where seq = 2")  # noqa: S608
    with pytest.raises(LedgerDamaged):
        read_records(path)


@pytest.mark.parametrize("content", ["x'ff00'", "x'5b5d'", "'{'", "7"])
def test_words_that_cannot_be_read_are_named_to_the_reader(
    three: Ledger, path: Path, content: str
) -> None:
    three.close()
    tamper(path, f"update erasable set content = {content} where seq = 2")  # noqa: S608
    with pytest.raises(LedgerDamaged):
        read_records(path)


def test_a_file_that_is_taken_away_is_named_and_its_absence_recorded(
    three: Ledger, path: Path
) -> None:
    """Whoever deletes the log leaves a trace: how long it was, and its root."""
    root = three.tip.root
    path.unlink()
    with pytest.raises(LedgerGone):
        three.append(entry())
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    three.append(entry())
    key, incident, _ = leaves_of(path)
    assert (key["kind"], key["reason"]) == ("key", "restored")
    assert (incident["problem"], incident["expected_size"]) == ("rollback", 3)
    assert (incident["expected_root"], incident["found_size"]) == (root.hex(), 0)


def test_no_is_forgotten_with_the_file_and_the_household_is_told(three: Ledger, path: Path) -> None:
    three.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952")))
    three.close()
    garbage(path)
    three.append(entry())
    assert ask(path, "select count(*) from decline") == [(0,)]
    assert ask(path, "select name, value from setting") == [("incident", "open")]
    with LedgerReader(path) as reader:
        assert reader.tip.size == 2
