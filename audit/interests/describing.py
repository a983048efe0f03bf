"""The entries of a register as sentences, for the person who wrote it or checks it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from audit.catalogue import decimal_text, price_text
from audit.interests.document import (
    Basis,
    Brand,
    Captain,
    Document,
    Link,
    Party,
    Relation,
    Row,
    Unpaid,
)
from audit.language import Language
from audit.records.money import Money

_PER = {
    Basis.SALE: ("par vente", "for each sale"),
    Basis.PLACEMENT: ("par affichage", "for each showing"),
    Basis.CLICK: ("par clic", "for each click"),
    Basis.FLAT: ("par mois, qui que ce soit qui achète", "a month, whoever buys"),
}


class Describing:
    """Sentences in one language; parties by their names in these registers, the later first."""

    def __init__(self, language: Language, *documents: Document) -> None:
        self._language = language
        self._names: Mapping[str, str] = {
            party.id: party.name for document in documents for party in document.party
        }

    def sentence(self, row: Row) -> str:
        """One entry, without a full stop; its id, where it has one, in brackets at the end."""
        match row:
            case Party():
                text = self._party(row)
            case Brand():
                text = self._in(
                    f"marque\u00a0: {row.name}, propriété de {self._name(row.party)}",
                    f"brand: {row.name}, of {self._name(row.party)}",
                ) + self._period(row.valid_from, row.valid_to)
            case Relation():
                text = self._relation(row)
            case Link():
                text = self._link(row)
            case Captain():
                text = self._captain(row)
            case Unpaid():
                text = self._in(
                    f"sans paiement\u00a0: personne ne paie chez {self._name(row.merchant)}",
                    f"unpaid: nobody pays at {self._name(row.merchant)}",
                )
                text += self._scope(row.categories) + self._period(row.recorded, row.valid_to)
            case _:
                raise TypeError(f"no entry: {row!r}")
        own = None if isinstance(row, Party) else getattr(row, "id", None)
        return f"{text} [{own}]" if own else text

    def _party(self, party: Party) -> str:
        text = self._in(
            f"partie\u00a0: {party.name} ({party.id})", f"party: {party.name} ({party.id})"
        )
        if party.owner:
            owner = self._name(party.owner)
            text += self._in(f", contrôlée par {owner}", f", controlled by {owner}")
        if party.brands:
            brands = ", ".join(party.brands)
            text += self._in(f", marques\u00a0: {brands}", f", brands: {brands}")
        return text

    def _relation(self, relation: Relation) -> str:
        payer, gaining = self._name(relation.payer), self._name(relation.beneficiary)
        text = self._in(
            f"paiement\u00a0: {payer} paie à {gaining} {self.commission(relation)}",
            f"payment: {payer} pays {gaining} {self.commission(relation)}",
        )
        if relation.merchant:
            merchant = self._name(relation.merchant)
            text += self._in(f", chez {merchant}", f", at {merchant}")
        if relation.brands:
            brands = ", ".join(relation.brands)
            text += self._in(f", marques\u00a0: {brands}", f", brands: {brands}")
        return (
            text
            + self._scope(relation.categories)
            + self._period(relation.valid_from, relation.valid_to)
        )

    def commission(self, relation: Relation) -> str:
        """What is paid, and for what."""
        if relation.rate_permille is not None:
            rate = self._percent(relation.rate_permille)
            return self._in(f"{rate} du prix de chaque vente", f"{rate} of the price of each sale")
        per = self._in(*_PER[relation.basis])
        if relation.amount_cents is None:
            return self._in(f"une somme inconnue {per}", f"an unknown sum {per}")
        return f"{price_text(Money(cents=relation.amount_cents), self._language)} {per}"

    def _link(self, link: Link) -> str:
        owner, owned = self._name(link.owner), self._name(link.owned)
        if link.share_permille is None:
            text = self._in(
                f"lien\u00a0: {owner} contrôle {owned}", f"link: {owner} controls {owned}"
            )
        else:
            share = self._percent(link.share_permille)
            text = self._in(
                f"lien\u00a0: {owner} détient {share} de {owned}",
                f"link: {owner} holds {share} of {owned}",
            )
            if link.control:
                text += self._in(" et la contrôle", " and controls it")
        if link.control:
            text += f" ({link.control})"
        return text + self._period(link.valid_from, link.valid_to)

    def _captain(self, captain: Captain) -> str:
        party, category = self._name(captain.party), captain.category
        text = self._in(
            f"rayon\u00a0: {party} compose «\u00a0{category}\u00a0» et y compte partout comme "
            "payeur",
            f"captain: {party} curates “{category}” and counts as paying for all of it",
        )
        if captain.beneficiary:
            gaining = self._name(captain.beneficiary)
            text += self._in(f", au profit de {gaining}", f", to the gain of {gaining}")
        return text + self._period(captain.valid_from, captain.valid_to)

    def _scope(self, categories: tuple[str, ...] | None) -> str:
        if not categories:
            return ""
        listed = ", ".join(categories)
        return self._in(f", catégories\u00a0: {listed}", f", categories: {listed}")

    def _period(self, first: date, last: date | None) -> str:
        if last is None:
            return self._in(f", depuis le {first}", f", since {first}")
        return self._in(f", du {first} au {last}", f", from {first} to {last}")

    def _percent(self, permille: int) -> str:
        number = decimal_text(permille * 100, self._language)
        return self._in(f"{number}\u00a0%", f"{number}%")

    def _name(self, party: str) -> str:
        return self._names.get(party, party)

    def _in(self, fr: str, en: str) -> str:
        return fr if self._language is Language.FRENCH else en
