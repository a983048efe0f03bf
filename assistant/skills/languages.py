"""Which language Candide is asked to speak from now on."""

from __future__ import annotations

import re

from assistant.skills.numbers import LanguageCode

__all__ = ["find_language"]

_NAMED: tuple[tuple[LanguageCode, re.Pattern[str]], ...] = (
    ("fr", re.compile(r"\b(?:fran[cç]aise?|french|langue de molière)\b")),
    ("en", re.compile(r"\b(?:anglaise?|english|langue de shakespeare)\b")),
)
# "Arrête l'anglais", "plus de français": the one that is not wanted.
_UNWANTED = re.compile(
    r"\b(?:pas|plus|arrêt\w+|cess\w+|sans|not?|stop(?: speaking| talking| with)?|without"
    r"|instead of|au lieu d[e'u]|plutôt qu\w*|rather than|assez d[e'u])"
    r"(?: (?:the|le|en|de|d|l|in|à|parler|speaking|speak|any|more|du|que|me|parle))*[ ']*"
    r"(fran[cç]aise?|french|anglaise?|english)\b"
)
_OTHER: dict[LanguageCode, LanguageCode] = {"fr": "en", "en": "fr"}
_CHANGE = re.compile(
    r"\b(?:chang\w+ (?:de |the |your )?(?:langue|language)s?|autre langue|other language"
    r"|switch (?:the )?languages?|another language)\b"
)
_LONGEST = 300


def find_language(sentence: str, now: LanguageCode) -> LanguageCode | None:
    """The language a sentence asks for; `now` is the one spoken. None where it is not clear."""
    if len(sentence) > _LONGEST:
        return None
    text = " ".join(sentence.casefold().replace("\u2019", "'").replace("'", "' ").split())
    text = text.replace("' ", "'")
    unwanted = _UNWANTED.search(text)
    if unwanted is not None:
        text = text[: unwanted.start()] + " " + text[unwanted.end() :]
    named = [code for code, words in _NAMED if words.search(text)]
    if len(named) == 1:
        return named[0]
    if unwanted is not None and not named:
        refused = next(code for code, words in _NAMED if words.search(unwanted[1]))
        return _OTHER[refused]
    return _OTHER[now] if not named and _CHANGE.search(text) else None
