"""A loudspeaker by way of PortAudio."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from hardware import portaudio
from hardware.clock import Clock
from hardware.errors import LoudspeakerFailed
from hardware.loudspeaker.warm import BUFFER_MS, IDLE_SECONDS, Line, WarmLoudspeaker
from hardware.pcm import SAMPLE_BYTES
from hardware.portaudio import Direction, form, usual_device, why

_RATE = 48_000


class PortAudioLoudspeaker(WarmLoudspeaker):
    """The usual output of the machine."""

    def __init__(
        self,
        sounddevice: Any,
        *,
        clock: Clock | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """`sounddevice` is the library, as `portaudio.library` finds it."""

        async def opened() -> Line:
            return await portaudio.opened(lambda: _opened(sounddevice), _Stream.close)

        super().__init__(opened, clock=clock, idle_seconds=idle_seconds)


class _Stream:
    """An open stream, whose callback takes what it plays from a buffer of ours."""

    def __init__(self, sounddevice: Any, rate: int, channels: int) -> None:
        self.rate = rate
        self._frame = SAMPLE_BYTES * channels
        self._channels = channels
        self._buffer = bytearray()
        self._touched = threading.Lock()
        self._ended = False
        self._stream = sounddevice.RawOutputStream(
            samplerate=rate,
            channels=channels,
            dtype="int16",
            latency=BUFFER_MS / 2000,
            callback=self._fill,
            finished_callback=self._finished,
        )
        portaudio.start(self._stream)

    def write(self, pcm: memoryview) -> int:
        """See Line."""
        with self._touched:
            self._buffer += pcm
        return len(pcm)

    def pending(self) -> int:
        """See Line."""
        with self._touched:
            return len(self._buffer)

    def has_failed(self) -> bool:
        """See Line."""
        return self._ended

    async def why(self) -> str:
        """See Line."""
        return "PortAudio stream ended"

    async def stop(self) -> None:
        """See Line."""
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """Silence it at once and give the device back. Blocks briefly."""
        portaudio.close(self._stream)

    def _fill(self, room: Any, frames: int, _time: object, _status: object) -> None:
        """Called by PortAudio in a thread of its own whenever it wants `frames` frames."""
        with self._touched:
            sound = bytes(self._buffer[: frames * SAMPLE_BYTES])
            del self._buffer[: len(sound)]
        if self._channels > 1:
            both = bytearray(len(sound) * self._channels)
            for place in range(self._channels):
                both[SAMPLE_BYTES * place :: self._frame] = sound[::SAMPLE_BYTES]
                both[SAMPLE_BYTES * place + 1 :: self._frame] = sound[1::SAMPLE_BYTES]
            sound = bytes(both)
        room[:] = sound + bytes(len(room) - len(sound))

    def _finished(self) -> None:
        self._ended = True


def _opened(sounddevice: Any) -> _Stream:
    device = usual_device(sounddevice, Direction.OUTPUT)
    if device is None:
        raise LoudspeakerFailed(why="no device")
    try:
        rate, channels = form(sounddevice, device, Direction.OUTPUT, _RATE)
        return _Stream(sounddevice, rate, channels)
    except (ValueError, sounddevice.PortAudioError) as error:
        raise LoudspeakerFailed(why=why(error)) from error
