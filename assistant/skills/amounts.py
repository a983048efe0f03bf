"""Amounts with their units, from words: "une livre et demie", "six feet two", "half a litre".

The span is consumed whole or nothing is read; a sentence gives its one amount or none. What is a
range, a comparison or a second number is left to a question back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.numbers import LanguageCode, leading_number, read_number
from assistant.skills.tokens import tokens
from assistant.skills.units import UNITS, Unit, unit_at

__all__ = ["Amount", "find_amount", "is_numeric", "leading_amount", "read_amount"]


@dataclass(frozen=True)
class Amount:
    """So many of a unit; `unit` is a code of `assistant.skills.units`, None for a bare count."""

    value: Fraction
    unit: str | None = None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OF = _set("de d' of")
MINUS = _set("- moins minus")
ARTICLES = {"fr": _set("un une"), "en": _set("a an")}
# "du lait demi-écrémé": what is a half of nothing.
_QUALITIES = frozenset({"demi"})
_ET = {"fr": "et", "en": "and"}
# Words before a unit that change nothing one could measure.
_FILLERS = {
    "fr": _set(
        "bon bonne bonnes bons petit petite petits petites gros grosse grosses grand grande"
    ),
    "en": _set("good big small large little full whole heaped level more"),
}
# "une douzaine de", "trois quarts d'", "a couple of", "half an": what may be followed by "of".
PARTS_OF = ("quart", "quarts", "tiers", "aine", "aines", "half", "quarter", "quarters", "third",
             "thirds", "couple", "dozen", "millier", "milliers", "million", "millions", "½", "¼",
             "¾", "/4", "/2", "/3")  # fmt: skip
# A bare number after these is counted in the next smaller unit: from, to, and which unit it is.
_TRAILING: dict[str, dict[str, tuple[int, int, str]]] = {
    "fr": {
        "m": (1, 99, "cm"), "kg": (100, 999, "g"), "hour": (1, 59, "min"), "min": (1, 59, "sec"),
    },
    "en": {
        "foot": (1, 11, "inch"), "stone": (1, 13, "lb"), "hour": (1, 59, "min"),
        "min": (1, 59, "sec"),
    },
}  # fmt: skip
# Only before these, or at the end, can nothing else be counted by that bare number.
_AFTER_TRAILING = {
    "fr": _set("de d' du en pour sur a dans , s' c' ca fait font et"),
    "en": _set("of in to into for on , please is and tall long wide high"),
}
_RANGES = {"fr": _set("ou a - et"), "en": _set("or to - and")}
_COMPARED = {
    ("plus", "de"), ("plus", "d'"), ("moins", "de"), ("moins", "d'"), ("more", "than"),
    ("less", "than"), ("at", "least"), ("at", "most"), ("au", "moins"), ("au", "plus"),
    ("fewer", "than"), ("jusqu'", "a"), ("up", "to"),
}  # fmt: skip
_LONGEST_NUMBER = 24


def read_amount(span: str, language: LanguageCode) -> Amount | None:
    """The amount that `span` wholly is, a closing "de" or "of" apart, or None."""
    words = tokens(span, language)
    found = leading_amount(words, 0, language)
    if found is None:
        return _bare(words, language)
    amount, end = found
    if end < len(words) and words[end] in OF:
        end += 1
    return amount if end == len(words) else None


def find_amount(sentence: str, language: LanguageCode) -> Amount | None:
    """The one amount in `sentence`, with or without a unit; None where there is another number."""
    words = tokens(sentence, language)
    found: list[Amount] = []
    place = 0
    while place < len(words):
        amount = leading_amount(words, place, language) or _count(words, place, language)
        if amount is None:
            counts = is_numeric(words[place], language)
            if counts and words[place] not in ARTICLES[language] | _QUALITIES:
                return None
            place += 1
            continue
        end = amount[1]
        if not _stands_alone(words, place, end, language):
            return None
        found.append(amount[0])
        place = end
    return found[0] if len(found) == 1 else None


def leading_amount(
    words: Sequence[str], place: int, language: LanguageCode
) -> tuple[Amount, int] | None:
    """The amount with a unit that begins at `place`, and where it ends."""
    negative = _at(words, place) in MINUS
    first = _quantity(words, place + negative, language)
    if first is None:
        return None
    value, unit, end = first
    if negative:
        below = unit.dimension == "temperature"
        return (Amount(-value, unit.code), end) if below else None
    added = Fraction(0)
    if value.denominator == 1 and (part := _part(words, end, language)) is not None:
        added, end = part
    else:
        last = first
        while (more := _smaller(words, end, last, language)) is not None:
            added += more[0] * more[1].factor / unit.factor
            last, end = more, more[2]
    return Amount(value + added, unit.code), end


def is_numeric(word: str, language: LanguageCode) -> bool:
    """Whether `word` alone is a number."""
    return word[:1].isdecimal() or read_number(word, language) is not None


def _quantity(
    words: Sequence[str], place: int, language: LanguageCode
) -> tuple[Fraction, Unit, int] | None:
    """A number and the unit it counts, and where they end."""
    number = leading_number(words[place : place + _LONGEST_NUMBER], language)
    if number is not None:
        value, end = Fraction(number[0]), place + number[1]
    elif _at(words, place) in ARTICLES[language]:
        value, end = Fraction(1), place + 1
    else:
        return None
    if end - place == 1 and words[place] in ARTICLES[language]:
        # "une petite douzaine", "a good half litre": the article counts nothing.
        ahead = end
        while _at(words, ahead) in _FILLERS[language]:
            ahead += 1
        inner = leading_number(words[ahead : ahead + _LONGEST_NUMBER], language)
        if ahead > end and inner is not None and words[ahead].endswith((*PARTS_OF, "demi")):
            value, end = Fraction(inner[0]), ahead + inner[1]
    while _at(words, end) in _FILLERS[language] and unit_at(words, end, language) is None:
        end += 1
    if words[end - 1].endswith(PARTS_OF) and _at(words, end) in OF:
        end += 1
        if _at(words, end) in ARTICLES["en"] and language == "en":
            end += 1
    unit = unit_at(words, end, language)
    # "A six pack" is one thing of six.
    if unit is None or (value > 1 and _at(words, end) == "pack" and language == "en"):
        return None
    return value, unit[0], unit[1]


def _part(words: Sequence[str], place: int, language: LanguageCode) -> tuple[Fraction, int] | None:
    """The part of a unit added after it: "et demie", "and three quarters"."""
    if _at(words, place) != _ET[language]:
        return None
    number = leading_number(words[place + 1 : place + 1 + _LONGEST_NUMBER], language)
    if number is None or not isinstance(number[0], Fraction) or number[0] >= 1:
        return None
    end = place + 1 + number[1]
    after = end + (_at(words, end) in OF)
    after += language == "en" and _at(words, after) in ARTICLES["en"]
    return None if unit_at(words, after, language) is not None else (number[0], end)


def _smaller(
    words: Sequence[str], place: int, last: tuple[Fraction, Unit, int], language: LanguageCode
) -> tuple[Fraction, Unit, int] | None:
    """What goes on after an amount in a smaller unit: "et deux cents grammes", "quatre-vingts"."""
    value, unit, _ = last
    if value.denominator != 1:
        return None
    start = place + (_at(words, place) == _ET[language])
    quantity = _quantity(words, start, language)
    if quantity is not None:
        same = quantity[1].dimension == unit.dimension and quantity[0] > 0
        return quantity if same and quantity[0] * quantity[1].factor < unit.factor else None
    trailing = _TRAILING[language].get(unit.code)
    number = leading_number(words[start : start + _LONGEST_NUMBER], language)
    if trailing is None or number is None or start != place or not isinstance(number[0], int):
        return None
    least, most, smaller = trailing
    end = start + number[1]
    follows = end >= len(words) or words[end] in _AFTER_TRAILING[language]
    # "un kilo un" and "une heure une" are no compounds.
    article = number[1] == 1 and words[start] in ARTICLES[language]
    if not follows or article or not least <= number[0] <= most:
        return None
    return Fraction(number[0]), UNITS[smaller], end


def _bare(words: Sequence[str], language: LanguageCode) -> Amount | None:
    """A number that is all of `words`, with no unit; an "of" may close it."""
    end = len(words) - bool(words and words[-1] in OF and len(words) > 1)
    value = read_number(" ".join(words[:end]), language)
    return None if value is None else Amount(Fraction(value))


def _count(words: Sequence[str], place: int, language: LanguageCode) -> tuple[Amount, int] | None:
    """A bare number at `place` that is more than an article."""
    number = leading_number(words[place : place + _LONGEST_NUMBER], language)
    if number is None or (number[1] == 1 and words[place] in ARTICLES[language] | _QUALITIES):
        return None
    return Amount(Fraction(number[0])), place + number[1]


def _stands_alone(words: Sequence[str], start: int, end: int, language: LanguageCode) -> bool:
    """Whether nothing beside an amount makes it a range, a comparison or half of a number."""
    before, earlier = _at(words, start - 1), _at(words, start - 2)
    after, later = _at(words, end), _at(words, end + 1)
    articles = ARTICLES[language]
    uncounted = articles | _QUALITIES
    numeric = [is_numeric(word, language) and word not in uncounted for word in (before, after)]
    ranged = before in _RANGES[language] and is_numeric(earlier, language)
    onward = after in _RANGES[language] and is_numeric(later, language) and later not in articles
    compared = (earlier, before) in _COMPARED or before in MINUS
    return not (any(numeric) or ranged or onward or compared)


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
