"""What stands in for a sound card: a real ALSA without one, programs of our own, clocks, sounds."""

from __future__ import annotations

import asyncio
import math
import shutil
import time
from array import array
from pathlib import Path

import pytest

needs_alsa = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("aplay", "arecord")),
    reason="aplay and arecord (alsa-utils) are not installed",
)

_CONFIGURATION = """
pcm.null {{ type null }}
pcm.tofile {{ type file  slave.pcm "null"  file "{folder}/played.raw"  format "raw" }}
pcm.fromfile {{
    type file  slave.pcm "null"  file "/dev/null"  infile "{folder}/spoken.raw"  format "raw"
}}
# Two channels, not one and not three, as many cards have it.
pcm.two {{
    type multi
    slaves.a {{ pcm "null"  channels 2 }}
    bindings.0 {{ slave a  channel 0 }}
    bindings.1 {{ slave a  channel 1 }}
}}
pcm.stereo {{
    type file  slave.pcm "two"  file "/dev/null"  infile "{folder}/spoken.raw"  format "raw"
}}
# 44,100 Hz and two channels, and nothing else.
pcm.strict {{
    type share
    slave {{ pcm "null"  rate 44100  channels 2  format S16_LE }}
    bindings {{ 0 0  1 1 }}
}}
"""


def alsa_configuration(folder: Path) -> Path:
    """A configuration with devices that write `played.raw` and read `spoken.raw` in `folder`."""
    path = folder / "asound.conf"
    path.write_text(_CONFIGURATION.format(folder=folder))
    return path


def stand_in(folder: Path, name: str, body: str) -> None:
    """A program of ours by the name of a real one, in a folder that comes first on PATH."""
    script = folder / name
    # Written beside and moved: what is being written to cannot be run.
    draft = folder / f".{name}"
    draft.write_text(f"#!/bin/sh\n{body}\n")
    draft.chmod(0o755)
    draft.replace(script)


def tone(hertz: float, seconds: float, rate: int, channels: int = 1) -> bytes:
    """A sine on every channel."""
    wave = (
        round(10_000 * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(seconds * rate))
    )
    return array("h", [sample for sample in wave for _ in range(channels)]).tobytes()


class QuickClock:
    """Short waits are over at once, and time has passed; long ones last until `advance`."""

    def __init__(self) -> None:
        self._time = 100.0
        self._waiting: list[tuple[float, asyncio.Event]] = []

    def now(self) -> float:
        return self._time

    async def sleep(self, seconds: float) -> None:
        if seconds < 1:
            await self._pass(seconds)
            return
        over = asyncio.Event()
        self._waiting.append((self.now() + seconds, over))
        await over.wait()

    def advance(self, seconds: float) -> None:
        self._time += seconds
        for when, over in self._waiting:
            if when <= self.now():
                over.set()

    async def _pass(self, seconds: float) -> None:
        self._time += seconds
        await asyncio.sleep(0)


class LeapingClock(QuickClock):
    """For programs at work, which take their time: short waits really last."""

    def now(self) -> float:
        return self._time + time.monotonic()

    async def _pass(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
