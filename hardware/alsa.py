"""The ALSA programs `aplay` and `arecord`, which play and record raw samples through a pipe."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from hardware.errors import AlsaMissing

_PATIENCE = 5.0  # seconds to list the cards: a stuck driver must not stop the start
_BLOCK = 1 << 16


def cards(program: str) -> list[str]:
    """The devices that `aplay` or `arecord` can use, as it names them.

    Empty if there is none, or if the program is missing or does not answer. Blocks briefly.
    """
    if shutil.which(program) is None:
        return []
    try:
        listing = subprocess.run(
            [program, "-l"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},  # the listing is translated otherwise
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    lines = listing.stdout.splitlines()
    return [line.strip() for line in lines if line.startswith("card ")]


def options(rate: int, device: str | None) -> list[str]:
    """The arguments for raw 16-bit mono at `rate`; the default device of ALSA if `device` is None.

    Raises ValueError for a rate that is none.
    """
    if rate <= 0:
        raise ValueError("a rate is a positive number of samples per second")
    chosen = ["-D", device] if device else []
    return [*chosen, "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate)]


async def start(program: str, arguments: Sequence[str], *, feeds: bool) -> Process:
    """Start `program`, whose input we feed or else whose output we read; AlsaMissing without it."""
    try:
        return await asyncio.create_subprocess_exec(
            program,
            *arguments,
            stdin=PIPE if feeds else DEVNULL,
            stdout=DEVNULL if feeds else PIPE,
            stderr=PIPE,
        )
    except OSError as error:
        raise AlsaMissing(program=program) from error


async def stop(process: Process) -> None:
    """Have `process` gone, at once if it still runs: what it has buffered is never played."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdout is not None:
            # While its pipe is full asyncio does not see the end of a process.
            while await process.stdout.read(_BLOCK):
                pass
        await process.wait()


def last_line(complaint: bytes, status: int | None) -> str:
    """What a program said before it failed, in one line, or its exit status if it said nothing."""
    lines = complaint.decode(errors="replace").split("\n")
    said = [line.strip().rstrip(".") for line in lines if line.strip()]
    return said[-1] if said else f"status {status}"
