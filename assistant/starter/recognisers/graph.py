"""From phones to words: the half of the decoding graph that no language model changes (HCLr.fst).

Words are a tree of their phones, entered anew for each word. A word's label stands where its phones
first leave no other word, so that a partial result shows it early; from there on, equal endings are
shared. Between words there may be silence. `[unk]` is a stretch of garbage, or any two phones or
more at a price: what the price doesn't cover was none of the words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.starter.recognisers.fst import Fst
from assistant.starter.recognisers.language_model import UNKNOWN
from assistant.starter.recognisers.lexicon import Entry
from assistant.starter.recognisers.phones import (
    GARBAGE_ID,
    SILENCE_ID,
    Phones,
    forward_transition,
    loop_transition,
)

_SILENCE = 0.5  # the probability of a silence between two words
# About what a language model asks for a word. It is asked for at the first phone already and given
# back with the label: without that, words not yet named would look cheaper than a word that is,
# and a "stop" would be told late.
_AHEAD = 4.5


@dataclass(frozen=True)
class Rejection:
    """What `[unk]` costs, in the language model's unit: to begin it, and for each phone in it."""

    garbage: float
    phones: float
    phone: float


@dataclass(frozen=True)
class _Ending:
    """What is left of a word: phone numbers, its label unless it has been given, its cost."""

    phones: tuple[int, ...]
    label: int
    cost: float


class _Builder:
    def __init__(self) -> None:
        self.fst = Fst()
        start = self.fst.add_state()
        self.words = self.fst.add_state(final=0.0)
        self.silence = self.fst.add_state()
        self._loop(self.silence, SILENCE_ID)
        self.fst.add_arc(self.silence, (0, 0), 0.0, self.words)
        self.between(start)
        self._shared: dict[tuple[int, ...], int] = {}

    def _loop(self, state: int, phone: int) -> None:
        self.fst.add_arc(state, (loop_transition(phone), 0), 0.0, state)

    def sounding(self, phone: int) -> int:
        """A new state that lasts while `phone` does."""
        state = self.fst.add_state()
        self._loop(state, phone)
        return state

    def enter(self, source: int, phone: int, label: int, cost: float, target: int) -> None:
        """A way into the state of `phone`."""
        self.fst.add_arc(source, (forward_transition(phone), label), cost, target)

    def between(self, state: int) -> None:
        """From the end of a word to the next one, through silence or not."""
        self.fst.add_arc(state, (0, 0), -math.log(1 - _SILENCE), self.words)
        self.enter(state, SILENCE_ID, 0, -math.log(_SILENCE), self.silence)

    def ending(self, phones: tuple[int, ...]) -> int:
        """The state of the first of the last phones of some words: shared by all that end so."""
        if phones not in self._shared:
            state = self._shared[phones] = self.sounding(phones[0])
            if len(phones) == 1:
                self.between(state)
            else:
                self.enter(state, phones[1], 0, 0.0, self.ending(phones[1:]))
        return self._shared[phones]

    def branch(self, source: int, endings: Sequence[_Ending], ahead: float = 0.0) -> None:
        """From `source`, a way into every ending, at a cost of `ahead` more."""
        groups: defaultdict[int, list[_Ending]] = defaultdict(list)
        for ending in endings:
            groups[ending.phones[0]].append(ending)
        for phone, group in groups.items():
            if len(group[0].phones) == 1 or len(group) == 1:
                # A last phone has a number of its own, so all of the group end here together.
                for ending in group:
                    target = self.ending(ending.phones)
                    cost = ahead + ending.cost - (_AHEAD if ending.label else 0)
                    self.enter(source, phone, ending.label, cost, target)
                continue
            labels = {ending.label for ending in group}
            label = labels.pop() if len(labels) == 1 else 0
            state = self.sounding(phone)
            self.enter(source, phone, label, ahead - (_AHEAD if label else 0), state)
            self.branch(
                state,
                [_Ending(e.phones[1:], 0 if label else e.label, e.cost) for e in group],
            )


def word_graph(
    phones: Phones, entries: Sequence[Entry], numbers: Mapping[str, int], rejection: Rejection
) -> Fst:
    """HCLr.fst: transitions in, words out."""
    builder = _Builder()
    builder.branch(
        builder.words,
        [_Ending(phones.in_word(e.pronunciation), numbers[e.word], e.cost) for e in entries],
        _AHEAD,
    )
    _add_unknown(builder, phones, numbers[UNKNOWN], rejection)
    return builder.fst


def _add_unknown(builder: _Builder, phones: Phones, label: int, rejection: Rejection) -> None:
    garbage = builder.sounding(GARBAGE_ID)
    builder.enter(builder.words, GARBAGE_ID, label, rejection.garbage, garbage)
    builder.between(garbage)
    inside = builder.fst.add_state()
    for name in phones.names:
        first, middle, last = (phones.identifier(name, place) for place in "BIE")
        for source, phone, given, cost in (
            (builder.words, first, label, rejection.phones),
            (inside, middle, 0, rejection.phone),
        ):
            state = builder.sounding(phone)
            builder.enter(source, phone, given, cost, state)
            builder.fst.add_arc(state, (0, 0), 0.0, inside)
        state = builder.sounding(last)
        builder.enter(inside, last, 0, rejection.phone, state)
        builder.between(state)
