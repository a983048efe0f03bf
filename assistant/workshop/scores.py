"""How well sentences were understood, counted.

*Understood* is a sentence whose intent was taken for what it is, and surely enough to be answered;
what Candide cannot do counts as understood where nothing was made of it. A *wrong action* changes
or starts something that was not asked for, without asking first; a *false action* is one after a
sentence that asked for nothing Candide does. Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.workshop.held_apart import Sentence
from audit.metrics.intervals import Interval, wilson

OUT_OF_SCOPE = "out_of_scope"
NOT_UNDERSTOOD = "nlu_fallback"
# Both end in a sentence that owns up to not helping with it.
NOTHING_MADE_OF_IT = frozenset({OUT_OF_SCOPE, NOT_UNDERSTOOD})


class Outcome(StrEnum):
    """What a sentence leads to."""

    RIGHT = "right"
    ASKED_RIGHT = "asked-right"
    ASKED_WRONG = "asked-wrong"
    NOT_UNDERSTOOD = "not-understood"
    WRONG_ANSWER = "wrong-answer"
    WRONG_ACTION = "wrong-action"


@dataclass(frozen=True)
class Taken:
    """A sentence, what it was taken for and how surely; `idle`: there would be nothing to do.

    Whoever asks the price of what no shop has hears that nothing was found.
    """

    sentence: Sentence
    intent: str
    confidence: float
    idle: bool = False


@dataclass(frozen=True)
class Manner:
    """What the assistant does with an intent: which ones act, and when it asks first."""

    acts: Callable[[str], bool]
    asks_first: Callable[[str, float], bool]

    def outcome(self, taken: Taken) -> Outcome:
        """What a sentence leads to when it is taken so."""
        wanted, found = taken.sentence.intent, taken.intent
        if found in NOTHING_MADE_OF_IT:
            return Outcome.RIGHT if wanted == OUT_OF_SCOPE else Outcome.NOT_UNDERSTOOD
        if self.asks_first(found, taken.confidence):
            return Outcome.ASKED_RIGHT if found == wanted else Outcome.ASKED_WRONG
        if found == wanted:
            return Outcome.RIGHT
        acts = self.acts(found) and not taken.idle
        return Outcome.WRONG_ACTION if acts else Outcome.WRONG_ANSWER


@dataclass(frozen=True)
class Share:
    """So many of so many, with the interval in which the true share lies."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> Interval:
        return wilson(self.part, self.whole)


@dataclass(frozen=True)
class Scores:
    """All figures of one language.

    `confusions` counts (wanted, found) where they differ; `outcomes` counts each outcome;
    `worst` holds the sentences of the confusions, those taken most surely first.
    """

    understood: Share
    by_intent: Mapping[str, Share]
    outcomes: Mapping[Outcome, int]
    wrong_actions: Share
    wrong_answers: Share
    false_actions: Share
    confusions: Mapping[tuple[str, str], int]
    worst: Sequence[Taken]


def score(taken: Sequence[Taken], manner: Manner) -> Scores:
    """The figures of sentences that were taken for something."""
    outcomes = [manner.outcome(one) for one in taken]
    good = {Outcome.RIGHT, Outcome.ASKED_RIGHT}
    by_intent: dict[str, list[bool]] = defaultdict(list)
    for one, outcome in zip(taken, outcomes, strict=True):
        by_intent[one.sentence.intent].append(outcome in good)
    beyond = [
        outcome
        for one, outcome in zip(taken, outcomes, strict=True)
        if one.sentence.intent == OUT_OF_SCOPE
    ]
    missed = [one for one, outcome in zip(taken, outcomes, strict=True) if outcome not in good]
    return Scores(
        understood=_share(outcome in good for outcome in outcomes),
        by_intent={intent: _share(found) for intent, found in sorted(by_intent.items())},
        outcomes=Counter(outcomes),
        wrong_actions=_share(outcome is Outcome.WRONG_ACTION for outcome in outcomes),
        wrong_answers=_share(outcome is Outcome.WRONG_ANSWER for outcome in outcomes),
        false_actions=_share(outcome is Outcome.WRONG_ACTION for outcome in beyond),
        confusions=Counter((one.sentence.intent, one.intent) for one in missed),
        worst=sorted(missed, key=lambda one: (-one.confidence, one.sentence.text)),
    )


def _share(hits: Iterable[bool]) -> Share:
    found = list(hits)
    return Share(sum(found), len(found))
