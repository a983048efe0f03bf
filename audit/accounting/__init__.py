"""How much was sold and how much was helped: the sums behind the caps (DESIGN §5).

Share is unasked sells over unasked sells plus answered requests without any sell, in turns, words
and milliseconds; the worst of the three counts. A request weighs at most 25 words and 10 seconds,
and what the assistant says unasked never enlarges the denominator, so chatter buys no room.
"""

from __future__ import annotations

from audit.accounting.recounting import Recount, recount
from audit.accounting.sums import MS_PER_REQUEST, RECENT, WORDS_PER_REQUEST, Running, Sums
from audit.accounting.windows import (
    DAY_MS,
    HOUR_MS,
    MONTH_MS,
    TURNS,
    WEEK_MS,
    Books,
    Tally,
    Window,
    books,
    worst_share,
)

__all__ = [
    "DAY_MS",
    "HOUR_MS",
    "MONTH_MS",
    "MS_PER_REQUEST",
    "RECENT",
    "TURNS",
    "WEEK_MS",
    "WORDS_PER_REQUEST",
    "Books",
    "Recount",
    "Running",
    "Sums",
    "Tally",
    "Window",
    "books",
    "recount",
    "worst_share",
]
