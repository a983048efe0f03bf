"""A sentence as single words with their places in it, and the small numbers among them.

Dates and times are read word by word: hyphens, apostrophes and capitals do not matter ("dix-neuf",
"week-end", "l'après-midi"), figures stand apart from letters ("19h30", "1er"), and each word knows
where it stood, so that what was understood can be cut out of the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.skills.numbers import LanguageCode, read_number

__all__ = [
    "LONGEST_SENTENCE",
    "PlacedWord",
    "count_at",
    "follows",
    "is_number",
    "phrase_at",
    "placed_words",
    "small_number_at",
    "word",
    "year_at",
]

# Beyond this it is no request but a text read aloud.
LONGEST_SENTENCE = 500
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(
    rf"(?<![^\W\d_])[apAP]\.?[ \u00a0]?[mM](?![^\W\d_])\.?"
    rf"|(?<![^\W\d_])[sS]t\.(?=\s)|{_LETTER}+|[0-9]+|(?<=[0-9])-(?=[0-9])"
    r"|[^\s'\u2018\u2019\u02bc\u2010-\u2015-]"
)
_LONGEST_COUNT = 8


@dataclass(frozen=True)
class PlacedWord:
    """One word, figure or sign, lower case; `start` and `end` are its place in the sentence."""

    text: str
    start: int
    end: int


def placed_words(sentence: str) -> tuple[PlacedWord, ...]:
    """The words of `sentence`; none where it is too long to be one request."""
    if len(sentence) > LONGEST_SENTENCE:
        return ()
    return tuple(
        PlacedWord(_plain(match[0]), match.start(), match.end())
        for match in _WORD.finditer(sentence)
    )


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"[. \u00a0]", "", plain) if len(plain) > 1 else plain


def word(words: Sequence[PlacedWord], place: int) -> str:
    """The word at `place`, or nothing beyond either end."""
    return words[place].text if 0 <= place < len(words) else ""


def follows(words: Sequence[PlacedWord], place: int, phrase: str) -> int | None:
    """Where `phrase` ends if it stands at `place`, else None."""
    wanted = phrase.split()
    if place < 0 or place + len(wanted) > len(words):
        return None
    if any(words[place + ahead].text != text for ahead, text in enumerate(wanted)):
        return None
    return place + len(wanted)


def phrase_at(words: Sequence[PlacedWord], place: int, phrases: Sequence[str]) -> int | None:
    """Where the longest of `phrases` that stands at `place` ends, else None."""
    ends = [end for phrase in phrases if (end := follows(words, place, phrase)) is not None]
    return max(ends, default=None)


def _french_numbers() -> dict[str, int]:
    low = (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize"
    ).split()
    names = {name: value for value, name in enumerate(low)}
    names |= {f"dix {low[ones]}": 10 + ones for ones in (7, 8, 9)}
    below_twenty = {value: name for name, value in names.items()}
    for tens, ten in ((20, "vingt"), (30, "trente"), (40, "quarante"), (50, "cinquante")):
        names |= {ten: tens, f"{ten} et un": tens + 1, f"{ten} un": tens + 1}
        names |= {f"{ten} {low[ones]}": tens + ones for ones in range(2, 10)}
    for tens, ten in ((60, "soixante"), (80, "quatre vingt")):
        names[ten] = tens
        names |= {f"{ten} {below_twenty[more]}": tens + more for more in range(1, 20)}
    names |= {"soixante et un": 61, "soixante et onze": 71, "quatre vingts": 80}
    feminine = {f"{name}e": value for name, value in names.items() if name.endswith("un")}
    return names | feminine


def _english_numbers() -> dict[str, int]:
    low = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen"
    ).split()
    names = {name: value for value, name in enumerate(low)}
    for place, ten in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split()):
        tens = 20 + 10 * place
        names[ten] = tens
        names |= {f"{ten} {low[ones]}": tens + ones for ones in range(1, 10)}
    return names


_SMALL: dict[str, dict[tuple[str, ...], int]] = {
    "fr": {tuple(name.split()): value for name, value in _french_numbers().items()},
    "en": {tuple(name.split()): value for name, value in _english_numbers().items()},
}
_IN_NUMBERS = {
    "fr": frozenset(part for name in _SMALL["fr"] for part in name) | {"cent", "cents", "mille"},
    "en": frozenset(part for name in _SMALL["en"] for part in name)
    | {"hundred", "thousand", "and"},
}


def small_number_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode, most: int
) -> tuple[int, int] | None:
    """The longest number from nought to `most` at `place`, and where it ends.

    None where the number that stands there is longer than that: of "twenty five" no part is read.
    """
    if word(words, place).isdecimal():
        figures = word(words, place)
        return (int(figures), place + 1) if len(figures) < 3 and int(figures) <= most else None
    for taken in range(min(4, len(words) - place), 0, -1):
        name = tuple(one.text for one in words[place : place + taken])
        if (value := _SMALL[language].get(name)) is not None:
            return (value, place + taken) if value <= most else None
    return None


def count_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[int, int] | None:
    """The longest whole number at `place`, and where it ends."""
    if word(words, place).isdecimal():
        figures = word(words, place)
        return (int(figures), place + 1) if len(figures) < 6 else None
    run = place
    while run < min(len(words), place + _LONGEST_COUNT):
        if words[run].text not in _IN_NUMBERS[language]:
            break
        run += 1
    for end in range(run, place, -1):
        value = read_number(" ".join(one.text for one in words[place:end]), language)
        if isinstance(value, int):
            return value, end
    return None


def year_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[int, int] | None:
    """The year from 1600 to 2399 at `place`, as it is said ("twenty twenty six") or typed."""
    figures = word(words, place)
    if figures.isdecimal():
        fits = len(figures) == 4 and 1600 <= int(figures) < 2400
        return (int(figures), place + 1) if fits else None
    if language == "en":
        century = small_number_at(words, place, language, 23)
        if century is not None and century[0] >= 16:
            zero = word(words, century[1]) in {"o", "oh"}
            rest = small_number_at(words, century[1] + zero, language, 99)
            if rest is not None and (1 <= rest[0] < 10 if zero else rest[0] >= 10):
                return century[0] * 100 + rest[0], rest[1]
            if word(words, century[1]) == "hundred":
                return century[0] * 100, century[1] + 1
    count = count_at(words, place, language)
    return count if count is not None and 1600 <= count[0] < 2400 else None


def is_number(text: str, language: LanguageCode) -> bool:
    """Whether `text` alone counts something; an article does not."""
    if text in {"un", "une", "a", "an"}:
        return False
    return text.isdecimal() or (text,) in _SMALL[language] or text in {"cent", "mille", "hundred"}
