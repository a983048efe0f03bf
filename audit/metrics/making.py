"""Figures made of counts: a share, a mean, a rate; each with the interval that fits it.

A bootstrap knows nothing of what it never saw: where nothing or everything was hit, and in a single
cluster, a share gets Wilson's interval on the number of independent things instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from audit.metrics.figure import Absent, Figure, Method, Unit
from audit.metrics.intervals import (
    Interval,
    bootstrap,
    chance_of,
    exact_binomial,
    exact_poisson,
    rule_of_three,
    wilson,
)

# Values that no ratio of whole numbers gives are rounded to a millionth.
_MILLION = 10**6


def share(
    figure: str, numerator: int, denominator: int, *, variant: str = "", left_out: int = 0
) -> Figure:
    """A share with Wilson's interval."""
    if not denominator:
        return nothing(figure, Unit.SHARE, variant=variant, left_out=left_out)
    interval = wilson(numerator, denominator)
    return quotient(
        figure, numerator, denominator, Unit.SHARE, interval, Method.WILSON,
        variant=variant, left_out=left_out,
    )  # fmt: skip


def target(
    figure: str, numerator: int, denominator: int, *, variant: str = "", left_out: int = 0
) -> Figure:
    """A share that has to be none, or all: by the rule of three where it is, exact where not."""
    if not denominator:
        return nothing(figure, Unit.SHARE, variant=variant, left_out=left_out)
    edge = min(1.0, rule_of_three(denominator))
    interval, method = exact_binomial(numerator, denominator), Method.EXACT_BINOMIAL
    if numerator == 0:
        interval, method = (0.0, edge), Method.RULE_OF_THREE
    elif numerator == denominator:
        interval, method = (1 - edge, 1.0), Method.RULE_OF_THREE
    return quotient(
        figure, numerator, denominator, Unit.SHARE, interval, method,
        variant=variant, left_out=left_out,
    )  # fmt: skip


def clustered_share(
    figure: str,
    clusters: Sequence[tuple[int, int]],
    independent: int,
    seed: int,
    *,
    variant: str = "",
    method: Method = Method.BOOTSTRAP_BY_SUGGESTION,
    left_out: int = 0,
) -> Figure:
    """A share whose parts come in `clusters` of (hits, of), which are drawn whole.

    `independent` is on how many things Wilson's interval stands where nothing can be drawn.
    """
    hits, of = sum(one[0] for one in clusters), sum(one[1] for one in clusters)
    if not of:
        return nothing(figure, Unit.SHARE, variant=variant, left_out=left_out)
    if len(clusters) > 1 and 0 < hits < of:
        interval = bootstrap(clusters, ratio, chance_of(seed, figure))
    else:
        interval, method = wilson(hits / of * independent, independent), Method.WILSON_ON_CLUSTERS
    return quotient(
        figure, hits, of, Unit.SHARE, interval, method, variant=variant, left_out=left_out
    )


def mean(
    figure: str,
    values: Sequence[int],
    unit: Unit,
    seed: int,
    *,
    variant: str = "",
    left_out: int = 0,
) -> Figure:
    """The mean of one whole number for each suggestion, with these drawn anew.

    Where all are alike nothing can be drawn, and there is no interval.
    """
    if not values:
        return nothing(figure, unit, variant=variant, left_out=left_out)
    interval, method = None, Method.NONE
    if len(set(values)) > 1:
        clusters = [(value, 1) for value in values]
        interval = bootstrap(clusters, ratio, chance_of(seed, figure))
        method = Method.BOOTSTRAP_BY_SUGGESTION
    return quotient(
        figure, sum(values), len(values), unit, interval, method,
        variant=variant, left_out=left_out,
    )  # fmt: skip


def mean_of_floats(
    figure: str,
    values: Sequence[float],
    unit: Unit,
    seed: int,
    *,
    variant: str = "",
    left_out: int = 0,
) -> Figure:
    """The mean of one number for each suggestion, rounded to a millionth.

    It has no numerator in whole numbers; its denominator is how many suggestions there are.
    """
    millionths = [round(value * _MILLION) for value in values]
    found = mean(figure, millionths, unit, seed, variant=variant, left_out=left_out)
    if found.value is None:
        return found
    low, high = found.interval or (0.0, 0.0)
    return replace(
        found,
        numerator=None,
        value=found.value / _MILLION,
        interval=(low / _MILLION, high / _MILLION) if found.interval else None,
    )


def rate(
    figure: str, events: int, hours: int, *, variant: str = "", of_three: bool = False
) -> Figure:
    """So many an hour, exact by Poisson; `of_three` gives none at all the rule of three."""
    if not hours:
        return nothing(figure, Unit.PER_HOUR, variant=variant)
    low, high = exact_poisson(events)
    interval: Interval = (low / hours, high / hours)
    method = Method.EXACT_POISSON
    if of_three and not events:
        interval, method = (0.0, rule_of_three(hours)), Method.RULE_OF_THREE
    return quotient(figure, events, hours, Unit.PER_HOUR, interval, method, variant=variant)


def census(
    figure: str,
    value: int,
    of: int,
    unit: Unit,
    *,
    variant: str = "",
    left_out: int = 0,
) -> Figure:
    """A count or sum of all `of` that were logged; there is no sample to have an interval of."""
    if not of:
        return nothing(figure, unit, variant=variant, left_out=left_out)
    return Figure(
        id=figure,
        variant=variant,
        numerator=value,
        denominator=of,
        value=Fraction(value),
        unit=unit,
        method=Method.CENSUS,
        left_out=left_out,
    )


def quotient(
    figure: str,
    numerator: int,
    denominator: int,
    unit: Unit,
    interval: Interval | None,
    method: Method,
    *,
    variant: str = "",
    left_out: int = 0,
) -> Figure:
    """A figure whose value is its numerator over its denominator, which is not nought."""
    return Figure(
        id=figure,
        variant=variant,
        numerator=numerator,
        denominator=denominator,
        value=Fraction(numerator, denominator),
        unit=unit,
        interval=interval,
        method=method,
        left_out=left_out,
    )


def nothing(
    figure: str,
    unit: Unit,
    *,
    variant: str = "",
    absent: Absent | None = None,
    left_out: int = 0,
) -> Figure:
    """A figure without a value: nothing to count, unless it is `absent` for another reason."""
    gone = Absent.WORDS_ERASED if left_out else Absent.NO_DATA
    return Figure(id=figure, variant=variant, unit=unit, absent=absent or gone, left_out=left_out)


def ratio(sums: Sequence[int]) -> float:
    """The first sum over the second; nought where there is nothing to divide by."""
    return sums[0] / sums[1] if sums[1] else 0.0
