"""What a said date is, and what every reader of dates needs: the day it counts from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.skills.holidays import Feast
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, phrase_at, year_at

__all__ = ["Base", "DatePiece", "Kind", "SaidDate", "dated", "several", "single", "year_after"]

Kind = Literal["day", "counted", "feast", "week", "weekend", "month", "year"]


@dataclass(frozen=True)
class SaidDate:
    """The days a sentence means: one day, or all from `first` to `last`; `feast` where it is one.

    `counted` days were counted from today ("in three days"), at the same time of day.
    """

    first: date
    last: date
    kind: Kind = "day"
    feast: Feast | None = None


@dataclass(frozen=True)
class DatePiece:
    """A date in a sentence, and where it ends."""

    said: SaidDate
    end: int


@dataclass(frozen=True)
class Base:
    """What a date is counted from."""

    today: date
    past: bool
    language: LanguageCode


def single(at: date, end: int, kind: Kind = "day") -> DatePiece:
    return DatePiece(SaidDate(at, at, kind), end)


def several(first: date, last: date, kind: Kind, end: int) -> DatePiece:
    return DatePiece(SaidDate(first, last, kind), end)


def dated(number: int, month: int, year: int | None, day: Base) -> date | None:
    """That day of that month: in `year`, or the next or the last there is. None: no such day."""
    if year is not None:
        return date(year, month, number)
    years = range(day.today.year, day.today.year + (-9 if day.past else 9), -1 if day.past else 1)
    for candidate in years:
        if number <= monthrange(candidate, month)[1]:
            at = date(candidate, month, number)
            if (at <= day.today) if day.past else (at >= day.today):
                return at
    return None


def year_after(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[int, int] | None:
    """The year said after a date, with "en", "in" or "of" before it."""
    joins = {"fr": ("en", "de l an", "de", ","), "en": ("in", "of", "in the year", ",")}
    start = phrase_at(words, place, joins[language])
    return year_at(words, place if start is None else start, language)
