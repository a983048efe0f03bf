"""The books at any moment of a log, counted from its leaves one after the other.

They are those of `audit.accounting.recount`, which counts a whole log anew for each moment; a test
holds the two together. Nothing here uses the sums that the gate keeps, or the code that keeps them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit.accounting import (
    DAY_MS,
    HOUR_MS,
    MS_PER_REQUEST,
    RECENT,
    TURNS,
    WORDS_PER_REQUEST,
    Books,
    Tally,
    Window,
)
from audit.accounting.windows import LENGTHS_MS
from audit.records.leaves import Label

_MINUTE_MS = 60_000
_NOTHING = Tally()


@dataclass
class _Turn:
    """What was said in a turn so far; `last` is the number of its last utterance."""

    last: int = 0
    weighs: bool = False
    sells: bool = False
    answered: bool = False
    words: int = 0
    milliseconds: int = 0

    @property
    def help(self) -> Tally:
        """The help that it gives: none if it sells, and never more than a request may weigh."""
        if self.sells or not self.answered:
            return _NOTHING
        words, milliseconds = self.words, self.milliseconds
        return Tally(0, 0, 0, 1, min(words, WORDS_PER_REQUEST), min(milliseconds, MS_PER_REQUEST))


class Tallies:
    """What was sold and helped up to here; it grows by one spoken utterance at a time."""

    def __init__(self) -> None:
        self._spoken = 0
        self._turns: dict[str, _Turn] = {}
        # One entry for each utterance that changed anything: how many turns weighed up to it, when
        # the newest of them began, and all that was sold and helped (with a zero in front).
        self._numbers: list[int] = []
        self._began: list[int] = []
        self._totals = [_NOTHING]
        self._unasked: list[int] = []
        self._asked: list[int] = []

    @property
    def total(self) -> Tally:
        """All that was sold unasked and helped."""
        return self._totals[-1]

    @property
    def asked(self) -> int:
        """How many sells that were asked for."""
        return len(self._asked)

    def add(self, leaf: Mapping[str, Any]) -> None:
        """Count one utterance as spoken."""
        turn = self._turn(leaf["turn"])
        before, weighed = turn.help, turn.weighs
        log_ms, label = leaf["log_ms"], leaf["label"]
        sold = _NOTHING
        if label == Label.SELL_UNASKED:
            sold = Tally(1, leaf["words"], leaf["milliseconds"])
            turn.sells = turn.weighs = True
            self._unasked.append(log_ms)
        elif label == Label.SELL_ASKED:
            turn.sells = True
            self._asked.append(log_ms)
        elif label == Label.ASSIST and leaf["requested"]:
            turn.weighs = turn.weighs or not turn.sells
            turn.answered = True
            turn.words += leaf["words"]
            turn.milliseconds += leaf["milliseconds"]
        self._keep(leaf["turn"], turn)
        began = turn.weighs and not weighed
        parts = zip(self.total, sold, turn.help, before, strict=True)
        total = Tally(*(held + sale + helps - helped for held, sale, helps, helped in parts))
        if began or total != self.total:
            newest = max(self._began[-1:], default=0)
            self._numbers.append((self._numbers[-1] if self._numbers else 0) + began)
            self._began.append(max(newest, log_ms) if began else newest)
            self._totals.append(total)

    def books(self, now_ms: int, *, turn: str) -> Books:
        """The books at the log time `now_ms`, for a sale about to be made in `turn`."""
        own = self._turn(turn)
        newest = self._numbers[-1] if self._numbers else 0
        first = newest + (not own.weighs) - TURNS + 1
        edges = {Window.TURNS: bisect_left(self._numbers, first)}
        for window, length in LENGTHS_MS.items():
            edges[window] = bisect_right(self._began, now_ms - length)
        return Books(
            tallies={
                window: self.total.since(self._totals[edge], own.help)
                for window, edge in edges.items()
            },
            unasked_in_day=len(self._unasked) - bisect_right(self._unasked, now_ms - DAY_MS),
            asked_in_hour=len(self._asked) - bisect_right(self._asked, now_ms - HOUR_MS),
            since_unasked_ms=max(0, now_ms - self._unasked[-1]) if self._unasked else None,
        )

    def moments(self, earliest_ms: int, latest_ms: int) -> Iterator[int]:
        """The latest moment, and before it one for each other set of books that there was.

        Books change when something leaves a window, and when another minute has gone by.
        """
        yield latest_ms
        leaving = [(self._began, length) for length in LENGTHS_MS.values()]
        leaving += [(self._unasked, DAY_MS), (self._asked, HOUR_MS)]
        edges = {
            began + length
            for times, length in leaving
            for began in times[
                bisect_right(times, earliest_ms - length) : bisect_right(times, latest_ms - length)
            ]
        }
        for since in self._unasked[-1:]:
            edges |= set(minutes_between(since, earliest_ms, latest_ms))
        yield from (edge - 1 for edge in sorted(edges, reverse=True))

    def _turn(self, name: str) -> _Turn:
        """The turn of this name that goes on, or a new one."""
        known = self._turns.get(name)
        return known if known and known.last > self._spoken - RECENT else _Turn()

    def _keep(self, name: str, turn: _Turn) -> None:
        self._spoken += 1
        turn.last = self._spoken
        self._turns[name] = turn
        if len(self._turns) > 2 * RECENT:
            oldest = self._spoken - RECENT
            self._turns = {name: held for name, held in self._turns.items() if held.last > oldest}


def minutes_between(since_ms: int, earliest_ms: int, latest_ms: int) -> range:
    """The moments after the earliest at which whole minutes have gone by `since_ms`."""
    gone = max(0, (earliest_ms - since_ms) // _MINUTE_MS)
    return range(since_ms + (gone + 1) * _MINUTE_MS, latest_ms + 1, _MINUTE_MS)
