"""Rings what is due: a tone at once, then the sentence, and the tone again until somebody stops it.

Four tasks, so that none waits for another: one watches the board, one writes it down, one makes
tones, one speaks. A dialogue that hangs, a log that is full, a slow disk or a voice that is missing
costs words, never the tone (promise 7).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, Protocol

from assistant.conversation.ringing_words import entries_lost, has_rung, was_missed
from assistant.conversation.said import TurnResult
from assistant.conversation.stages import EventKind, TurnEvent
from assistant.ringing.board import Board
from assistant.ringing.things import Kind, Ringing, Rung
from assistant.speaking.earcons import Earcon
from audit.clock import Clock
from audit.records.messages import Assist

logger = logging.getLogger(__name__)

# How often the clock on the wall is looked at: somebody may have set it.
LOOKS_AFTER_S = 1.0
TONE_AFTER_S = 2.0
# A turn that hangs keeps the tones waiting for so long and no longer.
WAITS_FOR_TURN_S = 10.0
# What rings says again each minute what it is; for so long of each minute it makes tones.
ROUND_MS = 60_000
SOUNDS_MS = {Kind.TIMER: ROUND_MS, Kind.ALARM: 30_000, Kind.REMINDER: 2_500}
# A tone is never quieter than this, whatever the volume: an alarm at nought would be none.
QUIETEST = 0.3


class Tones(Protocol):
    """What makes a tone; see `Playback`."""

    async def tone(self, kind: Earcon, *, at_least: float = 0.0) -> None: ...
    async def end_reply(self) -> None: ...


class Ringer:
    """Rings what is due on one board."""

    def __init__(
        self,
        board: Board,
        tones: Tones,
        announce: Callable[[Assist], Awaitable[TurnResult]],
        is_busy: Callable[[], bool],
        clock: Clock,
        low: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> None:
        """`announce` says something unasked; `is_busy` tells whether a turn runs.

        In `low` all else that sounds is kept low.
        """
        self._board = board
        self._tones = tones
        self._announce = announce
        self._is_busy = is_busy
        self._clock = clock
        self._low = low
        self._to_tell: asyncio.Queue[Rung | None] = asyncio.Queue()
        self._begins = asyncio.Event()
        self._changed = asyncio.Event()
        self._rounds: dict[Ringing, int] = {}
        self._speaks = False

    async def run(self) -> None:
        """Ring whatever is due, until cancelled; tell first what was missed while it was off."""
        self._to_tell.put_nowait(None)
        async with asyncio.TaskGroup() as tasks:
            for part in (self._watch, self._keep, self._sound, self._tell):
                tasks.create_task(_again_and_again(part))

    def listen(self, event: TurnEvent) -> None:
        """After somebody's turn, tell what could not be told before."""
        over = event.kind is EventKind.RUN_END and not self._speaks
        if over and self._board.untold() and self._to_tell.empty():
            self._to_tell.put_nowait(None)

    async def _watch(self) -> None:
        """Notice what is due and what is over, and wait for the next."""
        self._board.changed.clear()
        if self._board.take_due():
            self._begins.set()
        self._begin_rounds()
        self._board.end_unheeded()
        self._changed.set()
        wait_ms = self._board.ms_until_next()
        wait = LOOKS_AFTER_S if wait_ms is None else min(LOOKS_AFTER_S, wait_ms / 1000)
        await _set_within(self._board.changed, wait)

    async def _keep(self) -> None:
        """Have on the disk what changed."""
        await self._changed.wait()
        self._changed.clear()
        await self._board.keep()

    def _begin_rounds(self) -> None:
        """Have said what rings: when it begins, and again each minute."""
        now = self._clock.monotonic_ms()
        rounds = {one: (now - one.since_ms) // ROUND_MS for one in self._board.ringing()}
        for one, round_ in rounds.items():
            if self._rounds.get(one) != round_:
                self._to_tell.put_nowait(one.rung)
        self._rounds = rounds

    async def _sound(self) -> None:
        """Make tones from when something begins to ring until nothing does."""
        await self._begins.wait()
        async with self._low():
            await self._sound_until_over()

    async def _sound_until_over(self) -> None:
        while self._begins.is_set() or self._board.is_ringing():
            if self._begins.is_set():
                self._begins.clear()
                await self._tones.tone(Earcon.ALARM, at_least=QUIETEST)
            elif self._sounds_now():
                await self._wait_for_turn()
                if self._sounds_now():
                    await self._tones.tone(Earcon.ALARM, at_least=QUIETEST)
            await _set_within(self._begins, TONE_AFTER_S)
        await self._wait_for_turn()
        await self._tones.end_reply()

    def _sounds_now(self) -> bool:
        now = self._clock.monotonic_ms()
        return not self._board.is_held() and any(
            (now - one.since_ms) % ROUND_MS < SOUNDS_MS[one.rung.kind]
            for one in self._board.ringing()
        )

    async def _wait_for_turn(self) -> None:
        """Let a turn end that runs, so that no tone sounds over its words."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(WAITS_FOR_TURN_S):
                while self._is_busy():
                    await asyncio.sleep(0.1)

    async def _tell(self) -> None:
        """Say what rings, one after another; None stands for what was missed."""
        rung = await self._to_tell.get()
        self._speaks = True
        try:
            if rung is None:
                await self._tell_missed()
            elif rung in self._board.last_rang() or rung.kind is Kind.REMINDER:
                # What was silenced before its sentence needs none, but for what it was about.
                result = await self._announce(has_rung(rung, self._board.zone))
                if result.errors and rung.kind is Kind.REMINDER:
                    self._board.tell_later(rung)
        finally:
            self._speaks = False

    async def _tell_missed(self) -> None:
        """Tell what nobody can have heard; what cannot be said now is told after the next turn."""
        if self._board.lost:
            result = await self._announce(entries_lost(self._board.lost))
            if not result.errors:
                self._board.lost = 0
        for rung in self._board.untold():
            now = self._clock.wall()
            result = await self._announce(was_missed(rung, now, self._board.zone))
            if result.errors:
                return
            self._board.forget_missed([rung])
        await self._board.keep()


async def _set_within(event: asyncio.Event, seconds: float) -> None:
    """Wait for `event`, but no longer. (`asyncio.wait_for` of 3.11 may lose a cancellation.)"""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


async def _again_and_again(part: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Do one part over and over; what breaks in it once must not silence the next."""
    while True:
        try:
            await part()
        except Exception as error:
            logger.error("something could not ring: %s", type(error).__name__)
            await asyncio.sleep(LOOKS_AFTER_S)
