"""Short tones that say something without words, computed here so that no file is needed."""

from __future__ import annotations

import math
import sys
from array import array
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LOWEST_RATE = 8000
"""Samples per second below which the tones would fold over."""

_LOUDNESS = 0.2  # of full scale, all harmonics together: no louder than speech
_SOFTLY = 0.08  # for what must not wake a child
_ATTACK = 0.012  # seconds; a tone that starts at once clicks
_RELEASE = 0.03


class Earcon(StrEnum):
    """What a tone says. They differ in rhythm as well as in pitch, for whoever hears one badly."""

    SALE = "sale"
    """Somebody wants to sell something: three knocks on one note, before any word of it."""
    WOKEN = "woken"
    """I listen: a short note and a longer one, rising."""
    NOT_FOR_ME = "not-for-me"
    """That wasn't for me, I sleep again: one long, low, soft note."""
    MUTED = "muted"
    """The microphone is off: a long note and a short one, falling."""
    UNMUTED = "unmuted"
    """The microphone is on again: two short notes, rising."""
    ALARM = "alarm"
    """A timer or an alarm: pairs of high notes, made to be repeated."""
    FAILURE = "failure"
    """It didn't work: two long low notes, falling."""


@dataclass(frozen=True)
class _Note:
    """A tone with two overtones; a hertz of 0 is a silence."""

    hertz: float
    seconds: float
    loudness: float = _LOUDNESS


_REST = _Note(0, 0.04)
_SCORE = {
    Earcon.SALE: (_Note(587, 0.08), _Note(0, 0.06)) * 2 + (_Note(587, 0.08),),
    Earcon.WOKEN: (_Note(659, 0.07), _REST, _Note(988, 0.15)),
    Earcon.NOT_FOR_ME: (_Note(330, 0.32, _SOFTLY),),
    Earcon.MUTED: (_Note(523, 0.18), _REST, _Note(349, 0.08)),
    Earcon.UNMUTED: (_Note(349, 0.08), _REST, _Note(523, 0.08)),
    Earcon.ALARM: ((_Note(1047, 0.12), _Note(0, 0.05)) * 2 + (_Note(0, 0.2),)) * 2,
    Earcon.FAILURE: (_Note(294, 0.17), _REST, _Note(220, 0.18)),
}
_OVERTONES = ((1, 0.75), (2, 0.2), (3, 0.05))  # multiple of the pitch, share of the loudness


@lru_cache
def earcon(kind: Earcon, rate: int) -> bytes:
    """The tone `kind` as little-endian signed 16-bit mono samples at `rate` per second.

    Raises ValueError below LOWEST_RATE.
    """
    if rate < LOWEST_RATE:
        raise ValueError(f"a tone needs at least {LOWEST_RATE} samples per second")
    samples = array("h")
    for note in _SCORE[kind]:
        samples.extend(_play(note, rate))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def _play(note: _Note, rate: int) -> array[int]:
    length = round(note.seconds * rate)
    if not note.hertz:
        return array("h", bytes(2 * length))
    return array("h", (_sample(note, place / rate) for place in range(length)))


def _sample(note: _Note, seconds: float) -> int:
    turn = 2 * math.pi * note.hertz * seconds
    wave = sum(share * math.sin(multiple * turn) for multiple, share in _OVERTONES)
    softness = _swell(seconds / _ATTACK) * _swell((note.seconds - seconds) / _RELEASE)
    return round(32767 * note.loudness * wave * softness)


def _swell(progress: float) -> float:
    """From 0 to 1 with no corner at either end."""
    return 0.5 - 0.5 * math.cos(math.pi * min(max(progress, 0.0), 1.0))
