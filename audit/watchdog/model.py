"""The linear model: whole-number weights for features, in a file that people can compare.

Two heads share the features: `selling` decides, the four tiers say how far it goes. All sums are
in whole numbers, so every machine comes to the same finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import isqrt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audit.records.leaves import Tier

TIERS = tuple(Tier)
_PRECISION = 1000

Weight = Annotated[int, Field(strict=True, ge=-(10**6), le=10**6)]


class Model(BaseModel):
    """Weights in hundredths; a text sells if its score is at least `threshold`.

    `known` are the words the model sees, `seldom` those that only one text it learnt from holds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    trained_on: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    threshold: Weight
    bias: Weight
    tier_bias: tuple[Weight, Weight, Weight, Weight]
    known: tuple[str, ...]
    seldom: tuple[str, ...]
    selling: dict[str, Weight]
    tiers: dict[str, tuple[Weight, Weight, Weight, Weight]]

    def score(self, features: Iterable[str]) -> int:
        """How much it sells: the sum of the weights over the fourth root of how many count."""
        weigh = self.selling.get
        weights = [weight for name in features if (weight := weigh(name)) is not None]
        return self.bias + _scaled(sum(weights), len(weights))

    def tier(self, features: Iterable[str]) -> Tier:
        """The most likely tier of a text that sells; of equals, the one that goes less far."""
        rows = [self.tiers[name] for name in features if name in self.tiers]
        sums = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(TIERS)
        scores = [
            bias + _scaled(total, len(rows))
            for bias, total in zip(self.tier_bias, sums, strict=True)
        ]
        return TIERS[scores.index(max(scores))]


@dataclass(frozen=True)
class ModelText:
    """A model as its file: one weight a line, so that two versions can be compared."""

    model: Model

    def __str__(self) -> str:
        parts = []
        for key, value in self.model.model_dump(mode="json").items():
            if isinstance(value, dict):
                lines = ",\n".join(
                    f"{_json(name)}:{_json(weight)}" for name, weight in sorted(value.items())
                )
                parts.append(f"{_json(key)}:{{\n{lines}\n}}")
            elif isinstance(value, list) and key in ("known", "seldom"):
                lines = ",\n".join(map(_json, value))
                parts.append(f"{_json(key)}:[\n{lines}\n]")
            else:
                parts.append(f"{_json(key)}:{_json(value)}")
        return "{\n" + ",\n".join(parts) + "\n}\n"


def _scaled(total: int, count: int) -> int:
    """`total` over the fourth root of `count`, so that a long text does not weigh by its length."""
    return total * _PRECISION // isqrt(isqrt(count * _PRECISION**4)) if count else 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
