"""What can be said in favour of an offer, each kind with the evidence it needs to be believed.

A claim names its candidate by its index. The gate checks the evidence
(`audit.gate.claims`) and speaks only what it proves; a claim that fails is refused by a rule of the
charter.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from audit.records.money import Cents
from audit.records.wire import Identifier, ShortText, Wire

Index = Annotated[int, Field(ge=0)]


class _Claim(Wire):
    """Base of the claims."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What others wrote in it that would be spoken."""
        named = (getattr(self, "source", None), getattr(self, "certificate", None))
        return tuple(text for text in named if text is not None)


class PricePoint(Wire):
    """What the offer cost on one day, without delivery, and who says so."""

    day: date
    cents: Cents
    source: ShortText


class PriceCut(_Claim):
    """It is cheaper than it was: the prices of the thirty days before (Directive 98/6 art. 6a)."""

    claim: Literal["price_cut"] = "price_cut"
    candidate: Index
    before_cents: Cents
    history: Annotated[tuple[PricePoint, ...], Field(max_length=400)] = ()


class Stock(_Claim):
    """Only so many are left, counted by `source` at a time (UCPD annex I no. 7)."""

    claim: Literal["stock"] = "stock"
    candidate: Index
    left: Annotated[int, Field(ge=0, le=1_000_000)]
    source: ShortText | None = None
    at: AwareDatetime | None = None


class Deadline(_Claim):
    """The offer ends at a time, as `source` said on a day (UCPD annex I no. 7)."""

    claim: Literal["deadline"] = "deadline"
    candidate: Index
    until: AwareDatetime
    source: ShortText | None = None
    at: AwareDatetime | None = None


class Rating(_Claim):
    """Buyers rate it so: tenths of a star, how many, where, until when, and whether they bought.

    UCPD art. 7(6), annex I no. 23b.
    """

    claim: Literal["rating"] = "rating"
    candidate: Index
    tenths: Annotated[int, Field(ge=0, le=50)]
    count: Annotated[int, Field(ge=0, le=1_000_000_000)] | None = None
    source: ShortText | None = None
    day: date | None = None
    verified: bool | None = None


class Label(_Claim):
    """It is good for the planet: a certified scheme's id (Directive 2024/825)."""

    claim: Literal["label"] = "label"
    candidate: Index
    scheme: Identifier
    certificate: ShortText | None = None


Claim = Annotated[PriceCut | Stock | Deadline | Rating | Label, Field(discriminator="claim")]
