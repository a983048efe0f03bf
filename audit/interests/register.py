"""Reads the register and says, for one offer on one day, who pays whom how much.

An offer about which the register says nothing counts as paid: silence is not innocence. And what
is on record as unpaid counts as such only where no relation, captain or ownership says otherwise.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from audit.interests.document import Captain, Document, Party, Relation, Unpaid
from audit.interests.interest import Interest, Standing, Why
from audit.interests.ownership import MOST_TIES, Ownership
from audit.interests.problems import FileInvalid, Problem, RegisterInvalid
from audit.interests.toml_source import LARGEST_REGISTER, read_toml
from audit.records.messages import Candidate
from audit.records.money import Money


class Register:
    """The register of interests as it was read from one text."""

    def __init__(self, text: str) -> None:
        """Raises `RegisterInvalid` with everything that is wrong."""
        self.document = read_toml(text)
        self.text = text
        self.digest = hashlib.sha256(text.encode()).hexdigest()
        self._parties = {party.id: party for party in self.document.party}
        self.maker = self._parties[self.document.maker]
        self._relations = self.document.relation
        self._day: _Day | None = None

    @classmethod
    def load(cls, path: Path | None = None) -> Register:
        """The register at `path`, or the fictitious sample. Raises `RegisterInvalid`."""
        if path is None:
            return cls(files("audit.interests").joinpath("sample_register.toml").read_text("utf-8"))
        return cls(read_text(path))

    @property
    def sellers(self) -> frozenset[str]:
        """The names of all who may gain from a sale, and of their brands; not the maker's own."""
        document = self.document
        parties = {party.name for party in document.party if party.id != document.maker}
        owned = {brand for party in document.party for brand in party.brands}
        sold = {brand for relation in document.relation for brand in relation.brands or ()}
        return frozenset(parties | owned | sold | {brand.name for brand in document.brand})

    def interest_of(self, offer: Candidate, on: date) -> Interest:
        """Who gains if this offer is bought on that day; the dearest relation, if several apply."""
        day = self._on(on)
        sellers = day.sellers(offer.merchant)
        holder = day.holder_of(offer)
        paid = [
            self._paid(relation, offer)
            for relation in day.relations
            if _covers(relation, offer, sellers)
        ]
        paid += [self._curated(captain) for captain in day.captains.get(offer.category, ())]
        if paid:
            found = _dearest(paid)
        elif holder is not None:
            found = Interest(
                Standing.OWN_BRAND, payer=self.maker, beneficiary=self.maker, why=Why.OWN_BRAND
            )
        elif record := next((one for one in day.unpaid if _is_unpaid(one, offer)), None):
            found = Interest(Standing.UNPAID, why=Why.UNPAID, relation_id=record.id)
        else:
            found = Interest(Standing.UNKNOWN, why=Why.UNKNOWN)
        group = day.paying_group(offer.merchant)
        return replace(
            found,
            own_brand=holder is not None,
            holder=None if holder is None else self._parties[holder],
            group=None if group is None else self._parties[group],
        )

    def payers(self, on: date) -> list[Party]:
        """Every party that pays for something on that day, or curates a category, by name."""
        paying = (self._parties[party] for party in self._on(on).paying)
        return sorted(paying, key=lambda party: (party.name, party.id))

    def family(self, on: date) -> list[Party]:
        """Whose brands and shops count as the maker's own on that day, by name; the maker too."""
        members = (self._parties[party] for party in self._on(on).family)
        return sorted(members, key=lambda party: (party.name, party.id))

    def _on(self, day: date) -> _Day:
        known = self._day
        if known is None or known.date != day:
            known = self._day = _Day(self.document, day)
        return known

    def _paid(self, relation: Relation, offer: Candidate) -> Interest:
        rate, cents = relation.rate_permille, relation.amount_cents
        if rate is not None:
            cents = (offer.price.cents * rate + 500) // 1000
        return Interest(
            Standing.PAID,
            payer=self._parties[relation.payer],
            beneficiary=self._parties[relation.beneficiary],
            commission=Money(cents=cents) if cents is not None and relation.is_for_a_sale else None,
            rate_permille=rate,
            basis=relation.basis,
            why=Why.RELATION,
            relation_id=relation.id,
        )

    def _curated(self, captain: Captain) -> Interest:
        return Interest(
            Standing.PAID,
            payer=self._parties[captain.party],
            beneficiary=self._parties[captain.beneficiary or self.maker.id],
            why=Why.CAPTAIN,
            relation_id=captain.id,
        )


