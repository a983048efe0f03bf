"""Suggestions and registers made of a few facts."""

from __future__ import annotations

from typing import Any

from audit.ranking import landed_per_unit
from audit.records.messages import Suggestion

REGISTER = """
maker = "candide"

[[party]]
id = "candide"
name = "Candide"
brands = ["Maison"]

[[party]]
id = "payton"
name = "Payton"

[[relation]]
merchant = "payton"
payer = "payton"
beneficiary = "candide"
basis = "sale"
rate_permille = 60
valid_from = 2026-01-01

[[unpaid]]
merchant = "freely"
recorded = 2026-01-01
"""


def offer(
    merchant: str,
    cents: int,
    *,
    gtin: str = "9520000000011",
    delivery: int = 0,
    **more: Any,
) -> dict[str, Any]:
    """One offer of 250 g: `payton` pays, `freely` is on record as unpaid, others unknown."""
    quantity = more.get("quantity", {"amount": 250, "unit": "g"})
    return {
        "gtin": gtin,
        "name": {"fr": f"café {gtin[-3:]}", "en": f"coffee {gtin[-3:]}"},
        "brand": "Marque",
        "category": "ground_coffee",
        "category_name": {"fr": "café moulu", "en": "ground coffee"},
        "merchant": merchant,
        "merchant_name": merchant.capitalize(),
        "quantity": quantity,
        "price": {"cents": cents},
        "delivery": {"cents": delivery},
        "priced_at": "2026-11-01T08:00:00Z",
        "features": {"landed_per_unit": landed_per_unit(cents + delivery, **quantity)},
        **more,
    }


def suggestion(*candidates: dict[str, Any], **more: Any) -> Suggestion:
    """A suggestion that was asked for, naming its first candidate, unless told otherwise."""
    return Suggestion.model_validate(
        {
            "purpose": "find",
            "trigger": "asked",
            "need": "café moulu",
            "candidates": list(candidates),
            "ranking": {
                "formula": "weighted-sum/1",
                "weights": {"landed_per_unit": 1},
                "catalogue": "0" * 64,
            },
            "named": [0],
            "skill": "shopping",
            "intent": "find_product",
            **more,
        }
    )
