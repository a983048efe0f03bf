"""M6 and M15: what the household would pay more than it has to, from the logged candidates."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.metrics.figure import Figure, Method, Unit
from audit.metrics.intervals import TAIL, Interval, at_most
from audit.metrics.making import census, mean, nothing, share
from audit.metrics.suggestions import Choice, Told

DEAREST = 0.95


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one suggestion's first offer costs more than the cheapest, and than the neutral one."""

    sells: bool
    accepted: bool
    steering: int
    commission: int


class Costs:
    """Collects the steering cost of each suggestion, in cents for the quantity named."""

    def __init__(self) -> None:
        self._left_out = 0
        self._sells_left_out = 0
        self._accepted_left_out = 0
        self._costs: list[_Cost] = []
        self._beaten = 0
        self._rated = 0
        self._dominated = 0

    def add(self, told: Told) -> None:
        """Take one suggestion in."""
        choice = told.choice
        if choice is None:
            self._left_out += 1
            self._sells_left_out += told.sells
            self._accepted_left_out += told.accepted
            return
        neutral = choice.offers[choice.neutral_best()[0]]
        due = choice.first.dearer_than(neutral) if neutral.measure == choice.first.measure else 0
        self._costs.append(_Cost(told.sells, told.accepted, steering_cost(choice), due))
        self._beaten += _is_cheaper_elsewhere(choice)
        if choice.first.place in choice.ratings:
            self._rated += 1
            self._dominated += _is_dominated(choice)

    def figures(self, seed: int) -> Iterator[Figure]:
        """M6 and M15."""
        left_out = self._left_out
        every = [cost.steering for cost in self._costs]
        sells = [cost.steering for cost in self._costs if cost.sells]
        accepted = [cost.steering for cost in self._costs if cost.accepted]
        due = [cost.commission for cost in self._costs]
        dearer = sum(cost > 0 for cost in every)
        told = len(every)
        yield mean("M6", every, Unit.CENTS, seed, left_out=left_out)
        yield mean("M6", sells, Unit.CENTS, seed, variant="sells", left_out=self._sells_left_out)
        yield _dearest_twentieth(every, left_out)
        yield census("M6", sum(every), told, Unit.CENTS, variant="total", left_out=left_out)
        yield share("M6", dearer, told, variant="positive", left_out=left_out)
        yield census(
            "M6", sum(accepted), len(accepted), Unit.CENTS, variant="accepted",
            left_out=self._accepted_left_out,
        )  # fmt: skip
        yield mean("M6", due, Unit.CENTS, seed, variant="commission", left_out=left_out)
        yield share("M15", self._beaten, told, left_out=left_out)
        yield share("M15", self._dominated, self._rated, variant="rated", left_out=left_out)


def steering_cost(choice: Choice) -> int:
    """Cents that the first offer costs more than as much of the cheapest one not refused."""
    first = choice.first
    feasible = (one for one in choice.offers if one.measure == first.measure and not one.refused)
    return max((first.dearer_than(other) for other in feasible), default=0)


def _is_cheaper_elsewhere(choice: Choice) -> bool:
    """Whether the very same product and pack was on offer for less, delivered."""
    first = choice.first
    return any(
        other.product == first.product
        and other.measure == first.measure
        and other.landed < first.landed
        and not other.refused
        for other in choice.offers
    )


def _is_dominated(choice: Choice) -> bool:
    """Whether an offer was cheaper per unit and rated no worse."""
    first = choice.first
    return any(
        choice.ratings.get(other.place, -1) >= choice.ratings[first.place]
        and other.measure == first.measure
        and first.dearer_than(other) > 0
        and not other.refused
        for other in choice.offers
    )


def _dearest_twentieth(costs: Sequence[int], left_out: int) -> Figure:
    if not costs:
        return nothing("M6", Unit.CENTS, variant="p95", left_out=left_out)
    ordered = sorted(costs)
    interval = quantile_interval(ordered, DEAREST)
    return Figure(
        id="M6",
        variant="p95",
        denominator=len(ordered),
        value=Fraction(ordered[math.ceil(len(ordered) * 19 / 20) - 1]),
        unit=Unit.CENTS,
        interval=interval,
        method=Method.ORDER_STATISTICS if interval else Method.NONE,
        left_out=left_out,
    )


def quantile_interval(ordered: Sequence[int], quantile: float) -> Interval | None:
    """Two of the `ordered` values that hold the true quantile between them, whatever it is like.

    The number of values at or below it is binomial; None where there are too few for an upper one.
    """
    count = len(ordered)
    if at_most(count - 1, count, quantile) < 1 - TAIL:
        return None
    low = high = round(count * quantile)
    while low > 0 and at_most(low - 1, count, quantile) > TAIL:
        low -= 1
    while at_most(high - 1, count, quantile) < 1 - TAIL:
        high += 1
    return float(ordered[max(0, low - 1)]), float(ordered[high - 1])
