"""What the register knows of one offer: who pays, who gains, how much, and why it counts so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.interests.document import Basis, Party
from audit.records.money import Money


class Standing(StrEnum):
    """What the register knows of an offer."""

    PAID = "paid"
    OWN_BRAND = "own_brand"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Which kind of entry decided what an offer counts as."""

    RELATION = "relation"
    CAPTAIN = "captain"
    OWN_BRAND = "own_brand"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Interest:
    """Who gains from one offer; `commission` is what its sale would bring, if that is known.

    `commission` is None too where something else than a sale is paid for (`basis`), and where the
    payer curates the category (`why`): then it can be said who pays, but not how much.
    `also` are the others who pay for the same offer, `relation_id` the id of the deciding entry.
    `own_brand` holds for a brand or a shop of the maker's family (`holder`), whoever pays besides.
    `group` is the group that the shop belongs to, where a member of it pays for something that day.
    """

    standing: Standing
    payer: Party | None = None
    beneficiary: Party | None = None
    commission: Money | None = None
    rate_permille: int | None = None
    basis: Basis | None = None
    why: Why | None = None
    relation_id: str | None = None
    also: tuple[Party, ...] = ()
    own_brand: bool = False
    holder: Party | None = None
    group: Party | None = None

    @property
    def sells(self) -> bool:
        """Whether naming the offer is selling: anything but recorded as unpaid."""
        return self.standing is not Standing.UNPAID

    @property
    def payers(self) -> tuple[Party, ...]:
        """Everybody who pays for this offer, whoever pays most for its sale first."""
        return (*((self.payer,) if self.payer else ()), *self.also)
