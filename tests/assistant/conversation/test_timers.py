"""Timers: never lost, never early, in order, through restarts, garbage and a full disk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.timers import Timer, TimerBoard
from assistant.skills.effects.timers import DAY_SECONDS
from tests.support.clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "timers.json"


@pytest.fixture
def board(path: Path, clock: ManualClock) -> TimerBoard:
    return TimerBoard(path, clock)


def restarted(path: Path, clock: ManualClock) -> TimerBoard:
    """A speaker started afresh: its monotonic clock begins anywhere."""
    board = TimerBoard(path, ManualClock(clock.wall(), monotonic_ms=77))
    board.restore()
    return board


def lengths(timers: list[Timer]) -> list[int]:
    return [timer.seconds for timer in timers]


def test_a_timer_is_due_when_its_time_has_come_and_not_a_millisecond_before(
    board: TimerBoard, clock: ManualClock
) -> None:
    timer = board.start(60)
    clock.advance(seconds=59, milliseconds=999)
    assert board.take_due() == []
    assert board.seconds_left(timer) == 1
    clock.advance(milliseconds=1)
    assert board.seconds_left(timer) == 0
    assert board.take_due() == [timer]
    assert board.running() == []


def test_timers_are_told_and_rung_in_the_order_they_end(
    board: TimerBoard, clock: ManualClock
) -> None:
    for seconds in (300, 60, 180, 60):
        board.start(seconds)
    assert lengths(board.running()) == [60, 60, 180, 300]
    clock.advance(seconds=200)
    due = board.take_due()
    assert lengths(due) == [60, 60, 180]
    assert due[0].id < due[1].id, "of two that end together, the older first"


def test_a_timer_rings_once(board: TimerBoard, clock: ManualClock, path: Path) -> None:
    board.start(1)
    clock.advance(seconds=1)
    assert len(board.take_due()) == 1
    assert board.take_due() == []
    assert restarted(path, clock).running() == []


def test_cancelling_stops_all_and_says_how_many(
    board: TimerBoard, clock: ManualClock, path: Path
) -> None:
    board.start(60)
    board.start(90)
    assert board.cancel_all() == 2
    assert board.cancel_all() == 0
    clock.advance(hours=1)
    assert board.take_due() == []
    assert restarted(path, clock).running() == []


def test_setting_the_clock_neither_hastens_nor_delays_a_timer(
    board: TimerBoard, clock: ManualClock
) -> None:
    board.start(60)
    clock.set_wall(datetime(2030, 1, 1, tzinfo=UTC))
    assert board.take_due() == []
    clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
    clock.advance(seconds=60)
    assert len(board.take_due()) == 1


def test_timers_survive_a_restart_with_the_time_they_have_left(
    board: TimerBoard, clock: ManualClock, path: Path
) -> None:
    board.start(600)
    board.start(60)
    clock.advance(seconds=20)
    again = restarted(path, clock)
    assert lengths(again.running()) == [60, 600]
    assert [again.seconds_left(timer) for timer in again.running()] == [40, 580]


def test_a_timer_whose_time_passed_while_the_power_was_off_rings_at_once(
    board: TimerBoard, clock: ManualClock, path: Path
) -> None:
    board.start(60)
    clock.advance(hours=3)
    assert lengths(restarted(path, clock).take_due()) == [60]


def test_a_clock_that_is_wrong_after_a_restart_makes_no_timer_longer_than_it_was_set(
    board: TimerBoard, path: Path
) -> None:
    board.start(60)
    again = restarted(path, ManualClock(datetime(1970, 1, 1, tzinfo=UTC)))
    assert [again.seconds_left(timer) for timer in again.running()] == [60]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"3",
        b'"timers"',
        b"{}",
        b"[[[[",
        b"[" * 200_000,
        b"\xff\xfe\x00",
        b'[{"seconds": 60}]',
        b'[{"due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": "x", "due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": 1e999, "due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": NaN, "due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": -5, "due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": 99999999999, "due": "2026-11-22T09:08:00+00:00"}]',
        b'[{"seconds": 60, "due": "soon"}]',
        b'[{"seconds": 60, "due": "2026-11-22T09:08:00"}]',
        b'[{"seconds": 60, "due": 12}]',
        b"[null, 1, [], {}]",
    ],
    ids=range(19),
)
def test_garbage_in_the_file_of_timers_stops_nothing(
    board: TimerBoard, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    board.restore()
    assert board.running() == []
    board.start(60)
    assert len(board.running()) == 1


def test_one_unreadable_timer_costs_no_other(board: TimerBoard, path: Path) -> None:
    good = {"seconds": 60, "due": "2026-11-22T09:08:00+00:00"}
    path.write_text(json.dumps([good, {"seconds": "x", "due": 3}, {**good, "seconds": 90}]))
    board.restore()
    assert lengths(board.running()) == [60, 90]


def test_an_unreadable_file_stops_nothing(board: TimerBoard, path: Path) -> None:
    path.mkdir()
    board.restore()
    board.start(60)
    assert len(board.running()) == 1


@pytest.fixture
def full_disk(path: Path) -> Iterator[None]:
    """Nothing can be written where timers are kept, whoever runs the test."""
    (path.parent / "timers.new").mkdir()
    yield
    (path.parent / "timers.new").rmdir()


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_keeps_no_timer_from_ringing(board: TimerBoard, clock: ManualClock) -> None:
    board.start(60)
    board.start(90)
    clock.advance(seconds=60)
    assert lengths(board.take_due()) == [60]
    assert board.cancel_all() == 1


def test_the_file_is_replaced_whole_and_never_half_written(
    board: TimerBoard, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.start(60)
    before = path.read_bytes()

    def no_space(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", no_space)
    board.start(90)
    assert path.read_bytes() == before


def test_the_file_holds_figures_and_no_words(board: TimerBoard, path: Path) -> None:
    board.start(60)
    assert [set(entry) for entry in json.loads(path.read_text())] == [{"seconds", "due"}]


async def test_what_is_due_rings_in_order_even_if_one_of_them_cannot_ring(
    board: TimerBoard, clock: ManualClock
) -> None:
    for seconds in (30, 10, 20):
        board.start(seconds)
    clock.advance(seconds=60)
    rung: list[int] = []
    done = asyncio.Event()

    async def ring(timer: Timer) -> None:
        rung.append(timer.seconds)
        if len(rung) == 3:
            done.set()
        if timer.seconds == 10:
            raise OSError("the loudspeaker is broken")

    running = asyncio.create_task(board.run(ring))
    await asyncio.wait_for(done.wait(), 30)
    running.cancel()
    assert rung == [10, 20, 30]


async def test_a_timer_that_is_set_while_another_is_awaited_is_noticed(
    board: TimerBoard, clock: ManualClock
) -> None:
    rung: asyncio.Queue[int] = asyncio.Queue()

    async def ring(timer: Timer) -> None:
        rung.put_nowait(timer.seconds)

    board.start(3600)
    running = asyncio.create_task(board.run(ring))
    await asyncio.sleep(0)
    clock.advance(seconds=3500)
    board.start(1)
    clock.advance(seconds=1)
    board.start(DAY_SECONDS)
    assert await asyncio.wait_for(rung.get(), 30) == 1
    running.cancel()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("start"), st.integers(1, 7_200)),
        st.tuples(st.just("pass"), st.integers(0, 4_000_000)),
        st.tuples(st.just("restart"), st.integers(0, 4_000_000)),
        st.tuples(st.just("cancel"), st.just(0)),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_no_timer_is_ever_lost_or_rung_early(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("timers") / "timers.json"
    clock = ManualClock()
    board = TimerBoard(path, clock)
    expected: list[datetime] = []  # when each is due, in wall time, which only runs here
    # A restart keeps whole milliseconds of the time left.
    slack = timedelta(milliseconds=1 + sum(what == "restart" for what, _ in steps))
    for what, amount in steps:
        if what == "start":
            board.start(amount)
            expected.append(clock.wall() + timedelta(seconds=amount))
        elif what == "cancel":
            assert board.cancel_all() == len(expected)
            expected.clear()
        else:
            clock.advance(milliseconds=amount)
            if what == "restart":
                clock = ManualClock(clock.wall(), monotonic_ms=amount % 9_000)
                board = TimerBoard(path, clock)
                board.restore()
            rung = board.take_due()
            now = clock.wall()
            certain = [due for due in expected if due <= now - slack]
            possible = [due for due in expected if due <= now + slack]
            assert len(certain) <= len(rung) <= len(possible)
            expected = sorted(expected)[len(rung) :]
    assert len(board.running()) == len(expected)


def test_nobody_else_can_read_the_timers_through_the_folder(tmp_path: Path) -> None:
    # The household's folder is made for its owner alone; see the speaker.
    from assistant.conversation.speaker import _household

    home = tmp_path / "home"
    with _household(home):
        assert home.stat().st_mode & 0o077 == 0
