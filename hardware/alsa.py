"""The ALSA programs `aplay` and `arecord`: which cards they see, and what they are told."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from hardware.programs import PLAIN_LOCALE

_PATIENCE = 5.0  # seconds for an answer: a stuck driver must not stop the start

CHANNELS_REFUSED = "Channels count non available"
"""What `aplay` and `arecord` say of a device that has another number of channels."""

_RATE_GOT = re.compile(r"requested = \d+Hz, got = (\d+)Hz")
_CARD = re.compile(r"card (\d+): .* device (\d+): ")


@dataclass(frozen=True)
class Abilities:
    """What a card records unconverted, as ALSA writes it: `44100`, or `[8000 48000]` for a span."""

    rates: str
    channels: str


def cards(program: str) -> list[str]:
    """The devices that `aplay` or `arecord` can use, as it names them.

    Empty if there is none, or if the program is missing or does not answer. Blocks briefly.
    """
    lines = _answer(program, "-l").splitlines()
    return [line.strip() for line in lines if line.startswith("card ")]


def abilities(card: str) -> Abilities | None:
    """What the card that `cards("arecord")` names so can do; None if it does not say.

    Opens it for a moment, so a card at work says nothing. Blocks briefly.
    """
    numbers = _CARD.match(card)
    if numbers is None:
        return None
    device = f"hw:{numbers[1]},{numbers[2]}"
    told = _answer("arecord", "-D", device, "--dump-hw-params", "-s", "1", "-t", "raw", os.devnull)
    facts = dict(re.findall(r"^(RATE|CHANNELS): *(.+?)\s*$", told, re.MULTILINE))
    return Abilities(facts["RATE"], facts["CHANNELS"]) if len(facts) == 2 else None


def options(rate: int, device: str | None, channels: int = 1) -> list[str]:
    """The arguments for raw 16-bit samples at `rate`; ALSA's default device if `device` is None."""
    chosen = ["-D", device] if device else []
    return [*chosen, "-t", "raw", "-f", "S16_LE", "-c", str(channels), "-r", str(rate)]


def rate_got(complaints: str) -> int | None:
    """The rate that a device works at in place of the one asked for; None if it has that one."""
    found = _RATE_GOT.search(complaints)
    return int(found[1]) if found else None


def _answer(program: str, *arguments: str) -> str:
    """All that the program says, nothing if it cannot be asked."""
    if shutil.which(program) is None:
        return ""
    try:
        answer = subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **PLAIN_LOCALE},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout
