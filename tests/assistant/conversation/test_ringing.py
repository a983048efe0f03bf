"""Ringing: tones at once, whatever becomes of the words, until somebody stops it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.conversation import ringing
from assistant.conversation.ringing import QUIETEST, Ringer
from assistant.conversation.said import TurnResult
from assistant.conversation.stages import EventKind, TurnEvent
from assistant.ringing.board import RINGS_FOR_MS, Board
from assistant.ringing.schedule import Schedule
from assistant.ringing.things import Kind
from assistant.speaking.earcons import Earcon
from assistant.words import render
from audit.clock import SystemClock
from audit.language import Language
from audit.records.messages import Assist
from tests.support.clock import ManualClock


class Bell:
    """A ringer with all around it played: it notes tones and sentences."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.board = Board(folder / "timers.json", self.clock, ZoneInfo("Europe/Paris"))
        self.tones: list[tuple[Earcon, float]] = []
        self.said: list[str] = []
        self.happened = asyncio.Event()
        self.log_fails = False
        self.hangs = False
        self.busy = False
        self.ringer = Ringer(self.board, self, self.announce, lambda: self.busy, self.clock)

    async def tone(self, kind: Earcon, *, at_least: float = 0.0) -> None:
        self.tones.append((kind, at_least))
        self.happened.set()

    async def end_reply(self) -> None:
        return

    async def announce(self, message: Assist) -> TurnResult:
        result = TurnResult(turn="t")
        if self.hangs:
            await asyncio.Event().wait()
        if self.log_fails:
            result.errors.append("ledger-disk-full")
        else:
            words = render(message, Language.FRENCH).replace("\u00a0", " ")
            self.said.append(words)
        self.happened.set()
        return result

    async def until(self, there: str | int) -> None:
        """Wait for a sentence with these words in it, or for so many tones."""
        async with asyncio.timeout(30):
            while not (
                len(self.tones) >= there
                if isinstance(there, int)
                else any(there in words for words in self.said)
            ):
                self.happened.clear()
                await self.happened.wait()

    def let_pass(self, **duration: float) -> None:
        """Let time pass, which the ringer notices at once."""
        self.clock.advance(**duration)
        self.board.changed.set()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tones follow each other at once, and the board is looked at all the time."""
    monkeypatch.setattr(ringing, "TONE_AFTER_S", 0.001)
    monkeypatch.setattr(ringing, "LOOKS_AFTER_S", 0.001)


@pytest.fixture
def bell(tmp_path: Path, quick: None) -> Bell:
    return Bell(tmp_path)


@asynccontextmanager
async def rings(bell: Bell) -> AsyncIterator[None]:
    running = asyncio.create_task(bell.ringer.run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.wait({running})


async def settled() -> None:
    """Let everything that can happen happen."""
    for _ in range(50):
        await asyncio.sleep(0.002)


async def test_a_timer_rings_over_and_over_and_says_once_what_it_is(bell: Bell) -> None:
    bell.board.timers.start(60, "pâtes")
    async with rings(bell):
        bell.let_pass(seconds=60)
        await bell.until("pâtes")
        await bell.until(5)
    assert bell.said == ["Le minuteur pâtes est terminé."]
    assert set(bell.tones) == {(Earcon.ALARM, QUIETEST)}, "audible, whatever the volume"


async def test_what_is_stopped_makes_no_more_tones(bell: Bell) -> None:
    bell.board.timers.start(60)
    async with rings(bell):
        bell.let_pass(seconds=60)
        await bell.until(3)
        bell.board.silence()
        await settled()
        count = len(bell.tones)
        await settled()
        assert len(bell.tones) == count


async def test_after_its_time_it_falls_silent_and_counts_as_missed(bell: Bell) -> None:
    bell.board.timers.start(60, "pâtes")
    async with rings(bell):
        bell.let_pass(seconds=60)
        await bell.until(2)
        bell.let_pass(milliseconds=RINGS_FOR_MS[Kind.TIMER])
        await settled()
        count = len(bell.tones)
        await settled()
        assert len(bell.tones) == count
    assert [rung.words for rung in bell.board.missed()] == ["pâtes"]


async def test_an_alarm_pauses_and_says_again_each_minute_what_it_is(bell: Bell) -> None:
    bell.board.alarms.set(Schedule(time(10, 8), day=date(2026, 11, 22)))
    async with rings(bell):
        bell.let_pass(seconds=30)
        await bell.until("10 h 08")
        await bell.until(3)
        bell.let_pass(seconds=31)
        await settled()
        count = len(bell.tones)
        await settled()
        assert len(bell.tones) == count, "it pauses"
        bell.let_pass(seconds=30)
        await bell.until(count + 2)
        await settled()
    assert bell.said == ["Il est temps : votre alarme de 10 h 08."] * 2


async def test_several_that_are_due_at_once_are_each_told(bell: Bell) -> None:
    for name in ("pâtes", "four", "thé"):
        bell.board.timers.start(60, name)
    async with rings(bell):
        bell.let_pass(seconds=60)
        for name in ("pâtes", "four", "thé"):
            await bell.until(name)
        await settled()
    assert len(bell.said) == 3


async def test_a_turn_that_hangs_costs_no_tone(bell: Bell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ringing, "WAITS_FOR_TURN_S", 0.01)
    bell.busy = bell.hangs = True
    bell.board.timers.start(60)
    async with rings(bell):
        bell.let_pass(seconds=60)
        await bell.until(3)
        bell.board.timers.start(1)
        count = len(bell.tones)
        bell.let_pass(seconds=1)
        await bell.until(count + 2)
    assert bell.said == []


async def test_no_tone_sounds_over_somebody_who_talks(bell: Bell) -> None:
    bell.board.timers.start(60)
    async with rings(bell):
        bell.let_pass(seconds=60)
        await bell.until(3)
        bell.board.hold()
        await settled()
        count = len(bell.tones)
        await settled()
        assert len(bell.tones) == count
        bell.let_pass(seconds=9)
        await bell.until(count + 1)


async def test_a_reminder_that_could_not_be_said_is_said_after_the_next_turn(bell: Bell) -> None:
    bell.log_fails = True
    bell.board.reminders.set(Schedule(time(10, 8), day=date(2026, 11, 22)), "appeler Anne")
    async with rings(bell):
        bell.let_pass(seconds=30)
        await bell.until(1)
        await settled()
        assert bell.said == []
        bell.log_fails = False
        bell.board.silence()
        bell.ringer.listen(TurnEvent(EventKind.RUN_END, "t", 0))
        await bell.until("appeler Anne")
        await settled()
    assert bell.said == ["Je n'ai pas pu vous rappeler à 10 h 08 : appeler Anne."]
    assert bell.board.untold() == []


async def test_what_came_while_it_was_off_is_told_at_the_start_and_once(bell: Bell) -> None:
    bell.board.timers.start(60, "pâtes")
    await bell.board.keep()
    bell.clock.advance(hours=2)
    bell.board = Board(bell.board.path, bell.clock, bell.board.zone)
    bell.board.restore()
    bell.ringer = Ringer(bell.board, bell, bell.announce, lambda: False, bell.clock)
    async with rings(bell):
        await bell.until("pâtes")
        bell.ringer.listen(TurnEvent(EventKind.RUN_END, "t", 0))
        await settled()
    assert bell.said == ["Le minuteur pâtes a sonné à 10 h 08, pendant que j'étais arrêtée."]
    assert bell.tones == []


async def test_what_could_not_be_read_is_told_at_the_start(bell: Bell) -> None:
    bell.board.path.write_text("{")
    bell.board.restore()
    async with rings(bell):
        await bell.until("relu")
        bell.ringer.listen(TurnEvent(EventKind.RUN_END, "t", 0))
        await settled()
    assert len(bell.said) == 1


async def test_one_that_cannot_sound_does_not_silence_the_next(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = iter([True, False, False])
    tone = bell.tone

    async def fragile(kind: Earcon, *, at_least: float = 0.0) -> None:
        if next(broken, False):
            raise OSError("the loudspeaker is broken")
        await tone(kind, at_least=at_least)

    monkeypatch.setattr(bell, "tone", fragile)
    bell.board.timers.start(30, "un")
    async with rings(bell):
        bell.let_pass(seconds=30)
        await bell.until("un")
        bell.board.timers.start(30, "deux")
        bell.let_pass(seconds=30)
        await bell.until("deux")
        await bell.until(1)


async def test_a_timer_that_is_set_while_another_is_awaited_is_noticed(bell: Bell) -> None:
    bell.board.timers.start(3600)
    async with rings(bell):
        await settled()
        bell.board.timers.start(1, "court")
        bell.let_pass(seconds=1)
        await bell.until("court")


async def test_what_changed_is_on_the_disk_though_nobody_asked_for_it(bell: Bell) -> None:
    async with rings(bell):
        await settled()
        bell.board.timers.start(60, "pâtes")
        await settled()
        assert "pâtes" in bell.board.path.read_text("utf-8")


async def test_by_the_machines_own_clock_it_rings_when_it_is_due(tmp_path: Path) -> None:
    bell = Bell(tmp_path)
    clock = SystemClock()
    bell.board = Board(tmp_path / "timers.json", clock)
    bell.ringer = Ringer(bell.board, bell, bell.announce, lambda: False, clock)
    timer = bell.board.timers.start(1, "vite")
    async with rings(bell):
        await bell.until("vite")
    (rung,) = bell.board.ringing()
    assert timer.due_ms is not None
    assert rung.since_ms >= timer.due_ms, "never early"
