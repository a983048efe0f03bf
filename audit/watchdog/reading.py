"""Reads one text and says whether it sells, how far it goes, and by which means."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from audit.records.leaves import Tier
from audit.watchdog.features import Extractor
from audit.watchdog.folding import passages
from audit.watchdog.kinds import WITHOUT_SELLERS, Kind
from audit.watchdog.lexicon import Lexicon, read_lexicon
from audit.watchdog.model import TIERS, Model
from audit.watchdog.names import OWN, SELLER, Names, without_names
from audit.watchdog.rules import Rules, read_rules
from audit.watchdog.storage import LEXICON, MODEL, RULES, WatchdogUnreadable, read_bytes

BY_MODEL = ("model",)
BY_NAME = ("named-seller",)
_NOTHING = -(10**9)  # the score of a text without a word


@dataclass(frozen=True)
class Finding:
    """A text sells: how far it goes, and by which persuasion rules.

    Where none fired, `by` says `named-seller` (somebody who sells is named where nobody needs to
    be), or `model`.
    """

    tier: Tier
    by: tuple[str, ...]


class Watchdog:
    """Reads third-party text in either language; at first it knows nobody who sells.

    `digest` names its rules, words and model, `trained_on` the texts it learnt from.
    """

    def __init__(self, rules: Rules, lexicon: Lexicon, model: Model, digest: str) -> None:
        self.digest = digest
        self.trained_on = model.trained_on
        self._rules = rules
        self._model = model
        self._everyday = frozenset((*model.known, *model.seldom))
        self._sellers = Names((), self._everyday, SELLER)
        self._extractor = Extractor(rules, lexicon, model.known)

    def knowing(self, sellers: Iterable[str]) -> Watchdog:
        """The same watchdog, knowing these sellers; what it has read, both share."""
        other = copy(self)
        other._sellers = Names(sellers, self._everyday, SELLER)
        return other

    def read(self, text: str, kind: Kind, own: Collection[str] = ()) -> Finding | None:
        """What sells in `text`; None if it is innocent. Any string will do.

        `own` are the names of what the text is about: a product's brand, a merchant's name.
        """
        parts = self._parts(text, own)
        if kind in WITHOUT_SELLERS:
            for part in parts:
                if SELLER in part.split(" "):
                    tier = self._model.tier(self._extractor.features(part, kind))
                    return Finding(tier, self._means(parts, BY_NAME))
        sure = {name for part in parts for name in self._rules.sure(part)}
        score, features = self._worst(parts, kind)
        if score >= self._model.threshold:
            return Finding(self._model.tier(features), self._means(parts, BY_MODEL))
        if sure:
            tier = max((self._rules.by_name[name].tier for name in sure), key=TIERS.index)
            return Finding(tier, self._means(parts, BY_MODEL))
        return None

    def score(self, text: str, kind: Kind, own: Collection[str] = ()) -> int:
        """The model's score of what sells most in `text`; the threshold is set on these."""
        return self._worst(self._parts(text, own), kind)[0]

    def _parts(self, text: str, own: Collection[str]) -> list[str]:
        """All that is judged on its own in a text, names hidden."""
        names = (Names(own, self._everyday, OWN), self._sellers) if own else (self._sellers,)
        return hidden_passages(text, names)

    def _worst(self, parts: Iterable[str], kind: Kind) -> tuple[int, set[str]]:
        """The highest score of the parts, and what was seen there."""
        worst: tuple[int, set[str]] = (_NOTHING, set())
        for part in parts:
            features = self._extractor.features(part, kind)
            worst = max(worst, (self._model.score(features), features), key=lambda pair: pair[0])
        return worst

    def _means(self, parts: Iterable[str], otherwise: tuple[str, ...]) -> tuple[str, ...]:
        """The rules with a full phrase in the text; where none has, those it hints at."""
        strong = {name for part in parts for name in self._rules.strong(part)}
        hints = {name for part in parts for name in self._rules.hints(part)}
        return tuple(sorted(strong or hints)) or otherwise


def hidden_passages(text: str, names: Sequence[Names]) -> list[str]:
    """The passages of each reading of a text, with marks in the place of names."""
    return list(
        dict.fromkeys(part for reading in without_names(text, names) for part in passages(reading))
    )


def load_watchdog() -> Watchdog:
    """The watchdog as shipped. Raises `WatchdogUnreadable`."""
    contents = {name: read_bytes(name) for name in (RULES, LEXICON, MODEL)}
    digest = hashlib.sha256(b"\0".join(contents.values())).hexdigest()
    part = RULES
    try:
        rules = read_rules(contents[RULES].decode("utf-8"))
        part = LEXICON
        lexicon = read_lexicon(contents[LEXICON].decode("utf-8"))
        part = MODEL
        model = Model.model_validate_json(contents[MODEL])
    except ValueError as error:
        raise WatchdogUnreadable(reason=f"{part}: {type(error).__name__}") from error
    return Watchdog(rules, lexicon, model, digest)
