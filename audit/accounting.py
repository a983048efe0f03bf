"""How much was sold and how much was helped: the tallies behind the caps (DESIGN §5).

Share is unasked sells over unasked sells plus answered requests without any sell, in turns, words
and milliseconds; the worst of the three counts. A request weighs at most 25 words and 10 seconds,
and what the assistant says unasked never enlarges the denominator, so chatter buys no room.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from audit.records.leaves import Label, Share

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
WEEK_MS = 7 * DAY_MS
WORDS_PER_REQUEST = 25
MS_PER_REQUEST = 10_000

_SOLD = text(
    "select count(*), coalesce(sum(words), 0), coalesce(sum(milliseconds), 0) from account "
    "where label = :label and log_ms > :since"
)
_HELPED = text(
    """
    select count(*), coalesce(sum(min(words, :words)), 0), coalesce(sum(min(ms, :ms)), 0)
    from (
        select sum(words * (requested and label = 'assist')) as words,
               sum(milliseconds * (requested and label = 'assist')) as ms
        from account
        where log_ms > :since and turn != :besides group by turn
        having max(requested and label = 'assist') and not max(label like 'sell%')
    )
    """
)


@dataclass(frozen=True)
class Tally:
    """What one window of log time holds: counts of utterances, words and milliseconds."""

    sold_turns: int
    sold_words: int
    sold_ms: int
    helped_turns: int
    helped_words: int
    helped_ms: int

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


def tally(
    connection: Connection, now_ms: int, window_ms: int = WEEK_MS, *, besides: str = ""
) -> Tally:
    """The tally of the last `window_ms` powered-on milliseconds.

    `besides` is the turn in which a sale is about to be made: no help given in it counts then.
    """
    since = now_ms - window_ms
    sold = connection.execute(_SOLD, {"label": Label.SELL_UNASKED, "since": since}).one()
    helped = connection.execute(
        _HELPED,
        {"since": since, "besides": besides, "words": WORDS_PER_REQUEST, "ms": MS_PER_REQUEST},
    ).one()
    return Tally(*map(int, (*sold, *helped)))


def count(connection: Connection, label: Label, now_ms: int, window_ms: int) -> int:
    """How many utterances of `label` were spoken in the window."""
    return int(connection.execute(_SOLD, {"label": label, "since": now_ms - window_ms}).one()[0])


def worst_share(share: Share) -> int:
    """The worst of the three shares, in hundredths of a percent, rounded up."""
    halves = (
        (share.sold_turns, share.helped_turns),
        (share.sold_words, share.helped_words),
        (share.sold_ms, share.helped_ms),
    )
    return max(-(-10_000 * sold // (sold + helped)) if sold else 0 for sold, helped in halves)
