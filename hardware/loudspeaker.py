"""Loudspeakers. Only the module that checks permits may import this one."""

from __future__ import annotations

import asyncio
import os
import tempfile
import wave
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hardware import alsa
from hardware.errors import LoudspeakerFailed, SoundFileUnwritable
from hardware.pcm import resample

_USUAL_RATE = 22_050  # of a file in which nothing was played


class Loudspeaker(Protocol):
    """Something that sound goes to: little-endian signed 16-bit samples of one channel."""

    async def play(self, pcm: bytes, rate: int) -> None:
        """Play `pcm` at `rate` samples per second; returns once it has sounded.

        Cancelling it silences it at once. Raises DeviceError.
        """

    async def close(self) -> None:
        """Give the device back; may be called again. Raises DeviceError."""


class AlsaLoudspeaker:
    """A sound card, by way of `aplay`."""

    def __init__(self, device: str | None = None) -> None:
        """`device` is a name that ALSA knows, as `plughw:1`; None is its default."""
        self.device = device

    async def play(self, pcm: bytes, rate: int) -> None:
        """See Loudspeaker. Raises AlsaMissing, LoudspeakerFailed."""
        arguments = alsa.options(rate, self.device)
        if not pcm:
            return
        process = await alsa.start("aplay", arguments, feeds=True)
        try:
            _, complaint = await process.communicate(pcm)
        finally:
            await alsa.stop(process)
        if process.returncode:
            raise LoudspeakerFailed(why=alsa.last_line(complaint, process.returncode))

    async def close(self) -> None:
        """Nothing is held between two sounds."""


class WavLoudspeaker:
    """Writes what it is given to a WAV file, all of it when closed and nothing before.

    The file has the rate of the first sound; sound at another rate is brought to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rate = 0
        self._sound = bytearray()
        self._closed = False

    async def play(self, pcm: bytes, rate: int) -> None:
        """Add `pcm` to the file, which takes no time. Raises RuntimeError once closed."""
        if self._closed:
            raise RuntimeError("this file has been written")
        if rate <= 0:
            raise ValueError("a rate is a positive number of samples per second")
        self._rate = self._rate or rate
        self._sound += await asyncio.to_thread(resample, pcm, rate, self._rate)

    async def close(self) -> None:
        """Write the file, replacing what was there; SoundFileUnwritable if that can't be done."""
        if self._closed:
            return
        self._closed = True
        try:
            await asyncio.to_thread(self._write)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SoundFileUnwritable(path=self.path, why=why) from error

    def _write(self) -> None:
        number, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(number, "wb") as stream:
                with wave.open(stream, "wb") as file:
                    file.setnchannels(1)
                    file.setsampwidth(2)
                    file.setframerate(self._rate or _USUAL_RATE)
                    file.writeframes(self._sound)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(self.path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


class SilentLoudspeaker:
    """For a screen or a test: everything sounds at once and nobody hears it."""

    async def play(self, pcm: bytes, rate: int) -> None:
        """Return."""

    async def close(self) -> None:
        """Return."""


def find_loudspeaker() -> Loudspeaker | None:
    """The sound card of this machine, None if there is none. Blocks briefly."""
    return AlsaLoudspeaker() if alsa.cards("aplay") else None
