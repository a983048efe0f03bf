"""Reads one text and says whether it sells, how far it goes, and by which means."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from audit.records.leaves import Tier
from audit.watchdog.features import Extractor
from audit.watchdog.folding import passages, readings
from audit.watchdog.lexicon import Lexicon, read_lexicon
from audit.watchdog.model import TIERS, Model
from audit.watchdog.rules import Rules, read_rules
from audit.watchdog.storage import LEXICON, MODEL, RULES, WatchdogUnreadable, read_bytes

BY_MODEL = ("model",)
_NOTHING = -(10**9)  # the score of a text without a word


@dataclass(frozen=True)
class Finding:
    """A text sells: how far it goes, and the persuasion rules that fired, or the model alone."""

    tier: Tier
    by: tuple[str, ...]


class Watchdog:
    """Reads third-party text in either language.

    `digest` names its rules, words and model, `trained_on` the texts it learnt from.
    """

    def __init__(self, rules: Rules, lexicon: Lexicon, model: Model, digest: str) -> None:
        self.digest = digest
        self.trained_on = model.trained_on
        self._rules = rules
        self._model = model
        self._extractor = Extractor(rules, lexicon, model.known)

    def read(self, text: str) -> Finding | None:
        """What sells in `text`; None if it is innocent. Any string will do."""
        parts = all_passages(text)
        sure = {name for part in parts for name in self._rules.sure(part)}
        worst: tuple[int, set[str]] = (_NOTHING, set())
        for part in parts:
            features = self._extractor.features(part)
            worst = max(worst, (self._model.score(features), features), key=lambda pair: pair[0])
        score, features = worst
        if score >= self._model.threshold:
            return Finding(self._model.tier(features), self._means(parts))
        if sure:
            tier = max((self._rules.by_name[name].tier for name in sure), key=TIERS.index)
            return Finding(tier, self._means(parts))
        return None

    def _means(self, parts: Iterable[str]) -> tuple[str, ...]:
        """The rules with a full phrase in the text; where none has, those it hints at."""
        strong = {name for part in parts for name in self._rules.strong(part)}
        hints = {name for part in parts for name in self._rules.hints(part)}
        return tuple(sorted(strong or hints)) or BY_MODEL

    def score(self, text: str) -> int:
        """The model's score of what sells most in `text`; the threshold is set on these."""
        scores = (
            self._model.score(self._extractor.features(passage)) for passage in all_passages(text)
        )
        return max(scores, default=_NOTHING)


def all_passages(text: str) -> list[str]:
    """All that is judged on its own in a text: the passages of each of its readings."""
    return list(
        dict.fromkeys(passage for reading in readings(text) for passage in passages(reading))
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
