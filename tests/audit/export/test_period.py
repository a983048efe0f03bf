"""An export of a period holds its records, rounded out to bundles of 256, and words only inside."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.records.leaves import ErasureReason
from tests.audit.export.logs import Household, events, files_of, header_of

# The clock of the tests begins on this day.
FIRST = date(2026, 11, 22)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def words_of(folder: Path) -> list[str]:
    return [row["spoken"] for row in events(folder)]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, range(10)),
        (3, None, range(3, 10)),
        (None, 3, range(4)),
        (3, 5, range(3, 6)),
        (4, 4, range(4, 5)),
        (-9, 99, range(10)),
    ],
)
def test_both_ends_of_a_period_are_included(
    household: Household, target: Path, since: int | None, until: int | None, days: range
) -> None:
    household.days(10)
    household.export(
        target,
        since=None if since is None else day(since),
        until=None if until is None else day(until),
    )
    assert words_of(target) == [f"Jour {number}." for number in days]
    header = header_of(target)
    assert header["records"] == f"{days[0] + 1} {days[-1] + 1}"
    assert header["period"] == (
        f"{'-' if since is None else day(since)} {'-' if until is None else day(until)}"
    )
    assert header["size"] == "10"


@pytest.mark.parametrize(("since", "until"), [(20, 30), (-30, -20)])
def test_a_period_without_records_makes_an_export_that_says_so(
    household: Household, target: Path, since: int, until: int
) -> None:
    household.days(3)
    made = household.export(target, since=day(since), until=day(until))
    assert (made.first, made.last) == (0, 0)
    assert header_of(target)["records"] == "0 0"
    assert events(target) == []
    assert not {"tile/entries", "disclosures", "proofs"} & {
        path.relative_to(target).as_posix() for path in target.rglob("*")
    }
    text = (target / "README.txt").read_text("utf-8")
    assert "le journal n'a rien de la période demandée" in text
    assert "the log has nothing of the period asked for" in text


def test_what_lies_between_is_included_wherever_the_clock_stood(
    household: Household, target: Path
) -> None:
    household.help(words="le 22")
    household.clock.advance(days=2)
    household.help(words="le 24")
    household.back(days=30)
    household.help(words="en octobre")
    household.clock.advance(days=31)
    household.help(words="le 25")
    household.export(target, since=day(2), until=day(3))
    assert words_of(target) == ["le 24", "en octobre", "le 25"]


def test_a_period_holds_the_bundles_around_it_and_words_only_inside(
    household: Household, target: Path
) -> None:
    household.much(400)
    household.clock.advance(days=1)
    household.help(words="dedans")
    sold = household.sell()
    household.clock.advance(days=1)
    household.much(700)
    household.sell("dehors")
    made = household.export(target, since=day(1), until=day(1))
    assert (made.size, made.first, made.last) == (1103, 401, 402)
    files = files_of(target)
    assert {path for path in files if path.startswith("tile/")} == {
        "tile/0/001", "tile/0/004.p/79", "tile/1/000.p/4", "tile/entries/001",
    }  # fmt: skip
    assert {path for path in files if path.startswith("proofs/")} == {f"proofs/{sold}.tlog-proof"}
    lines = files["disclosures/001.words"].splitlines()
    assert [line.split(b" ")[0] for line in lines] == [b"401", b"402"]
    assert not any(b"dehors" in data or b"Chanson" in data for data in files.values())
    assert words_of(target) == ["dedans", "Payton paie pour ceci : du café."]


def test_only_the_texts_that_the_period_names_come_along(
    household: Household, target: Path
) -> None:
    household.start()
    household.clock.advance(days=1)
    household.help()
    household.export(target, since=day(1))
    assert [path.stem for path in (target / "charters").iterdir()] == [household.charter.digest]
    assert not (target / "registers").exists()


def test_what_bears_on_the_period_from_outside_is_proved(
    household: Household, target: Path
) -> None:
    household.days(3)
    household.ledger.rotate_key()
    household.ledger.erase([(1, 1)], ErasureReason.COMMAND)
    household.ledger.erase([(2, 2)], ErasureReason.COMMAND)
    household.export(target, since=day(1), until=day(1))
    (row,) = events(target)
    assert (row["record"], row["words_state"]) == ("2", "erased")
    assert {path.name for path in (target / "proofs").iterdir()} == {"4.tlog-proof", "6.tlog-proof"}
