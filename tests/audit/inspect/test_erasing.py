"""`candide ledger erase`: words are gone for good, the records and every no stay."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.choices.wishes import read_wishes
from audit.home import holding, ledger_path
from audit.inspect.choosing import bounds
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineLeaf, DeclineScope
from tests.audit.inspect.logs import grow, kinds, said_at, tip_of, with_words
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion


def bytes_at_home(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_the_words_of_some_records_are_gone_for_good(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 9)
    shown = candide("ledger", "erase", 3, 4, 7, answer="y\n")
    assert shown.exit_code == 0
    assert "the words of 3 records, from no. 3 to 7" in shown.stderr
    assert "What they count as stays, and so does every no." in shown.stderr
    assert "The words of 3 records are erased. The log still verifies." in shown.stdout
    assert "Exports and backups made before still hold them" in shown.stdout
    assert with_words(home) == [1, 2, 5, 6, 8, 9]
    assert read_records(ledger_path(home))[-1].leaf["ranges"] == [[3, 4], [7, 7]]
    assert check_log(ledger_path(home)) == ()
    raw = bytes_at_home(home)
    for number in range(1, 10):
        assert (f"secret {number}.".encode() in raw) == (number not in (3, 4, 7))


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "yeah?\n", "o\n"])
def test_without_a_clear_yes_nothing_is_erased(home: Path, clock: ManualClock, answer: str) -> None:
    grow(home, clock, 2)
    shown = candide("ledger", "erase", "--everything", answer=answer)
    assert shown.exit_code == 1
    assert "Nothing was erased." in shown.stderr
    assert with_words(home) == [1, 2]


def test_everything_said_can_be_erased_in_french(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 300)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    shown = candide("ledger", "erase", "--everything", answer="oui\n")
    assert shown.exit_code == 0
    assert "les mots de 300 enregistrements" in shown.stderr
    assert "Les effacer\u00a0? [o/N]" in shown.stderr
    assert "sont effacés" in shown.stdout
    assert with_words(home) == []
    assert b"secret" not in bytes_at_home(home)


def test_a_no_survives_the_words_it_was_said_in(home: Path, clock: ManualClock) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(
        Entry(DeclineLeaf(scope=DeclineScope.SPONSOR, value="payton"), personal={"words": "no"})
    )
    ledger.close()
    assert candide("ledger", "erase", "--everything", "--yes").exit_code == 0
    ledger = Ledger(ledger_path(home), clock)
    assert "payton" in repr(ledger.read(read_wishes))
    ledger.close()


def test_erasing_works_beside_a_running_speaker(home: Path, clock: ManualClock) -> None:
    with holding(home):
        gate = make_gate(home, clock)
        gate.start("1.0")
        gate.review(help_with(), occasion())
        assert candide("ledger", "erase", "--everything", "--yes").exit_code == 0
        gate.review(help_with(), occasion("t2"))
        gate.close()
    assert kinds(home)[2:] == ["start", "utterance", "erasure", "utterance"]
    assert with_words(home) == [6]
    assert check_log(ledger_path(home)) == ()


def test_nothing_is_written_where_there_is_nothing_to_erase(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 3, words=False)
    for words in (["2"], ["--everything"], ["--from", "2020-01-01", "--to", "2020-12-31"]):
        shown = candide("ledger", "erase", *words, "--yes")
        assert shown.exit_code == 0
        assert "There is nothing to erase" in shown.output
    assert tip_of(home).size == 3


def test_a_record_that_is_not_there_stops_all_of_it(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 3)
    shown = candide("ledger", "erase", 1, 4, "--yes")
    assert shown.exit_code == 1
    assert "There is no record 4: the log has 3." in shown.stderr
    assert with_words(home) == [1, 2, 3]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "1 --everything",
        "1 --from 2026-01-01",
        "--everything --to 2026-01-01",
        "0",
        "--from 2026-13-01",
        "--from 2026-11-02 --to 2026-11-01",
    ],
)
def test_what_is_meant_must_be_clear(home: Path, clock: ManualClock, words: str) -> None:
    grow(home, clock, 3)
    assert candide("ledger", "erase", *words.split(), "--yes").exit_code == 2
    assert with_words(home) == [1, 2, 3]


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Put this machine into a time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "left"),
    [
        ("UTC", [1, 4]),
        # At 23:45 on the 20th, 01:00 on the 21st, 00:30 and 10:00 on the 22nd.
        ("Europe/Paris", [1, 3, 4]),
        # At 04:30 and 05:45 on the 21st, 05:15 and 14:45 on the 22nd.
        ("Asia/Kathmandu", [3, 4]),
        # At 17:45 and 19:00 on the 20th, 18:30 on the 21st, 04:00 on the 22nd.
        ("America/New_York", [1, 2, 4]),
    ],
)
def test_days_are_those_of_whoever_asks(
    home: Path, in_zone: Callable[[str], None], zone: str, left: list[int]
) -> None:
    in_zone(zone)
    said_at(
        home,
        datetime(2026, 11, 20, 22, 59, tzinfo=UTC),
        datetime(2026, 11, 21, 0, 0, tzinfo=UTC),
        datetime(2026, 11, 21, 23, 44, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    )
    day = ("--from", "2026-11-21", "--to", "2026-11-21")
    assert candide("ledger", "erase", *day, "--yes").exit_code == 0
    assert with_words(home) == left


@pytest.mark.parametrize(
    ("options", "left"),
    [(["--from", "2026-11-21"], [1]), (["--to", "2026-11-21"], [3]), (["--to", "9999-12-31"], [])],
)
def test_a_period_may_be_open(
    home: Path, in_zone: Callable[[str], None], options: list[str], left: list[int]
) -> None:
    in_zone("UTC")
    said_at(home, *(datetime(2026, 11, day, 12, tzinfo=UTC) for day in (20, 21, 22)))
    assert candide("ledger", "erase", *options, "--yes").exit_code == 0
    assert with_words(home) == left


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(
        [
            "UTC",
            "Europe/Paris",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Pacific/Kiritimati",
            "Pacific/Pago_Pago",
            "America/Havana",
            "Australia/Lord_Howe",
        ]
    ),
    quarter=st.integers(0, 4 * 24 * 366 * 3),
    days=st.integers(0, 3),
)
def test_every_quarter_of_an_hour_belongs_to_one_local_day(
    zone: str, quarter: int, days: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        wall = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * quarter)
        text = f"{wall:%Y-%m-%dT%H:%MZ}"
        day = wall.astimezone().date()
        within = [
            offset
            for offset in range(-days - 1, days + 2)
            if (span := bounds(*[day + timedelta(days=offset)] * 2))[0] <= text < span[1]
        ]
        # Where midnight comes twice, the hour before the second one counts as the new day.
        assert len(within) == 1
        assert within[0] == 0 or wall.astimezone().hour >= 23 or wall.astimezone().hour == 0
        begin, end = bounds(day - timedelta(days=days), day + timedelta(days=days + 1))
        assert begin <= text < end
    time.tzset()


def test_the_first_and_the_last_day_there_is_are_no_trouble(in_zone: Callable[[str], None]) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        in_zone(zone)
        begin, end = bounds(date.min, date.max)
        assert begin <= "0001-01-02T00:00Z" < end
        assert begin <= "9999-12-31T23:45Z" < end


def test_words_of_an_uncertain_time_are_pointed_out(
    home: Path, in_zone: Callable[[str], None]
) -> None:
    in_zone("UTC")
    said_at(home, datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC))
    shown = candide("ledger", "erase", "--from", "2026-11-22", "--yes")
    assert "of uncertain time: 1 record with words" in shown.stderr
    assert with_words(home) == [2]
