"""Erasing: the words and their keys are in no file any more, and the log still proves itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.erasure import ranges_of
from audit.ledger.errors import ErasureUnfinished
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineLeaf, DeclineScope, ErasureReason, Label
from tests.audit.ledger.logs import ask, entry, files_with, leaves_of, opened, utterance
from tests.support.clock import ManualClock

SPOKEN, COMMAND = ErasureReason.SPOKEN, ErasureReason.COMMAND


def canary(number: int) -> str:
    return f"the café of word {number} is closed."


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A log in which every third record has no words, and one is longer than a page."""
    for number in range(1, 10):
        words = None if number % 3 == 0 else canary(number)
        ledger.append(entry(number, words))
    ledger.append(entry(10, canary(10) * 400))
    return ledger


def keys_of(path: Path) -> dict[int, bytes]:
    return dict(ask(path, "select seq, key from erasable"))


@pytest.mark.parametrize("closed", [False, True])
def test_erased_words_and_their_keys_are_in_no_file_any_more(
    told: Ledger, path: Path, home: Path, closed: bool
) -> None:
    keys = keys_of(path)
    for number in (2, 4, 10):
        assert files_with(home, canary(number))
    if closed:
        told.close()
    assert told.erase([(2, 2), (4, 4), (10, 10)], COMMAND) == 3
    for number in (2, 4, 10):
        assert files_with(home, canary(number)) == []
        for file in home.rglob("*"):
            assert not file.is_file() or keys[number] not in file.read_bytes()
    for number in (1, 5, 7, 8):
        assert files_with(home, canary(number))
    assert keys_of(path).keys() == {1, 5, 7, 8}
    assert check_log(path) == ()


def test_what_was_counted_and_committed_to_stays(
    told: Ledger, path: Path, clock: ManualClock
) -> None:
    told.append(utterance("t", Label.SELL_ASKED, 7, canary(11)))
    told.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952", of=11)))
    bodies = ask(path, "select * from leaf order by seq")
    account, decline = ask(path, "select * from account"), ask(path, "select * from decline")
    clock.advance(minutes=1)
    assert told.erase([(1, 99)], SPOKEN) == 8
    assert ask(path, "select * from leaf order by seq")[:12] == bodies
    assert ask(path, "select * from account") == account != []
    assert ask(path, "select * from decline") == decline != []
    assert ask(path, "select count(*) from erasable") == [(0,)]
    assert all(record.personal is None for record in read_records(path))
    commitments = ["commitment" in leaf for leaf in leaves_of(path)]
    assert commitments == [n % 3 != 0 for n in range(1, 12)] + [False, False]


def test_the_record_of_an_erasure_names_exactly_what_had_words(told: Ledger, path: Path) -> None:
    assert told.erase([(5, 8), (1, 2), (3, 3), (7, 40)], COMMAND) == 6
    leaf = leaves_of(path)[-1]
    assert (leaf["kind"], leaf["reason"], leaf["count"]) == ("erasure", "command", 6)
    assert leaf["ranges"] == [[1, 2], [5, 5], [7, 8], [10, 10]]
    assert set(leaf) == {
        "v",
        "seq",
        "log_ms",
        "wall",
        "wall_sure",
        "kind",
        "reason",
        "ranges",
        "count",
    }


def test_erasing_nothing_leaves_no_record(told: Ledger, path: Path) -> None:
    assert told.erase([], COMMAND) == 0
    assert told.erase([(3, 3), (6, 6), (50, 60), (9, 1)], COMMAND) == 0
    assert told.erase([(1, 10)], COMMAND) == 7
    assert told.erase([(1, 10)], COMMAND) == 0
    assert [leaf["kind"] for leaf in leaves_of(path)] == ["outcome"] * 10 + ["erasure"]


def test_an_erasure_is_a_record_as_durable_as_any(told: Ledger, path: Path) -> None:
    told.erase([(1, 1)], SPOKEN)
    with LedgerReader(path) as reader:
        assert reader.tip.size == 11
    told.close()
    assert told.append(entry()) == 12
    assert told.check() == ()


def test_while_another_program_reads_the_rest_of_the_work_is_owed_and_done_later(
    told: Ledger, path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.ledger.database.BUSY_TIMEOUT_MS", 10)
    told.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select * from leaf").fetchall()
        with pytest.raises(ErasureUnfinished) as unfinished:
            told.erase([(2, 2)], SPOKEN)
        assert unfinished.value.code == "erasure-unfinished"
        assert ask(path, "select seq from erasable where seq = 2") == []
        assert leaves_of(path)[-1]["ranges"] == [[2, 2]]
        assert files_with(home, canary(2)) != []
    told.close()
    told.append(entry())
    assert files_with(home, canary(2)) == []
    assert check_log(path) == ()


class Cut(BaseException):
    """The program is killed."""


def test_a_program_killed_before_it_cleaned_the_files_does_so_when_it_starts(
    told: Ledger, path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure is recorded, so it must hold: also where the power went in the midst of it."""

    def cut(*_: object) -> None:
        raise Cut

    with opened(path) as holds_the_file:
        holds_the_file.now_ms()
        with monkeypatch.context() as patch:
            patch.setattr("audit.ledger.store.clean", cut)
            with pytest.raises(Cut):
                told.erase([(2, 2), (4, 4)], COMMAND)
        assert leaves_of(path)[-1]["kind"] == "erasure"
        left = {file.name: file.read_bytes() for file in home.iterdir() if file.is_file()}
    told.close()
    for file in home.glob("ledger.db*"):
        file.unlink()
    for name, content in left.items():
        if not name.endswith("-shm"):
            (home / name).write_bytes(content)
    assert files_with(home, canary(2)) != []
    with opened(path) as again:
        again.now_ms()
        assert files_with(home, canary(2)) == []
        assert files_with(home, canary(4)) == []
        assert again.check() == ()


@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_exactly_the_numbers_they_are_made_of(numbers: set[int]) -> None:
    ranges = ranges_of(numbers)
    assert {n for first, last in ranges for n in range(first, last + 1)} == numbers
    assert all(first <= last for first, last in ranges)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(ranges))
    assert ranges == ranges_of(sorted(numbers, reverse=True))
