"""The order of the candidates, recomputed from the facts in a suggestion and nothing else.

The adviser orders with the same written formula; that `audit` does it again, knowing nothing of
`assistant`, is how a regulator or the gate finds an order that the facts do not give (DESIGN §8).
"""

from __future__ import annotations

from collections.abc import Iterable

from audit.records.messages import Candidate, Ranking, Suggestion

# The weights that are published (docs/figures.md); other ones are no published formula.
LANDED = "landed_per_unit"
WEIGHTS = {LANDED: 1}


def is_published(suggestion: Suggestion) -> bool:
    """Whether the order was made by the published weights, from features that the prices give.

    Money could hide in a weight, or in a feature that is not what it says.
    """
    return dict(suggestion.ranking.weights) == WEIGHTS and all(
        offer.features[LANDED]
        == landed_per_unit(offer.landed.cents, offer.quantity.amount, offer.quantity.unit)
        for offer in suggestion.candidates
    )


def landed_per_unit(landed: int, amount: int, unit: str) -> int:
    """What a kilo, a litre or a piece costs where a pack of `amount` costs `landed`, delivered.

    In cents, rounded up; `unit` is that of a `Quantity`.
    """
    scale = 1 if unit == "piece" else 1000
    return -(-landed * scale // amount)


def score(candidate: Candidate, ranking: Ranking) -> int:
    """`weighted-sum/1`: the sum of weight times feature; lower is better."""
    return sum(weight * candidate.features[name] for name, weight in ranking.weights.items())


def neutral_order(suggestion: Suggestion) -> list[int]:
    """Indexes of the candidates, best first; ties go by GTIN, then by merchant."""

    def key(index: int) -> tuple[int, str, str]:
        candidate = suggestion.candidates[index]
        return score(candidate, suggestion.ranking), candidate.gtin, candidate.merchant

    return sorted(range(len(suggestion.candidates)), key=key)


def best_of(suggestion: Suggestion, eligible: Iterable[int], at_most: int) -> tuple[int, ...]:
    """The offers to name: the best eligible one of each product, in neutral order."""
    wanted = set(eligible)
    chosen: dict[str, int] = {}
    for index in neutral_order(suggestion):
        if index in wanted:
            chosen.setdefault(suggestion.candidates[index].gtin, index)
    return tuple(chosen.values())[:at_most]
