"""The wire types: what the advising side says to the trusted side, facts and never words.

An action returns one of three messages (DESIGN §4). `Assist` names a sentence of the assistant's
own catalogue; `Suggestion` holds everything an offer was chosen from; `NoticeRequest` asks the
audit layer to speak for itself. Whatever does not fit these types is refused at the border.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    model_validator,
)

from audit.records.claims import Claim
from audit.records.money import Money
from audit.records.notices import Notice
from audit.records.wire import Identifier, Integer, ShortText, Wire

Argument = ShortText | Integer | tuple[ShortText, ...]


class Assist(Wire):
    """Help: which sentence to say (`utterance`, `arguments`), from which skill and intent."""

    kind: Literal["assist"] = "assist"
    utterance: Identifier
    arguments: dict[Identifier, Argument] = Field(default_factory=dict, max_length=16)
    skill: Identifier
    intent: Identifier


class Localised(Wire):
    """The same thing named in both languages."""

    fr: ShortText
    en: ShortText


class Quantity(Wire):
    """How much one pack holds: grams, millilitres or pieces."""

    amount: Annotated[int, Field(gt=0, le=10_000_000)]
    unit: Literal["g", "ml", "piece"]


def _plausible(money: Money) -> Money:
    if money.cents > LARGEST_PRICE:
        raise ValueError("no offer costs that much")
    return money


# Ten milliard euros: a thousand times that and its delivery is still an exact integer.
LARGEST_PRICE = 10**12
OfferMoney = Annotated[Money, AfterValidator(_plausible)]


class Candidate(Wire):
    """One offer that could answer the need, as the adviser knows it: no word about who is paid."""

    gtin: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,14}$")]
    name: Localised
    brand: ShortText
    category: Identifier
    category_name: Localised
    merchant: Identifier
    merchant_name: ShortText
    quantity: Quantity
    price: OfferMoney
    delivery: OfferMoney
    priced_at: ShortText
    features: dict[Identifier, Integer] = Field(max_length=16)

    @property
    def landed(self) -> Money:
        """Landed cost: what the household pays in all for one pack, delivered."""
        return self.price + self.delivery


class Ranking(Wire):
    """How the order was made: a written formula, its weights, and the catalogue's digest.

    `weighted-sum/1`: a candidate's score is the sum of weight times feature; the lowest score
    comes first; ties go by GTIN, then by merchant. Anyone can recompute it (`audit.ranking`).
    """

    formula: Literal["weighted-sum/1"]
    weights: dict[Identifier, Integer] = Field(min_length=1, max_length=16)
    catalogue: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Trigger(StrEnum):
    """What set a suggestion off."""

    ASKED = "asked"
    STANDING = "standing"
    CAMPAIGN = "campaign"


class FieldUse(Wire):
    """A fact about the household that the choice was made with, and what it was said for.

    `stated_for` is None where nobody said it, but it was guessed (promise 9).
    """

    field: Identifier
    stated_for: Identifier | None = None


class Suggestion(Wire):
    """Facts, not words: the need, all candidates, how they were ordered, and which to name.

    `named` holds indexes into `candidates`, best first; `purpose` says whether offers, a price or
    a comparison were asked for; `fields` are the facts about the household that entered the choice.
    """

    kind: Literal["suggestion"] = "suggestion"
    purpose: Literal["find", "price", "compare"]
    trigger: Trigger
    need: ShortText
    candidates: Annotated[tuple[Candidate, ...], Field(min_length=1, max_length=50)]
    ranking: Ranking
    named: Annotated[tuple[int, ...], Field(min_length=1, max_length=3)]
    claims: Annotated[tuple[Claim, ...], Field(max_length=8)] = ()
    fields: Annotated[tuple[FieldUse, ...], Field(max_length=16)] = ()
    skill: Identifier
    intent: Identifier

    @model_validator(mode="after")
    def _names_only_candidates(self) -> Self:
        if any(not 0 <= index < len(self.candidates) for index in self.named):
            raise ValueError("named points at no candidate")
        if len(set(self.named)) != len(self.named):
            raise ValueError("a candidate is named twice")
        for candidate in self.candidates:
            if set(self.ranking.weights) - set(candidate.features):
                raise ValueError("a weighted feature is missing")
        if any(claim.candidate >= len(self.candidates) for claim in self.claims):
            raise ValueError("a claim points at no candidate")
        return self


class Period(StrEnum):
    """What a figure is about: the calendar day, or the last seven or thirty days."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


class NoticeRequest(Wire):
    """A wish that the audit layer speak; it writes every word.

    It is about the last suggestion, or about a `period`; `arguments` are filled by our own process
    alone, with what the household just chose.
    """

    kind: Literal["notice"] = "notice"
    notice: Notice
    period: Period | None = None
    arguments: dict[Identifier, Argument] = Field(default_factory=dict, max_length=8)
    skill: Identifier
    intent: Identifier


Message = Annotated[Assist | Suggestion | NoticeRequest, Field(discriminator="kind")]
