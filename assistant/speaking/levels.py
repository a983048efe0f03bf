"""One loudness for every piece of speech, clean edges, and a steady pause after it.

Piper gives each sentence as loud as its model happens to make it, or, if told to, with its highest
peak at full scale: then a calm sentence beside one with a single sharp consonant is twice as loud.
Here each piece is brought to the same power in its voiced part, which is what an ear compares.
Needs numpy, and so belongs to the voice worker alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

LOUDNESS = -20.0
"""Decibels below full scale of the voiced part of every piece."""

_FRAME = 0.02  # seconds over which power is measured
_VOICED = 0.01  # of the power of the loud frames: below it is breath or silence
_HEARD = 0.0004  # of the same power: below it nothing is heard
_KNEE, _CEILING = 0.6, 0.9  # of full scale: from where peaks are bent, and where they end
_LEAD, _TAIL = 0.015, 0.04  # seconds left around what is heard
_FADE = 0.005  # seconds; an edge that is cut clicks
_SILENCE = 1e-5  # of full scale: no speech at all
_PAUSES = {".": 0.28, "!": 0.28, "?": 0.28, "…": 0.28, ";": 0.2, ":": 0.2, ",": 0.12}
_JOINT = 0.02  # seconds, where a piece ends at no mark


def pause_after(text: str) -> float:
    """The seconds of silence that belong after `text`, by the mark it ends with."""
    return _PAUSES.get(text.rstrip(" \"')»”")[-1:], _JOINT)


def level(samples: Samples, rate: int, pause: float) -> bytes:
    """`samples` at the common loudness with `pause` seconds after, as 16-bit little-endian PCM.

    Empty where nothing can be heard in them.
    """
    power = _powers(samples, rate)
    loud = float(np.percentile(power, 90)) if power.size else 0.0
    if loud < _SILENCE**2:
        return b""
    voiced = float(np.sqrt(np.mean(power[power > loud * _VOICED])))
    heard = _trim(samples, power > loud * _HEARD, rate)
    evened = _bend(heard * (10 ** (LOUDNESS / 20) / voiced))
    silence = np.zeros(round(pause * rate), dtype=np.float32)
    return (np.concatenate([_fade(evened, rate), silence]) * 32767).astype("<i2").tobytes()


def _powers(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The mean square of each frame; the last may be short."""
    size = round(_FRAME * rate)
    starts = np.arange(0, len(samples), size)
    if not starts.size:
        return np.empty(0)
    sums = np.add.reduceat(np.square(samples, dtype=np.float64), starts)
    return sums / np.diff(np.append(starts, len(samples)))


def _trim(samples: Samples, heard: NDArray[np.bool_], rate: int) -> Samples:
    frames = np.flatnonzero(heard)
    size = round(_FRAME * rate)
    start = max(0, int(frames[0]) * size - round(_LEAD * rate))
    return samples[start : (int(frames[-1]) + 1) * size + round(_TAIL * rate)]


def _bend(samples: Samples) -> Samples:
    """The samples with what goes over the knee pressed below the ceiling, without a corner."""
    size = np.abs(samples)
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.sign(samples) * bent, samples).astype(np.float32)


def _fade(samples: Samples, rate: int) -> Samples:
    length = min(round(_FADE * rate), len(samples) // 2)
    swell = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, length))).astype(np.float32)
    faded = samples.copy()
    faded[:length] *= swell
    faded[len(faded) - length :] *= swell[::-1]
    return faded
