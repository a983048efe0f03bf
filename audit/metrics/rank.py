"""How two orders agree: Kendall's tau-b, its partial, and rank-biased overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence

# How much of the weight each next place keeps in the overlap of two orders.
PERSISTENCE = 0.9


def concordance(first: Sequence[int], second: Sequence[int]) -> int:
    """Pairs that both put the same way round, less those they put opposite; ties count nought."""
    return sum(
        _sign(first[i] - first[j]) * _sign(second[i] - second[j])
        for i in range(len(first))
        for j in range(i)
    )


def untied(values: Sequence[int]) -> int:
    """How many pairs are not tied."""
    pairs = len(values) * (len(values) - 1) // 2
    return pairs - sum(n * (n - 1) // 2 for n in _counts(values))


def kendall_tau_b(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Kendall's tau-b (1945), from -1 to 1; None where one of the two is all ties."""
    scale = untied(first) * untied(second)
    return concordance(first, second) / math.sqrt(scale) if scale else None


def partial_tau(first: Sequence[int], second: Sequence[int], given: Sequence[int]) -> float | None:
    """Kendall's partial tau (1942) of the first two, `given` a third; None where it is undefined.

    It is where the third orders one of them entirely: then nothing of it is left to explain.
    """
    taus = (
        kendall_tau_b(first, second), kendall_tau_b(first, given), kendall_tau_b(second, given)
    )  # fmt: skip
    together, left, right = taus
    if together is None or left is None or right is None:
        return None
    rest = (1 - left**2) * (1 - right**2)
    return (together - left * right) / math.sqrt(rest) if rest > 1e-12 else None


def rank_biased_overlap(first: Sequence[int], second: Sequence[int]) -> float:
    """Webber, Moffat and Zobel's overlap (2010) of two orders of the same things, extrapolated."""
    if list(first) == list(second):
        return 1.0
    seen: set[int] = set()
    overlap, total, weight = 0, 0.0, 1.0
    for depth, (one, other) in enumerate(zip(first, second, strict=True), 1):
        overlap += (one in seen) + (other in seen) + (one == other)
        seen |= {one, other}
        weight *= PERSISTENCE
        total += overlap / depth * weight
    return total * (1 - PERSISTENCE) / PERSISTENCE + weight


def displacement(first: Sequence[int], second: Sequence[int]) -> int:
    """The distances between the two places of each thing, added up."""
    places = {thing: place for place, thing in enumerate(second)}
    return sum(abs(place - places[thing]) for place, thing in enumerate(first))


def arrangements(values: Sequence[int]) -> list[int]:
    """In how many orders of `values` so many pairs stand with the greater first, from nought on.

    The coefficients of the Gaussian multinomial (MacMahon 1916): the product over all values of
    (1 - q^place) / (1 - q^copy), where a value is the copy-th of its kind and the place-th of all.
    """
    ways = [1] + [0] * untied(values)
    place = 0
    for copies in _counts(values):
        for copy in range(1, copies + 1):
            place += 1
            for power in range(len(ways) - 1, place - 1, -1):
                ways[power] -= ways[power - place]
            for power in range(copy, len(ways)):
                ways[power] += ways[power - copy]
    return ways


def _counts(values: Sequence[int]) -> list[int]:
    found: dict[int, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return list(found.values())


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
