"""How long an egg boils: a timer for "œufs mollets" needs no length said.

Minutes in water that boils already, for a middling egg from the refrigerator.
"""

from __future__ import annotations

import re

from assistant.skills.naming import in_plain_words
from assistant.skills.numbers import LanguageCode

__all__ = ["egg_seconds"]

SOFT, MEDIUM, HARD = 180, 360, 540

_EGG = {"fr": r"(?:œ|oe)ufs?", "en": r"eggs?"}
_KINDS = {
    "fr": ((r"à la coque|coques?", SOFT), (r"mollets?", MEDIUM), (r"durs?", HARD)),
    "en": (
        (r"soft(?:[ -]boiled)?|runny|dippy", SOFT),
        (r"(?:medium|jammy)(?:[ -](?:boiled|soft))?", MEDIUM),
        (r"hard(?:[ -]boiled)?", HARD),
    ),
}


def egg_seconds(sentence: str, language: LanguageCode) -> int | None:
    """How long the eggs boil that `sentence` speaks of; None where it names no way, or several."""
    text = in_plain_words(sentence)
    if not re.search(rf"(?<!\w){_EGG[language]}(?!\w)", text):
        return None
    named = {
        seconds
        for kind, seconds in _KINDS[language]
        if re.search(rf"(?<!\w)(?:{kind})(?!\w)", text)
    }
    return named.pop() if len(named) == 1 else None
