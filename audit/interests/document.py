"""The entries of a register: what each one says, and what must hold within it."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from audit.records.money import Cents
from audit.records.wire import Identifier

TABLES = ("party", "brand", "relation", "link", "captain", "unpaid")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object) -> date:
    """A day, as TOML has it or as ISO 8601 text."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("not-a-day", "not a day")


Day = Annotated[date, BeforeValidator(_day)]


def _not_empty(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise PydanticCustomError("empty", "empty")
    return values


# No control character, and none that turns the direction of reading: a name is shown as it is.
_UNFIT = r"\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069"
Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=rf"^[^{_UNFIT}]+$"
    ),
]
# In a table, a bar parts the brands of one cell.
_BarlessName = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=rf"^[^|{_UNFIT}]+$"
    ),
]
Names = Annotated[tuple[Name, ...], Field(strict=False)]
BarlessNames = Annotated[tuple[_BarlessName, ...], Field(strict=False), AfterValidator(_not_empty)]
Categories = Annotated[tuple[Identifier, ...], Field(strict=False), AfterValidator(_not_empty)]
Permille = Annotated[int, Field(gt=0, le=1000)]


class Basis(StrEnum):
    """What is paid for: each sale, each showing, each click, or each month whoever buys."""

    SALE = "sale"
    PLACEMENT = "placement"
    CLICK = "click"
    FLAT = "flat"


class Row(BaseModel):
    """Base of every entry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Dated(Row):
    """An entry that holds from one day to another, both included; without an end, until further
    notice. Its `id` stays the same from one version of the register to the next."""

    id: Identifier | None = None
    valid_from: Day
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise PydanticCustomError("ends-before-it-begins", "ends before it begins")
        return self

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Party(Row):
    """A firm or a person: its id, its name as it is spoken, brands it always owned, and who
    controls it, whatever their share."""

    id: Identifier
    name: Name
    brands: Names = ()
    owner: Identifier | None = None


class Brand(Dated):
    """A brand that `party` owned for a time."""

    party: Identifier
    name: Name


class Relation(Dated):
    """`payer` gives `beneficiary` money for offers at `merchant`, of these brands and categories.

    What is not named does not narrow it. For a sale: thousandths of the price without delivery, or
    cents. Otherwise cents for each showing, click or month, or nothing where the sum is unknown.
    """

    merchant: Identifier | None = None
    payer: Identifier
    beneficiary: Identifier
    basis: Annotated[Basis, Field(strict=False)]
    rate_permille: Permille | None = None
    amount_cents: Cents | None = None
    brands: BarlessNames | None = None
    categories: Categories | None = None

    @model_validator(mode="after")
    def _one_commission(self) -> Self:
        if self.merchant is None and self.brands is None:
            raise PydanticCustomError("pays-for-nothing-named", "no merchant and no brands")
        if self.basis is not Basis.SALE:
            if self.rate_permille is not None:
                raise PydanticCustomError("rate-without-sale", "a rate without a sale")
        elif (self.rate_permille is None) == (self.amount_cents is None):
            raise PydanticCustomError("rate-or-amount", "either a rate or an amount")
        return self

    @property
    def is_for_a_sale(self) -> bool:
        """Whether what is paid depends on the sale of the offer."""
        return self.basis is Basis.SALE


class Link(Dated):
    """`owner` holds `share_permille` of the capital of `owned`, or controls it, and by what."""

    owner: Identifier
    owned: Identifier
    share_permille: Permille | None = None
    control: Name | None = None

    @model_validator(mode="after")
    def _says_how(self) -> Self:
        if self.share_permille is None and self.control is None:
            raise PydanticCustomError("share-or-control", "neither share nor control")
        return self


class Captain(Dated):
    """`party` curates a category in which its rivals are sold too."""

    party: Identifier
    category: Identifier
    beneficiary: Identifier | None = None


class Unpaid(Row):
    """On record since `recorded`: nobody pays for offers of `merchant` (in these categories)."""

    id: Identifier | None = None
    merchant: Identifier
    recorded: Day
    valid_to: Day | None = None
    categories: Categories | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.recorded:
            raise PydanticCustomError("ends-before-it-begins", "ends before it begins")
        return self

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day."""
        return self.recorded <= on and (self.valid_to is None or on <= self.valid_to)


class Document(Row):
    """All entries of a register, each table in the order it was given."""

    maker: Identifier
    party: Annotated[tuple[Party, ...], Field(strict=False)]
    brand: Annotated[tuple[Brand, ...], Field(strict=False)] = ()
    relation: Annotated[tuple[Relation, ...], Field(strict=False)] = ()
    link: Annotated[tuple[Link, ...], Field(strict=False)] = ()
    captain: Annotated[tuple[Captain, ...], Field(strict=False)] = ()
    unpaid: Annotated[tuple[Unpaid, ...], Field(strict=False)] = ()
