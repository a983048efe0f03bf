"""What was sold and helped in the windows that the caps look at, read from the running sums.

A turn belongs to a window as a whole, by when it began: to the last hour if that was less than an
hour of log time ago. The last 20 turns are those that weigh in the share: the sale's own and the 19
before it, so that neither chatter nor asked-for sells push an unasked one out. A tally is what the
last sums hold more than those at the window's edge, found by an index, so it costs the same in a
log of any length. Counts of sells go by the time of the sell itself, to the millisecond.

Every figure is of the log as it would stand with a sale in the turn spoken in: the help of that
turn is taken back already.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection

from audit.accounting.sums import RECENT
from audit.records.leaves import Share

TURNS = 20
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
WEEK_MS = 7 * DAY_MS
MONTH_MS = 30 * DAY_MS


class Window(StrEnum):
    """How far back the caps look."""

    TURNS = "turns"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


LENGTHS_MS = {
    Window.HOUR: HOUR_MS,
    Window.DAY: DAY_MS,
    Window.WEEK: WEEK_MS,
    Window.MONTH: MONTH_MS,
}


class Tally(NamedTuple):
    """What one window holds: unasked sells and answered requests, their words and milliseconds."""

    sold_turns: int = 0
    sold_words: int = 0
    sold_ms: int = 0
    helped_turns: int = 0
    helped_words: int = 0
    helped_ms: int = 0

    def with_sale(self, words: int, milliseconds: int) -> Share:
        """The share as it would stand with one more unasked sell."""
        return Share(
            sold_turns=self.sold_turns + 1,
            helped_turns=self.helped_turns,
            sold_words=self.sold_words + words,
            helped_words=self.helped_words,
            sold_ms=self.sold_ms + milliseconds,
            helped_ms=self.helped_ms,
        )

    def since(self, edge: Tally, taken_back: Tally) -> Tally:
        """What came after `edge`, without what is `taken_back`; never less than nothing.

        Less would be where an older turn of interleaved ones loses help given before the edge.
        """
        parts = zip(self, edge, taken_back, strict=True)
        return Tally(*(max(0, now - before - back) for now, before, back in parts))


@dataclass(frozen=True)
class Books:
    """All that the caps look at, at one moment and for a sale in one turn."""

    tallies: dict[Window, Tally]
    unasked_in_day: int
    asked_in_hour: int
    since_unasked_ms: int | None
    """Log time since the last unasked sell was spoken; None if there never was one."""

    def shares(self, words: int, milliseconds: int) -> dict[Window, Share]:
        """Each window's share with an unasked sell of these `words` and `milliseconds` in it."""
        return {
            window: tally.with_sale(words, milliseconds) for window, tally in self.tallies.items()
        }


_LAST = """
    select sold_turns, sold_words, sold_ms, helped_turns, helped_words, helped_ms,
           turn_no, asked, unasked_ms
    from account order by seq desc limit 1
"""
_OWN_TURN = """
    select turn_counts, turn_sells, turn_words, turn_ms from account
    where turn = ? and seq > ifnull((select seq from account order by seq desc limit 1 offset ?), 0)
    order by seq desc limit 1
"""
_BEFORE_TURN = """
    select sold_turns, sold_words, sold_ms, helped_turns, helped_words, helped_ms
    from account where turn_no <= ? order by turn_no desc, seq desc limit 1
"""
_BEFORE_TIME = """
    select sold_turns, sold_words, sold_ms, helped_turns, helped_words, helped_ms
    from account where turn_began_ms <= ? order by turn_began_ms desc, seq desc limit 1
"""
_SPOKEN_BY = """
    select sold_turns, asked from account where log_ms <= ? order by log_ms desc, seq desc limit 1
"""


def books(connection: Connection, now_ms: int, *, turn: str) -> Books:
    """The books at the log time `now_ms`, for a sale about to be made in `turn`.

    Raises `SQLAlchemyError` and `sqlite3.Error`.
    """

    connection.exec_driver_sql("select 1")  # begins the transaction: all is read at one moment
    driver: Any = connection.connection

    def read(query: str, *values: Any, columns: int) -> list[int]:
        row = driver.execute(query, values).fetchone() or (0,) * columns
        # What is no number in a broken file is for the check of the whole log to name.
        return [value if isinstance(value, int) else 0 for value in row]

    *sums, number, asked, unasked_ms = read(_LAST, columns=9)
    counts, sells, *help_given = read(_OWN_TURN, turn, RECENT, columns=4)
    own = Tally(0, 0, 0, 1, *help_given) if counts and not sells else Tally()
    first = number + (not counts) - TURNS + 1
    edges = {Window.TURNS: read(_BEFORE_TURN, first - 1, columns=6)}
    for window, length in LENGTHS_MS.items():
        edges[window] = read(_BEFORE_TIME, now_ms - length, columns=6)
    unasked_before, _ = read(_SPOKEN_BY, now_ms - DAY_MS, columns=2)
    _, asked_before = read(_SPOKEN_BY, now_ms - HOUR_MS, columns=2)
    now = Tally(*sums)
    return Books(
        tallies={window: now.since(Tally(*edge), own) for window, edge in edges.items()},
        unasked_in_day=now.sold_turns - unasked_before,
        asked_in_hour=asked - asked_before,
        since_unasked_ms=max(0, now_ms - unasked_ms) if now.sold_turns else None,
    )


def worst_share(share: Share) -> int:
    """The worst of the three shares, in hundredths of a percent, rounded up."""
    halves = (
        (share.sold_turns, share.helped_turns),
        (share.sold_words, share.helped_words),
        (share.sold_ms, share.helped_ms),
    )
    return max(-(-10_000 * sold // (sold + helped)) if sold else 0 for sold, helped in halves)
