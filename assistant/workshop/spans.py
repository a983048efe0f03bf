"""How well durations, amounts and things are found in sentences by our own grammars.

Precision is the share of what was found that is right, recall the share of what is there that was
found, F1 their harmonic mean. `spans.yml` names what is there; some of its sentences hold nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.folding import fold
from assistant.skills.durations import find_duration
from assistant.skills.items import Item, LanguageCode
from assistant.workshop.held_apart import SpanSentence

KINDS = ("duration", "amounts", "products")
# Two words for one unit.
_SAME_UNITS = {"tin": "can", "packet": "pack", "punnet": "tray", "sachet": "bag", "pound": "lb"}
_THOUSANDFOLD = {"kg": "g", "l": "ml"}


@dataclass(frozen=True)
class Found:
    """How many were found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find."""
        considered = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / considered if considered else 1.0


@dataclass(frozen=True)
class Miss:
    """A sentence in which something else was found than is there."""

    text: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]


def score_spans(
    kind: str, sentences: Sequence[SpanSentence], found: Sequence[Sequence[str]]
) -> tuple[Found, list[Miss]]:
    """Compare what was found of one kind in each sentence with what is there."""
    right = wrong = missed = 0
    misses = []
    for sentence, here in zip(sentences, found, strict=True):
        if not sentence.judges(kind):
            continue
        wanted = _wanted(kind, sentence)
        there, got = Counter(wanted), Counter(here)
        right += (there & got).total()
        wrong += (got - there).total()
        missed += (there - got).total()
        if there != got:
            misses.append(Miss(sentence.text, tuple(wanted), tuple(here)))
    return Found(right, wrong, missed), misses


def durations_in(text: str, language: LanguageCode) -> list[str]:
    """The one duration that a sentence names, in seconds, or nothing."""
    seconds = find_duration(text, language)
    return [] if seconds is None else [str(seconds)]


def amounts_of(items: Iterable[Item]) -> list[str]:
    """The amounts of things as they are compared: exact, in the smaller unit of a dimension."""
    return [
        _plain_amount(Fraction(str(item.amount)), item.unit or "piece")
        for item in items
        if item.amount is not None
    ]


def names_of(items: Iterable[Item]) -> list[str]:
    """The names of things as they are compared: folded, so that a plural is no other thing."""
    return [fold(item.name) for item in items]


def _wanted(kind: str, sentence: SpanSentence) -> list[str]:
    if kind == "duration":
        return [] if sentence.duration is None else [str(sentence.duration)]
    if kind == "products":
        return [fold(name) for name in sentence.products]
    amounts = (amount.split(" ", 1) for amount in sentence.amounts)
    return [_plain_amount(Fraction(number), unit) for number, unit in amounts]


def _plain_amount(number: Fraction, unit: str) -> str:
    if unit in _THOUSANDFOLD:
        number, unit = number * 1000, _THOUSANDFOLD[unit]
    elif unit == "cl":
        number, unit = number * 10, "ml"
    return f"{number} {_SAME_UNITS.get(unit, unit)}"
