"""Every way in which somebody can gain from an offer, with names that no sentence holds."""

from __future__ import annotations

from typing import Any

from audit.interests import Basis, Interest, Party, Standing, Why
from audit.named import Named
from audit.records.messages import Candidate
from audit.records.money import Money
from tests.support.suggestions import offer

PAYER = Party(id="payer", name="Zahlmeister")
OTHER = Party(id="other", name="Mitzahler")
MAKER = Party(id="maker", name="Machersohn")
HOLDER = Party(id="holder", name="Tochterfirma")
GROUP = Party(id="group", name="Dachkonzern")
SALE = {"basis": Basis.SALE, "why": Why.RELATION}
OWN = {"own_brand": True, "why": Why.OWN_BRAND}
PAID = Standing.PAID

INTERESTS = {
    "rate": Interest(PAID, PAYER, MAKER, Money(cents=18), 60, **SALE),
    "amount": Interest(PAID, PAYER, MAKER, Money(cents=50), **SALE),
    "two pay": Interest(PAID, PAYER, MAKER, Money(cents=50), **SALE, also=(OTHER,)),
    "three pay": Interest(PAID, PAYER, MAKER, Money(cents=5), **SALE, also=(OTHER, GROUP)),
    "placement": Interest(PAID, PAYER, MAKER, basis=Basis.PLACEMENT, why=Why.RELATION),
    "click": Interest(PAID, PAYER, MAKER, basis=Basis.CLICK, why=Why.RELATION),
    "flat": Interest(PAID, PAYER, MAKER, basis=Basis.FLAT, why=Why.RELATION, group=GROUP),
    "captain": Interest(PAID, PAYER, MAKER, why=Why.CAPTAIN),
    "own": Interest(Standing.OWN_BRAND, MAKER, MAKER, **OWN, holder=MAKER),
    "family": Interest(Standing.OWN_BRAND, MAKER, MAKER, **OWN, holder=HOLDER),
    "own and paid": Interest(PAID, PAYER, MAKER, Money(cents=9), 30, **SALE, own_brand=True,
                             holder=HOLDER),
    "unknown": Interest(Standing.UNKNOWN, why=Why.UNKNOWN),
    "unknown in a group": Interest(Standing.UNKNOWN, why=Why.UNKNOWN, group=GROUP),
    "unpaid": Interest(Standing.UNPAID, why=Why.UNPAID),
}  # fmt: skip
SOLD = [kind for kind in INTERESTS if kind != "unpaid"]


def names_to_say(kind: str) -> list[str]:
    """The firms that must be named before such an offer."""
    interest = INTERESTS[kind]
    parties = (*interest.payers, interest.holder, interest.group)
    return list(dict.fromkeys(party.name for party in parties if party))


def named(kind: str, name: str = "Ananas", cents: int = 300, **more: Any) -> Named:
    """One offer of a shop in which such an interest is held."""
    more.setdefault("merchant_name", "Laden")
    candidate = offer("shop", cents, name={"fr": name, "en": name}, **more)
    return Named(Candidate.model_validate(candidate), INTERESTS[kind])
