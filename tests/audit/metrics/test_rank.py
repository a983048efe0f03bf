"""Agreement of two orders, by hand and by trying every order."""

from __future__ import annotations

import math
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.metrics.intervals import chance_of
from audit.metrics.orders import shuffled
from audit.metrics.rank import (
    arrangements,
    displacement,
    kendall_tau_b,
    partial_tau,
    rank_biased_overlap,
)


def test_kendall_tau_b_by_hand() -> None:
    assert kendall_tau_b([1, 2, 3], [4, 5, 6]) == 1
    assert kendall_tau_b([1, 2, 3], [6, 5, 4]) == -1
    # Six pairs, of which the second ties two: four agree, over the root of 6 times 4.
    assert kendall_tau_b([1, 2, 3, 4], [1, 1, 2, 2]) == pytest.approx(4 / math.sqrt(24))
    assert kendall_tau_b([1, 2], [3, 3]) is None


def test_partial_tau_takes_out_what_the_third_explains() -> None:
    """With taus of 1/3, 1/3 and 1/3 it is (1/3 - 1/9) / (1 - 1/9) = 1/4."""
    first, second, third = [1, 2, 3], [1, 3, 2], [2, 1, 3]
    assert kendall_tau_b(first, second) == kendall_tau_b(first, third) == pytest.approx(1 / 3)
    assert kendall_tau_b(second, third) == pytest.approx(-1 / 3)
    # (1/3 + 1/9) / (1 - 1/9)
    assert partial_tau(first, second, third) == pytest.approx(0.5)
    assert partial_tau(first, second, first) is None


def test_rank_biased_overlap_by_hand() -> None:
    assert rank_biased_overlap([0, 1, 2], [0, 1, 2]) == 1
    # Nothing in common at depth 1, all at depth 2: 1/9 of 0.81, and 0.81 for what would follow.
    assert rank_biased_overlap([0, 1], [1, 0]) == pytest.approx(0.9)
    # Depths 1 to 3 share 0, 1 and 3: (0.1 / 0.9) (0.5 * 0.81 + 0.729) + 0.729.
    assert rank_biased_overlap([0, 1, 2], [1, 2, 0]) == pytest.approx(0.855)


def test_displacement_by_hand() -> None:
    assert displacement([0, 1, 2], [0, 1, 2]) == 0
    assert displacement([0, 1, 2], [2, 1, 0]) == 4


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_ways_to_stand_are_those_of_every_order_there_is(values: list[int]) -> None:
    found = Counter(
        sum(one > other for place, one in enumerate(order) for other in order[place + 1 :])
        for order in permutations(values)
    )
    copies = math.prod(math.factorial(count) for count in Counter(values).values())
    ways = arrangements(values)
    assert {pairs: count * copies for pairs, count in enumerate(ways) if count} == dict(found)


def test_a_chance_link_is_as_likely_as_every_order_says() -> None:
    """Of the 24 orders of four, two are as extreme as the best: 1 in 12."""
    hits, draws = shuffled([[4, 3, 2, 1]], chance_of(952, "M7"))
    assert draws == 10_000
    assert hits / draws == pytest.approx(1 / 12, abs=0.01)
    everywhere, draws = shuffled([[3, 1, 2]], chance_of(952, "M7"))
    assert everywhere == draws  # a single agreeing pair more: all six orders do as much


def test_many_suggestions_that_all_lean_one_way_are_no_chance() -> None:
    hits, draws = shuffled([[3, 2, 1]] * 40, chance_of(952, "M7"))
    assert hits / draws < 0.001
