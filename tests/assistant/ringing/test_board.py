"""What rings, rings again or was missed, and the file it is all kept in."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ringing.board import RINGS_FOR_MS, SNOOZED_WITHIN_MS, Board
from assistant.ringing.saved import VERSION
from assistant.ringing.schedule import Schedule
from assistant.ringing.things import Kind
from tests.assistant.ringing.boards import board, clock, path, restarted, saved
from tests.support.clock import ManualClock

__all__ = ["board", "clock", "path"]  # fixtures


def ring(board: Board, clock: ManualClock, name: str = "pâtes") -> None:
    """Have a timer ring now."""
    board.timers.start(1, name)
    clock.advance(seconds=1)
    board.take_due()


def names(things: list[object]) -> list[str]:
    return [thing.words for thing in things]  # type: ignore[attr-defined]


def test_something_rings_until_its_time_is_over_and_then_counts_as_missed(
    board: Board, clock: ManualClock
) -> None:
    ring(board, clock)
    clock.advance(milliseconds=RINGS_FOR_MS[Kind.TIMER] - 1)
    assert board.is_ringing()
    assert board.end_unheeded() == []
    clock.advance(milliseconds=1)
    assert not board.is_ringing()
    assert names([*board.end_unheeded()]) == ["pâtes"]
    assert names([*board.missed()]) == ["pâtes"]
    assert board.untold() == [], "it could be heard"


def test_what_is_silenced_rings_no_more_and_was_not_missed(
    board: Board, clock: ManualClock
) -> None:
    ring(board, clock, "pâtes")
    ring(board, clock, "four")
    assert names([*board.silence()]) == ["pâtes", "four"]
    assert not board.is_ringing()
    assert board.silence() == []
    assert board.missed() == []


def test_what_rings_rings_again_after_the_snooze_and_no_sooner(
    board: Board, clock: ManualClock
) -> None:
    ring(board, clock)
    assert names([*board.snooze(300)]) == ["pâtes"]
    assert not board.is_ringing()
    assert [board.snoozed_seconds(one) for one in board.snoozed()] == [300]
    clock.advance(seconds=299)
    assert board.take_due() == []
    clock.advance(seconds=1)
    assert names([*board.take_due()]) == ["pâtes"]


def test_what_rang_last_can_be_snoozed_a_while_longer(board: Board, clock: ManualClock) -> None:
    assert board.snooze() == []
    ring(board, clock)
    board.silence()
    clock.advance(milliseconds=SNOOZED_WITHIN_MS - 1)
    assert names([*board.last_rang()]) == ["pâtes"]
    clock.advance(milliseconds=1)
    assert board.snooze() == []


def test_what_is_snoozed_after_nobody_heeded_it_was_not_missed(
    board: Board, clock: ManualClock
) -> None:
    ring(board, clock)
    clock.advance(milliseconds=RINGS_FOR_MS[Kind.TIMER])
    board.end_unheeded()
    assert names([*board.snooze(60)]) == ["pâtes"]
    assert board.missed() == []


async def test_a_power_cut_in_the_middle_of_ringing_loses_nothing(
    board: Board, clock: ManualClock
) -> None:
    ring(board, clock)
    await board.keep()
    clock.advance(seconds=20)
    assert names([*saved(board, ManualClock(clock.wall())).take_due()]) == ["pâtes"]
    clock.advance(hours=1)
    assert names([*saved(board, ManualClock(clock.wall())).untold()]) == ["pâtes"]


async def test_what_was_missed_is_told_once_even_through_a_restart(
    board: Board, clock: ManualClock
) -> None:
    board.timers.start(60, "pâtes")
    await board.keep()
    clock.advance(hours=1)
    again = await restarted(board, clock)
    (missed,) = again.untold()
    assert names([*(await restarted(again, clock)).untold()]) == ["pâtes"]
    again.forget_missed([missed])
    assert (await restarted(again, clock)).untold() == []


async def test_all_that_was_set_is_there_after_a_restart(
    board: Board, clock: ManualClock, path: Path
) -> None:
    board.timers.start(60, "pâtes")
    board.alarms.set(Schedule(time(7), (0, 1, 2, 3, 4)), "travail")
    board.alarms.set(Schedule(time(8, 30), day=date(2026, 11, 25)))
    board.reminders.set(Schedule(time(20), (3,)), "sortir les poubelles")
    ring(board, clock, "thé")
    board.snooze(300)
    again = await restarted(board, clock)
    assert again.alarms.all() == board.alarms.all()
    assert again.reminders.all() == board.reminders.all()
    assert [one.name for one in again.timers.running()] == ["pâtes"]
    assert [one.rung.words for one in again.snoozed()] == ["thé"]
    assert again.lost == 0
    assert path.stat().st_mode & 0o777 == 0o600


async def test_ids_are_not_given_twice_after_a_restart(board: Board, clock: ManualClock) -> None:
    board.timers.start(60)
    last = board.timers.start(90)
    alarm = board.alarms.set(Schedule(time(7), (0,)))
    again = await restarted(board, clock)
    assert again.timers.start(5).id == last.id + 1
    assert again.alarms.set(Schedule(time(8), (0,))).id == alarm.id + 1


def test_the_timers_of_older_versions_are_still_read(
    path: Path, clock: ManualClock, board: Board
) -> None:
    path.write_text(
        json.dumps(
            [
                {"seconds": 120, "due": "2026-11-22T09:08:00+00:00"},
                {"seconds": 60, "due": "2030-01-01T00:00:00+00:00"},
                {"seconds": 60, "due": "2026-11-22T09:00:00+00:00"},
            ]
        )
    )
    board.restore()
    left = [board.timers.seconds_left(timer) for timer in board.timers.running()]
    assert left == [30, 60], "none runs longer than it was set to"
    assert len(board.untold()) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"3", b'"x"', b'{"version": 99}', b"\xff\xfe", b"[" * 100_000, b"{}"],
    ids=lambda content: repr(content[:12]),
)
def test_a_file_that_is_no_file_of_ours_stops_nothing_and_is_told(
    board: Board, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    board.restore()
    assert board.lost == 1
    board.timers.start(60)
    assert len(board.timers.running()) == 1


def test_a_file_that_is_too_large_is_not_read(board: Board, path: Path) -> None:
    path.write_bytes(b" " * 2_000_000 + b"[]")
    board.restore()
    assert board.lost == 1


GOOD = {"id": 1, "seconds": 60, "left_ms": 60_000, "due": "2026-11-22T09:08:00+00:00"}
ALARM = {"id": 1, "at": "07:00:00", "days": [0, 1], "after": "2026-11-22T09:00:00+00:00"}


@pytest.mark.parametrize(
    "bad",
    [
        None, 3, "x", [], {}, {**GOOD, "seconds": 0}, {**GOOD, "seconds": 86_401},
        {**GOOD, "due": "2026-11-22T09:08:00"}, {**GOOD, "due": "soon"}, {**GOOD, "more": 1},
        {**GOOD, "left_ms": -1}, {**GOOD, "name": ""}, {**GOOD, "id": 0},
    ],
    ids=str,
)  # fmt: skip
def test_one_unreadable_timer_costs_no_other(board: Board, path: Path, bad: object) -> None:
    path.write_text(json.dumps({"version": VERSION, "timers": [GOOD, bad, {**GOOD, "id": 2}]}))
    board.restore()
    assert [timer.id for timer in board.timers.running()] == [1, 2]
    assert board.lost == 1


@pytest.mark.parametrize(
    "bad",
    [
        {**ALARM, "days": []}, {**ALARM, "days": [7]}, {**ALARM, "day": "2026-11-23"},
        {**ALARM, "at": "25:00"}, {**ALARM, "at": "07:00:00+01:00"}, {**ALARM, "after": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_one_unreadable_alarm_costs_no_other(board: Board, path: Path, bad: object) -> None:
    content = {"version": VERSION, "alarms": [bad, ALARM], "reminders": "all of them"}
    path.write_text(json.dumps(content))
    board.restore()
    assert len(board.alarms.all()) == 1
    assert board.lost == 2


def test_an_unreadable_file_stops_nothing(board: Board, path: Path) -> None:
    path.mkdir()
    board.restore()
    board.timers.start(60)
    assert len(board.timers.running()) == 1


async def test_a_full_disk_keeps_no_timer_from_ringing(
    board: Board, clock: ManualClock, path: Path
) -> None:
    board.timers.start(30)
    assert await board.keep()
    before = path.read_bytes()
    (path.parent / "timers.new").mkdir()  # nothing can be written there, whoever runs the test
    board.timers.start(60)
    assert not await board.keep()
    assert path.read_bytes() == before, "the file is replaced whole or not at all"
    clock.advance(seconds=60)
    assert len(board.take_due()) == 2
    (path.parent / "timers.new").rmdir()
    board.timers.start(90)
    assert await board.keep(), "the next change is written again"


async def test_what_a_power_cut_left_half_written_is_no_obstacle(
    board: Board, clock: ManualClock, path: Path
) -> None:
    board.timers.start(60)
    await board.keep()
    (path.parent / "timers.new").write_bytes(path.read_bytes()[:20])
    board.timers.start(90)
    assert await board.keep()
    assert len((await restarted(board, clock)).timers.running()) == 2


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 400))
def test_a_torn_file_is_told_of_and_never_believed(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("timers") / "timers.json"
    clock = ManualClock()
    whole = json.dumps({"version": VERSION, "timers": [GOOD, {**GOOD, "id": 2}]}).encode()
    path.write_bytes(whole[:cut])
    board = Board(path, clock)
    board.restore()
    assert len(board.timers.running()) == (2 if cut >= len(whole) else 0)
    assert board.lost == (0 if cut >= len(whole) else 1)


def test_nothing_is_written_where_nothing_changed(board: Board) -> None:
    import asyncio

    assert asyncio.run(board.keep())
    assert not board.path.exists()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("start"), st.integers(1, 7_200)),
        st.tuples(st.just("pass"), st.integers(0, 4_000_000)),
        st.tuples(st.just("restart"), st.integers(0, 50_000)),
        st.tuples(st.just("cancel"), st.integers(0, 5)),
        st.tuples(st.just("pause"), st.integers(0, 5)),
        st.tuples(st.just("resume"), st.integers(0, 5)),
        st.tuples(st.just("add"), st.integers(-600, 600)),
        st.tuples(st.just("begin again"), st.integers(0, 5)),
    ),
    max_size=25,
)


@settings(max_examples=80, deadline=None)
@given(steps=STEPS)
async def test_no_timer_is_ever_lost_or_rung_early(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("timers") / "timers.json"
    clock = ManualClock()
    board = Board(path, clock)
    left: dict[int, float] = {}  # what is left of each, in seconds, by a reckoning of our own
    paused: set[int] = set()
    lengths: dict[int, int] = {}
    for number, (what, amount) in enumerate(steps):
        chosen = sorted(left)[amount % len(left)] if left else 0
        if what == "start" and len(left) < 20:
            timer = board.timers.start(amount, f"number {number}")
            left[timer.id], lengths[timer.id] = amount, amount
        elif what == "cancel":
            board.timers.cancel([chosen])
            left.pop(chosen, None)
        elif what == "pause":
            board.timers.pause([chosen])
            paused.add(chosen)
        elif what == "resume":
            board.timers.resume([chosen])
            paused.discard(chosen)
        elif what == "add" and left:
            board.timers.lengthen([chosen], amount)
            left[chosen] = max(0, left[chosen] + amount)
            lengths[chosen] = max(1, lengths[chosen] + amount)
        elif what == "begin again" and left:
            board.timers.restart([chosen])
            left[chosen] = lengths[chosen]
            paused.discard(chosen)
        elif what == "pass":
            clock.advance(milliseconds=amount)
            left = {id: s if id in paused else s - amount / 1000 for id, s in left.items()}
        else:
            await board.keep()
            clock = ManualClock(clock.wall() + timedelta(milliseconds=amount), monotonic_ms=amount)
            left = {id: s if id in paused else s - amount / 1000 for id, s in left.items()}
            board = Board(path, clock)
            board.restore()
        rung = len(board.take_due()) + len(board.untold())
        board.silence()
        board.forget_missed(board.missed())
        slack = 0.001 * (1 + len(steps))  # a restart keeps whole milliseconds
        certain = [id for id, s in left.items() if id not in paused and s <= -slack]
        possible = [id for id, s in left.items() if id not in paused and s <= slack]
        assert len(certain) <= rung <= len(possible)
        running = {timer.id for timer in board.timers.running()}
        assert set(left) - set(possible) <= running <= set(left)
        left = {id: s for id, s in left.items() if id in running}
        paused &= running
        for timer in board.timers.running():
            assert abs(board.timers.left_ms(timer) / 1000 - max(0, left[timer.id])) <= slack


def test_moments_are_told_in_the_households_own_time(board: Board) -> None:
    alarm = board.alarms.set(Schedule(time(7), day=date(2026, 11, 23)))
    assert board.alarms.next_time(alarm) == datetime.fromisoformat("2026-11-23T06:00:00+00:00")
