"""PortAudio, by way of `sounddevice`, on machines where the programs of ALSA are not at hand."""

from __future__ import annotations

import asyncio
import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from hardware.errors import DeviceError

_Opened = TypeVar("_Opened")


class Direction(StrEnum):
    """Which way sound goes; the value is what PortAudio's settings call it."""

    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True)
class Device:
    """The usual device of the machine in one direction."""

    name: str
    rate: int
    """Samples per second that it works with by itself."""
    channels: int


def library() -> Any | None:
    """The module `sounddevice`; None where it or PortAudio is not installed. Blocks briefly."""
    with _quiet(), suppress(ImportError, OSError):
        return importlib.import_module("sounddevice")
    return None


def usual_device(sounddevice: Any, direction: Direction) -> Device | None:
    """The device that PortAudio takes unless told; None if there is none."""
    try:
        found = sounddevice.query_devices(kind=direction.value)
    except (ValueError, sounddevice.PortAudioError):
        return None
    channels = found[f"max_{direction}_channels"]
    return Device(found["name"], int(found["default_samplerate"]), channels) if channels else None


def form(sounddevice: Any, device: Device, direction: Direction, rate: int) -> tuple[int, int]:
    """One channel at `rate` if the device has it, or else what it works with by itself."""
    check = getattr(sounddevice, f"check_{direction}_settings")
    try:
        check(samplerate=rate, channels=1, dtype="int16")
    except (ValueError, sounddevice.PortAudioError):
        return device.rate, min(2, device.channels)
    return rate, 1


async def opened(open_it: Callable[[], _Opened], close_it: Callable[[_Opened], None]) -> _Opened:
    """What `open_it` opens in a thread.

    Where that is cancelled, a thread that has begun goes on all the same: what it opens is closed
    before the cancelling is over, for nobody else has it.
    """
    opening = asyncio.create_task(asyncio.to_thread(open_it))

    async def give_back() -> None:
        with suppress(DeviceError):
            await asyncio.to_thread(close_it, await opening)

    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        # In a task of its own, which goes on if this is cancelled once more.
        await asyncio.shield(asyncio.create_task(give_back()))
        raise


def start(stream: Any) -> None:
    """Start a stream, and close it where it does not start. Blocks; raises what `start` raises."""
    try:
        stream.start()
    except BaseException:
        stream.close(ignore_errors=True)
        raise


def close(stream: Any) -> None:
    """Silence a stream at once and give its device back. Blocks briefly."""
    stream.abort(ignore_errors=True)
    stream.close(ignore_errors=True)


def why(error: BaseException) -> str:
    """What PortAudio says of an error, in one line."""
    return str(error).partition("\n")[0].rstrip(".") or type(error).__name__


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what alsa-lib prints of each card that it does not find off the terminal."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
