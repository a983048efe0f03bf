"""PulseAudio and PipeWire, as `pactl` shows them: sources, sinks, and what programs play."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from hardware.programs import PLAIN_LOCALE

_PATIENCE = 5.0  # seconds for an answer


class _Told(BaseModel):
    """What `pactl` prints; it says far more than we ask of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Device(_Told):
    """A source or a sink."""

    name: str
    description: str | None = None
    driver: str | None = None
    monitor_source: str | None = None
    """Of a source: the sink that it only repeats, empty if none."""
    sample_specification: str = ""
    """As `s16le 2ch 44100Hz`."""


class Volume(_Told):
    """How loud one channel is; 65,536 is untouched."""

    value: int


class SinkInput(_Told):
    """What one program plays."""

    index: int
    mute: bool = False
    volume: dict[str, Volume] = {}
    properties: dict[str, str] = {}

    @property
    def levels(self) -> list[int]:
        """The volume of each channel."""
        return [channel.value for channel in self.volume.values()]


_DEVICES = TypeAdapter(list[Device])
_SINK_INPUTS = TypeAdapter(list[SinkInput])

T = TypeVar("T")


def devices(kind: str) -> list[Device]:
    """The `sources` or `sinks`, none if no sound server answers. Blocks briefly."""
    if shutil.which("pactl") is None:
        return []
    try:
        answer = subprocess.run(
            ["pactl", "-f", "json", "list", kind],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **PLAIN_LOCALE},
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return _read(_DEVICES, answer.stdout)


async def sink_inputs() -> list[SinkInput]:
    """What programs play now; nothing if no sound server answers."""
    return _read(_SINK_INPUTS, await _pactl("-f", "json", "list", "sink-inputs"))


async def set_volume(index: int, levels: list[int]) -> None:
    """Set the volume of each channel of a sink input; nothing happens if it has gone."""
    await _pactl("set-sink-input-volume", str(index), *map(str, levels))


async def _pactl(*arguments: str) -> bytes:
    """What `pactl` prints; nothing if it is missing, fails or does not answer."""
    try:
        process = await asyncio.create_subprocess_exec(
            "pactl",
            *arguments,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            env={**os.environ, **PLAIN_LOCALE},
        )
    except OSError:
        return b""
    try:
        async with asyncio.timeout(_PATIENCE):
            answer, _ = await process.communicate()
    except TimeoutError:
        return b""
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return answer


def _read(kind: TypeAdapter[list[T]], answer: bytes) -> list[T]:
    try:
        return kind.validate_json(answer)
    except ValidationError:
        return []
