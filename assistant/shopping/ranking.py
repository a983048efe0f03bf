"""The published order of offers: `weighted-sum/1`, blind to commissions by construction.

score = sum over features of weight × feature, all integers; the lowest score comes first; ties go
by GTIN, then by merchant. The one feature so far is `landed_per_unit`: price and delivery of one
pack, in cents, per kilo, litre or piece, rounded up. No field of it comes from whoever sells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FORMULA = "weighted-sum/1"
WEIGHTS = {"landed_per_unit": 1}


@dataclass(frozen=True)
class Offer:
    """One merchant's offer of one product, as the catalogue has it; money in cents."""

    gtin: str
    brand: str
    category: str
    name_fr: str
    name_en: str
    category_fr: str
    category_en: str
    quantity: int
    unit: str
    merchant: str
    merchant_name: str
    price_cents: int
    delivery_cents: int
    currency: str
    priced_at: str

    @property
    def features(self) -> dict[str, int]:
        """What the formula looks at."""
        landed = self.price_cents + self.delivery_cents
        scale = 1 if self.unit == "piece" else 1000
        return {"landed_per_unit": -(-landed * scale // self.quantity)}


def score(offer: Offer) -> int:
    """The offer's score; lower is better."""
    return sum(weight * offer.features[name] for name, weight in WEIGHTS.items())


def ranked(offers: Sequence[Offer]) -> list[Offer]:
    """The offers, best first."""
    return sorted(offers, key=lambda offer: (score(offer), offer.gtin, offer.merchant))


def best_of_each_product(offers: Sequence[Offer], at_most: int) -> list[Offer]:
    """From ranked `offers`, the first one of each product."""
    best: dict[str, Offer] = {}
    for offer in offers:
        best.setdefault(offer.gtin, offer)
    return list(best.values())[:at_most]
