"""The countdowns of a board: never lost, never early, in order, through restarts and garbage."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.ringing.board import Board
from assistant.ringing.errors import TooMany
from assistant.ringing.things import Rung, Timer
from assistant.skills.effects.timers import DAY_SECONDS, TIMERS_AT_MOST
from tests.assistant.ringing.boards import board, clock, path, restarted, saved
from tests.support.clock import ManualClock

__all__ = ["board", "clock", "path"]  # fixtures


def lengths(things: list[Timer] | list[Rung]) -> list[int | None]:
    return [thing.seconds for thing in things]


def test_a_timer_is_due_when_its_time_has_come_and_not_a_millisecond_before(
    board: Board, clock: ManualClock
) -> None:
    timer = board.timers.start(60)
    clock.advance(seconds=59, milliseconds=999)
    assert board.take_due() == []
    assert board.timers.seconds_left(timer) == 1
    clock.advance(milliseconds=1)
    assert board.timers.seconds_left(timer) == 0
    assert lengths(board.take_due()) == [60]
    assert board.timers.running() == []


def test_timers_are_told_and_rung_in_the_order_they_end(board: Board, clock: ManualClock) -> None:
    for seconds, name in ((300, "a"), (60, "b"), (180, "c"), (60, "d")):
        board.timers.start(seconds, name)
    assert [timer.name for timer in board.timers.running()] == ["b", "d", "c", "a"]
    clock.advance(seconds=200)
    assert sorted(rung.words or "" for rung in board.take_due()) == ["b", "c", "d"]


async def test_a_timer_rings_once(board: Board, clock: ManualClock) -> None:
    board.timers.start(1)
    clock.advance(seconds=1)
    assert len(board.take_due()) == 1
    assert board.take_due() == []
    board.silence()
    assert (await restarted(board, clock)).take_due() == []


def test_cancelling_gives_back_what_was_cancelled(board: Board, clock: ManualClock) -> None:
    first = board.timers.start(60)
    board.timers.start(90)
    assert board.timers.cancel([first.id, 99]) == [first]
    assert lengths(board.timers.cancel()) == [90]
    assert board.timers.cancel() == []
    clock.advance(hours=1)
    assert board.take_due() == []
    board.timers.put_back(first, 10_000)
    clock.advance(seconds=10)
    assert lengths(board.take_due()) == [60]


def test_a_paused_timer_stands_still_until_it_goes_on(board: Board, clock: ManualClock) -> None:
    timer = board.timers.start(60)
    clock.advance(seconds=20)
    assert [one.paused for one in board.timers.pause([timer.id])] == [True]
    assert board.timers.pause([timer.id]) == []
    clock.advance(hours=5)
    assert board.take_due() == []
    (paused,) = board.timers.running()
    assert board.timers.seconds_left(paused) == 40
    board.timers.resume([timer.id])
    clock.advance(seconds=39)
    assert board.take_due() == []
    clock.advance(seconds=1)
    assert lengths(board.take_due()) == [60]


@pytest.mark.parametrize(
    ("added", "left"), [(60, 100), (-30, 10), (-90, 0), (DAY_SECONDS, DAY_SECONDS)]
)
def test_time_is_added_and_taken(board: Board, clock: ManualClock, added: int, left: int) -> None:
    timer = board.timers.start(60)
    clock.advance(seconds=20)
    (changed,) = board.timers.lengthen([timer.id], added)
    assert board.timers.seconds_left(changed) == left
    assert len(board.take_due()) == (left == 0)


def test_a_timer_begins_again_with_what_was_added(board: Board, clock: ManualClock) -> None:
    timer = board.timers.start(60)
    board.timers.lengthen([timer.id], 30)
    board.timers.pause([timer.id])
    (again,) = board.timers.restart([timer.id])
    assert (again.paused, board.timers.seconds_left(again)) == (False, 90)


def test_there_are_only_so_many(board: Board) -> None:
    for _ in range(TIMERS_AT_MOST):
        board.timers.start(60)
    with pytest.raises(TooMany):
        board.timers.start(60)


@pytest.mark.parametrize("seconds", [0, -1, DAY_SECONDS + 1])
def test_no_timer_has_an_impossible_length(board: Board, seconds: int) -> None:
    with pytest.raises(ValueError, match="lasts"):
        board.timers.start(seconds)


def test_setting_the_clock_neither_hastens_nor_delays_a_timer(
    board: Board, clock: ManualClock
) -> None:
    board.timers.start(60)
    clock.set_wall(datetime(2030, 1, 1, tzinfo=UTC))
    assert board.take_due() == []
    clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
    clock.advance(seconds=60)
    assert len(board.take_due()) == 1


async def test_timers_survive_a_restart_with_the_time_they_have_left(
    board: Board, clock: ManualClock
) -> None:
    board.timers.start(600, "rôti")
    board.timers.start(60)
    paused = board.timers.start(90)
    board.timers.pause([paused.id])
    clock.advance(seconds=20)
    again = await restarted(board, clock)
    kept = [
        (one.seconds, one.name, again.timers.seconds_left(one)) for one in again.timers.running()
    ]
    assert kept == [(60, None, 40), (600, "rôti", 580), (90, None, 90)]


@pytest.mark.parametrize(("late", "rings"), [(0, True), (59, True), (61, False), (10_000, False)])
async def test_a_timer_that_came_due_while_the_power_was_off_rings_or_is_told_as_missed(
    board: Board, clock: ManualClock, late: int, rings: bool
) -> None:
    board.timers.start(60, "pâtes")
    due = clock.wall().replace(microsecond=0)
    clock.advance(seconds=60 + late)
    again = await restarted(board, clock)
    assert [rung.words for rung in again.take_due()] == (["pâtes"] if rings else [])
    missed = [] if rings else ["pâtes"]
    assert [rung.words for rung in again.untold()] == missed
    assert all((rung.at - due).total_seconds() == 60 for rung in again.untold())


@pytest.mark.parametrize("year", [1970, 2020])
async def test_a_wrong_clock_after_a_restart_makes_no_timer_longer_than_it_was(
    board: Board, clock: ManualClock, year: int
) -> None:
    board.timers.start(600)
    clock.advance(seconds=20)
    board.timers.start(1)  # so that all is saved again
    await board.keep()
    again = saved(board, ManualClock(datetime(year, 1, 1, tzinfo=UTC)))
    assert [again.timers.seconds_left(one) for one in again.timers.running()] == [1, 580]
