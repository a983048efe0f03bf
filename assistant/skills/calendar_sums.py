"""Questions to the calendar: how long until a date, what day it falls on, when a feast is.

Every word of the question must be known and its dates wholly read; else there is no answer, for a
sum over half a question is a wrong one. Days are counted from date to date; weeks are ISO
weeks, which begin on Monday.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.skills.calendar_questions import KINDS, KNOWN_WORDS, Kind, past_asked, up_to_asked
from assistant.skills.date_words import MONTHS, WEEKDAYS, add_months
from assistant.skills.dates import SaidDate, date_at
from assistant.skills.holidays import FEASTS, Feast, public_holiday
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, placed_words, word, year_at

__all__ = [
    "Answer",
    "DayAnswer",
    "Distance",
    "HolidayAnswer",
    "LeapYear",
    "MonthLength",
    "NextHoliday",
    "Span",
    "WeekNumber",
    "YearLength",
    "answer_calendar",
    "names_a_day",
]

Unit = Literal["days", "weeks", "months"]


@dataclass(frozen=True)
class Distance:
    """How far `day` is from today, before it where `past`: `count` units and `rest` days."""

    day: date
    feast: Feast | None
    unit: Unit
    count: int
    rest: int
    past: bool


@dataclass(frozen=True)
class Span:
    """The days, or the weeks and days, from one date to another."""

    first: date
    last: date
    unit: Unit
    count: int
    rest: int


@dataclass(frozen=True)
class DayAnswer:
    """A day that was asked for, with its feast where it was asked by that."""

    day: date
    feast: Feast | None


@dataclass(frozen=True)
class WeekNumber:
    """The ISO week that `day` lies in."""

    day: date
    number: int


@dataclass(frozen=True)
class LeapYear:
    """Whether `year` has a 29 February; `next_one` where the next such year was asked for."""

    year: int
    leap: bool
    next_one: bool = False


@dataclass(frozen=True)
class MonthLength:
    """How many days the month of `first` has."""

    first: date
    days: int


@dataclass(frozen=True)
class YearLength:
    """How many days `year` has."""

    year: int
    days: int


@dataclass(frozen=True)
class HolidayAnswer:
    """Whether `day` is a public holiday, and which."""

    day: date
    holiday: Feast | None


@dataclass(frozen=True)
class NextHoliday:
    """The next public holiday after today."""

    day: date
    holiday: Feast


Answer = (
    Distance
    | Span
    | DayAnswer
    | WeekNumber
    | LeapYear
    | MonthLength
    | YearLength
    | HolidayAnswer
    | NextHoliday
)


@dataclass(frozen=True)
class _Question:
    """The question as a line, each date in it a "D", each longer time an "R", a month an "M"."""

    line: str
    days: tuple[SaidDate, ...]
    ranges: tuple[SaidDate, ...]
    months: tuple[tuple[int, int | None], ...]
    years: tuple[int, ...]


def answer_calendar(sentence: str, language: LanguageCode, today: date) -> Answer | None:
    """The answer to a question about the calendar, or None where it is not wholly understood."""
    words = placed_words(sentence)
    question = _question(words, language, today, past=False)
    if any(one not in KNOWN_WORDS[language] for one in question.line.split()):
        return None
    up_to = up_to_asked(question.line, language)
    kind = next(
        (
            kind
            for kind, asked in KINDS[language]
            if asked.search(question.line) and not (up_to and kind in {"length", "left"})
        ),
        "until" if up_to and (question.ranges or question.months) else None,
    )
    if kind is None:
        return None
    past = kind == "since" or past_asked(question.line, language)
    if past:
        question = _question(words, language, today, past=True)
    try:
        return _answered(kind, question, language, today)
    except (ValueError, OverflowError):
        return None


def names_a_day(sentence: str, language: LanguageCode, today: date) -> bool:
    """Whether `sentence` names another day than today, by more than its weekday."""
    words = placed_words(sentence)
    place = 0
    while place < len(words):
        piece = date_at(words, place, language, today)
        if piece is None:
            place += 1
            continue
        named = {one.text for one in words[place : piece.end]} - {"le", "on", "the", "this", "ce"}
        single = piece.said.first == piece.said.last != today
        if single and not named <= WEEKDAYS[language].keys():
            return True
        place = piece.end
    return False


def _question(
    words: tuple[PlacedWord, ...], language: LanguageCode, today: date, *, past: bool
) -> _Question:
    line: list[str] = []
    days: list[SaidDate] = []
    ranges: list[SaidDate] = []
    months: list[tuple[int, int | None]] = []
    years: list[int] = []
    place = 0
    while place < len(words):
        piece = date_at(words, place, language, today, past=past)
        month = MONTHS[language].get(word(words, place))
        year = year_at(words, place, language)
        if piece is not None:
            single = piece.said.first == piece.said.last
            (days if single else ranges).append(piece.said)
            line.append("D" if single else "R")
            place = piece.end
        elif month is not None:
            after = place + 1 + (word(words, place + 1) in {"en", "of", "in", "de"})
            year = year_at(words, after, language)
            months.append((month, None if year is None else year[0]))
            line.append("M")
            place = place + 1 if year is None else year[1]
        elif year is not None:
            years.append(year[0])
            line.append("Y")
            place = year[1]
        else:
            line.append(words[place].text)
            place += 1
    text = " ".join(one for one in line if one not in {".", "?", "!", ",", "…"})
    return _Question(text, tuple(days), tuple(ranges), tuple(months), tuple(years))


def _answered(
    kind: Kind, question: _Question, language: LanguageCode, today: date
) -> Answer | None:
    counts = (len(question.days), len(question.ranges), len(question.months), len(question.years))
    if kind in {"leap", "next-leap"}:
        return _leap(kind, question, counts, today)
    if kind == "length":
        return _length(question, counts, today)
    if kind == "week":
        if counts not in {(0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0)}:
            return None
        said = (*question.days, *question.ranges)
        if said and said[0].kind in {"month", "year"}:
            return None
        day = said[0].first if said else today
        return WeekNumber(day, day.isocalendar().week)
    if kind == "next-holiday":
        return _next_holiday(language, today) if counts == (0, 0, 0, 0) else None
    if kind == "between":
        return _between(question, language) if counts == (2, 0, 0, 0) else None
    if kind == "left":
        return _left(question, counts, today)
    said_day = _one_day(kind, question, counts, today)
    if said_day is None:
        return None
    if kind == "holiday":
        return HolidayAnswer(said_day.first, public_holiday(said_day.first, language))
    if kind == "day":
        return DayAnswer(said_day.first, said_day.feast)
    return _distance(said_day, _unit(question.line, language), today, since=kind == "since")


def _one_day(
    kind: Kind, question: _Question, counts: tuple[int, int, int, int], today: date
) -> SaidDate | None:
    """The day asked about: the one named, a feast in a year, or the first of what is awaited."""
    if counts == (1, 0, 0, 0):
        return question.days[0]
    if counts == (0, 1, 0, 0) and kind == "until":
        first = question.ranges[0].first
        return SaidDate(first, first)
    if counts == (0, 0, 1, 0) and kind == "until":
        month, year = question.months[0]
        first = date(today.year if year is None else year, month, 1)
        first = first if year is not None or first > today else first.replace(year=today.year + 1)
        return SaidDate(first, first)
    if counts == (1, 1, 0, 0) and question.ranges[0].kind == "year":
        feast = question.days[0].feast
        if feast is not None:
            day = feast.on(question.ranges[0].first.year)
            return SaidDate(day, day, "feast", feast)
    return None


def _left(question: _Question, counts: tuple[int, int, int, int], today: date) -> Distance | None:
    """The days left in this year or this month."""
    if counts == (0, 1, 0, 0) and question.ranges[0].kind in {"month", "year"}:
        said = question.ranges[0]
        if not said.first <= today <= said.last:
            return None
        last = said.last
    elif counts != (0, 0, 0, 0):
        return None
    elif {"année", "year"} & set(question.line.split()):
        last = date(today.year, 12, 31)
    else:
        last = date(today.year, today.month, monthrange(today.year, today.month)[1])
    return Distance(last, None, "days", (last - today).days, 0, past=False)


def _unit(line: str, language: LanguageCode) -> Unit:
    asked = {
        "fr": (("combien de semaines", "weeks"), ("combien de mois", "months")),
        "en": (("many weeks", "weeks"), ("many months", "months"), ("long in weeks", "weeks")),
    }
    units: dict[str, Unit] = {"weeks": "weeks", "months": "months"}
    return next((units[unit] for words, unit in asked[language] if words in line), "days")


def _parted(first: date, last: date, unit: Unit) -> tuple[int, int]:
    """The whole units from `first` to `last`, and the days left over."""
    days = (last - first).days
    if unit == "days":
        return days, 0
    if unit == "weeks":
        return divmod(days, 7)
    months = (last.year - first.year) * 12 + last.month - first.month
    if add_months(first, months) > last:
        months -= 1
    return months, (last - add_months(first, months)).days


def _distance(said: SaidDate, unit: Unit, today: date, *, since: bool) -> Distance | None:
    day = said.first
    if (day > today) if since else (day < today):
        return None
    count, rest = _parted(min(day, today), max(day, today), unit)
    return Distance(day, said.feast, unit, count, rest, past=since)


def _between(question: _Question, language: LanguageCode) -> Span | None:
    first, last = (said.first for said in question.days)
    if last < first:
        return None
    unit = _unit(question.line, language)
    return Span(first, last, unit, *_parted(first, last, unit))


def _leap(
    kind: Kind, question: _Question, counts: tuple[int, int, int, int], today: date
) -> LeapYear | None:
    if kind == "next-leap":
        if any(counts):
            return None
        year = next(year for year in range(today.year + 1, today.year + 10) if isleap(year))
        return LeapYear(year, leap=True, next_one=True)
    if counts == (0, 0, 0, 1):
        year = question.years[0]
    elif counts == (0, 1, 0, 0) and question.ranges[0].kind == "year":
        year = question.ranges[0].first.year
    else:
        return None
    return LeapYear(year, isleap(year))


def _length(
    question: _Question, counts: tuple[int, int, int, int], today: date
) -> MonthLength | YearLength | None:
    if counts == (0, 0, 1, 0):
        month, year = question.months[0]
        if year is None:
            year = today.year + (month < today.month)
        return MonthLength(date(year, month, 1), monthrange(year, month)[1])
    if counts == (0, 1, 1, 0) and question.ranges[0].kind == "year":
        first = date(question.ranges[0].first.year, question.months[0][0], 1)
        return MonthLength(first, monthrange(first.year, first.month)[1])
    if counts == (0, 0, 0, 1):
        year = question.years[0]
        return YearLength(year, 366 if isleap(year) else 365)
    if counts == (0, 1, 0, 0) and question.ranges[0].kind in {"month", "year"}:
        said = question.ranges[0]
        days = (said.last - said.first).days + 1
        if said.kind == "month":
            return MonthLength(said.first, days)
        return YearLength(said.first.year, days)
    return None


def _next_holiday(language: LanguageCode, today: date) -> NextHoliday:
    """The next one; each year has several, so one is found before two have passed."""
    for ahead in range(1, 800):
        day = today + timedelta(days=ahead)
        if (holiday := public_holiday(day, language)) is not None:
            return NextHoliday(day, holiday)
    return NextHoliday(FEASTS["christmas"].next(today), FEASTS["christmas"])
