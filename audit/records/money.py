"""Money in integer cents with its currency; no float ever holds a price."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# RFC 8785 writes numbers as IEEE doubles do, so a larger integer would not survive (RFC 7493).
LARGEST_INTEGER = 2**53 - 1

Cents = Annotated[int, Field(ge=0, le=LARGEST_INTEGER)]


class Money(BaseModel):
    """An amount that is not negative: `cents` hundredths of the `currency` (ISO 4217)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    cents: Cents
    currency: Literal["EUR"] = "EUR"

    def __add__(self, other: Money) -> Money:
        return Money(cents=self.cents + other.cents, currency=self.currency)
