"""The quiet hours a sentence asks for: two times of day, in minutes since midnight.

Hours that were misunderstood let offers through at night, so exactly two times must be named and
each must have one reading only; everything else gives nothing and is asked back. "From nine to
seven" has one: nobody asks for twenty-two quiet hours, so the night is meant.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.skills.numbers import LanguageCode, read_number

__all__ = ["find_hours"]

_MAXIMUM_LENGTH = 500
_DAY, _HALF_DAY = 1440, 720
_WORDS_OF_HOUR = 3


@dataclass(frozen=True)
class _Time:
    """A time of day as said. `readings` are the minutes it may mean, `figure` the hour named."""

    readings: tuple[int, ...]
    figure: int
    before: str


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NAMED = {
    "fr": {"minuit": 0, "midi": _HALF_DAY},
    "en": {"midnight": 0, "noon": _HALF_DAY, "midday": _HALF_DAY},
}
_UNIT = {"fr": _set("heure heures h"), "en": _set("o'clock oclock h")}
# Without "heures", "am" or the like, a number is a time only after one of these.
_LEADS = {
    "fr": _set("entre de à et jusqu'à après avant"),
    "en": _set("from between and to till til until at after before past by"),
}
# A bare article counts nothing: "une plage sans pub".
_ARTICLES = _set("un une a an")
_HALVES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "fr": (
        (("du", "matin"), "am"),
        (("de", "l'après", "midi"), "pm"),
        (("du", "soir"), "pm"),
        (("de", "la", "nuit"), "night"),
    ),
    "en": (
        (("am",), "am"),
        (("pm",), "pm"),
        (("in", "the", "morning"), "am"),
        (("in", "the", "afternoon"), "pm"),
        (("in", "the", "evening"), "pm"),
        (("at", "night"), "night"),
    ),
}
_PAST: dict[tuple[str, ...], int] = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("quarter", "to"): -15,
}
# Hours in which offers are welcome are the opposite of what is set here.
_OPPOSITE = {
    "fr": re.compile(r"(?<!\w)(?:seulement|uniquement|que entre|qu'entre|sauf)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:only|except|but not)(?!\w)"),
}
_BEFORE = {"fr": "avant", "en": "before"}
_AFTER = {"fr": _set("après dès"), "en": _set("after from")}
# A night: it begins after five in the afternoon and lasts half a day at most.
_EVENING = range(6, 12)


def find_hours(sentence: str, language: LanguageCode) -> tuple[int, int] | None:
    """From when to when `sentence` wants quiet, or None where it is not wholly clear."""
    if len(sentence) > _MAXIMUM_LENGTH:
        return None
    text = _normal(sentence)
    words = text.split()
    times: list[_Time] = []
    place = 0
    while place < len(words):
        found = _time_at(words, place, language)
        if found is None:
            place += 1
            continue
        times.append(found[0])
        place = found[1]
    if len(times) != 2 or _OPPOSITE[language].search(text):
        return None
    start, end = times
    if start.before == _BEFORE[language] and end.before in _AFTER[language]:
        start, end = end, start
    return _between(start, end)


def _normal(sentence: str) -> str:
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    text = re.sub(r"(?<![a-z])([ap])\.? ?m\b\.?", r" \1m ", text)
    text = re.sub(r"(?<=[0-9])\s?[:h]\s?(?=[0-9]|\s|$)", " h ", text)
    return " ".join(re.sub(r"[,;.!?…«»“”\"\u2010-\u2015-]", " ", text).split())


def _time_at(words: list[str], place: int, language: LanguageCode) -> tuple[_Time, int] | None:
    """The time of day that begins at `place`, and where it ends."""
    before = words[place - 1] if place else ""
    if (named := _NAMED[language].get(words[place])) is not None:
        minutes, end = _minutes(words, place + 1, language)
        return _Time(((named + minutes) % _DAY,), named // 60, before), end
    if language == "en" and (passed := _past(words, place)) is not None:
        shift, place = passed
        if (named := _NAMED[language].get(words[place])) is not None:
            return _Time(((named + shift) % _DAY,), named // 60, before), place + 1
        number = _number(words, place, language, 12)
        if number is None:
            return None
        return _reading(number[0], shift, words, number[1], language, before, marked=True)
    number = _number(words, place, language, 24)
    if number is None:
        return None
    hour, end = number
    marked = end < len(words) and words[end] in _UNIT[language]
    if words[place] in _ARTICLES and not marked:
        return None
    minutes, end = _minutes(words, end + marked, language, marked)
    return _reading(hour, minutes, words, end, language, before, marked=marked)


def _reading(
    hour: int,
    minutes: int,
    words: list[str],
    end: int,
    language: LanguageCode,
    before: str,
    *,
    marked: bool,
) -> tuple[_Time, int] | None:
    """The time at `hour` and `minutes`, as the half of the day said after it allows."""
    half = ""
    for said, meaning in _HALVES[language]:
        if tuple(words[end : end + len(said)]) == said:
            half, end = meaning, end + len(said)
            break
    if not marked and not half and before not in _LEADS[language]:
        return None
    if half == "night":
        half = "am" if hour % 12 < 6 else "pm"
    if half and hour > 12 and half == "am":
        return None
    at = hour % 24 * 60 + minutes
    readings = (at % _DAY,) if hour > 12 or hour == 0 else (at % _HALF_DAY, at % _HALF_DAY + 720)
    if half and hour <= 12:
        readings = (at % _HALF_DAY + (_HALF_DAY if half == "pm" else 0),)
    return _Time(readings, hour, before), end


def _number(
    words: list[str], place: int, language: LanguageCode, most: int
) -> tuple[int, int] | None:
    """The longest whole number from nought to `most` at `place`, and where it ends."""
    for taken in range(min(_WORDS_OF_HOUR, len(words) - place), 0, -1):
        value = read_number(" ".join(words[place : place + taken]), language)
        if isinstance(value, int) and value <= most:
            return value, place + taken
    return None


def _minutes(
    words: list[str], place: int, language: LanguageCode, marked: bool = True
) -> tuple[int, int]:
    """The minutes said after an hour, and where they end; nought where none are."""
    following = tuple(words[place : place + 3])
    if language == "fr":
        if following[:2] in {("et", "demi"), ("et", "demie")}:
            return 30, place + 2
        if following[:2] == ("et", "quart"):
            return 15, place + 2
        if following == ("moins", "le", "quart"):
            return -15, place + 3
        if not marked:
            return 0, place
    number = _number(words, place, language, 59)
    # "twenty hours seven" is no time anybody says; "nine thirty" and "9 h 05" are.
    if number is None or (number[0] < 10 and not words[place].startswith("0")):
        return 0, place
    return number


def _past(words: list[str], place: int) -> tuple[int, int] | None:
    """What "half past", "quarter to" and the like add to the hour, and where they end."""
    start = place + (words[place] == "a")
    said = tuple(words[start : start + 2])
    shift = _PAST.get(said)
    return None if shift is None or start + 2 >= len(words) else (shift, start + 2)


def _between(start: _Time, end: _Time) -> tuple[int, int] | None:
    """The one pair of readings that is meant, or None."""
    if max(start.figure, end.figure) > 12:
        # Who says one hour by the clock of twenty-four says both by it.
        start, end = _by_the_long_clock(start), _by_the_long_clock(end)
    if len(start.readings) > 1 and len(end.readings) > 1:
        # Neither half of the day was said: a night, if it can be one.
        evening, morning = start.readings[1], end.readings[0]
        asleep = start.figure in _EVENING and 4 * 60 <= morning <= evening - _HALF_DAY
        return (evening, morning) if asleep else None
    pairs = [(a, b) for a in start.readings for b in end.readings if a != b]
    return min(pairs, key=lambda pair: (pair[1] - pair[0]) % _DAY, default=None)


def _by_the_long_clock(time: _Time) -> _Time:
    """`time` with the one reading its figure has, unless its half of the day was said."""
    if len(time.readings) == 1:
        return time
    early, late = time.readings
    return _Time((late if time.figure == 12 else early,), time.figure, time.before)