class _Day:
    """What of a register is in force on one day, made once for all offers of that day."""

    def __init__(self, document: Document, day: date) -> None:
        self.date = day
        self.relations = [one for one in document.relation if one.holds(day)]
        self.unpaid = [one for one in document.unpaid if one.holds(day)]
        self.captains: dict[str, list[Captain]] = {}
        for captain in document.captain:
            if captain.holds(day):
                self.captains.setdefault(captain.category, []).append(captain)
        curating = {one.party for ones in self.captains.values() for one in ones}
        self.paying = {one.payer for one in self.relations} | curating
        self._ownership = Ownership(document, day)
        self.paying_group = lru_cache(maxsize=2 * MOST_TIES)(self._paying_group)
        self.family = self._ownership.family(document.maker)
        self._own_brands = {
            _folded(brand): party.id
            for party in document.party
            if party.id in self.family
            for brand in party.brands
        } | {
            _folded(brand.name): brand.party
            for brand in document.brand
            if brand.party in self.family and brand.holds(day)
        }

    def sellers(self, merchant: str) -> frozenset[str]:
        """A merchant and its owners: what binds a group binds each of its shops."""
        return self._ownership.owners(merchant) | {merchant}

    def holder_of(self, offer: Candidate) -> str | None:
        """Who of the maker's family sells the offer or owns its brand."""
        if offer.merchant in self.family:
            return offer.merchant
        return self._own_brands.get(_folded(offer.brand))

    def _paying_group(self, merchant: str) -> str | None:
        """The innermost group around a merchant in which somebody pays for something.

        A merchant that pays for itself and belongs to nobody is no group.
        """
        ownership = self._ownership
        if not self.paying.isdisjoint(ownership.group(merchant) - {merchant}):
            return merchant
        return ownership.nearest(
            owner
            for owner in ownership.owners(merchant)
            if not self.paying.isdisjoint(ownership.group(owner))
        )


def read_text(path: Path, invalid: type[FileInvalid] = RegisterInvalid) -> str:
    """The text of a register or its like. Raises `invalid` if it cannot be read, or is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_REGISTER + 1)
    except OSError as error:
        reason = error.strerror or error
        raise invalid(Problem("unreadable", {"path": path, "reason": reason})) from error
    if len(data) > LARGEST_REGISTER:
        raise invalid(Problem("too-large", {"limit": LARGEST_REGISTER}))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise invalid(Problem("not-utf8", line=line)) from error


def _covers(relation: Relation, offer: Candidate, sellers: frozenset[str]) -> bool:
    return (
        (relation.merchant is None or relation.merchant in sellers)
        and (relation.categories is None or offer.category in relation.categories)
        and (
            relation.brands is None
            or _folded(offer.brand) in {_folded(brand) for brand in relation.brands}
        )
    )


def _is_unpaid(record: Unpaid, offer: Candidate) -> bool:
    return offer.merchant == record.merchant and (
        record.categories is None or offer.category in record.categories
    )


def _dearest(paid: list[Interest]) -> Interest:
    """The one that its sale brings most; the others who pay are told with it."""
    dearest = max(paid, key=lambda one: one.commission.cents if one.commission else -1)
    others = {payer.id: payer for one in paid for payer in one.payers if payer != dearest.payer}
    return replace(dearest, also=tuple(sorted(others.values(), key=lambda party: party.id)))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A brand as it is compared, whatever its case, its spaces and how its accents are coded."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())
