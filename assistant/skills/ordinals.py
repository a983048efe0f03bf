"""Ordinals as said or typed ("premier", "trente et unième", "21st"), and the parts they name.

They stand apart from `assistant.skills.numbers` on purpose: in "un cinquième minuteur" the ordinal
is a place in a row, so nobody may read a fifth there who did not ask for one.
"""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.skills.numbers import LanguageCode, read_number

__all__ = ["read_ordinal", "read_part"]

# Beyond this a place in a row or a part of a whole is a misrecognition.
_GREATEST = 1000

_FRENCH_FIRSTS = {
    "premier": 1, "première": 1, "premiere": 1, "second": 2, "seconde": 2,
}  # fmt: skip
_FRENCH_STEMS = {
    "un": "un", "deux": "deux", "trois": "trois", "quatr": "quatre", "cinqu": "cinq", "six": "six",
    "sept": "sept", "huit": "huit", "neuv": "neuf", "dix": "dix", "onz": "onze", "douz": "douze",
    "treiz": "treize", "quatorz": "quatorze", "quinz": "quinze", "seiz": "seize",
    "vingt": "vingt", "trent": "trente", "quarant": "quarante", "cinquant": "cinquante",
    "soixant": "soixante", "septant": "septante", "huitant": "huitante", "nonant": "nonante",
    "cent": "cent", "mill": "mille",
}  # fmt: skip
_ENGLISH_LASTS = {
    "first": "one", "second": "two", "third": "three", "fourth": "four", "fifth": "five",
    "sixth": "six", "seventh": "seven", "eighth": "eight", "ninth": "nine", "tenth": "ten",
    "eleventh": "eleven", "twelfth": "twelve", "thirteenth": "thirteen",
    "fourteenth": "fourteen", "fifteenth": "fifteen", "sixteenth": "sixteen",
    "seventeenth": "seventeen", "eighteenth": "eighteen", "nineteenth": "nineteen",
    "twentieth": "twenty", "thirtieth": "thirty", "fortieth": "forty", "fiftieth": "fifty",
    "sixtieth": "sixty", "seventieth": "seventy", "eightieth": "eighty", "ninetieth": "ninety",
    "hundredth": "hundred", "thousandth": "thousand",
}  # fmt: skip
_TYPED = {
    "fr": re.compile(r"(?:(?P<one>1)(?:er|re|ère|ere)|(?P<more>[0-9]{1,4})(?:e|è|ème|eme|ième))"),
    "en": re.compile(r"(?P<more>[0-9]{1,4})(?P<end>st|nd|rd|th)"),
}


def read_ordinal(span: str, language: LanguageCode) -> int | None:
    """The place in a row that `span` wholly names, from the first on, or None."""
    words = _words(span)
    if not words:
        return None
    if len(words) == 1 and (typed := _TYPED[language].fullmatch(words[0])):
        return _typed(typed, language)
    cardinal = _cardinal(words, language)
    value = None if cardinal is None else read_number(cardinal, language)
    return value if isinstance(value, int) and 1 <= value <= _GREATEST else None


def read_part(span: str, language: LanguageCode) -> Fraction | None:
    """The part of a whole that `span` wholly names: "un cinquième", "three eighths", or None.

    Halves, thirds and quarters are numbers already: `read_number` knows them.
    """
    words = _words(span)
    if len(words) < 2:
        return None
    one = {"fr": {"un"}, "en": {"a", "an", "one"}}[language]
    for taken in (1, 2, 3):
        over = (
            1 if taken == 1 and words[0] in one else read_number(" ".join(words[:taken]), language)
        )
        last = " ".join(words[taken:])
        under = read_ordinal(last.removesuffix("s"), language)
        if under is None or under < 5 or not isinstance(over, int) or not 0 < over < under:
            continue
        if last.endswith("s") == (over > 1):
            return Fraction(over, under)
    return None


def _words(span: str) -> list[str]:
    return span.lower().replace("-", " ").replace("\u2011", " ").split()


def _typed(found: re.Match[str], language: LanguageCode) -> int | None:
    """The value of a typed ordinal whose ending is the one its figure takes."""
    if found.groupdict().get("one"):
        return 1
    value = int(found["more"])
    if language == "en":
        teen = value % 100 in {11, 12, 13}
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        if found["end"] != ending:
            return None
    return value if 1 <= value <= _GREATEST else None


def _cardinal(words: list[str], language: LanguageCode) -> str | None:
    """The words of the number whose ordinal `words` are, or None."""
    if language == "fr":
        if len(words) == 1 and words[0] in _FRENCH_FIRSTS:
            return ("un", "deux")[_FRENCH_FIRSTS[words[0]] - 1]
        last = next(
            (words[-1].removesuffix(e) for e in ("ième", "ieme") if words[-1].endswith(e)), ""
        )
        stem = _FRENCH_STEMS.get(last)
        # "unième" is only the end of "vingt et unième".
        return (
            None
            if stem is None or (stem == "un" and len(words) == 1)
            else " ".join([*words[:-1], stem])
        )
    last = _ENGLISH_LASTS.get(words[-1], "")
    if not last:
        return None
    scale = len(words) == 1 and last in {"hundred", "thousand"}
    return f"a {last}" if scale else " ".join([*words[:-1], last])
