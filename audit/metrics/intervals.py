"""Intervals for small numbers, all of 95 % and two-sided, with nothing but the standard library.

Wilson 1927 and Newcombe 1998 for shares, Clopper and Pearson 1934 and Garwood 1936 for exact ones,
the bootstrap of Efron 1979 for what comes in clusters. What is exact is found by halving, since the
distribution functions are monotone, until no double is left between the bounds.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

# The quantile of a two-sided 95 % interval, and what lies outside of it on each side.
Z_95 = 1.959963984540054
TAIL = 0.025
DRAWS = 1000
_BLOCKS = 500
_HALVINGS = 200
_PRECISION = 1e-15
_TINY = 1e-300
_TERMS = 100_000

Interval = tuple[float, float]


def wilson(successes: float, trials: int) -> Interval:
    """Wilson's score interval for `successes` out of `trials`; (0, 1) where there are none.

    Successes are a fraction where a share of words is judged on the number of its turns.
    """
    if not trials:
        return 0.0, 1.0
    ratio = successes / trials
    spread = Z_95**2 / trials
    middle = (ratio + spread / 2) / (1 + spread)
    half = Z_95 * math.sqrt(ratio * (1 - ratio) / trials + spread / trials / 4) / (1 + spread)
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return low, high


def exact_poisson(events: int) -> Interval:
    """Garwood's interval for the mean of a Poisson count, from quantiles of chi-squared.

    Low is half of that of 0.025 with twice the events as degrees of freedom, high half of that of
    0.975 with two degrees more.
    """
    low = chi_squared_quantile(TAIL, 2 * events) / 2 if events else 0.0
    return low, chi_squared_quantile(1 - TAIL, 2 * events + 2) / 2


def exact_binomial(successes: int, trials: int, tail: float = TAIL) -> Interval:
    """Clopper and Pearson's interval, with `tail` outside on each side; (0, 1) with no trials."""
    if not trials:
        return 0.0, 1.0
    low = (
        0.0
        if successes == 0
        else _halved(lambda p: at_most(successes - 1, trials, p) - (1 - tail), 0.0, 1.0)
    )
    high = (
        1.0
        if successes == trials
        else _halved(lambda p: at_most(successes, trials, p) - tail, 0.0, 1.0)
    )
    return low, high


def rule_of_three(trials: float) -> float:
    """What a rate of which nothing was seen in `trials` is below: 3/n (-ln 0.05, rounded up)."""
    return 3 / trials


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> Interval:
    """Newcombe's interval for the first share less the second, each as (successes, trials)."""
    return weighted_difference([(1.0, first, second)])


def weighted_difference(
    strata: Sequence[tuple[float, tuple[int, int], tuple[int, int]]],
) -> Interval:
    """The same for a weighted sum of differences, one a stratum: variances recovered from Wilson's.

    Zou and Donner 2008; with one stratum of weight 1 it is Newcombe's method 10.
    """
    middle = below = above = 0.0
    for weight, (hits, of), (other_hits, other_of) in strata:
        share, other = hits / of, other_hits / other_of
        (low, high), (other_low, other_high) = wilson(hits, of), wilson(other_hits, other_of)
        middle += weight * (share - other)
        below += weight**2 * ((share - low) ** 2 + (other_high - other) ** 2)
        above += weight**2 * ((high - share) ** 2 + (other - other_low) ** 2)
    return middle - math.sqrt(below), middle + math.sqrt(above)


def bootstrap(
    clusters: Sequence[Sequence[int]],
    statistic: Callable[[Sequence[int]], float],
    chance: random.Random,
    draws: int = DRAWS,
) -> Interval:
    """The middle 95 % of what `statistic` makes of the summed columns of clusters drawn anew.

    As many `clusters` as there are are drawn with replacement, `draws` times over. Of very many,
    neighbours are drawn together, which costs little and hides no likeness between them.
    """
    together = -(-len(clusters) // _BLOCKS)
    blocks = [
        [sum(column) for column in zip(*clusters[start : start + together], strict=True)]
        for start in range(0, len(clusters), together)
    ]
    columns = list(zip(*blocks, strict=True))
    places = range(len(blocks))
    found = []
    for _ in range(draws):
        drawn = chance.choices(places, k=len(blocks))
        found.append(statistic([sum(map(column.__getitem__, drawn)) for column in columns]))
    return middle_of(found)


def chance_of(seed: int, figure: str) -> random.Random:
    """The chance that draws for a figure: the same seed gives the same draws, on any machine."""
    return random.Random(f"{seed} {figure}")  # noqa: S311 - it guards nothing


def middle_of(found: Sequence[float]) -> Interval:
    """The middle 95 % of what was drawn, from one of the values to another."""
    ordered = sorted(found)
    edge = math.floor(TAIL * len(ordered))
    return ordered[edge], ordered[-1 - edge]


def chi_squared_quantile(probability: float, degrees: int) -> float:
    """The quantile of chi-squared, by halving the regularised lower incomplete gamma function."""
    high = float(degrees + 1)
    while regularised_gamma(degrees / 2, high / 2) < probability:
        high *= 2
    return _halved(lambda x: probability - regularised_gamma(degrees / 2, x / 2), 0.0, high)


def regularised_gamma(shape: float, x: float) -> float:
    """P(shape, x), the lower incomplete gamma function over the whole one.

    Its series below shape + 1, and above it the continued fraction of the rest (Lentz).
    """
    if x <= 0:
        return 0.0
    scale = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        for step in range(1, _TERMS):
            term *= x / (shape + step)
            total += term
            if term < total * _PRECISION:
                break
        return min(1.0, scale * total)
    below = x + 1 - shape
    forward, backward = 1 / _TINY, 1 / below
    fraction = backward
    for step in range(1, _TERMS):
        part = -step * (step - shape)
        below += 2
        backward = 1 / (part * backward + below or _TINY)
        forward = below + part / forward or _TINY
        change = forward * backward
        fraction *= change
        if abs(change - 1) < _PRECISION:
            break
    return max(0.0, 1 - scale * fraction)


def at_most(successes: int, trials: int, ratio: float) -> float:
    """The probability of `successes` or fewer out of `trials`, each with probability `ratio`."""
    if ratio <= 0:
        return 1.0
    if ratio >= 1:
        return float(successes >= trials)
    logs = (
        math.lgamma(trials + 1)
        - math.lgamma(hits + 1)
        - math.lgamma(trials - hits + 1)
        + hits * math.log(ratio)
        + (trials - hits) * math.log1p(-ratio)
        for hits in range(successes + 1)
    )
    return min(1.0, math.fsum(map(math.exp, logs)))


def _halved(falling: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling function crosses nought between `low` and `high`."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
