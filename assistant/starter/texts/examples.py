"""What the dialogue learns from: the examples of nlu_data, and new ones made by exchanging things.

An example marks the things in it: `enlève [le lait](product)`. Another thing that begins with the
same article fits the same place, and gives a sentence nobody wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from random import Random

from assistant.dialogue.project import OURS
from assistant.starter.texts.form import heard_form
from audit.language import Language

_EXAMPLE = re.compile(r"^ {4}- (.+)$", re.MULTILINE)
_THING = re.compile(r"\[([^]]*)\]\((\w+)\)")
_ARTICLES = frozenset(
    "le la les un une du de des mon ma mes quelques the a an some my more any".split()
)
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôœûh]")


@dataclass(frozen=True)
class Examples:
    """The examples of one language, their markup kept, and the things that fit each place."""

    marked: tuple[str, ...]
    things: dict[str, tuple[str, ...]]

    def plain(self) -> list[str]:
        """The examples as they are heard."""
        return [heard_form(example) for example in self.marked]

    def varied(self, random: Random) -> str:
        """One example with other things in the places of its own."""

        def other(match: re.Match[str]) -> str:
            return random.choice(self.things[_place(match)])

        return heard_form(_THING.sub(other, random.choice(self.marked)))


def _place(match: re.Match[str]) -> str:
    """What a thing must be like to stand where `match` stands."""
    thing = match[1].lower()
    first = thing.split()[0] if thing else ""
    if first in _ARTICLES:
        return f"{match[2]} {first}"
    elided = match.string[: match.start()].endswith("'") or bool(re.match(r"[ld]'", thing))
    begins = "vowel" if _VOWEL.match(thing) else "consonant"
    return f"{match[2]} {thing[:2] if thing[1:2] == chr(39) else elided} {begins}"


@cache
def examples(language: Language) -> Examples:
    """The examples that the dialogue of `language` learns from, in the order of their files."""
    files = sorted((OURS / "nlu" / language.value).glob("*.yml"))
    marked = tuple(
        example for file in files for example in _EXAMPLE.findall(file.read_text("utf-8"))
    )
    things: defaultdict[str, list[str]] = defaultdict(list)
    for example in marked:
        for match in _THING.finditer(example):
            things[_place(match)].append(match[1])
    return Examples(marked, {place: tuple(found) for place, found in things.items()})
