"""Every spoken suggestion of a period with what it was chosen from, read one at a time.

The words beside a record can be erased, so all of them may be missing: then `choice` is None, and
each figure says how many it had to leave out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit.ledger.noes import Noes, count_noes
from audit.metrics.period import Period
from audit.ranking import landed_per_unit
from audit.records.leaves import DeclineScope, Label

No = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """One candidate and who gains from it; money in cents.

    `commission` is None where it is not known. `refused` tells that a no held against it then.
    """

    place: int
    gtin: str
    product: tuple[str, int, str]
    merchant: str
    names: Mapping[str, str]
    landed: int
    amount: int
    unit: str
    currency: str
    features: Mapping[str, int]
    standing: str
    own: bool
    payer: str | None
    commission: int | None
    refused: bool

    @property
    def measure(self) -> tuple[str, str]:
        """What it is measured and paid in: only offers alike in both can be compared."""
        return self.unit, self.currency

    @property
    def unit_cost(self) -> int:
        """Landed cost of a kilo, a litre or one piece, rounded up to the cent."""
        return landed_per_unit(self.landed, self.amount, self.unit)

    def dearer_than(self, other: Offer) -> int:
        """What it costs more than as much of `other` would, rounded up; of one measure only."""
        return -((other.landed * self.amount - self.landed * other.amount) // other.amount)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a suggestion was chosen from: offers in the adviser's order, and which were named.

    `eligible` and `named` are places among the `offers`; `ratings` hold tenths of a star by place;
    `facts` are what the charter was asked about.
    """

    need: str
    words: str
    offers: tuple[Offer, ...]
    eligible: frozenset[int]
    named: tuple[int, ...]
    weights: Mapping[str, int]
    fields: tuple[Mapping[str, Any], ...]
    ratings: Mapping[int, int]
    facts: Mapping[str, Any]

    @property
    def first(self) -> Offer:
        """The offer that was named first."""
        return self.offers[self.named[0]]

    @property
    def neutral(self) -> list[Offer]:
        """The offers as `weighted-sum/1` orders them; ties go by GTIN, then by merchant."""
        return sorted(self.offers, key=self._score)

    def neutral_best(self) -> list[int]:
        """The places that the formula gives to name: the best eligible offer of each product."""
        best: dict[str, int] = {}
        for offer in self.neutral:
            if offer.place in self.eligible:
                best.setdefault(offer.gtin, offer.place)
        return list(best.values())[: len(self.named)]

    def _score(self, offer: Offer) -> tuple[int, str, str]:
        score = sum(weight * offer.features[name] for name, weight in self.weights.items())
        return score, offer.gtin, offer.merchant


@dataclass(frozen=True, slots=True)
class Told:
    """One suggestion that was spoken; `broken` are the noes that it named something against."""

    seq: int
    label: Label
    asked: bool
    language: str
    sponsors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    register: str | None
    accepted: bool
    choice: Choice | None
    broken: frozenset[int]

    @property
    def sells(self) -> bool:
        return self.label.sells


