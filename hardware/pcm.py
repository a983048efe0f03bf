"""Sound as little-endian signed 16-bit samples of one channel, and its change of rate."""

from __future__ import annotations

import sys
from array import array


def resample(pcm: bytes, source: int, target: int) -> bytes:
    """The same sound at `target` samples per second instead of `source`, by straight lines.

    Good enough for tones and voices in a file; it filters nothing. A torn last sample is dropped.
    """
    samples = array("h", pcm[: len(pcm) // 2 * 2])
    if source == target or not samples:
        return samples.tobytes()
    if sys.byteorder == "big":
        samples.byteswap()
    last = len(samples) - 1
    changed = array("h")
    for number in range(len(samples) * target // source):
        place, part = divmod(number * source, target)
        here, there = samples[min(place, last)], samples[min(place + 1, last)]
        changed.append(here + (there - here) * part // target)
    if sys.byteorder == "big":
        changed.byteswap()
    return changed.tobytes()
