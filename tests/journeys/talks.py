"""Whole conversations of a household: what is said, what is answered and what is done by it.

It is Sunday 22 November 2026 in the morning, and the clock stands still but for what passes between
the lines.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from audit.records.leaves import Label
from tests.support.clock import ManualClock
from tests.support.forecasts import put_weather
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

# Only whoever pays for an answer is named in it.
PAYS = "Valdor"


@dataclass(frozen=True)
class Line:
    """One sentence, pieces of its answer ("-" before what it must not hold), and all it does."""

    said: str
    holds: tuple[str, ...]
    does: tuple[str, ...] = ()
    after_s: int = 0


Talk = Sequence[Line]
Talks = dict[str, Talk]


def line(said: str, *holds: str, does: str = "", after_s: int = 0) -> Line:
    """A line; `does` names its effects, `after_s` is how many seconds pass before it."""
    return Line(said, holds, tuple(does.split()), after_s)


def each(**talks: Talks) -> pytest.MarkDecorator:
    """A test of each conversation, named by its language."""
    return pytest.mark.parametrize(
        "talk",
        [
            pytest.param(talk, id=f"{language}: {name}")
            for language, named in talks.items()
            for name, talk in named.items()
        ],
    )


@dataclass
class Sunday:
    """A household whose clock stands still."""

    home: Household
    clock: ManualClock

    async def hear(self, one: Line) -> None:
        """Say a line, and check what is answered, done and sold."""
        self.clock.advance(seconds=one.after_s)
        turn = await self.home.say(one.said)
        words = re.sub(r"[\u00a0\u202f]", " ", " ".join(item["words"] for item in turn.items))
        assert turn.errors == [], one.said
        for piece in one.holds:
            if piece.startswith("-"):
                assert piece[1:] not in words, (one.said, words)
            else:
                assert piece in words, (one.said, words)
        assert tuple(turn.effects) == one.does, (one.said, words)
        sold = any(Label(item["label"]).sells for item in turn.items)
        assert sold == (PAYS in one.holds), (one.said, words)

    def timers(self) -> dict[str, int]:
        """How long each timer is in all, by its name."""
        return {one.name or "": one.seconds for one in self.home.speaker._device.timers.running()}


@pytest.fixture
async def sunday(tmp_path: Path, rasa: RasaForTests) -> AsyncIterator[Sunday]:
    """A household that knows the weather."""
    home, clock = tmp_path / "home", ManualClock()
    home.mkdir()
    put_weather(home)
    async with household(home, rasa, clock=clock) as here:
        yield Sunday(here, clock)
