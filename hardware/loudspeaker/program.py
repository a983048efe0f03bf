"""Loudspeakers by way of a program that plays what it is given through a pipe."""

from __future__ import annotations

import array
import fcntl
import os
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress

from hardware import alsa
from hardware.clock import Clock
from hardware.loudspeaker.warm import BUFFER_MS, IDLE_SECONDS, Line, WarmLoudspeaker
from hardware.programs import Running, start

RATE = 48_000
"""What the programs are fed with: sound cards have it, and convert others less well than we do."""

# A sixth of a second in the pipe: enough to sleep over, little to lose sight of.
_PIPE_BYTES = 16_384


class AlsaLoudspeaker(WarmLoudspeaker):
    """A sound card, by way of `aplay`."""

    def __init__(
        self,
        device: str | None = None,
        *,
        clock: Clock | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """`device` is a name that ALSA knows, as `plughw:1`; None is its default."""
        self.device = device
        buffer = f"--buffer-time={BUFFER_MS * 1000}"
        period = f"--period-time={BUFFER_MS * 1000 // 5}"
        # Without a delay of its own `aplay` waits for a full buffer.
        command = ["aplay", "-q", *alsa.options(RATE, device), buffer, period, "--start-delay=1"]
        super().__init__(lambda: _opened(command), clock=clock, idle_seconds=idle_seconds)


class PulseLoudspeaker(WarmLoudspeaker):
    """A sink of PulseAudio or PipeWire, by way of `pacat`."""

    def __init__(
        self, sink: str, *, clock: Clock | None = None, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        """`sink` is its name, as `pactl list short sinks` has it."""
        self.sink = sink
        form = ["--raw", "--format=s16le", "--channels=1", f"--rate={RATE}"]
        device = [f"--device={sink}", f"--latency-msec={BUFFER_MS // 2}"]
        command = ["pacat", "--playback", *form, *device]
        super().__init__(lambda: _opened(command), clock=clock, idle_seconds=idle_seconds)


class _Pipe:
    """A program at work and the pipe that feeds it."""

    rate = RATE

    def __init__(self, running: Running, feed: int) -> None:
        self._running = running
        self._feed = feed
        self._broken = False

    def write(self, pcm: memoryview) -> int:
        """See Line."""
        try:
            return os.write(self._feed, pcm)
        except BlockingIOError:
            return 0
        except BrokenPipeError:
            self._broken = True
            return 0

    def pending(self) -> int:
        """See Line."""
        number = array.array("i", [0])
        fcntl.ioctl(self._feed, termios.FIONREAD, number)
        return number[0]

    def has_failed(self) -> bool:
        """See Line."""
        return self._broken or self._running.has_ended

    async def why(self) -> str:
        """See Line."""
        return await self._running.last_words()

    async def stop(self) -> None:
        """See Line."""
        try:
            await self._running.stop()
        finally:
            os.close(self._feed)


async def _opened(command: Sequence[str]) -> Line:
    source, feed = os.pipe()
    try:
        if sys.platform == "linux":
            with suppress(OSError):  # a household near its limit of pipes keeps the usual size
                fcntl.fcntl(feed, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        os.set_blocking(feed, False)
        running = await start(command, source=source)
    except BaseException:
        os.close(feed)
        raise
    finally:
        os.close(source)
    return _Pipe(running, feed)
