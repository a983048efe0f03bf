"""The adult's number: what it may be, and that nothing gives a sixth try within the hour."""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.choices import adult
from audit.choices.adult import LOCKED_MS, TRIES, AdultPin, PinAnswer, PinRefused

pytestmark = pytest.mark.usefixtures("cheap")
RIGHT = "2580"


@pytest.fixture
def pin(tmp_path: Path) -> AdultPin:
    pin = AdultPin(tmp_path / "device")
    pin.choose(RIGHT)
    return pin


@pytest.mark.parametrize("digits", ["2580", "1212", "0007", "12345679", "8642"])
def test_four_to_eight_digits_may_be_chosen(tmp_path: Path, digits: str) -> None:
    pin = AdultPin(tmp_path)
    pin.choose(digits)
    assert pin.chosen
    assert pin.try_number(digits, 0) is PinAnswer.RIGHT


@pytest.mark.parametrize(
    "digits",
    ["", "258", "258036914", "25 80", "25a0", "٢٥٨٠", "0000", "1234", "9876", "8901", "2109"],
)
def test_too_short_too_long_or_too_easy_is_refused_and_changes_nothing(
    pin: AdultPin, digits: str
) -> None:
    with pytest.raises(PinRefused):
        pin.choose(digits)
    assert pin.try_number(RIGHT, 0) is PinAnswer.RIGHT


def test_without_a_number_nothing_opens(tmp_path: Path) -> None:
    pin = AdultPin(tmp_path)
    assert not pin.chosen
    assert pin.try_number(RIGHT, 0) is PinAnswer.NONE


@pytest.mark.parametrize(
    "kept",
    [b"", b"{}", b"\xff", b"[]", b'{"salt":"zz","digest":"00"}', b'{"salt":"00","digest":"\xc3"}'],
)
def test_a_file_that_cannot_be_read_opens_nothing(pin: AdultPin, kept: bytes) -> None:
    pin._path.write_bytes(kept)
    assert not pin.chosen
    assert pin.try_number(RIGHT, 0) is PinAnswer.NONE


def test_the_number_stands_in_no_file_and_nobody_else_reads_what_does(pin: AdultPin) -> None:
    pin.try_number("1357", 0)
    files = [path for path in pin._path.parent.rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["adult-pin"]
    assert RIGHT.encode() not in files[0].read_bytes()
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_the_same_number_is_kept_differently_each_time(pin: AdultPin) -> None:
    before = pin._path.read_text()
    pin.choose(RIGHT)
    assert json.loads(pin._path.read_text())["digest"] != json.loads(before)["digest"]


def test_the_fifth_wrong_number_closes_it_for_an_hour(pin: AdultPin) -> None:
    answers = [pin.try_number("1357", 1000) for _ in range(TRIES + 1)]
    assert answers == [PinAnswer.WRONG] * 4 + [PinAnswer.LOCKED] * 2
    assert pin.try_number(RIGHT, 1000 + LOCKED_MS - 1) is PinAnswer.LOCKED
    assert pin.try_number(RIGHT, 1000 + LOCKED_MS) is PinAnswer.RIGHT


def test_a_right_number_in_between_starts_the_count_anew(pin: AdultPin) -> None:
    for _ in range(3):
        assert [pin.try_number("1357", 0) for _ in range(4)] == [PinAnswer.WRONG] * 4
        assert pin.try_number(RIGHT, 0) is PinAnswer.RIGHT


def test_another_number_opens_a_closed_lock(pin: AdultPin) -> None:
    """Whoever holds the machine may choose another: the way out for who forgot the first."""
    for _ in range(TRIES):
        pin.try_number("1357", 0)
    pin.choose("8642")
    assert pin.try_number(RIGHT, 0) is PinAnswer.WRONG
    assert pin.try_number("8642", 0) is PinAnswer.RIGHT


def test_a_log_that_begins_anew_closes_it_for_an_hour_and_not_for_weeks(pin: AdultPin) -> None:
    for _ in range(TRIES):
        pin.try_number("1357", 10**12)
    assert pin.try_number(RIGHT, 7) is PinAnswer.LOCKED
    assert pin.try_number(RIGHT, 7 + LOCKED_MS - 1) is PinAnswer.LOCKED
    assert pin.try_number(RIGHT, 7 + LOCKED_MS) is PinAnswer.RIGHT


class PlugPulled(BaseException):
    """The power goes between the count and the answer."""


def test_pulling_the_plug_before_the_answer_gives_no_further_try(
    pin: AdultPin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> Any:
        raise PlugPulled

    with monkeypatch.context() as patched:
        patched.setattr(adult.hmac, "compare_digest", gone)
        for _ in range(TRIES):
            with pytest.raises(PlugPulled):
                pin.try_number("1357", 0)
    assert AdultPin(pin._path.parent).try_number(RIGHT, 0) is PinAnswer.LOCKED


def test_where_the_count_cannot_be_kept_nothing_opens(
    pin: AdultPin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adult.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        pin.try_number(RIGHT, 0)


def test_many_tries_at_once_are_counted_one_by_one(pin: AdultPin) -> None:
    """Each as from a process of its own."""
    with ThreadPoolExecutor(12) as crowd:
        answers = list(
            crowd.map(lambda _: AdultPin(pin._path.parent).try_number("1357", 0), range(24))
        )
    assert answers.count(PinAnswer.WRONG) == TRIES - 1
    assert answers.count(PinAnswer.LOCKED) == 24 - (TRIES - 1)


STEPS = st.lists(
    st.one_of(
        st.just("try"), st.just("restart"), st.just("plug"), st.integers(0, LOCKED_MS + 10_000)
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_no_restart_and_no_power_cut_ever_gives_a_sixth_try_within_the_hour(
    steps: list[str | int],
) -> None:
    """Log time goes on or stands still; a restart takes it back to the last record at most."""
    now, recorded, looked = 0, 0, list[int]()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        compare = adult.hmac.compare_digest
        pull = False

        def counted(one: Any, other: Any) -> bool:
            looked.append(now)
            if pull:
                raise PlugPulled
            return compare(one, other)

        patched.setattr(adult.hmac, "compare_digest", counted)
        pin = AdultPin(Path(folder))
        pin.choose(RIGHT)
        for step in steps:
            if isinstance(step, int):
                now += step
            elif step == "restart":
                pin, now = AdultPin(Path(folder)), recorded
            else:
                pull, recorded = step == "plug", now  # whatever was heard is on record
                try:
                    pin.try_number("1357", now)
                except PlugPulled:
                    pin = AdultPin(Path(folder))
        for start in looked:
            assert sum(start <= at < start + LOCKED_MS for at in looked) <= 2 * TRIES - 1
        # A round of five is followed by an hour without any.
        for fifth in range(TRIES - 1, len(looked) - 1, TRIES):
            assert looked[fifth + 1] >= looked[fifth] + LOCKED_MS
