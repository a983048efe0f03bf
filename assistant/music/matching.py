"""Finds a name as somebody says it among many: accents, plurals and slips of a recogniser aside.

A name is found where what was said is that name, is nearly spelt like it, or is some of its words
in their order ("brel" for "Jacques Brel"). How near is told as a likeness from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.folding import words_of

# Below that it is another name.
_NEAR = 84.0
# What some of a name's words are worth at least; all of them would be 100.
_PART = 80.0
# Of a word that no name holds, a word that is so like it is taken for it.
_WORD_NEAR = 78.0
# A shorter word is like too many others.
_SHORTEST_WORD = 4


@dataclass(frozen=True)
class Match:
    """A name of the index, as it is written there, and how like it is to what was said."""

    name: str
    likeness: float


def key_of(name: str) -> str:
    """What is the same of a name however it is written: its folded words, run together."""
    return "".join(words_of(name))


class Names:
    """An index of names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[str] = []
        self._words: list[list[str]] = []
        self._compact: dict[str, int] = {}
        self._holding: dict[str, set[int]] = {}
        for name in names:
            words = words_of(name)
            if not words or "".join(words) in self._compact:
                continue
            number = len(self._names)
            self._names.append(name)
            self._words.append(words)
            self._compact["".join(words)] = number
            for word in words:
                self._holding.setdefault(word, set()).add(number)

    def __len__(self) -> int:
        return len(self._names)

    def best(self, said: str) -> Match | None:
        """The name that is most like what was `said`; the one that came first of equal ones."""
        words = words_of(_spelt(said))
        compact = "".join(words)
        if not compact or not self._names:
            return None
        if (number := self._compact.get(compact)) is not None:
            return Match(self._names[number], 100.0)
        found = [*self._nearly(compact), *self._partly(words, 1.0)]
        if not found:
            found = self._partly(*self._corrected(words))
        if not found:
            return None
        likeness, number = max(found, key=lambda one: (one[0], -one[1]))
        return Match(self._names[number], likeness)

    def _nearly(self, compact: str) -> list[tuple[float, int]]:
        """The name that is spelt nearly so."""
        if len(compact) < _SHORTEST_WORD:
            return []
        near = process.extractOne(compact, self._compact.keys(), scorer=fuzz.ratio)
        if near is None or near[1] < _NEAR:
            return []
        return [(near[1], self._compact[near[0]])]

    def _partly(self, words: list[str], likeness: float) -> list[tuple[float, int]]:
        """The names that hold all of `words` in a row."""
        holding = [self._holding.get(word, set()) for word in words]
        numbers = set.intersection(*holding) if holding else set()
        return [
            (likeness * (_PART + (100 - _PART) * len(words) / len(self._words[number])), number)
            for number in numbers
            if _is_run(words, self._words[number])
        ]

    def _corrected(self, words: list[str]) -> tuple[list[str], float]:
        """`words` with those that no name holds put right, and how like they still are, 0 to 1."""
        right: list[str] = []
        likeness = 1.0
        for word in words:
            if word not in self._holding and len(word) >= _SHORTEST_WORD:
                near = process.extractOne(word, self._holding.keys(), scorer=fuzz.ratio)
                if near is not None and near[1] >= _WORD_NEAR and len(near[0]) >= _SHORTEST_WORD:
                    right.append(near[0])
                    likeness *= near[1] / 100
                    continue
            right.append(word)
        return right, likeness


def _spelt(said: str) -> str:
    """Letters said one by one as the word they spell: "a c d c"."""
    letters = said.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else said


def _is_run(words: list[str], among: list[str]) -> bool:
    last = len(among) - len(words)
    return any(among[place : place + len(words)] == words for place in range(last + 1))
