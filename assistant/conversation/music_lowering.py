"""Keeps the music low while somebody is listened to, while Candide speaks, and while it rings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from assistant.beside import Beside
from assistant.conversation.stages import EventKind, Stage, TurnEvent
from assistant.music.lowering import Lowering

_LISTENING = (Stage.WAKE, Stage.LISTEN)


class MusicLowering:
    """A listener of the turns' events; what it does to the music, it does beside them."""

    def __init__(self, lowering: Lowering) -> None:
        self._lowering = lowering
        self._listened: str | None = None  # the turn that is heard, thought of and answered
        self._speaking = False
        self._ringing = 0
        self._is_low = False
        self._one_at_a_time = asyncio.Lock()
        self._beside = Beside()

    @property
    def is_wanted(self) -> bool:
        """Whether the music should be low now."""
        return self._listened is not None or self._speaking or self._ringing > 0

    def __call__(self, event: TurnEvent) -> None:
        """Lower the music, or give its volume back, as `event` means."""
        match event.kind:
            case EventKind.STAGE_START if event.stage in _LISTENING:
                self._listened = event.turn
            case EventKind.SPEAKING:
                self._speaking = True
            case EventKind.QUIET:
                self._speaking = False
            case EventKind.RUN_END if event.turn == self._listened:
                self._listened = None
            case EventKind.MICROPHONE:
                self._listened = None
            case _:
                return
        self._settle()

    @asynccontextmanager
    async def ringing(self) -> AsyncIterator[None]:
        """Keep the music low while something rings."""
        self._ringing += 1
        self._settle()
        try:
            yield
        finally:
            self._ringing -= 1
            self._settle()

    def begin(self) -> None:
        """Give back what a run before left low."""
        self._beside.do(asyncio.to_thread(self._lowering.restore))

    async def end(self) -> None:
        """Give the volume back, at the end of the program."""
        self._listened, self._speaking, self._ringing = None, False, 0
        self._settle()
        await self._beside.ended()

    def _settle(self) -> None:
        if self.is_wanted != self._is_low or self._one_at_a_time.locked():
            self._beside.do(self._lower_or_restore())

    async def _lower_or_restore(self) -> None:
        async with self._one_at_a_time:
            if (wanted := self.is_wanted) != self._is_low:
                lowering = self._lowering
                await asyncio.to_thread(lowering.lower if wanted else lowering.restore)
                self._is_low = wanted
