"""Accounts for every record's personal words: disclosed, erased, or withheld.

Words that are none of the three have gone without a trace, which is a finding.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .findings import Findings, ranges, shown
from .layout import WIDTH, Shape
from .records import WALL
from .scan import BundleScan


@dataclass(frozen=True)
class Erasure:
    """An erasure record: which records it names, why, and when it was made."""

    record: int
    wall: str
    reason: str
    ranges: tuple[tuple[int, int], ...]
    count: int


@dataclass
class WordsTally:
    """How many of the bundle's records never had words, or what became of the words."""

    none: int = 0
    disclosed: int = 0
    erased: int = 0
    withheld: int = 0
    missing: int = 0


def read_erasures(rare: Iterable[dict[str, Any]], findings: Findings) -> list[Erasure]:
    """The erasure records among `rare`; one that cannot be understood is a finding."""
    found = []
    for record in rare:
        if record["kind"] != "erasure":
            continue
        number, named, wall = record["seq"], record.get("ranges"), record.get("wall")
        reason, count = record.get("reason"), record.get("count")
        pairs = _ascending(named, number)
        if (
            pairs is None
            or not isinstance(reason, str)
            or type(count) is not int
            or not isinstance(wall, str)
            or not WALL.fullmatch(wall)
        ):
            findings.add("erasure-invalid", record=number)
            continue
        found.append(Erasure(number, wall, shown(reason), pairs, count))
    return found


class ErasedSet:
    """The numbers of all records that some erasure names."""

    def __init__(self, erasures: Iterable[Erasure]) -> None:
        self._merged: list[tuple[int, int]] = []
        for first, last in sorted(pair for erasure in erasures for pair in erasure.ranges):
            if self._merged and first <= self._merged[-1][1] + 1:
                start, end = self._merged[-1]
                self._merged[-1] = (start, max(end, last))
            else:
                self._merged.append((first, last))
        self._starts = [first for first, _ in self._merged]

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self._starts, number) - 1
        return place >= 0 and number <= self._merged[place][1]

    def bits(self, base: int) -> int:
        """Those among the 256 records after number `base`, as bits."""
        place = max(0, bisect_right(self._starts, base + 1) - 1)
        mask = 0
        for first, last in self._merged[place:]:
            if first > base + WIDTH:
                break
            mask |= _bits(first, last, base)
        return mask


def account_for_words(
    scans: Iterable[BundleScan],
    erased: ErasedSet,
    shape: Shape,
    withheld: bool,
    findings: Findings,
) -> WordsTally:
    """Say for every record in the range what became of its words."""
    tally = WordsTally()
    for scan in scans:
        base = scan.index * WIDTH
        inside = _bits(shape.first, shape.last, base) & _bits(base + 1, shape.size, base)
        committed = scan.committed & inside
        disclosed = scan.disclosed & inside
        gone = erased.bits(base) & committed
        silent = committed & ~disclosed & ~gone
        tally.none += (inside & ~committed).bit_count()
        tally.disclosed += disclosed.bit_count()
        tally.erased += (gone & ~disclosed).bit_count()
        if both := gone & disclosed:
            findings.add("words-of-erased", records=ranges(numbers(both, base)))
        if withheld:
            tally.withheld += silent.bit_count()
            if disclosed:
                findings.add("words-not-withheld", records=ranges(numbers(disclosed, base)))
        elif silent:
            tally.missing += silent.bit_count()
            findings.add("words-missing", records=ranges(numbers(silent, base)))
    return tally


def _ascending(named: object, before: int) -> tuple[tuple[int, int], ...] | None:
    """`named` as ranges, if they ascend, do not overlap, and end before record `before`."""
    if not isinstance(named, list):
        return None
    pairs = []
    end = 0
    for pair in named:
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair)):
            return None
        if not end < pair[0] <= pair[1] < before:
            return None
        end = pair[1]
        pairs.append((pair[0], pair[1]))
    return tuple(pairs)


def _bits(first: int, last: int, base: int) -> int:
    low, high = max(first - base, 1), min(last - base, WIDTH)
    return ((1 << (high - low + 1)) - 1) << (low - 1) if low <= high else 0


def numbers(mask: int, base: int) -> list[int]:
    """The numbers of the records after `base` whose bits are set in `mask`."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(base + lowest.bit_length())
        mask ^= lowest
    return found
