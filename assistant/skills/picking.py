"""Which of several things a sentence means: all, the first, the last, the one of that name.

What it says of them and does not fit any gives nothing, never the next best; what fits several is
left to a question back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.skills.naming import in_plain_words, same_name
from assistant.skills.numbers import LanguageCode
from assistant.skills.ordinals import read_ordinal

__all__ = ["Picked", "named_in", "place_in", "wants_all"]

Thing = TypeVar("Thing")

_ALL = {
    "fr": re.compile(
        r"(?<!\w)(?:tous|toutes|tout|les deux|(?:mes|les|nos) (?:\w+ )?"
        r"(?:minuteurs|minuteries|alarmes|réveils|rappels|chronos|timers))(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:all|both|every|everything|each"
        r"|(?:my|the|our) (?:\w+ )?(?:timers|alarms|reminders))(?!\w)"
    ),
}
_LAST = {
    "fr": re.compile(r"(?<!\w)(?:derni[eè]re?|plus récente?)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:last|latest|most recent|newest)(?!\w)"),
}
_NEXT = {
    "fr": re.compile(r"(?<!\w)(?:prochaine?|suivante?)(?!\w)"),
    "en": re.compile(r"(?<!\w)next(?!\w)"),
}


@dataclass(frozen=True)
class Picked(Generic[Thing]):
    """What a sentence picked. `unclear`: it fits several, and nothing says which."""

    things: tuple[Thing, ...]
    unclear: bool = False
    all_meant: bool = False


def wants_all(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` speaks of every one: "tous les minuteurs", "both alarms"."""
    return bool(_ALL[language].search(in_plain_words(sentence)))


def place_in(
    sentence: str, language: LanguageCode, things: Sequence[Thing], order: Callable[[Thing], int]
) -> Thing | None:
    """The one that `sentence` picks by its place; `things` come as they ring, `order` as set."""
    text = in_plain_words(sentence)
    as_set = sorted(things, key=order)
    if not things:
        return None
    if _LAST[language].search(text):
        return as_set[-1]
    if _NEXT[language].search(text):
        return things[0]
    for word in text.split():
        place = read_ordinal(word, language)
        if place is not None and not word.startswith(("seconde", "secondes")):
            return as_set[place - 1] if place <= len(as_set) else None
    return None


def named_in(
    sentence: str, things: Sequence[Thing], name: Callable[[Thing], str | None]
) -> list[Thing]:
    """Those whose name stands in `sentence`; of two names the longer one that stands there."""
    words = in_plain_words(sentence).replace("'", "' ").split()
    found: list[tuple[int, Thing]] = []
    for thing in things:
        wanted = name(thing)
        if wanted is None:
            continue
        length = len(in_plain_words(wanted).replace("'", "' ").split())
        for start in range(len(words) - length + 1):
            if same_name(" ".join(words[start : start + length]), wanted.replace("'", "' ")):
                found.append((length, thing))
                break
    longest = max((length for length, _ in found), default=0)
    return [thing for length, thing in found if length == longest]
