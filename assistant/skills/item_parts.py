"""Cuts the words of a list into its things, and reads the amount and unit each begins with."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.skills.item_units import MEASURES, UnitWord, unit_words
from assistant.skills.item_words import (
    BOOKS,
    COLLECTIVES,
    COMPLEMENTS,
    COUNTED_INSIDE,
    DETERMINERS,
    LINK_TAILS,
    LINKS,
    OF,
    ONE,
    PARTITIVES,
    PREPOSITIONS,
    SINGLE,
    SIZES,
    UNCOUNTED,
    VAGUE,
)
from assistant.skills.numbers import LanguageCode, Number, leading_number, read_number

__all__ = ["counts", "measure", "parts_of", "words_in"]

_LONGEST_MEASURE = 32


def words_in(text: str) -> list[str]:
    """The words of `text`, French elisions apart from what they lean on."""
    return re.sub(r"(?<!\S)([dl]')(?=\S)", r"\1 ", text).split()


def parts_of(words: list[str], language: LanguageCode) -> list[list[str]]:
    """`words` cut where one thing ends and the next begins."""
    parts: list[list[str]] = [[]]
    place = 0
    listed = _last_link(words, language)
    while place < len(words):
        part = parts[-1]
        if not part and words[place] not in LINKS[language]:
            # "one hundred and five", "un kilo et demi": this "and" is no end.
            taken = measure(words[place : place + _LONGEST_MEASURE], language)[2]
            if taken:
                part.extend(words[place : place + taken])
                place += taken
                continue
        word = words[place]
        if half := _half(words, place, language) if part else 0:
            # "une livre et demie de beurre" is one thing, and its amount is left as it was said.
            part.extend(words[place : place + half])
            place += half
            continue
        if word in LINKS[language]:
            place += 1
            while place < len(words) and part and words[place] in LINK_TAILS:
                place += 1
            parts.append([])
            continue
        if _begins(words, place, part, language, listed):
            parts.append([])
            continue
        part.append(word)
        place += 1
    return [part for part in parts if part]


def _last_link(words: list[str], language: LanguageCode) -> int:
    """The place of the last "et du", "and three": what stands before it is a list too."""
    return max(
        (
            at
            for at in range(len(words) - 1)
            if words[at] in {"et", "and"}
            and (words[at + 1] in PARTITIVES | ONE[language] or counts(words[at + 1]))
        ),
        default=-1,
    )


def _begins(
    words: list[str], place: int, part: list[str], language: LanguageCode, listed: int
) -> bool:
    """Whether a further thing begins at `place` though no link word says so.

    Recognised speech has no commas: "du riz des pâtes et du sel". An article opens a further
    thing where it cannot belong to the one before; `listed` is the place of the last "et du".
    """
    if not part or place + 1 >= len(words) or part[-1] in PREPOSITIONS:
        return False
    word, following = words[place], words[place + 1]
    if place < listed and counts(word) and not counts(part[-1]):
        return following not in COUNTED_INSIDE and not counts(following)
    if language == "en":
        return word in {"some", "a", "an"} and part[0] != "the"
    if word in {"un", "une"}:
        return True
    partitive = word in {"du", "des"} or (word == "de" and following in {"la", "l'"})
    noun = words[place + 2] if word == "de" and place + 2 < len(words) else following
    # Only among things that are all counted that way: "les croquettes du voisin" is one thing.
    return partitive and place < listed and part[0] in PARTITIVES and noun not in COMPLEMENTS


def measure(words: list[str], language: LanguageCode) -> tuple[Number | None, UnitWord | None, int]:
    """The amount and unit `words` begin with, and how many words to take away before the name.

    A number that is not understood without doubt takes no word away.
    """
    place = _after_determiners(words, 0, language)
    number = leading_number(words[place : place + 24], language)
    if number is None and _at(words, place) in UNCOUNTED and language == "fr":
        number = leading_number(["une", *words[place : place + 24]], language)
        number = number and (number[0], number[1] - 1)
    if number is None and place and words[place - 1] == "another" and _at(words, place + 1) in OF:
        number = (1, 0) if unit_words(_at(words, place), language) else None
    if number is None:
        if place >= len(words) or words[place] not in ONE[language]:
            doubtful = place < len(words) and counts(words[place])
            return None, None, 0 if doubtful else place
        number = (1, 1)
    first = words[place]
    amount, place = number[0], place + number[1]
    if amount == 1 and _at(words, place) in SINGLE:
        place += 1
    if amount == 0:
        return None, None, 0
    if words[place - 1].endswith(COLLECTIVES) and _at(words, place) in OF:
        place += 1
        if _at(words, place) in ONE["en"] and language == "en":
            place += 1
    sized = _sized(words, place, language)
    end = sized + 1
    half = _half(words, end, language)
    of = _at(words, end + half) in OF
    unit = _unit(words, sized, end + half, of, language)
    end += half + of
    if unit is None or not _at(words, end) or _at(words, end) in LINKS[language]:
        return amount, None, place
    if unit.code == "livre" and (first == "un" or words[end] in BOOKS):
        return amount, None, place
    return (amount + Fraction(1, 2) if half else amount), unit, end


def _sized(words: list[str], place: int, language: LanguageCode) -> int:
    """The place of the unit that only its size stands before, or `place`."""
    after = place
    while _at(words, after) in SIZES:
        after += 1
    unit = unit_words(_at(words, after), language) and _at(words, after + 1) in OF
    return after if unit else place


def _unit(
    words: list[str], place: int, after: int, of: bool, language: LanguageCode
) -> UnitWord | None:
    """The unit at `place`, where what comes `after` it, with or without an "of", lets it be one.

    "Two litre bottles" are no two litres; "500 g flour" is typed that way in both languages.
    """
    word = _at(words, place)
    unit = unit_words(word, language)
    if unit is None or of:
        return unit
    measures = unit.code in MEASURES and (len(word) < 3 or word == "lbs" or language == "fr")
    return unit if measures and _at(words, after) else None


def _half(words: list[str], place: int, language: LanguageCode) -> int:
    """How many words from `place` add a half to the thing just counted: "et demie", or none."""
    if language == "fr":
        added = _at(words, place) == "et" and _at(words, place + 1) in {"demi", "demie"}
        after = _at(words, place + 2)
        return 2 if added and unit_words(after, language) is None else 0
    added = words[place : place + 3] == ["and", "a", "half"]
    return 3 if added and _at(words, place + 3) in OF | {""} else 0


def _after_determiners(words: list[str], place: int, language: LanguageCode) -> int:
    """The place of the first word that is neither an article nor a vague quantity."""
    while place < len(words):
        vague = [
            len(one) for one in VAGUE[language] if tuple(words[place : place + len(one)]) == one
        ]
        if vague:
            place += max(vague)
        elif words[place] in DETERMINERS[language]:
            place += 1
        else:
            break
    return place


def counts(word: str) -> bool:
    """Whether `word` alone is a number above one, in words or figures."""
    if word[:1].isdecimal():
        return True
    values = [read_number(word, "fr"), read_number(word, "en")]
    return any(value is not None and value != 1 for value in values)


def _at(words: list[str], place: int) -> str:
    return words[place] if place < len(words) else ""
