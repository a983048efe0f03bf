"""Microphones: 16 kHz, one channel, little-endian signed 16-bit samples, for the recogniser."""

from __future__ import annotations

import asyncio
import wave
from asyncio import IncompleteReadError
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Protocol

from hardware import alsa
from hardware.errors import MicrophoneFailed, RecordingUnusable

RATE = 16_000
"""Samples per second of every microphone."""

CHUNK_MILLISECONDS = 80
"""How much sound comes at a time: what the usual wake word models step by."""

CHUNK_BYTES = RATE * CHUNK_MILLISECONDS // 1000 * 2


class Microphone(Protocol):
    """Something that sound comes from."""

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The sound from now on, CHUNK_BYTES at a time, the last chunk perhaps shorter.

        Close the generator (`contextlib.aclosing`) to give the device back. Raises DeviceError.
        """


class AlsaMicrophone:
    """A sound card, by way of `arecord`."""

    def __init__(self, device: str | None = None) -> None:
        """`device` is a name that ALSA knows, as `plughw:1`; None is its default."""
        self.device = device

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; has no end of its own. Raises AlsaMissing, MicrophoneFailed."""
        process = await alsa.start("arecord", alsa.options(RATE, self.device), feeds=False)
        assert process.stdout is not None  # noqa: S101 - a pipe
        assert process.stderr is not None  # noqa: S101 - a pipe
        # A chatty driver would otherwise fill the pipe of its complaints and stop recording.
        complaint = asyncio.create_task(process.stderr.read())
        try:
            while True:
                try:
                    yield await process.stdout.readexactly(CHUNK_BYTES)
                except IncompleteReadError:
                    break
            why = alsa.last_line(await complaint, await process.wait())
            raise MicrophoneFailed(why=why)
        finally:
            await alsa.stop(process)
            complaint.cancel()


class WavMicrophone:
    """A recording that stands in for a microphone, as fast as it is listened to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; ends with the recording. Raises RecordingUnusable."""
        try:
            file = await asyncio.to_thread(wave.open, str(self.path), "rb")
        except (OSError, EOFError, ValueError, wave.Error) as error:
            raise RecordingUnusable(path=self.path) from error
        with file:
            if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (RATE, 1, 2):
                raise RecordingUnusable(path=self.path)
            while chunk := await asyncio.to_thread(file.readframes, CHUNK_BYTES // 2):
                yield chunk


def find_microphone() -> Microphone | None:
    """The sound card of this machine, None if there is none to record with. Blocks briefly."""
    return AlsaMicrophone() if alsa.cards("arecord") else None
