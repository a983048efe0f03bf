"""How a sentence leans on the one before it: it corrects it ("no, …") or goes on ("and …").

Only the words that open or close such a sentence are read here; what is left in the middle is for
`assistant.skills.follow_ups` to make sense of.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.skills.numbers import LanguageCode

__all__ = [
    "after_addition",
    "after_correction",
    "as_said",
    "opens_addition",
    "says_what_was_meant",
    "swapped",
]

_LONGEST = 160


def _front(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(phrases)})(?:(?<=')|(?!\w))\s*")


def _back(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?<!\w)(?:{'|'.join(phrases)})$")


_POLITE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _back("s'il (?:te|vous) pla[iî]t", "candide", "merci", "je te prie", "hein"),
    "en": _back("please", "candide", "thanks", "thank you"),
}
_FILLED: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _front("e?uh+", "heu", "hum+", "ben", "bah", "oh", "ah", "candide", "pardon", "attends"),
    "en": _front("um+", "uh+", "er+", "oh", "ah", "well", "candide", "sorry", "wait", "hang on"),
}
# These correct by themselves.
_CORRECTING: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _front(
        "(?:mais |euh |ah |oh )?(?:non|nan)(?: non)*(?: pardon| attends| désolée?)?",
        "(?:je (?:voulais|veux) dire|je disais|j'ai dit|je parlais de|c'était)",
        "(?:en fait|plutôt|finalement)",
        "je me suis trompée?",
        "disons(?: plutôt)?",
        "je corrige",
    ),
    "en": _front(
        "(?:oh |wait |um |uh )?no(?: no)*(?: sorry| wait)?",
        "(?:i|we) (?:meant|mean|said)(?: to say)?",
        "(?:actually|rather|or rather)",
        "make (?:it|that)",
        "it was",
        "let's say",
        "change (?:it|that) to",
        "i got that wrong",
        "correction",
        "instead",
    ),
}
_CORRECTING_BACK: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _back("plutôt", "je voulais dire", "en fait", "à la place", "que je voulais(?: dire)?"),
    "en": _back("instead", "i meant", "i mean", "rather", "actually", "i said"),
}
# Between a correcting word and what is meant: "non je voulais dire", "no make it".
_ADDING: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _front("et puis", "et aussi", "et encore", "et alors", "et sinon", "et", "puis", "aussi",
                 "sinon", "ainsi que", "ah et", "oh et", "et pour", "qu'en est-il de"),
    "en": _front("and also", "and then", "and what about", "and how about", "and", "also", "plus",
                 "what about", "how about", "oh and", "as well as"),
}  # fmt: skip
# What wants to hear the rest, and adds nothing.
_ONWARDS = frozenset(
    {"and so on", "and so forth", "and the rest", "et la suite", "et ainsi de suite", "et le reste"}
)
_ADDING_BACK: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _back("aussi", "également", "en plus", "alors"),
    "en": _back("too", "as well", "also", "then"),
}
_NOT: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _front("(?:non |mais )?(?:pas(?! d(?:e |'))|ce n'est pas|c'est pas|c'était pas)"),
    "en": _front("(?:no )?(?:not|it's not|it isn't|that's not)"),
}
_BETWEEN: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _front("mais", "plutôt", "c'est", "c'était", "non", "je voulais dire"),
    "en": _front("but", "rather", "it's", "i meant", "no", "make it"),
}


_MEANT: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(?:voula(?:is|it) dire|veux dire|ai dit|disais|trompée?|plutôt|corrige)\b"
    ),
    "en": re.compile(r"\b(?:meant|mean|said|make (?:it|that)|correction|change (?:it|that))\b"),
}


def as_said(sentence: str) -> str:
    """`sentence` as a recogniser would write it: lower case, without signs."""
    text = unicodedata.normalize("NFC", sentence[: _LONGEST + 1]).lower().replace("\u2019", "'")
    return " ".join(re.sub(r"[,;:!?…«»“”\"]|\.(?!\d)", " ", text).split())


def after_correction(sentence: str, language: LanguageCode) -> str | None:
    """What is meant instead, in a sentence that corrects the one before; None in any other."""
    text, corrects = _bare(sentence, language), False
    while found := _CORRECTING[language].match(text) or (
        _FILLED[language].match(text) if corrects else None
    ):
        text, corrects = text[found.end() :], True
    closed = _CORRECTING_BACK[language].sub("", text)
    corrects = corrects or closed != text
    return closed.strip() or None if corrects else None


def opens_addition(sentence: str, language: LanguageCode) -> bool:
    """Whether a sentence begins by going on from the one before, rather than ends so."""
    return _ADDING[language].match(_bare(sentence, language)) is not None


def after_addition(sentence: str, language: LanguageCode) -> str | None:
    """What is wanted as well, in a sentence that goes on from the one before; None in any other."""
    text = _bare(sentence, language)
    if text in _ONWARDS:
        return None
    found = _ADDING[language].match(text)
    if found is None:
        closed = _ADDING_BACK[language].sub("", text)
        return closed.strip() or None if closed != text else None
    return _ADDING_BACK[language].sub("", text[found.end() :]).strip() or None


def says_what_was_meant(sentence: str, language: LanguageCode) -> bool:
    """Whether a sentence not only denies but says that it tells what was meant."""
    return _MEANT[language].search(as_said(sentence)) is not None


def swapped(sentence: str, language: LanguageCode) -> tuple[str, ...]:
    """All that may be meant in "not tomorrow, tuesday": what follows its first words, each way."""
    text = _bare(sentence, language)
    found = _NOT[language].match(text)
    if found is None:
        return ()
    words = text[found.end() :].split()
    halves = []
    for place in range(1, len(words)):
        rest = " ".join(words[place:])
        between = _BETWEEN[language].match(rest)
        halves.append(rest[between.end() :] if between else rest)
    return tuple(half for half in halves if half)


def _bare(sentence: str, language: LanguageCode) -> str:
    """The sentence without politeness, or nothing where it is too long for one that leans."""
    text = as_said(sentence)
    if len(text) > _LONGEST:
        return ""
    while (shorter := _POLITE[language].sub("", text)) != text:
        text = shorter
    while found := _FILLED[language].match(text):
        text = text[found.end() :]
    return text
