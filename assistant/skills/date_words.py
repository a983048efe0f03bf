"""The words dates are made of, in both languages, and steps through the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, count_at, follows, small_number_at, word

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Unit",
    "add_months",
    "amount_at",
    "monday_of",
    "ordinal_at",
    "stepped",
]

Unit = Literal["day", "week", "month", "year"]


def _numbered(words: str, first: int) -> dict[str, int]:
    """The words of a table to their numbers; "|" parts words of the same number."""
    return {
        name: number
        for number, names in enumerate(words.split(), first)
        for name in names.split("|")
    }


WEEKDAYS = {
    "fr": _numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    "en": _numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
}
MONTHS = {
    "fr": _numbered(
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre"
        " décembre|decembre",
        1,
    ),
    "en": _numbered(
        "january february march april may june july august september october november december", 1
    ),
}
_UNITS: dict[str, dict[str, tuple[Unit, int]]] = {
    "fr": {
        **dict.fromkeys(("jour", "jours"), ("day", 1)),
        **dict.fromkeys(("semaine", "semaines"), ("week", 1)),
        "mois": ("month", 1),
        **dict.fromkeys(("trimestre", "trimestres"), ("month", 3)),
        **dict.fromkeys(("an", "ans", "année", "années"), ("year", 1)),
    },
    "en": {
        **dict.fromkeys(("day", "days"), ("day", 1)),
        **dict.fromkeys(("week", "weeks"), ("week", 1)),
        **dict.fromkeys(("fortnight", "fortnights"), ("week", 2)),
        **dict.fromkeys(("month", "months"), ("month", 1)),
        **dict.fromkeys(("year", "years"), ("year", 1)),
    },
}
_ENGLISH_ORDINALS = {
    **{
        name: value
        for value, name in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
            " twentieth".split(),
            1,
        )
    },
    "thirtieth": 30,
}
_SUFFIXES = {"st", "nd", "rd", "th"}
# Beyond this a date is a slip of the tongue or of the recogniser.
_MOST = {"day": 36_525, "week": 5_220, "month": 1_200, "year": 100}


def monday_of(day: date) -> date:
    """The Monday of the week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def add_months(day: date, months: int) -> date:
    """`months` later, or the last day of that month where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def stepped(day: date, count: int, unit: Unit) -> date:
    """`count` units after `day`, before it where negative."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(day, count * (12 if unit == "year" else 1))


def amount_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[int, Unit, int] | None:
    """A number of days, weeks, months or years at `place`: the number, its unit and the end.

    Numbers are taken as said: "quinze jours" are fifteen days, as they are in a sum.
    """
    if language == "fr" and (end := follows(words, place, "une quinzaine de jours")) is not None:
        return 15, "day", end
    count = count_at(words, place, language)
    if count is None and language == "en" and word(words, place) in {"a", "an"}:
        couple = follows(words, place, "a couple of")
        hundred = follows(words, place, "a hundred")
        count = (2, couple) if couple else (100, hundred) if hundred else (1, place + 1)
    if count is None:
        return None
    unit = _UNITS[language].get(word(words, count[1]))
    if unit is None or not 0 < count[0] * unit[1] <= _MOST[unit[0]]:
        return None
    return count[0] * unit[1], unit[0], count[1] + 1


def ordinal_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[int, int] | None:
    """The day of a month at `place` as it is said: "premier", "trois", "third", "twenty first"."""
    if language == "fr":
        if word(words, place) == "premier":
            return 1, place + 1
        number = small_number_at(words, place, language, 31)
        if number is None or number[0] == 0:
            return None
        first = number[0] == 1
        if first and word(words, number[1]) != "er":
            return None
        return number[0], number[1] + first
    said = word(words, place)
    if (ones := _ENGLISH_ORDINALS.get(said)) is not None:
        return ones, place + 1
    if said in {"twenty", "thirty"}:
        ones = _ENGLISH_ORDINALS.get(word(words, place + 1), 10)
        value = (20 if said == "twenty" else 30) + ones
        return (value, place + 2) if ones < 10 and value < 32 else None
    if said.isdecimal() and len(said) < 3 and word(words, place + 1) in _SUFFIXES:
        return (int(said), place + 2) if 1 <= int(said) <= 31 else None
    return None
