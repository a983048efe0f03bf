"""The sums beside the records: kept by every holder, checked where the log is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from audit.accounting import RECENT, Tally, Window, books
from audit.ledger.checklog import Finding, check_log
from audit.ledger.errors import LedgerError
from audit.ledger.store import Ledger
from audit.records.leaves import Label
from tests.audit.ledger.logs import Rows, ask, entry, leaves_of, opened, tamper, utterance
from tests.support.clock import ManualClock

LAST = "select helped_turns, helped_words, asked from account order by seq desc limit 1"


@pytest.fixture
def spoken(ledger: Ledger, path: Path) -> Path:
    """A log of more utterances than are looked at when it is opened."""
    label = {7: Label.SELL_ASKED, 90: Label.SELL_ASKED}
    entries = [utterance(f"t{n}", label.get(n, Label.ASSIST)) for n in range(100)]
    ledger.append_all(entries)
    ledger.close()
    return path


@pytest.mark.parametrize(
    "change",
    [
        "update account set helped_words = 9999 where seq = 1",
        "update account set log_ms = 0",
        "delete from account where seq = 3",
        "delete from account",
        "insert or replace into account select * from account where seq = 1",
        "insert into account select * from account where seq = 3",
    ],
)
def test_an_account_can_be_neither_changed_nor_removed_nor_slipped_in(
    ledger: Ledger, path: Path, rows: Rows, change: str
) -> None:
    ledger.append_all([utterance(f"t{number}") for number in range(3)])
    before = rows("select * from account")
    with closing(sqlite3.connect(path)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(change)
    assert rows("select * from account") == before


@pytest.mark.parametrize(
    ("change", "record"),
    [
        ("update account set helped_words = helped_words + 9999 where seq = 100", 100),
        ("update account set helped_words = helped_words + 9999 where seq > 60", 61),
        ("update account set asked = asked - 1 where seq >= 91", 91),
        ("update account set label = 'assist' where seq = 91", 91),
        ("delete from account where seq = 91", 91),
        ("delete from account where seq > 90", 91),
        ("update account set seq = 101 where seq = 91", 91),
        ("update account set turn = x'ff' where seq = 95", 95),
        ("update account set turn_no = 'many' where seq = 100", 100),
    ],
)
def test_accounts_changed_at_the_end_are_recorded_as_the_log_is_opened(
    spoken: Path, change: str, record: int
) -> None:
    """Before the whole log was checked; and what is written from then on is right."""
    tamper(spoken, change)
    for _ in range(2):
        with opened(spoken) as ledger:
            ledger.now_ms()
        (incident,) = (leaf for leaf in leaves_of(spoken) if leaf["kind"] == "incident")
        assert (incident["problem"], incident["record"]) == ("mismatch", record)
    with opened(spoken) as ledger:
        ledger.append(utterance("new"))
    assert ask(spoken, LAST) == [(99, 495, 2)]
    assert check_log(spoken)[0] == Finding("account-differs", record)


def test_accounts_changed_long_ago_are_left_to_the_check_of_the_whole_log(spoken: Path) -> None:
    change = "update account set helped_turns = helped_turns + 50 where seq <= 30"
    tamper(spoken, change)
    with opened(spoken) as ledger:
        ledger.append(entry())
        assert not ledger.sound
        assert ledger.check() == (Finding("account-differs", 1),)
    assert [leaf["record"] for leaf in leaves_of(spoken) if leaf["kind"] == "incident"] == [1]


def test_a_log_nobody_touched_is_opened_without_a_word(spoken: Path) -> None:
    for _ in range(3):
        with opened(spoken) as ledger:
            ledger.append(utterance("more"))
    assert {leaf["kind"] for leaf in leaves_of(spoken)} == {"utterance"}
    assert check_log(spoken) == ()


@pytest.mark.parametrize("column", ["turn_no", "helped_words", "unasked_ms", "turn_counts"])
def test_what_is_no_number_stops_neither_the_log_nor_a_decision(spoken: Path, column: str) -> None:
    tamper(spoken, f"update account set {column} = 'ÿ'")  # noqa: S608
    with opened(spoken) as ledger:
        found = ledger.read(lambda connection: books(connection, ledger.now_ms(), turn="a"))
        assert found.shares(5, 2_000)[Window.DAY].sold_turns == 1
        assert ledger.append(utterance("a")) == 102  # after the incident
        assert ledger.check() != ()


def test_two_holders_keep_one_account(path: Path, clock: ManualClock) -> None:
    """Each goes on from what the other wrote, in the same turn too."""
    with opened(path, clock) as one, opened(path, clock) as other:
        for number in range(3):
            one.append(utterance(f"t{number}", words=20))
            other.append(utterance(f"t{number}", words=20))
            other.append(entry())
        one.append(utterance("t1", Label.SELL_ASKED))
        found = one.read(lambda connection: books(connection, one.now_ms(), turn="new"))
        assert found.tallies[Window.HOUR] == Tally(0, 0, 0, 2, 50, 20_000)
        assert found.asked_in_hour == 1
    assert check_log(path) == ()


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("refused")])
def test_what_was_not_committed_is_not_counted(
    path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Whether the log was opened afresh after the failure or not."""

    def fails(*_: object) -> None:
        raise error

    with opened(path, clock) as ledger:
        ledger.append(utterance("a"))
        with monkeypatch.context() as patch:
            patch.setattr("audit.ledger.writer.keep_in_step", fails)
            with pytest.raises((LedgerError, ValueError)):
                ledger.append(utterance("b"))
        ledger.append(utterance("c"))
    assert ask(path, "select turn, helped_turns from account") == [("a", 1), ("c", 2)]
    assert check_log(path) == ()


def test_a_turn_goes_on_over_a_restart_while_it_is_recent(path: Path) -> None:
    with opened(path) as ledger:
        ledger.append(utterance("a", words=20))
        ledger.append_all([utterance(f"t{n}") for n in range(RECENT - 2)])
    with opened(path) as ledger:
        ledger.append(utterance("a", words=20))
    assert ask(path, LAST) == [(RECENT - 1, 25 + 5 * (RECENT - 2), 0)]
    assert check_log(path) == ()
