"""M1, M2 and M21: how much is sold, how much of it unasked, and what the charter held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.metrics.figure import Figure, Method
from audit.metrics.making import clustered_share, share
from audit.metrics.period import Period

_SESSIONS = """
    select sum(asked + unasked), sum(helped), sum(sold_words), sum(helped_words),
           sum(sold_ms), sum(helped_ms), sum(unasked)
    from turn group by session order by session
"""
_TRIED = """
    select coalesce(sum(not spoken), 0), count(*) from record
    where kind = 'utterance' and sells and inside
"""
_RULES = """
    select rule.value, count(distinct seq) from record, json_each(record.rules) as rule
    where kind = 'utterance' and sells and inside and not spoken
    group by rule.value order by rule.value
"""


def selling_shares(here: Period, seed: int) -> Iterator[Figure]:
    """M1 by turns, words and time, and M2 (DESIGN §5)."""
    sessions = [tuple(map(int, row)) for row in here.rows(_SESSIONS)]
    columns = list(zip(*sessions, strict=True)) or [()] * 7
    sold, helped, unasked = sum(columns[0]), sum(columns[1]), sum(columns[6])

    def by_session(variant: str, sells: Sequence[int], helps: Sequence[int]) -> Figure:
        clusters = [(sale, sale + help_) for sale, help_ in zip(sells, helps, strict=True)]
        return clustered_share(
            "M1", clusters, sold + helped, seed, variant=variant, method=Method.BOOTSTRAP_BY_SESSION
        )

    yield share("M1", sold, sold + helped)
    yield by_session("sessions", columns[0], columns[1])
    yield share("M1", unasked, unasked + helped, variant="unasked")
    yield by_session("words", columns[2], columns[3])
    yield by_session("seconds", columns[4], columns[5])
    yield share("M2", unasked, sold)


def held_back(here: Period) -> Iterator[Figure]:
    """M21, in all and by rule."""
    blocked, tried = here.counts(_TRIED)
    yield share("M21", blocked, tried)
    for rule, count in here.rows(_RULES):
        yield share("M21", count, tried, variant=f"rule:{rule}")
