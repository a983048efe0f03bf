"""The intervals against published tables, and what must hold of them whatever the numbers."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.metrics.costs import quantile_interval
from audit.metrics.intervals import (
    at_most,
    bootstrap,
    chance_of,
    chi_squared_quantile,
    exact_binomial,
    exact_poisson,
    newcombe,
    regularised_gamma,
    rule_of_three,
    weighted_difference,
    wilson,
)


@pytest.mark.parametrize(
    ("probability", "degrees", "quantile"),
    [
        (0.95, 1, 3.841),
        (0.99, 1, 6.635),
        (0.975, 2, 7.378),
        (0.95, 5, 11.070),
        (0.025, 10, 3.247),
        (0.975, 10, 20.483),
        (0.5, 20, 19.337),
        (0.025, 100, 74.222),
        (0.975, 100, 129.561),
    ],
)
def test_quantiles_of_chi_squared_as_in_any_table(
    probability: float, degrees: int, quantile: float
) -> None:
    assert chi_squared_quantile(probability, degrees) == pytest.approx(quantile, abs=5e-4)


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [
        (0, 0.0, 3.689),
        (1, 0.025, 5.572),
        (2, 0.242, 7.225),
        (3, 0.619, 8.767),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (20, 12.217, 30.888),
        (100, 81.364, 121.627),
    ],
)
def test_exact_poisson_intervals_as_published(events: int, low: float, high: float) -> None:
    """Garwood 1936."""
    assert exact_poisson(events) == pytest.approx((low, high), abs=6e-4)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),
        (1, 10, 0.0025, 0.4450),
        (5, 10, 0.1871, 0.8129),
        (10, 10, 0.6915, 1.0),
        (4, 20, 0.0573, 0.4366),
        (81, 263, 0.2527, 0.3676),
    ],
)
def test_exact_binomial_intervals_as_published(
    successes: int, trials: int, low: float, high: float
) -> None:
    """Clopper and Pearson 1934; the last is the example of Newcombe 1998."""
    assert exact_binomial(successes, trials) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_differences_of_shares_as_published(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe 1998, method 10."""
    assert newcombe(first, second) == pytest.approx((low, high), abs=6e-5)


def test_two_alike_strata_know_more_than_one() -> None:
    one = newcombe((5, 10), (2, 10))
    two = weighted_difference([(0.5, (5, 10), (2, 10)), (0.5, (5, 10), (2, 10))])
    assert two[1] - two[0] == pytest.approx((one[1] - one[0]) / math.sqrt(2))


@given(st.integers(1, 60), st.floats(0.01, 120))
def test_the_gamma_function_sums_the_poisson_terms(shape: int, x: float) -> None:
    """For whole numbers it is 1 less the chance of fewer events than that."""
    terms = (math.exp(k * math.log(x) - x - math.lgamma(k + 1)) for k in range(shape))
    assert regularised_gamma(shape, x) == pytest.approx(1 - math.fsum(terms), abs=1e-12)


@given(st.integers(0, 2000))
def test_a_count_lies_in_its_interval_and_both_tails_are_what_they_should_be(events: int) -> None:
    low, high = exact_poisson(events)
    assert low <= events <= high
    assert regularised_gamma(events + 1, high) == pytest.approx(0.975)
    if events:
        assert regularised_gamma(events, low) == pytest.approx(0.025)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_exact_share_lies_in_its_interval_which_is_no_narrower_than_it_must_be(
    counts: tuple[int, int],
) -> None:
    successes, trials = counts
    low, high = exact_binomial(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1
    if successes < trials:
        assert at_most(successes, trials, high) == pytest.approx(0.025)
    if successes:
        assert 1 - at_most(successes - 1, trials, low) == pytest.approx(0.025)


def test_nothing_seen_is_rarer_than_three_in_n() -> None:
    assert rule_of_three(100) == 0.03
    # What it stands for: the ratio at which nothing in 100 would be seen one time in twenty.
    assert at_most(0, 100, 0.03) == pytest.approx(0.05, abs=0.003)


def share_of(sums: list[int]) -> float:
    return sums[0] / sums[1]


def test_a_bootstrap_of_two_clusters_by_hand() -> None:
    """Two sessions, one all sells and one none: drawn are 0, 1/2 and 1, each often enough."""
    assert bootstrap([(1, 1), (0, 1)], share_of, chance_of(1, "M1")) == (0.0, 1.0)


def test_clusters_are_drawn_whole() -> None:
    """Ten sessions of ten alike turns know less than a hundred turns on their own."""
    together = [(10, 10)] * 5 + [(0, 10)] * 5
    alone = [(1, 1)] * 50 + [(0, 1)] * 50
    wide = bootstrap(together, share_of, chance_of(1, "M1"))
    narrow = bootstrap(alone, share_of, chance_of(1, "M1"))
    assert wide[1] - wide[0] > 2 * (narrow[1] - narrow[0])


def test_the_same_seed_gives_the_same_interval() -> None:
    clusters = [(place * 7919 % 101, 101 + place) for place in range(40)]
    first, again, other = (bootstrap(clusters, share_of, chance_of(n, "M1")) for n in (1, 1, 2))
    assert first == again
    assert first != other


def test_very_many_clusters_are_drawn_with_their_neighbours() -> None:
    """The interval of 5,000 that differ by chance is still that of the normal curve."""
    chance = random.Random(3)
    clusters = [(int(chance.random() < 0.2), 1) for _ in range(5000)]
    low, high = bootstrap(clusters, share_of, chance_of(1, "M1"))
    expected = wilson(sum(hit for hit, _ in clusters), 5000)
    assert (low, high) == pytest.approx(expected, abs=0.004)


def test_the_quantile_of_too_few_has_no_upper_end() -> None:
    """The largest of n is above the 95th percentile unless all n are below: 0.95^n."""
    assert quantile_interval(range(71), 0.95) is None
    # Of 73, 64 or fewer lie below it one time in fifty, and 65 or fewer more than one in forty.
    assert quantile_interval(range(73), 0.95) == (64.0, 72.0)
