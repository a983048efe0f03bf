"""M3, M10, M11 and M20 as far as the leaves alone give them: pressure, payers, children, marks."""

from __future__ import annotations

import json
import math
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.choices.settings import Setting, natural
from audit.metrics.figure import Figure, Method, Unit
from audit.metrics.intervals import Z_95, Interval, bootstrap, chance_of, wilson
from audit.metrics.making import census, nothing, quotient, rate, share, target
from audit.metrics.period import HOUR_MS, Period

_SELLS = "kind = 'utterance' and sells and spoken and inside"
_SOLD = """
    select coalesce(sum(sells and spoken), 0),
           coalesce(sum(label = 'sell_unasked' and spoken), 0),
           count(distinct iif(requested, log_ms / ?, null))
    from record where kind = 'utterance' and inside
"""
_TIMES = f"select log_ms from record where {_SELLS} order by seq"  # noqa: S608
_SPONSORS = f"select sponsors from record where {_SELLS} order by seq"  # noqa: S608
_SETTINGS = """
    select seq, name, value from record where kind = 'setting' and name in (?, ?) order by seq
"""
_USED = f"""
    select seq, log_ms, {_SELLS}, requested from record
    where kind = 'utterance' and inside and (requested or sells) order by seq
"""  # noqa: S608
_MARKS = """
    select coalesce(sum(score >= 9), 0), coalesce(sum(score <= 6), 0), count(score),
           coalesce(sum(score is null), 0)
    from record where kind = 'survey' and inside
"""


def pressure(here: Period) -> Iterator[Figure]:
    """M3: sells for each hour of log time in which somebody asked for something."""
    sold, unasked, hours = here.counts(_SOLD, HOUR_MS)
    yield rate("M3", sold, hours)
    yield rate("M3", unasked, hours, variant="unasked")
    most = most_within_an_hour(int(row[0]) for row in here.rows(_TIMES))
    yield census("M3", most, sold, Unit.COUNT, variant="rolling-hour")


def most_within_an_hour(times: Iterator[int]) -> int:
    """How many of these milliseconds of log time, in their order, at most lie within an hour."""
    recent: deque[int] = deque()
    most = 0
    for time in times:
        recent.append(time)
        while recent[0] <= time - HOUR_MS:
            recent.popleft()
        most = max(most, len(recent))
    return most


def payers(here: Period, seed: int) -> Iterator[Figure]:
    """M10: how concentrated the payers of what was sold are, and each one's share."""
    sells = [tuple(json.loads(row[0] or "[]")) for row in here.rows(_SPONSORS)]
    counts = Counter(payer for paying in sells for payer in paying)
    named = sum(counts.values())
    if not named:
        yield nothing("M10", Unit.INDEX)
        yield nothing("M10", Unit.COUNT, variant="effective")
        return
    squares = sum(count**2 for count in counts.values())
    ids = sorted(counts)
    paid = [[int(payer in paying) for payer in ids] for paying in sells if paying]
    # With a single payer there is nothing to draw that was not seen.
    interval, inverse, method = None, None, Method.NONE
    if len(ids) > 1 and len(paid) > 1:
        low, high = interval = bootstrap(paid, concentration, chance_of(seed, "M10"))
        inverse, method = (1 / high, 1 / low), Method.BOOTSTRAP_BY_SUGGESTION
    yield quotient("M10", squares, named**2, Unit.INDEX, interval, method)
    yield quotient("M10", named**2, squares, Unit.COUNT, inverse, method, variant="effective")
    for payer in ids:
        yield share("M10", counts[payer], len(sells), variant=f"sponsor:{payer}")


def concentration(counts: Sequence[int]) -> float:
    """The index of Herfindahl and Hirschman: the sum of the squared shares."""
    return sum(count**2 for count in counts) / sum(counts) ** 2


def near_children(here: Period) -> Iterator[Figure]:
    """M11: sells while children were said to live here and no adult had opened selling."""
    settings = deque(here.rows(_SETTINGS, Setting.CHILDREN, Setting.ADULT_UNTIL))
    children, open_until_ms = False, 0
    hours: set[int] = set()
    exposed = sold = 0
    for seq, log_ms, sells, requested in here.rows(_USED):
        while settings and settings[0][0] < seq:
            _, name, value = settings.popleft()
            if name == Setting.CHILDREN:
                children = value != "no"  # what cannot be read is the most careful thing
            else:
                open_until_ms = natural(value) or 0
        sold += sells and children
        exposed += sells and children and log_ms >= open_until_ms
        if requested and children:
            hours.add(log_ms // HOUR_MS)
    yield rate("M11", exposed, len(hours), of_three=True)
    yield target("M11", exposed, sold, variant="share")


def marks(here: Period) -> Iterator[Figure]:
    """M20: the net promoter score, and how many answered; a null mark is the asking."""
    promoters, detractors, given, asked = here.counts(_MARKS)
    if not given:
        yield nothing("M20", Unit.POINTS)
    else:
        (low, high), method = net_interval(promoters, detractors, given)
        yield Figure(
            id="M20",
            numerator=promoters - detractors,
            denominator=given,
            value=Fraction(100 * (promoters - detractors), given),
            unit=Unit.POINTS,
            interval=(max(-100.0, 100 * low), min(100.0, 100 * high)),
            method=method,
        )
    yield share("M20", given, max(asked, given), variant="answers")


def net_interval(promoters: int, detractors: int, given: int) -> tuple[Interval, Method]:
    """The interval of promoters less detractors, as a share of the marks `given`.

    Marks that are all alike have no spread to measure: then each share's own interval is taken at
    its worst.
    """
    net = (promoters - detractors) / given
    spread = (promoters + detractors) / given - net**2
    if spread > 0:
        half = Z_95 * math.sqrt(spread / given)
        return (net - half, net + half), Method.NORMAL
    low, high = wilson(promoters, given)
    other_low, other_high = wilson(detractors, given)
    return (low - other_high, high - other_low), Method.WILSON
