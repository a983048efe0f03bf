"""Reads every text of others that would be heard, and holds back what sells without saying so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from audit.language import Language
from audit.named import Named
from audit.records.claims import Claim
from audit.records.leaves import Tier
from audit.records.messages import Assist, Candidate
from audit.watchdog import Finding

_GRADES = list(Tier)


class Watch(Protocol):
    """What reads one text: the watchdog, or a test's."""

    @property
    def digest(self) -> str:
        """What tells one set of rules and words from another."""

    def read(self, text: str) -> Finding | None:
        """What sells in `text`; None if it is innocent."""


class ThirdPartyReader:
    """The watchdog at the gate; `watchdog` is None where it could not be read."""

    def __init__(self, watchdog: Watch | None) -> None:
        self._watchdog = watchdog
        self._turn = ""
        self._read: list[str] = []

    @property
    def digest(self) -> str:
        """What reads, by its digest; empty where nothing does."""
        return self._watchdog.digest if self._watchdog else ""

    @property
    def is_there(self) -> bool:
        """Whether texts can be read at all; without it no suggestion is made (promise 7)."""
        return self._watchdog is not None

    def in_help(self, assist: Assist, turn: str) -> Tier | None:
        """The gravest undeclared selling in what a skill fills into a sentence of help.

        What was filled in before in the same turn is read with it: an advertisement may come in
        pieces.
        """
        texts = [
            text
            for value in assist.arguments.values()
            for text in (value if isinstance(value, tuple) else (value,))
            if isinstance(text, str)
        ]
        if turn != self._turn:
            self._turn, self._read = turn, []
        if not texts:
            return None
        self._read.append(" ".join(texts))
        together = [" ".join(self._read)] if len(self._read) > 1 else []
        return self._gravest([*texts, *together])

    def in_offer(self, offer: Candidate, language: Language) -> Tier | None:
        """The gravest undeclared selling in what would be said of an offer."""
        french = language is Language.FRENCH
        return self._gravest(
            (
                offer.name.fr if french else offer.name.en,
                offer.brand,
                offer.merchant_name,
            )
        )

    def in_offers(
        self,
        items: Iterable[Named],
        cheaper: Candidate | None,
        claims: Iterable[Claim],
        language: Language,
    ) -> Tier | None:
        """The gravest in several offers, the cheaper one beside them, and what speaks for them."""
        offers = [item.offer for item in items] + ([cheaper] if cheaper else [])
        sources = [text for claim in claims for text in claim.texts]
        found = [self.in_offer(offer, language) for offer in offers]
        return _gravest([*found, self._gravest(sources)])

    def _gravest(self, texts: Iterable[str]) -> Tier | None:
        if self._watchdog is None:
            return None
        findings = (self._watchdog.read(text) for text in texts)
        return _gravest(finding.tier if finding else None for finding in findings)


def _gravest(tiers: Iterable[Tier | None]) -> Tier | None:
    return max((tier for tier in tiers if tier), key=_GRADES.index, default=None)
