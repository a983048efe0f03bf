"""Numbers as people say or type them: one span of words in, one exact value or nothing out.

A number misheard as its first half is a wrong quantity on a list and a wrong minute on a timer, so
nothing here reads a part: the span is consumed whole or the answer is None. Whole numbers are
text2num's work; what it reads short ("two dozen", "four and a half", "une demie") is settled here,
before it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from text_to_num import text2num  # type: ignore[attr-defined]  # imported, not declared, there

__all__ = ["MAXIMUM", "LanguageCode", "Number", "leading_number", "read_number", "read_signed"]

LanguageCode = Literal["fr", "en"]
Number = int | Fraction

# Beyond this nobody speaks to a household assistant: a larger figure is a misrecognition.
MAXIMUM = 10_000_000

# "neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf virgule
# quatre-vingt-dix-neuf" has twenty words; no number below the maximum has more.
_LONGEST = 24
# At the front of a sentence: "neuf cent quatre vingt dix neuf mille neuf cent quatre vingt dix".
_LONGEST_LEADING = 13


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FRENCH_TENS = _set("vingt trente quarante cinquante soixante septante huitante octante nonante")
_FRENCH_COLLECTIVES = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_ENGLISH_COLLECTIVES = {"couple": 2, "dozen": 12}
_FRENCH_PARTS = {"demi": 2, "demie": 2, "tiers": 3, "quart": 4, "quarts": 4}
_ENGLISH_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
}  # fmt: skip
_ENGLISH_SCALES = frozenset({"hundred", "thousand", "million"})
# "un million et demi" is half a million more; "cent et demi" leaves in doubt half of what.
_SCALES = {"million": 1_000_000, "millions": 1_000_000}
_DOUBTFUL_SCALES = _set("cent cents mille hundred thousand")
# "two and a half thousand", "deux virgule cinq millions".
_MULTIPLIED = {**_SCALES, "hundred": 100, "thousand": 1000}
_NAUGHTS = _set("nought naught nil")
_MINUS_WORDS = {"fr": "moins", "en": "minus"}
_MINUS_SIGNS = ("-", "\u2212", "\u2013")
_AFTER_ET = {("un",), ("une",), ("onze",)}

_VOCABULARY: dict[str, frozenset[str]] = {
    "fr": _FRENCH_TENS
    | _FRENCH_COLLECTIVES.keys()
    | {f"{word}s" for word in _FRENCH_COLLECTIVES}
    | _FRENCH_PARTS.keys()
    | _set(
        "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
        " quinze seize vingts cent cents mille million millions et virgule demis demies"
    ),
    "en": frozenset(_ENGLISH_COLLECTIVES)
    | {f"{word}s" for word in _ENGLISH_COLLECTIVES}
    | _ENGLISH_PARTS.keys()
    | _ENGLISH_SCALES
    | _set(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
        " eighty ninety a an and point oh nought naught nil"
    ),
}

# Three decimals after a non-zero figure are refused: "1.500" is 1500 to one reader, 1.5 to the
# next. Spaces that cannot break are the only thousands separator that is never ambiguous.
_FIGURES = re.compile(
    r"(?P<whole>0?[0-9]|[1-9][0-9]{1,7})(?:[.,](?P<decimals>[0-9]{1,2}))?"
    r"|(?P<zero>0)[.,](?P<small>[0-9]{3,6})"
)
_SHARE = re.compile(r"(?P<over>[0-9]{1,4})/(?P<under>[1-9][0-9]{0,3})")
_HYPHEN = re.compile(r"(?<=\w)[-\u2011](?=\w)")
_GROUPED = re.compile(r"(?<=[0-9])[\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
           "⅔": Fraction(2, 3)}  # fmt: skip


def read_number(span: str, language: LanguageCode) -> Number | None:
    """The value of `span`, wholly read, or None.

    A whole value is always an `int`, any other an exact `Fraction`; none is negative or above
    `MAXIMUM`. An English article alone ("a") is no number, whereas "un" is one in French.
    """
    return _read(span, language) if len(span) <= _LONGEST * 16 else None


def read_signed(span: str, language: LanguageCode) -> Number | None:
    """As `read_number`, and below nought where a minus was said or typed before: "minus five"."""
    text = span.strip()
    for sign in (f"{_MINUS_WORDS[language]} ", *_MINUS_SIGNS):
        if text.lower().startswith(sign):
            value = read_number(text[len(sign) :], language)
            return None if value is None else -value
    return read_number(text, language)


def leading_number(words: Sequence[str], language: LanguageCode) -> tuple[Number, int] | None:
    """The longest number `words` begin with, and how many of the words it takes.

    None where they begin with none, and where a second number follows the first at once ("deux
    trois pommes", "2 500 g"): which of the two is meant is the speaker's secret.
    """
    run = 0
    while run < min(len(words), _LONGEST_LEADING) and _is_numeric(words[run], language):
        run += 1
    for taken in range(run, 0, -1):
        value = read_number(" ".join(words[:taken]), language)
        if value is not None:
            if taken < run and read_number(words[taken], language) is not None:
                return None
            return value, taken
    return None


@lru_cache(maxsize=8192)
def _is_numeric(word: str, language: LanguageCode) -> bool:
    """Whether `word` can take part in a number; hyphens join words that all can."""
    lowered = word.lower()
    if lowered[:1].isdecimal() or lowered in _VULGAR:
        return True
    return all(part in _VOCABULARY[language] for part in lowered.split("-"))


@lru_cache(maxsize=8192)
def _read(span: str, language: LanguageCode) -> Number | None:
    """`read_number` of a span of bounded length. Cached: a scan asks for the same spans again."""
    text = _GROUPED.sub("", unicodedata.normalize("NFC", span).lower())
    words = tuple(_HYPHEN.sub(" ", text).split())
    if not words or len(words) > _LONGEST:
        return None
    value = _read_french(words) if language == "fr" else _read_english(words)
    if value is None or not 0 <= value <= MAXIMUM:
        return None
    return int(value) if value == int(value) else value


def _read_french(words: tuple[str, ...]) -> Number | None:
    """A French number: a collective, a part of one, a decimal, or a whole number."""
    for place, word in enumerate(words):
        if (size := _FRENCH_COLLECTIVES.get(word.removesuffix("s"))) is not None:
            half = words[place + 1 :] in {("et", "demi"), ("et", "demie")}
            if len(words) > place + 1 and not half:
                return None
            count = _read_french(words[:place]) if place else None
            return _collection(count, size, half)
    if (under := _FRENCH_PARTS.get(words[-1])) is not None:
        before = words[:-1]
        over = {(): 1, ("un",): 1, ("une",): 1, ("deux",): 2, ("trois",): 3, ("3",): 3}
        if "et" not in before:
            return _share(over.get(before), under)
        place = len(before) - 1 - before[::-1].index("et")
        return _mixed(before[:place], _share(over.get(before[place + 1 :]), under), "fr")
    return _decimal(words, "virgule", "fr")


def _read_english(words: tuple[str, ...]) -> Number | None:
    """An English number: a collective, a part of one, a decimal, or a whole number."""
    for place, word in enumerate(words):
        if (size := _ENGLISH_COLLECTIVES.get(word.removesuffix("s"))) is not None:
            count, rest = words[:place], words[place + 1 :]
            if rest not in {(), ("and", "a", "half")}:
                return None
            if count in {(), ("a",)}:
                return _collection(1, size, bool(rest))
            return _collection(_read_english(count), size, bool(rest))
    if words[0] == "half" or words[-1] in _ENGLISH_PARTS:
        if words in {("half", "a"), ("half", "an")}:
            return Fraction(1, 2)
        under = _ENGLISH_PARTS.get(words[-1])
        over = {(): 1, ("a",): 1, ("one",): 1, ("two",): 2, ("three",): 3, ("3",): 3}
        before = words[:-1]
        if "and" not in before:
            return _share(over.get(before), under)
        place = len(before) - 1 - before[::-1].index("and")
        return _mixed(before[:place], _share(over.get(before[place + 1 :]), under), "en")
    return _decimal(words, "point", "en")


def _mixed(whole: tuple[str, ...], part: Fraction | None, language: LanguageCode) -> Number | None:
    """`whole` and a part of one more; of a million more, where millions are counted."""
    if part is None or not whole or whole[-1] in _DOUBTFUL_SCALES:
        return None
    value = _whole(whole, language)
    return None if value is None else value + part * _SCALES.get(whole[-1], 1)


def _collection(count: Number | None, size: int, half: bool) -> Number | None:
    """`count` collections of `size`, and half of one more; None where that splits an object."""
    if count is None:
        return None
    value = count * size + (Fraction(size, 2) if half else 0)
    return value if value == int(value) else None


def _share(over: int | None, under: int | None) -> Fraction | None:
    """The fraction below one, as long as both of its halves were understood."""
    return Fraction(over, under) if over and under and over < under else None


def _decimal(words: tuple[str, ...], mark: str, language: LanguageCode) -> Number | None:
    """A whole number, two around the spoken decimal mark, or either of them by a scale."""
    broken = mark in words or "half" in words or any(word in _FRENCH_PARTS for word in words)
    if broken and len(words) > 1 and (scale := _MULTIPLIED.get(words[-1])) is not None:
        value = read_number(" ".join(words[:-1]), language)
        # Above a hundred it is "two hundred and a half million": nobody says so.
        fits = value is not None and words[-2] not in _SCALES and 1 < value < 100
        return value * scale if fits and isinstance(value, Fraction) else None
    if mark not in words:
        return _whole(words, language)
    place = words.index(mark)
    if place and words[place - 1] in _SCALES:
        return None
    whole = _whole(words[:place], language) if place else 0
    spoken = list(words[place + 1 :])
    zeros = 0
    if language == "en":
        spoken = ["zero" if word in _NAUGHTS or word == "oh" else word for word in spoken]
    while len(spoken) > 1 and spoken[0] in {"zéro", "zero"}:
        zeros += 1
        del spoken[0]
    # English spells decimals figure by figure, which text2num takes for separate numbers.
    parts = [_whole((word,), language) for word in spoken]
    if len(parts) > 1 and all(part is not None and 0 <= part < 10 for part in parts):
        figures = "".join(str(part) for part in parts)
    else:
        figures = str(_whole(tuple(spoken), language))
    if not isinstance(whole, int) or not figures.isdecimal() or len(figures) + zeros > 6:
        return None
    return whole + Fraction(int(figures), 10 ** (zeros + len(figures)))


def _whole(words: tuple[str, ...], language: LanguageCode) -> Number | None:
    """Figures as typed, or a whole number in words, which is what text2num reads well."""
    if not words:
        return None
    if any(word[0].isdecimal() or word in _VULGAR for word in words):
        return _typed(words)
    if len(words) == 1 and words[0] in _NAUGHTS and language == "en":
        return 0
    if language == "en" and words[0] == "a" and words[1:2] and words[1] in _ENGLISH_SCALES:
        words = ("one", *words[1:])
    if not set(words) <= _VOCABULARY[language] or not _joined_well(words):
        return None
    try:
        return int(text2num(" ".join(words), language))
    except ValueError:
        return None


def _joined_well(words: tuple[str, ...]) -> bool:
    """Refuses what text2num forgives: "zéro cinq" as 5, "cent et un" as 101, "ten and five"."""
    if len(words) > 1 and words[0] in {"zéro", "zero"}:
        return False
    if any(
        word == "and" and words[place - 1] not in _ENGLISH_SCALES
        for place, word in enumerate(words)
    ):
        return False
    return all(
        words[place - 1] in _FRENCH_TENS and words[place + 1 : place + 2] in _AFTER_ET
        for place, word in enumerate(words)
        if word == "et"
    )


def _typed(words: tuple[str, ...]) -> Number | None:
    """One typed figure: "3", "1,5", "3/4", "½", and the mixed "1 1/2" and "1½"."""
    if len(words) == 1 and len(words[0]) > 1 and words[0][-1] in _VULGAR:
        words = (words[0][:-1], words[0][-1])
    if len(words) == 2:
        whole, part = _typed(words[:1]), _typed(words[1:])
        mixed = isinstance(whole, int) and isinstance(part, Fraction) and part < 1
        return whole + part if mixed and whole is not None and part is not None else None
    word = words[0]
    if len(words) > 2:
        return None
    if word in _VULGAR:
        return _VULGAR[word]
    if share := _SHARE.fullmatch(word):
        return _share(int(share["over"]), int(share["under"]))
    if not (figures := _FIGURES.fullmatch(word)):
        return None
    decimals = figures["decimals"] or figures["small"] or ""
    whole = int(figures["whole"] or 0)
    return whole + Fraction(int(decimals), 10 ** len(decimals)) if decimals else whole
