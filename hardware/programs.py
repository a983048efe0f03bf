"""The programs that play and record raw samples through a pipe, and how they are run and ended."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from hardware.errors import ProgramMissing

PACKAGES = {
    "aplay": "alsa-utils",
    "arecord": "alsa-utils",
    "pacat": "pulseaudio-utils",
    "pactl": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
}

# Listings and complaints are read by us: in a person's language they would not be understood.
PLAIN_LOCALE = {"LC_ALL": "C"}

_BLOCK = 1 << 16
_KEPT = 4096  # bytes of complaints: a program may complain for weeks


class Running:
    """A program at work, whose complaints are read so that it never waits to be rid of them."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._complaints = bytearray()
        self._reading = asyncio.create_task(self._read())

    @property
    def output(self) -> asyncio.StreamReader:
        """What it writes; for a program that was started with its output open."""
        assert self._process.stdout is not None  # noqa: S101 - a pipe
        return self._process.stdout

    @property
    def complaints(self) -> str:
        """What it has said so far on its standard error."""
        return self._complaints.decode(errors="replace")

    @property
    def has_ended(self) -> bool:
        """Whether it is known to have ended."""
        return self._process.returncode is not None

    async def last_words(self) -> str:
        """Wait for its end; what it said before, in one line, or its status if it said nothing."""
        status = await self._process.wait()
        await self._reading
        lines = (line.strip().rstrip(".") for line in self.complaints.split("\n"))
        # `aplay` reports each pause in what it is given as an underrun: that is no failure.
        said = [line for line in lines if line and not line.startswith("underrun")]
        return said[-1] if said else f"status {status}"

    async def stop(self) -> None:
        """Have it gone, at once if it still runs: what it has buffered is never played."""
        with suppress(ProcessLookupError):
            if not self.has_ended:
                self._process.kill()
        if self._process.stdout is not None:
            # While its pipe is full asyncio does not see the end of a process.
            while await self._process.stdout.read(_BLOCK):
                pass
        await self._process.wait()
        self._reading.cancel()

    async def _read(self) -> None:
        assert self._process.stderr is not None  # noqa: S101 - a pipe
        while piece := await self._process.stderr.read(_BLOCK):
            self._complaints += piece
            del self._complaints[:-_KEPT]


async def start(command: Sequence[str], *, source: int | None = None) -> Running:
    """Start `command`, which reads the open file `source`, or else whose output we read.

    Raises ProgramMissing.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=DEVNULL if source is None else source,
            stdout=PIPE if source is None else DEVNULL,
            stderr=PIPE,
            env={**os.environ, **PLAIN_LOCALE},
        )
    except OSError as error:
        program = command[0]
        raise ProgramMissing(program=program, package=PACKAGES[program]) from error
    return Running(process)
