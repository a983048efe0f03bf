"""Reads the register and says, for one offer on one day, who pays whom how much.

An offer about which the register says nothing counts as paid: silence is not innocence.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from audit.errors import CandideError
from audit.records.messages import Candidate, Identifier, ShortText
from audit.records.money import Cents, Money


class RegisterInvalid(CandideError):
    """The register is missing or contradicts itself; until it is mended nothing is sold."""

    code = "register-unreadable"
    fr = "Le registre des intérêts ne peut pas être lu : {reason}."
    en = "The register of interests cannot be read: {reason}."


class Standing(StrEnum):
    """What the register knows of an offer."""

    PAID = "paid"
    OWN_BRAND = "own_brand"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(_Row):
    """A firm: its id, its name as it is spoken, the brands it owns, and who owns it."""

    id: Identifier
    name: ShortText
    brands: tuple[ShortText, ...] = ()
    owner: Identifier | None = None


class Relation(_Row):
    """`payer` gives `beneficiary` a share or an amount for each sale at `merchant`."""

    merchant: Identifier
    payer: Identifier
    beneficiary: Identifier
    basis: Annotated[str, Field(pattern="^sale$")]
    rate_permille: Annotated[int, Field(gt=0, le=1000)] | None = None
    amount_cents: Cents | None = None
    categories: tuple[Identifier, ...] | None = None
    valid_from: date
    valid_to: date | None = None

    @model_validator(mode="after")
    def _one_commission(self) -> Self:
        if (self.rate_permille is None) == (self.amount_cents is None):
            raise ValueError("a relation has either a rate or an amount")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("a relation ends before it begins")
        return self

    def covers(self, offer: Candidate, on: date) -> bool:
        return (
            offer.merchant == self.merchant
            and (self.categories is None or offer.category in self.categories)
            and self.valid_from <= on
            and (self.valid_to is None or on <= self.valid_to)
        )


class Unpaid(_Row):
    """On record since `recorded`: nobody pays for offers of `merchant` (in these categories)."""

    merchant: Identifier
    recorded: date
    categories: tuple[Identifier, ...] | None = None

    def covers(self, offer: Candidate, on: date) -> bool:
        return (
            offer.merchant == self.merchant
            and (self.categories is None or offer.category in self.categories)
            and self.recorded <= on
        )


class _Document(_Row):
    maker: Identifier
    party: tuple[Party, ...]
    relation: tuple[Relation, ...] = ()
    unpaid: tuple[Unpaid, ...] = ()

    @model_validator(mode="after")
    def _names_known_parties(self) -> Self:
        known = {party.id for party in self.party}
        if len(known) != len(self.party):
            raise ValueError("two parties have the same id")
        used = {self.maker} | {party.owner for party in self.party if party.owner}
        for relation in self.relation:
            used |= {relation.payer, relation.beneficiary}
        if missing := sorted(used - known):
            raise ValueError(f"unknown party {', '.join(missing)}")
        return self


@dataclass(frozen=True)
class Interest:
    """Who gains from one offer; `commission` is what its sale would bring, if that is known."""

    standing: Standing
    payer: Party | None = None
    beneficiary: Party | None = None
    commission: Money | None = None
    rate_permille: int | None = None

    @property
    def sells(self) -> bool:
        """Whether naming the offer is selling: anything but recorded as unpaid."""
        return self.standing is not Standing.UNPAID


class Register:
    """The register of interests as it was read from one text."""

    def __init__(self, text: str) -> None:
        try:
            document = _Document.model_validate(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise RegisterInvalid(reason=_first_reason(error)) from error
        self.text = text
        self.digest = hashlib.sha256(text.encode()).hexdigest()
        self._parties = {party.id: party for party in document.party}
        self.maker = self._parties[document.maker]
        self._relations = document.relation
        self._unpaid = document.unpaid
        self._own_brands = {
            brand.casefold()
            for party in document.party
            if document.maker in (party.id, party.owner)
            for brand in party.brands
        }

    @classmethod
    def load(cls, path: Path | None = None) -> Register:
        """The register at `path`, or the fictitious sample. Raises `RegisterInvalid`."""
        source = path or files("audit.interests").joinpath("sample_register.toml")
        try:
            return cls(source.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise RegisterInvalid(reason=str(error)) from error

    def interest_of(self, offer: Candidate, on: date) -> Interest:
        """Who gains if this offer is bought on that day; the dearest relation, if several apply."""
        covering = [relation for relation in self._relations if relation.covers(offer, on)]
        if covering:
            return max(
                (self._paid(relation, offer) for relation in covering),
                key=lambda interest: interest.commission.cents if interest.commission else 0,
            )
        if offer.brand.casefold() in self._own_brands:
            return Interest(Standing.OWN_BRAND, payer=self.maker, beneficiary=self.maker)
        if any(record.covers(offer, on) for record in self._unpaid):
            return Interest(Standing.UNPAID)
        return Interest(Standing.UNKNOWN)

    def payers(self, on: date) -> list[Party]:
        """Every party that pays for something on that day, by name."""
        paying = {
            relation.payer
            for relation in self._relations
            if relation.valid_from <= on and (relation.valid_to is None or on <= relation.valid_to)
        }
        return sorted((self._parties[payer] for payer in paying), key=lambda party: party.name)

    def _paid(self, relation: Relation, offer: Candidate) -> Interest:
        rate = relation.rate_permille
        if rate is None:
            cents = relation.amount_cents or 0
        else:
            cents = (offer.price.cents * rate + 500) // 1000
        return Interest(
            Standing.PAID,
            payer=self._parties[relation.payer],
            beneficiary=self._parties[relation.beneficiary],
            commission=Money(cents=cents),
            rate_permille=rate,
        )


def _first_reason(error: tomllib.TOMLDecodeError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return f"{place}: {first['msg']}" if place else str(first["msg"])
    return str(error)
