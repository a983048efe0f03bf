"""Turns the facts of a suggestion into sentences: who gains first, then the offer, then how to say
no (promise 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.disclosure import checking, evidence, payers
from audit.disclosure.phrases import Phrases, capitalised
from audit.language import Language
from audit.named import Named, No
from audit.records.claims import Claim
from audit.records.messages import Candidate


class Wording:
    """The words of selling in one language."""

    def __init__(self, language: Language) -> None:
        self._phrases = Phrases(language)
        self._say = self._phrases.say

    def suggestion(
        self,
        named: Sequence[Named],
        cheaper_unpaid: Candidate | None,
        claims: Sequence[Claim] = (),
    ) -> str:
        """Name the offers: for each, who gains comes before the product.

        A claim's `candidate` is the place of its offer in `named`.
        """
        return " ".join(self._parts(named, cheaper_unpaid, claims))

    def _parts(
        self, named: Sequence[Named], cheaper_unpaid: Candidate | None, claims: Sequence[Claim]
    ) -> Iterator[str]:
        selling = any(item.interest.sells for item in named)
        for place, item in enumerate(named):
            yield self._named(item, selling=selling, alone=len(named) == 1)
            yield from evidence.sentences(
                self._phrases, (claim for claim in claims if claim.candidate == place)
            )
        if not selling and len(named) > 1:
            yield self._say("advice-items-unpaid")
        if cheaper_unpaid is not None:
            yield self._say("cheaper-unpaid", offer=self._phrases.describe(cheaper_unpaid))
        if selling:
            yield self._say("how-to-refuse", count=len(named))

    def _named(self, item: Named, *, selling: bool, alone: bool) -> str:
        offer = self._phrases.describe(item.offer)
        if item.interest.sells:
            who = payers.disclosure(self._phrases, item)
            return self._say("sale", payer=who, offer=capitalised(offer))
        if selling:
            return self._say("advice-beside-sale", offer=offer)
        return self._say("advice" if alone else "advice-item", offer=capitalised(offer))

    def left_out(self, reasons: Sequence[str], paid: int, declined: int, *, nothing: bool) -> str:
        """Say what was not named and why; `reasons` are the charter's own sentences.

        `paid` counts offers, `declined` products; where there are any of these, how to lift a no.
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
        if declined:
            parts.append(self._say("how-to-lift"))
        return " ".join(parts)

    def register_unreadable(self) -> str:
        """Nobody knows who gains, so nothing is sold."""
        return self._say("register-unreadable")

    def may_lift(self, no: No) -> str:
        """The household once cut this short; it may let it be suggested unasked again."""
        return self._say("may-lift", name=no.fr if self._phrases.french else no.en)

    def discloses(self, words: str, named: Sequence[Named]) -> bool:
        """Whether `words` say of each offer that is sold who gains, before they name it."""
        return checking.discloses(self._phrases, words, named)

    @property
    def words_to_refuse(self) -> int:
        """How many words it takes to say no, as the disclosure tells them."""
        return len(self._say("word-to-refuse").split())

    @property
    def words_to_accept(self) -> int:
        """How many words it takes to say yes."""
        return len(self._say("word-to-accept").split())
