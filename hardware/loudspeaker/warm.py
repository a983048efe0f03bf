"""A loudspeaker that keeps its device open between sounds, for a while."""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from hardware.clock import Clock, SystemClock
from hardware.errors import DeviceError, LoudspeakerFailed
from hardware.loudspeaker.base import checked
from hardware.pcm import SAMPLE_BYTES, resample

BUFFER_MS = 100
"""How much sound a device is asked to hold; what it holds may be lost when it fails."""

IDLE_SECONDS = 30.0
"""After so long without a sound, other programs may have the device, and it may go to sleep."""

_TICK = 0.02  # seconds between two looks at the device while it sounds
_FIRST_TICK = 0.002  # and until it has begun
_PATIENCE = 5.0  # seconds in which a working device takes something


class Line(Protocol):
    """An open device that takes samples."""

    rate: int
    """Samples per second, of one channel."""

    def write(self, pcm: memoryview) -> int:
        """Hand over what fits without waiting; how many bytes that was."""

    def pending(self) -> int:
        """How many bytes of what was handed over the device has not taken yet."""

    def has_failed(self) -> bool:
        """Whether it will take nothing more."""

    async def why(self) -> str:
        """What the system says of the failure, for a person."""

    async def stop(self) -> None:
        """Silence it at once and give the device back."""


class WarmLoudspeaker:
    """Plays on a line that it opens, keeps between sounds, and gives back when idle."""

    def __init__(
        self,
        opened: Callable[[], Awaitable[Line]],
        *,
        clock: Clock | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """`opened` opens a line or raises DeviceError."""
        self._opened = opened
        self._clock = clock or SystemClock()
        self._idle_seconds = idle_seconds
        self._line: Line | None = None
        self._busy = asyncio.Lock()
        self._resting: Task[None] | None = None
        self._warming: Task[None] | None = None
        self._sounding: _Sounding | None = None
        self._played = 0.0

    @property
    def played_ms(self) -> int:
        """See Loudspeaker; as exact as the device's buffer, BUFFER_MS."""
        now = self._sounding.seconds() if self._sounding else 0.0
        return round((self._played + now) * 1000)

    async def ready(self) -> None:
        """See Loudspeaker."""
        with suppress(DeviceError):
            async with self._busy:
                line = await self._have_line()
                # The resampler's libraries take longer to load than a device to open.
                await asyncio.to_thread(resample, bytes(SAMPLE_BYTES), line.rate // 2, line.rate)
                self._rest()

    async def play(self, pcm: bytes, rate: int) -> None:
        """See Loudspeaker. Raises ProgramMissing, LoudspeakerFailed."""
        checked(rate)
        if len(pcm) < SAMPLE_BYTES:
            return
        async with self._busy:
            kept, before = self._line is not None, self._played
            try:
                await self._play(pcm, rate)
            except LoudspeakerFailed:
                if not kept or (self._played - before) * 1000 > BUFFER_MS:
                    raise
                # A card that was pulled out and put back is only missed when it is played to.
                await self._play(pcm, rate)

    async def end_reply(self) -> None:
        """All has sounded already."""

    async def close(self) -> None:
        """See Loudspeaker."""
        if self._warming is not None:
            self._warming.cancel()
        async with self._busy:
            await self._give_back()

    async def _play(self, pcm: bytes, rate: int) -> None:
        try:
            line = await self._have_line()
            sound = await asyncio.to_thread(resample, pcm, rate, line.rate)
            self._sounding = _Sounding(line, sound, self._clock)
            await self._sounding.to_its_end()
        except asyncio.CancelledError:
            self._count()
            await self._give_back()
            self._warming = asyncio.create_task(self.ready())
            raise
        except LoudspeakerFailed:
            self._count()
            await self._give_back()
            raise
        self._count()
        self._rest()

    def _count(self) -> None:
        if self._sounding is not None:
            self._played += self._sounding.seconds()
            self._sounding = None

    async def _have_line(self) -> Line:
        if self._resting is not None:
            self._resting.cancel()
        if self._line is not None and self._line.has_failed():
            await self._give_back()
        if self._line is None:
            self._line = await self._opened()
        return self._line

    def _rest(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        self._resting = asyncio.create_task(self._give_back_later())

    async def _give_back_later(self) -> None:
        await self._clock.sleep(self._idle_seconds)
        async with self._busy:
            self._resting = None
            await self._give_back()

    async def _give_back(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None
        line, self._line = self._line, None
        if line is not None:
            await line.stop()


class _Sounding:
    """One sound on its way through a line."""

    def __init__(self, line: Line, sound: bytes, clock: Clock) -> None:
        self._line = line
        self._clock = clock
        self._bytes_a_second = line.rate * SAMPLE_BYTES
        self._length = len(sound) / self._bytes_a_second
        # Programs hand over whole blocks, and some wait for a full buffer before they begin.
        least = self._bytes_a_second * BUFFER_MS // 1000
        self._rest = memoryview(sound + bytes(max(least - len(sound), -len(sound) % (least // 5))))
        self._sent = 0
        self._begun: float | None = None

    def seconds(self) -> float:
        """How much has sounded: no more than the time that passed, nor than the device took."""
        if self._begun is None:
            return 0.0
        taken = (self._sent - self._line.pending()) / self._bytes_a_second
        return min(self._clock.now() - self._begun, taken, self._length)

    async def to_its_end(self) -> None:
        """Feed the line until all has sounded. Raises LoudspeakerFailed."""
        taken, since = 0, self._clock.now()
        while True:
            written = self._line.write(self._rest) if self._rest else 0
            self._sent += written
            self._rest = self._rest[written:]
            pending = self._line.pending()
            if self._sent - pending > taken:
                taken, since = self._sent - pending, self._clock.now()
                if self._begun is None:
                    self._begun = since
            left = self._length - self.seconds()
            handed_over = not self._rest and not pending
            if handed_over and left <= 0:
                return
            if self._line.has_failed():
                raise LoudspeakerFailed(why=await self._line.why())
            if not handed_over and self._clock.now() - since > _PATIENCE:
                raise LoudspeakerFailed(why="timeout")
            pause = _FIRST_TICK if self._begun is None else _TICK
            await self._clock.sleep(min(pause, max(left, 0.001)) if handed_over else pause)
