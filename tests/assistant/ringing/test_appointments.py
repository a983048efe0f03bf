"""Alarms and reminders: by the clocks on the wall, through summer time and clocks that are set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ringing.appointments import RINGS_LATE
from assistant.ringing.board import Board
from assistant.ringing.errors import TooMany
from assistant.ringing.schedule import Schedule
from assistant.skills.effects.alarms import ALARMS_AT_MOST
from tests.assistant.ringing.boards import PARIS, board, clock, path, restarted
from tests.support.clock import ManualClock

__all__ = ["board", "clock", "path"]  # fixtures

SEVEN, WORKING_DAYS = time(7), (0, 1, 2, 3, 4)
EVERY_DAY = tuple(range(7))
# Sunday 22 November 2026, 9:07:30 in UTC, 10:07:30 in Paris.
MONDAY = date(2026, 11, 23)


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def until(clock: ManualClock, moment: datetime) -> None:
    """Let time pass until a moment."""
    clock.advance(milliseconds=(moment - clock.wall()) / timedelta(milliseconds=1))


def test_an_alarm_rings_once_at_its_time_by_the_clocks_on_the_wall(
    board: Board, clock: ManualClock
) -> None:
    board.alarms.set(Schedule(SEVEN, day=MONDAY), "travail")
    until(clock, paris("2026-11-23 06:59:59"))
    assert board.take_due() == []
    assert board.ms_until_next() == 1000
    until(clock, paris("2026-11-23 07:00:00"))
    (rung,) = board.take_due()
    assert (rung.words, rung.at) == ("travail", paris("2026-11-23 07:00"))
    clock.advance(days=3)
    assert board.take_due() == []
    assert board.alarms.all() == []


def test_an_alarm_on_working_days_leaves_out_the_weekend(board: Board, clock: ManualClock) -> None:
    board.alarms.set(Schedule(SEVEN, WORKING_DAYS))
    rang = []
    for _ in range(14 * 24):
        clock.advance(hours=1)
        rang += [rung.at.astimezone(PARIS) for rung in board.take_due()]
    assert [at.hour for at in rang] == [7] * 10
    assert [at.weekday() for at in rang] == [0, 1, 2, 3, 4] * 2


@pytest.mark.parametrize("days", [(date(2026, 10, 23), 5), (date(2027, 3, 26), 5)])
def test_summer_time_shifts_no_alarm(days: tuple[date, int]) -> None:
    first, count = days
    schedule = Schedule(SEVEN, EVERY_DAY)
    moment = datetime.combine(first, time(3), PARIS)
    for _ in range(count):
        comes = schedule.next_after(moment, PARIS)
        assert comes is not None
        assert comes.astimezone(PARIS).time() == SEVEN
        assert comes.astimezone(PARIS).date() == moment.astimezone(PARIS).date()
        moment = moment.astimezone(UTC) + timedelta(days=1)


def test_a_time_that_the_clocks_skip_comes_an_hour_later_and_one_that_comes_twice_once() -> None:
    at = time(2, 30)
    skipped = Schedule(at, day=date(2027, 3, 28)).next_after(paris("2027-03-28 00:00"), PARIS)
    assert skipped is not None
    assert skipped.astimezone(PARIS).time() == time(3, 30)
    twice = Schedule(at, EVERY_DAY)
    first = twice.next_after(paris("2026-10-25 00:00"), PARIS)
    assert first is not None
    second = twice.next_after(first, PARIS)
    assert second is not None
    assert second.astimezone(PARIS).date() == date(2026, 10, 26)


@pytest.mark.parametrize(
    ("late", "rings"),
    [(timedelta(minutes=9), True), (RINGS_LATE, True), (timedelta(minutes=11), False)],
)
async def test_an_alarm_that_came_while_the_power_was_off_rings_late_or_is_told(
    board: Board, clock: ManualClock, late: timedelta, rings: bool
) -> None:
    board.alarms.set(Schedule(SEVEN, WORKING_DAYS))
    board.reminders.set(Schedule(SEVEN, day=MONDAY), "sortir les poubelles")
    await board.keep()
    until(clock, paris("2026-11-23 07:00:00") + late)
    again = await restarted(board, clock)
    assert len(again.take_due()) == (2 if rings else 0)
    assert len(again.untold()) == (0 if rings else 2)
    assert len(again.alarms.all()) == 1, "it rings on the next day"
    again.take_due()
    assert len(again.untold()) == (0 if rings else 2), "told of once"


def test_a_clock_that_is_put_right_by_moments_rings_nothing_twice(
    board: Board, clock: ManualClock
) -> None:
    board.alarms.set(Schedule(SEVEN, EVERY_DAY))
    until(clock, paris("2026-11-23 07:00:00"))
    assert len(board.take_due()) == 1
    clock.set_wall(clock.wall() - timedelta(seconds=5))
    assert board.take_due() == []
    clock.advance(seconds=10)
    assert board.take_due() == []


def test_a_clock_that_is_set_back_has_an_alarm_ring_again_rather_than_never(
    board: Board, clock: ManualClock
) -> None:
    board.alarms.set(Schedule(SEVEN, EVERY_DAY))
    until(clock, paris("2026-11-23 07:00:00"))
    assert len(board.take_due()) == 1
    clock.set_wall(clock.wall() - timedelta(hours=1))
    assert board.take_due() == []
    clock.advance(hours=1)
    assert len(board.take_due()) == 1


async def test_a_start_with_a_clock_of_1970_loses_no_alarm_and_invents_no_missed_one(
    board: Board, clock: ManualClock
) -> None:
    board.alarms.set(Schedule(SEVEN, EVERY_DAY))
    board.alarms.set(Schedule(time(18), day=MONDAY))
    until(clock, paris("2026-11-23 07:00:00"))
    assert len(board.take_due()) == 1
    board.silence()
    until(clock, paris("2026-11-23 14:00:00"))
    await board.keep()
    wrong = ManualClock(datetime(1970, 1, 1, tzinfo=UTC))
    again = await restarted(board, wrong)
    assert again.take_due() == []
    again_clock: ManualClock = again._clock  # type: ignore[assignment]
    again_clock.set_wall(paris("2026-11-23 14:01:00").astimezone(UTC))
    assert again.take_due() == []
    assert again.untold() == []
    until(again_clock, paris("2026-11-23 18:00:00"))
    assert len(again.take_due()) == 1
    until(again_clock, paris("2026-11-24 07:00:00"))
    assert len(again.take_due()) == 1


def test_the_next_time_of_an_alarm_can_be_left_out(board: Board, clock: ManualClock) -> None:
    daily = board.alarms.set(Schedule(SEVEN, EVERY_DAY))
    once = board.alarms.set(Schedule(time(8), day=MONDAY))
    board.alarms.skip([daily.id, once.id])
    assert [one.id for one in board.alarms.all()] == [daily.id]
    until(clock, paris("2026-11-23 12:00:00"))
    assert board.take_due() == []
    assert board.untold() == []
    until(clock, paris("2026-11-24 07:00:00"))
    assert len(board.take_due()) == 1


def test_what_was_cancelled_can_be_put_back(board: Board) -> None:
    alarm = board.alarms.set(Schedule(SEVEN, EVERY_DAY), "travail")
    assert board.alarms.cancel([alarm.id]) == [alarm]
    assert board.alarms.cancel() == []
    assert board.alarms.put_back(alarm) == alarm
    assert board.alarms.all() == [alarm]


def test_a_moment_that_passed_since_it_was_asked_for_comes_at_once(
    board: Board, clock: ManualClock
) -> None:
    now = clock.wall().astimezone(PARIS)
    board.reminders.set(Schedule((now - timedelta(seconds=1)).time(), day=now.date()), "boire")
    assert [rung.words for rung in board.take_due()] == ["boire"]


def test_there_are_only_so_many_alarms(board: Board) -> None:
    for _ in range(ALARMS_AT_MOST):
        board.alarms.set(Schedule(SEVEN, EVERY_DAY))
    with pytest.raises(TooMany):
        board.alarms.set(Schedule(SEVEN, EVERY_DAY))


@pytest.mark.parametrize("given_", [{}, {"days": (0,), "day": MONDAY}, {"days": (7,)}], ids=str)
def test_what_never_comes_is_no_schedule(given_: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="day"):
        Schedule(SEVEN, **given_)  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(
    at=st.times().map(lambda at: at.replace(tzinfo=None)),
    days=st.sets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(["Europe/Paris", "Europe/Dublin", "Pacific/Apia", "Asia/Kolkata"]),
    moment=st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)),
)
def test_the_next_time_is_later_and_the_last_is_not_and_none_lies_between(
    at: time, days: set[int], zone: str, moment: datetime
) -> None:
    place = ZoneInfo(zone)
    schedule = Schedule(at, tuple(sorted(days)))
    comes, came = schedule.next_after(moment, place), schedule.last_until(moment, place)
    assert comes is not None
    assert came is not None
    assert came <= moment < comes
    assert schedule.next_after(came, place) == comes
    assert comes.astimezone(place).weekday() in days
    assert comes - came <= timedelta(days=7, hours=1)