class Reading:
    """Goes through a period's suggestions once, with the noes that hold at each of them."""

    def __init__(self, here: Period) -> None:
        self._here = here
        self._noes: Noes = {}
        self.held: set[int] = set()
        """The records of every no that held at any time in the period, once all was read."""

    def suggestions(self) -> Iterator[Told]:
        """The spoken suggestions in the order of their records."""
        span = self._here.span
        began = False
        for seq, kind, name, value, lighter, *told in self._here.rows(_EVENTS):
            if span.first_record is None or span.last_record is None or seq > span.last_record:
                break
            if not began and seq >= span.first_record:
                began = True
                self._hold()
            if kind == "utterance":
                yield self._told(seq, *told)
                continue
            leaf = {"kind": kind, "scope": name, "value": value, "unasked_only": bool(lighter)}
            count_noes(self._noes, seq, leaf)
            if began:
                self._hold()
        if not began:
            self._hold()

    def _hold(self) -> None:
        self.held.update(seq for seq, _ in self._noes.values())

    def _told(
        self,
        seq: int,
        label: str,
        trigger: str,
        language: str,
        sponsors: str,
        beneficiaries: str,
        register: str | None,
        accepted: int,
        content: bytes | None,
    ) -> Told:
        kind = Label(label)
        asked = kind is not Label.SELL_UNASKED and trigger == "asked"
        choice, broken = None, frozenset[int]()
        if content is not None:
            try:
                choice, broken = self._chosen(json.loads(content), asked)
            except (AttributeError, KeyError, TypeError, ValueError, IndexError):
                choice = None  # what cannot be read is left out, and said to be
        return Told(
            seq, kind, asked, language, tuple(json.loads(sponsors)),
            tuple(json.loads(beneficiaries)), register, bool(accepted), choice, broken,
        )  # fmt: skip

    def _chosen(self, said: Mapping[str, Any], asked: bool) -> tuple[Choice, frozenset[int]]:
        noes = [
            self._against(candidate, interest, asked)
            for candidate, interest in zip(said["candidates"], said["interests"], strict=True)
        ]
        offers = tuple(
            _offer(place, candidate, interest, bool(against))
            for place, (candidate, interest, against) in enumerate(
                zip(said["candidates"], said["interests"], noes, strict=True)
            )
        )
        named = tuple(said["named"])
        choice = Choice(
            need=said["need"],
            words=said["words"],
            offers=offers,
            eligible=frozenset(said["eligible"]),
            named=named,
            weights=said["weights"],
            fields=tuple(said.get("fields", ())),
            ratings={
                claim["candidate"]: claim["tenths"]
                for claim in said.get("claims", ())
                if claim["claim"] == "rating"
            },
            facts=said.get("facts") or {},
        )
        if not named or not choice.neutral_best():  # raises where a weighted feature is missing
            raise ValueError("nothing was named, or nothing could be")
        return choice, frozenset(no for place in named for no in noes[place])

    def _against(
        self, candidate: Mapping[str, Any], interest: Mapping[str, Any], asked: bool
    ) -> list[int]:
        """The records of the noes that hold against an offer; a lighter one only if not asked."""
        if not self._noes:
            return []
        found = (self._noes.get(name) for name in _names(candidate, interest))
        return [no[0] for no in found if no is not None and not (asked and no[1])]


_EVENTS = """
    select seq, kind, name, value, unasked_only,
           label, trigger, language, sponsors, beneficiaries, register,
           seq in (select accepted from record where accepted is not null), content
    from record left join erasable using (seq)
    where kind in ('decline', 'lift')
       or kind = 'utterance' and trigger is not null and spoken and inside
    order by seq
"""


def _names(candidate: Mapping[str, Any], interest: Mapping[str, Any]) -> Iterator[No]:
    """Everything that a no to this offer can be to (`audit.choices.wishes`)."""
    brand, quantity = candidate["brand"].casefold(), candidate["quantity"]
    yield DeclineScope.PRODUCT.value, candidate["gtin"].zfill(14)
    yield DeclineScope.PRODUCT.value, candidate["gtin"]
    yield DeclineScope.CATEGORY.value, candidate["category"]
    yield DeclineScope.BRAND.value, brand
    yield DeclineScope.SPONSOR.value, candidate["merchant"]
    if interest["payer"] is not None:
        yield DeclineScope.SPONSOR.value, interest["payer"]
    if interest["standing"] != "unpaid":
        what = f"{brand}\n{candidate['category']}\n{quantity['amount']}{quantity['unit']}"
        yield DeclineScope.LIKENESS.value, hashlib.sha256(what.encode()).hexdigest()[:32]


def _offer(
    place: int, candidate: Mapping[str, Any], interest: Mapping[str, Any], refused: bool
) -> Offer:
    quantity, standing = candidate["quantity"], interest["standing"]
    commission = 0 if standing == "unpaid" else interest["commission_cents"]
    return Offer(
        place=place,
        gtin=candidate["gtin"],
        product=(candidate["gtin"].zfill(14), quantity["amount"], quantity["unit"]),
        merchant=candidate["merchant"],
        names=candidate["name"],
        landed=candidate["price"]["cents"] + candidate["delivery"]["cents"],
        amount=quantity["amount"],
        unit=quantity["unit"],
        currency=candidate["price"].get("currency", "EUR"),
        features=candidate["features"],
        standing=standing,
        own=bool(interest.get("own_brand", standing == "own_brand")),
        payer=interest["payer"],
        commission=commission,
        refused=refused,
    )
