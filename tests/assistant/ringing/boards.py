"""Boards for tests: by a clock that stands still, and started afresh."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.ringing.board import Board
from tests.support.clock import ManualClock

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "timers.json"


@pytest.fixture
def board(path: Path, clock: ManualClock) -> Board:
    return Board(path, clock, PARIS)


def saved(board: Board, clock: ManualClock) -> Board:
    """What another board makes of the file of this one."""
    again = Board(board.path, clock, board.zone)
    again.restore()
    return again


async def restarted(board: Board, clock: ManualClock) -> Board:
    """A speaker started afresh: its monotonic clock begins anywhere."""
    await board.keep()
    return saved(board, ManualClock(clock.wall(), monotonic_ms=77))
