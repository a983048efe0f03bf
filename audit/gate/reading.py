"""Reads every text of others that would be heard, and holds back what sells without saying so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from audit.language import Language
from audit.named import Named
from audit.records.claims import Claim
from audit.records.leaves import Tier
from audit.records.messages import Assist, Candidate
from audit.watchdog import Finding, Kind

_GRADES = list(Tier)


# What the texts are that are filled into a sentence; the rest is what a skill says. Where the
# household lives is its own word: a brand may have the name of a town.
_SONGS = (
    "music-plays", "music-plays-by", "music-plays-artist", "music-plays-genre",
    "music-now", "music-now-by",
)  # fmt: skip
KINDS = {
    "weather-remark": Kind.WEATHER,
    "music-station-says": Kind.STATION,
    **dict.fromkeys(_SONGS, Kind.SONG),
} | dict.fromkeys(
    (
        "weather-now",
        "list-added", "list-noted", "list-task-added", "list-sum", "list-made-precise",
        "list-already", "list-read", "list-part", "list-group", "list-next", "list-removed",
        "list-task-done", "list-left", "list-alike", "list-not-there", "list-has",
        "list-has-alike", "list-has-not", "list-undone-added", "list-undone-completed",
        "not-found", "accepted",
        "accept-unsure", "declined", "never-again-unknown", "demonstration-question",
        "music-not-found", "music-plays-playlist", "music-plays-station", "music-now-station",
    ),
    Kind.HOUSEHOLD,
)  # fmt: skip


def is_of_others(utterance: str) -> bool:
    """Whether others than the assistant's own authors wrote the words of a sentence of help.

    Theirs are named `<skill>.<sentence>`; the assistant's own have no point in their names.
    """
    return "." in utterance


class Watch(Protocol):
    """What reads one text: the watchdog, or a test's."""

    @property
    def digest(self) -> str:
        """What tells one set of rules and words from another."""

    def read(self, text: str, kind: Kind, own: Collection[str] = ()) -> Finding | None:
        """What sells in `text`; None if it is innocent. `own` names what it is about."""

    def knowing(self, sellers: Iterable[str]) -> Watch:
        """The same with these names of sellers."""


class ThirdPartyReader:
    """The watchdog at the gate; `watchdog` is None where it could not be read.

    It knows the `sellers` of the register, and those of whatever was offered since the start.
    """

    def __init__(self, watchdog: Watch | None, sellers: Iterable[str] = ()) -> None:
        self._sellers = frozenset(sellers)
        self._watchdog = watchdog.knowing(self._sellers) if watchdog else None
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

    def in_help(self, assist: Assist, turn: str, words: str = "") -> Tier | None:
        """The gravest undeclared selling in what a skill fills into a sentence of help.

        Where the sentence itself is of others, its `words` are read as a whole. What was filled in
        before in the same turn is read with it: an advertisement may come in pieces.
        """
        texts = [
            text
            for value in assist.arguments.values()
            for text in (value if isinstance(value, tuple) else (value,))
            if isinstance(text, str)
        ]
        if is_of_others(assist.utterance):
            texts.append(words)
        if turn != self._turn:
            self._turn, self._read = turn, []
        if not texts:
            return None
        self._read.append(" ".join(texts))
        together = [" ".join(self._read)] if len(self._read) > 1 else []
        return self._gravest([*texts, *together], KINDS.get(assist.utterance, Kind.SKILL))

    def in_offer(self, offer: Candidate, language: Language) -> Tier | None:
        """The gravest undeclared selling in what would be said of an offer."""
        name = offer.name.fr if language is Language.FRENCH else offer.name.en
        return _gravest(
            [
                self._in_name(offer.brand, Kind.PRODUCT),
                self._in_name(offer.merchant_name, Kind.MERCHANT),
                self._gravest((name,), Kind.PRODUCT, (offer.brand, offer.merchant_name)),
            ]
        )

    def _in_name(self, name: str, kind: Kind) -> Tier | None:
        """The gravest in the name of a brand or merchant; from now on an innocent one is known.

        A name that is known is not read again: the register has it, or it was innocent.
        """
        if self._watchdog is None or name in self._sellers:
            return None
        if tier := self._gravest((name,), kind):
            return tier
        self._sellers |= {name}
        self._watchdog = self._watchdog.knowing(self._sellers)
        return None

    def in_offers(
        self,
        items: Iterable[Named],
        cheaper: Candidate | None,
        claims: Iterable[Claim],
        language: Language,
    ) -> Tier | None:
        """The gravest in several offers, the cheaper one beside them, and what speaks for them."""
        offers = [item.offer for item in items] + ([cheaper] if cheaper else [])
        found = [self.in_offer(offer, language) for offer in offers]
        own = [name for offer in offers for name in (offer.brand, offer.merchant_name)]
        sources = [text for claim in claims for text in claim.texts]
        return _gravest([*found, self._gravest(sources, Kind.PRODUCT, own)])

    def _gravest(self, texts: Iterable[str], kind: Kind, own: Collection[str] = ()) -> Tier | None:
        if self._watchdog is None:
            return None
        findings = (self._watchdog.read(text, kind, own) for text in texts)
        return _gravest(finding.tier if finding else None for finding in findings)


def _gravest(tiers: Iterable[Tier | None]) -> Tier | None:
    return max((tier for tier in tiers if tier), key=_GRADES.index, default=None)
