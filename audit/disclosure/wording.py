"""Turns the facts of a suggestion, and of the log, into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.catalogue import decimal_text, load_catalogue, price_text
from audit.interests import Interest, Party, Standing
from audit.language import Language
from audit.metrics import SellingFigures
from audit.ranking import score
from audit.records.messages import Candidate, Notice, Suggestion
from audit.records.money import Money


@dataclass(frozen=True)
class Named:
    """One offer to be named, with who gains from it."""

    offer: Candidate
    interest: Interest


class Wording:
    """The disclosures of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._sentences = load_catalogue("audit.disclosure", language)

    def suggestion(self, named: Sequence[Named], cheaper_unpaid: Candidate | None) -> str:
        """Name the offers: for each, who pays comes before the product (promise 3)."""
        selling = any(item.interest.sells for item in named)
        parts = []
        for item in named:
            if item.interest.sells:
                parts.append(self._say("sale", payer=self._payer(item), offer=self._offer(item)))
            elif selling or len(named) > 1:
                parts.append(self._say("advice-item", offer=self._offer(item)))
            else:
                parts.append(self._say("advice", offer=self._offer(item)))
        if not selling and len(named) > 1:
            parts.append(self._say("advice-items-unpaid"))
        if cheaper_unpaid is not None:
            parts.append(self._say("cheaper-unpaid", offer=self._describe(cheaper_unpaid)))
        if selling:
            parts.append(self._say("how-to-refuse"))
        return " ".join(parts)

    def left_out(self, reasons: Sequence[str], paid: int, declined: int, *, nothing: bool) -> str:
        """Say what was not named and why; `reasons` are the charter's own sentences.

        `paid` counts offers, `declined` products.
        """
        parts = list(reasons)
        if declined and paid:
            parts.append(self._say("declined-and-left-out", declined=declined, count=paid))
        elif declined:
            parts.append(self._say("declined-out", count=declined))
        elif paid:
            parts.append(self._say("left-out", count=paid))
        if nothing:
            parts.append(self._say("nothing-left"))
        return " ".join(parts)

    def why(self, suggestion: Suggestion, first: Candidate) -> str:
        """Why the offer that was named first came first: the logged formula, not a story."""
        weights = ", ".join(
            self._say("feature-weight", feature=self._feature(name), weight=weight)
            for name, weight in sorted(suggestion.ranking.weights.items())
        )
        return self._say(
            "why",
            count=len(suggestion.candidates),
            need=suggestion.need,
            weights=weights,
            name=self._name(first),
            merchant=first.merchant_name,
            score=score(first, suggestion.ranking),
            unitprice=self._say(
                f"unit-price-{first.quantity.unit}", amount=self._price(unit_cost(first))
            ),
        )

    def why_nothing(self) -> str:
        return self._say("why-nothing")

    def why_blocked(self, reason: str) -> str:
        return self._say("why-blocked", reason=reason)

    def who_pays(self, named: Sequence[Named]) -> str:
        """Who gains from each of the offers that were named."""
        return " ".join(
            self._say("who-pays-offer", name=self._name(item.offer), payer=self._clause(item))
            if item.interest.sells
            else self._say("who-pays-nobody", name=self._name(item.offer))
            for item in named
        )

    def who_pays_all(self, maker: Party, payers: Sequence[Party]) -> str:
        """Everybody who pays for something at present."""
        names = ", ".join(party.name for party in payers)
        return self._say("who-pays-all", count=len(payers), maker=maker.name, payers=names)

    def register_unreadable(self) -> str:
        return self._say("register-unreadable")

    def forget(self, heard: str | None) -> str:
        """Read back what would be erased, and ask for a yes; `heard` is None where nothing was."""
        if heard is None:
            return self._say("forget-nothing")
        return self._say("forget", heard=heard)

    def forgotten(self, count: int) -> str:
        """So many records have lost their words; it quotes none of them."""
        return self._say("forgotten", count=count)

    def plain(self, notice: Notice) -> str:
        """A notice without facts."""
        return self._say(notice.replace("_", "-"))

    def figures(self, figures: SellingFigures) -> str:
        """Today's ratio with its halves, its interval and what it cannot show (promise 11)."""
        if not figures.total:
            return self._say("figures-none")
        low, high = figures.interval
        return self._say(
            "figures",
            requests=figures.helped,
            asked=figures.sold_asked,
            unasked=figures.sold_unasked,
            sold=figures.sold,
            total=figures.total,
            percent=self._percent(figures.sold / figures.total),
            low=self._percent(low),
            high=self._percent(high),
        )

    @property
    def _french(self) -> bool:
        return self._language is Language.FRENCH

    def _say(self, sentence: str, **arguments: str | int) -> str:
        return self._sentences.text(sentence, arguments)

    def _percent(self, ratio: float) -> str:
        return decimal_text(round(ratio * 1000) * 100, self._language)

    def _name(self, offer: Candidate) -> str:
        return offer.name.fr if self._french else offer.name.en

    def _offer(self, item: Named) -> str:
        text = self._describe(item.offer)
        return text[:1].upper() + text[1:]

    def _describe(self, offer: Candidate) -> str:
        delivery = (
            self._say("delivery-paid", amount=self._price(offer.delivery))
            if offer.delivery.cents
            else self._say("delivery-free")
        )
        if offer.quantity.unit == "piece" and offer.quantity.amount == 1:
            return self._say(
                "offer-single",
                name=self._name(offer),
                merchant=offer.merchant_name,
                price=self._price(offer.price),
                delivery=delivery,
            )
        return self._say(
            "offer",
            name=self._name(offer),
            quantity=self._quantity(offer),
            merchant=offer.merchant_name,
            price=self._price(offer.price),
            delivery=delivery,
            unitprice=self._say(
                f"unit-price-{offer.quantity.unit}", amount=self._price(unit_cost(offer))
            ),
        )

    def _quantity(self, offer: Candidate) -> str:
        amount, unit = offer.quantity.amount, offer.quantity.unit
        if unit == "piece":
            return self._say("quantity-piece", count=amount)
        if amount < 1000:
            return self._say(f"quantity-{unit}", amount=amount)
        large = "kg" if unit == "g" else "l"
        return self._say(f"quantity-{large}", amount=decimal_text(amount, self._language))

    def _price(self, money: Money) -> str:
        return price_text(money, self._language)

    def _feature(self, name: str) -> str:
        known = f"feature-{name}"
        return self._say(known) if known in self._sentences.sentences else name

    def _payer(self, item: Named) -> str:
        """The clause that opens a sale."""
        interest = item.interest
        if interest.standing is Standing.UNKNOWN:
            return self._say("payer-unknown")
        if interest.standing is Standing.OWN_BRAND:
            return self._say("payer-own-brand", beneficiary=_party(interest.beneficiary))
        facts = {"payer": _party(interest.payer), "beneficiary": _party(interest.beneficiary)}
        if interest.rate_permille is not None:
            percent = decimal_text(interest.rate_permille * 100, self._language)
            return self._say("payer-rate", percent=percent, **facts)
        return self._say("payer-amount", amount=self._commission(interest), **facts)

    def _clause(self, item: Named) -> str:
        """The clause that answers "who pays you?"."""
        interest = item.interest
        if interest.standing is Standing.UNKNOWN:
            return self._say("unknown-clause")
        if interest.standing is Standing.OWN_BRAND:
            return self._say("own-brand-clause", beneficiary=_party(interest.beneficiary))
        facts = {
            "payer": _party(interest.payer),
            "beneficiary": _party(interest.beneficiary),
            "amount": self._commission(interest),
        }
        if interest.rate_permille is not None:
            percent = decimal_text(interest.rate_permille * 100, self._language)
            return self._say("rate-clause", percent=percent, **facts)
        return self._say("amount-clause", **facts)

    def _commission(self, interest: Interest) -> str:
        return self._price(interest.commission or Money(cents=0))


def _party(party: Party | None) -> str:
    return party.name if party else "?"


def unit_cost(offer: Candidate) -> Money:
    """Landed cost of a kilo, a litre or one piece, rounded up to the cent."""
    scale = 1 if offer.quantity.unit == "piece" else 1000
    return Money(cents=-(-offer.landed.cents * scale // offer.quantity.amount))
