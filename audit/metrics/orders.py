"""M7, M8, M9 and M16: what the order of the offers owes to money, and what to the formula.

No commission enters the published formula, so the neutral order is the formula's own, computed
again from what is logged; an order that differs from it has another reason than the stated one.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from audit.metrics.figure import Absent, Figure, Method, Unit
from audit.metrics.intervals import chance_of
from audit.metrics.making import clustered_share, mean_of_floats, nothing, quotient, target
from audit.metrics.rank import (
    arrangements,
    concordance,
    displacement,
    kendall_tau_b,
    partial_tau,
    rank_biased_overlap,
    untied,
)
from audit.metrics.suggestions import Choice, Offer, Told
from audit.ranking import LANDED

SHUFFLES = 9_999
SHUFFLES_AT_LEAST = 199
# How many draws are made over all suggestions, so that a long log does not take all day.
_DRAWS = 2_000_000


class Orders:
    """Collects what the figures of order need of each suggestion."""

    def __init__(self) -> None:
        self._left_out = 0
        self._flips: list[int] = []
        self._told = 0
        self._explained = 0
        self._overlaps: list[float] = []
        self._moves: list[float] = []
        self._own: list[tuple[int, int]] = []
        self._own_neutral: list[tuple[int, int]] = []
        self._paid: list[list[int]] = []
        self._taus: list[float] = []
        self._partials: list[float] = []

    def add(self, told: Told) -> None:
        """Take one suggestion in."""
        choice = told.choice
        if choice is None:
            self._left_out += 1
            return
        neutral = [offer.place for offer in choice.neutral]
        best = choice.neutral_best()
        self._told += 1
        self._flips.append(choice.named[0] != best[0])
        self._explained += list(choice.named) == best and _features_hold(choice)
        logged = list(range(len(choice.offers)))
        self._overlaps.append(rank_biased_overlap(logged, neutral))
        self._moves.append(displacement(logged, neutral) / len(logged))
        self._compare_own(choice.offers, self._own)
        self._compare_own(choice.neutral, self._own_neutral)
        self._relate(choice)

    def figures(self, seed: int) -> Iterator[Figure]:
        """M7, M8, M9 and M16."""
        left_out = self._left_out
        yield from self._commissions(seed)
        yield target("M8", sum(self._flips), self._told, left_out=left_out)
        yield mean_of_floats(
            "M8", self._overlaps, Unit.INDEX, seed, variant="overlap", left_out=left_out
        )
        yield mean_of_floats(
            "M8", self._moves, Unit.COUNT, seed, variant="displacement", left_out=left_out
        )
        for variant, pairs in (("", self._own), ("neutral", self._own_neutral)):
            yield clustered_share("M9", pairs, len(pairs), seed, variant=variant, left_out=left_out)
        yield target("M16", self._explained, self._told, left_out=left_out)

    def _commissions(self, seed: int) -> Iterator[Figure]:
        left_out = self._left_out
        yield mean_of_floats("M7", self._taus, Unit.CORRELATION, seed, left_out=left_out)
        if not self._taus:
            yield nothing("M7", Unit.SHARE, variant="p-value", left_out=left_out)
            yield nothing("M7", Unit.CORRELATION, variant="partial", left_out=left_out)
            return
        hits, draws = shuffled(self._paid, chance_of(seed, "M7"))
        yield quotient(
            "M7", hits, draws, Unit.SHARE, None, Method.PERMUTATION,
            variant="p-value", left_out=left_out,
        )  # fmt: skip
        if self._partials:
            yield mean_of_floats(
                "M7", self._partials, Unit.CORRELATION, seed, variant="partial", left_out=left_out
            )
        else:
            yield nothing(
                "M7", Unit.CORRELATION, variant="partial", absent=Absent.NOT_IDENTIFIABLE,
                left_out=left_out,
            )  # fmt: skip

    def _relate(self, choice: Choice) -> None:
        known = [offer for offer in choice.offers if offer.commission is not None]
        paid = [offer.commission or 0 for offer in known]
        if len(set(paid)) < 2:
            return
        ranks = [-offer.place for offer in known]
        tau = kendall_tau_b(ranks, paid)
        if tau is None:
            return
        self._paid.append(paid)
        self._taus.append(tau)
        costs = [offer.unit_cost for offer in known]
        partial = partial_tau(ranks, paid, costs)
        # In an order by cost, what is left are ties broken by number: no link with anything.
        if partial is not None and costs != sorted(costs):
            self._partials.append(partial)

    @staticmethod
    def _compare_own(offers: Sequence[Offer], found: list[tuple[int, int]]) -> None:
        """Pairs of an own brand's offer and a rival's: how many have the own one above, of all."""
        above = rivals = owns = 0
        for offer in offers:
            if offer.own:
                owns += 1
            else:
                rivals += 1
                above += owns
        if owns and rivals:
            found.append((above, owns * rivals))


def shuffled(paid: Sequence[Sequence[int]], chance: random.Random) -> tuple[int, int]:
    """Draws that relate rank and commission at least as strongly, plus one, of all, plus one.

    `paid` holds each suggestion's commissions from the first place on. Shuffling them within it
    changes nothing of its tau but how many pairs stand with the greater first, so that number is
    drawn, by how many orders have it.
    """
    draws = max(SHUFFLES_AT_LEAST, min(SHUFFLES, _DRAWS // len(paid)))
    found, sums = 0.0, [0.0] * draws
    for commissions in paid:
        pairs = untied(commissions)
        scale = 1 / math.sqrt(pairs * untied(range(len(commissions))))
        found += scale * concordance(range(len(commissions), 0, -1), commissions)
        ways = _ways(tuple(sorted(Counter(commissions).values())))
        drawn = chance.choices(range(len(ways)), cum_weights=ways, k=draws)
        sums = [
            so_far + scale * (2 * greater_first - pairs)
            for so_far, greater_first in zip(sums, drawn, strict=True)
        ]
    # The margin is for what the last digits of a sum of floats may differ by.
    hits = sum(abs(total) >= abs(found) - 1e-9 for total in sums)
    return hits + 1, draws + 1


@lru_cache(maxsize=4096)
def _ways(copies: tuple[int, ...]) -> list[float]:
    """Orders that have at most so many pairs with the greater first, by how often each occurs."""
    values = [value for value, count in enumerate(copies) for _ in range(count)]
    return [float(ways) for ways in accumulate(arrangements(values))]


def _features_hold(choice: Choice) -> bool:
    """Whether the price feature follows from price, delivery and quantity, where it counts."""
    return LANDED not in choice.weights or all(
        offer.features[LANDED] == offer.unit_cost for offer in choice.offers
    )
