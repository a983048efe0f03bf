"""Who gains from an offer, in words: before it is offered, and when somebody asks.

Who pays is said whatever it is paid for; how much only for a sale, since what a showing, a click or
a month brings is no part of the price of this offer.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.catalogue import decimal_text
from audit.disclosure.phrases import Phrases
from audit.interests import Basis, Party, Standing, Why
from audit.named import Named
from audit.records.money import Money


def disclosure(phrases: Phrases, item: Named) -> str:
    """What opens a sale, without its full stop: everybody who pays for it or gains from it."""
    return _joined(phrases, _clauses(phrases, item, asked=False))


def answer(phrases: Phrases, item: Named) -> str:
    """The same as an answer to "who pays you?", with what a sale would bring in money."""
    return _joined(phrases, _clauses(phrases, item, asked=True))


def _joined(phrases: Phrases, clauses: Iterator[str]) -> str:
    return ("\u00a0; " if phrases.french else "; ").join(clauses)


def _clauses(phrases: Phrases, item: Named, *, asked: bool) -> Iterator[str]:
    interest = item.interest
    yield _first(phrases, item, asked=asked)
    if others := [party.name for party in interest.also]:
        yield phrases.say("payers-too", count=len(others), payers=phrases.together(others))
    if interest.own_brand and interest.standing is not Standing.OWN_BRAND and interest.holder:
        what = _what(item, interest.holder)
        yield phrases.say("own-brand-too", what=what, holder=interest.holder.name)
    if interest.group is not None and interest.group.id != item.offer.merchant:
        yield phrases.say("in-group", group=interest.group.name)


def _first(phrases: Phrases, item: Named, *, asked: bool) -> str:
    """Who pays most for the sale, or that it is the maker's own, or that nobody knows."""
    interest = item.interest
    payer, beneficiary = _name(interest.payer), _name(interest.beneficiary)
    if interest.standing is Standing.UNKNOWN:
        return phrases.say("answer-unknown" if asked else "payer-unknown")
    if interest.standing is Standing.OWN_BRAND:
        holder = interest.holder or interest.beneficiary
        what = _what(item, holder)
        if holder == interest.beneficiary:
            return phrases.say("payer-own-brand", what=what, holder=beneficiary)
        return phrases.say("payer-own-family", what=what, holder=_name(holder), maker=beneficiary)
    facts = {"payer": payer, "beneficiary": beneficiary}
    if interest.why is Why.CAPTAIN:
        return phrases.say("payer-captain", **facts)
    if interest.basis not in (None, Basis.SALE):
        return phrases.say(f"payer-{interest.basis}", **facts)
    kind = "amount" if interest.rate_permille is None else "rate"
    if asked or kind == "amount":
        facts["amount"] = phrases.price(interest.commission or Money(cents=0))
    if interest.rate_permille is not None:
        facts["percent"] = decimal_text(interest.rate_permille * 100, phrases.language)
    return phrases.say(f"{'answer' if asked else 'payer'}-{kind}", **facts)


def _what(item: Named, holder: Party | None) -> str:
    """Whether it is the shop that is the maker's own, or the brand."""
    return "shop" if holder and holder.id == item.offer.merchant else "brand"


def _name(party: Party | None) -> str:
    return party.name if party else "?"
