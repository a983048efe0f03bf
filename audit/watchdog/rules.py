"""The persuasion rules: phrases that sell, as data that a lawyer can read (rules.toml).

A phrase is a row of slots. A slot is a word, or several to choose from (`buy|order`); `#` is a
number, in digits or in words; `...` is up to four words of the same sentence; a `?` at its end
makes a slot optional; a word that ends in `*` stands for all that begin with it. `^` before the
first slot means: only where a sentence begins. The first slot is words or `#`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from audit.records.leaves import Tier
from audit.watchdog.folding import fold

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
# For each first word, the rules that may fire there, each with a pattern for what follows.
_Index = dict[str, list[tuple[str, str]]]

_NUMBERS = """
    one two three four five six seven eight nine ten twelve twenty thirty fifty hundred
    un une deux trois quatre cinq sept huit neuf dix douze vingt trente cinquante cent
""".split()
_NUMBER = rf"(?:\d[\d.,:]*|{'|'.join(_NUMBERS)})"
_GAP = r"(?: [a-z0-9%€][a-z0-9.,:]*){0,4}"


class Rule(BaseModel):
    """One kind of persuasion: what it looks for, why it sells, and the law it falls under."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern="^[a-z][a-z-]*$")]
    tier: Tier
    law: Text
    why_fr: Text
    why_en: Text
    fr: tuple[Text, ...]
    en: tuple[Text, ...]
    strong: tuple[Text, ...] = ()
    sure: tuple[Text, ...] = ()


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: tuple[Rule, ...]


class Rules:
    """All rules, found by the first word of their phrases, so that reading stays quick."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_name = {rule.name: rule for rule in rules}
        every = self.by_name.values()
        self._hints = _Phrases(
            (rule.name, phrase) for rule in every for phrase in (*rule.fr, *rule.en)
        )
        self._strong = _Phrases(
            (rule.name, phrase) for rule in every for phrase in (*rule.strong, *rule.sure)
        )
        self._sure = _Phrases((rule.name, phrase) for rule in every for phrase in rule.sure)

    def hints(self, passage: str) -> set[str]:
        """The names of the rules that a folded passage hints at."""
        return self._hints.found_in(passage)

    def strong(self, passage: str) -> set[str]:
        """The names of the rules that have one of their fuller phrases in it."""
        return self._strong.found_in(passage)

    def sure(self, passage: str) -> set[str]:
        """The names of the rules that have a phrase in it that is a finding by itself."""
        return self._sure.found_in(passage)


class _Phrases:
    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        grouped: dict[tuple[str, bool], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name, phrase in phrases:
            for word, rest in _compile(phrase):
                grouped[word, phrase.startswith("^")][name].add(rest)
        self._anywhere: _Index = {}
        self._at_start: _Index = {}
        for (word, at_start), by_rule in grouped.items():
            index = self._at_start if at_start else self._anywhere
            index[word] = [
                (name, rf"(?:{'|'.join(sorted(rests))})(?: |$)")
                for name, rests in sorted(by_rule.items())
            ]

    def found_in(self, passage: str) -> set[str]:
        found: set[str] = set()
        position = 0
        index = self._at_start
        for word in passage.split(" "):
            key = "#" if word[:1].isdigit() else word
            position += len(word)
            for candidates in (self._anywhere.get(key), index.get(key)):
                if candidates is None:
                    continue
                for name, rest in candidates:
                    if name not in found and _pattern(rest).match(passage, position):
                        found.add(name)
            position += 1
            index = {}
        return found


@cache
def _pattern(rest: str) -> re.Pattern[str]:
    """Compiled when first needed: there are a thousand, and a start-up must not wait for them."""
    return re.compile(rest)


def read_rules(text: str) -> Rules:
    """The rules in a TOML text. Raises `ValueError` where it does not fit."""
    return Rules(_Document.model_validate(tomllib.loads(text)).rule)


def _compile(phrase: str) -> list[tuple[str, str]]:
    """Each word that a phrase may begin with, and a pattern for what follows that word."""
    first, *slots = phrase.removeprefix("^").split()
    pattern = "".join(_slot(slot) for slot in slots)
    beginnings = []
    for choice in first.split("|"):
        word, _, rest = _words(choice).partition(" ")
        for start in ["#", *_NUMBERS] if word == "#" else [word]:
            beginnings.append((start, f" {rest}{pattern}" if rest else pattern))
    return beginnings


def _slot(slot: str) -> str:
    """The pattern of one slot, with the space before it."""
    bare = slot.removesuffix("?")
    if bare == "...":
        return _GAP
    choices = "|".join(_choice(choice) for choice in bare.split("|"))
    return f"(?: (?:{choices}))" + "?" * slot.endswith("?")


def _choice(choice: str) -> str:
    if choice == "#":
        return _NUMBER
    if choice.endswith("*"):
        return f"{_words(choice[:-1])}[a-z0-9]*"
    return _words(choice)


def _words(choice: str) -> str:
    """A choice as folding leaves it (`l'offre` is two words). Raises `ValueError` if empty."""
    folded = choice if choice == "#" else fold(choice)
    if not folded:
        raise ValueError(f"not a word: {choice!r}")
    return folded
