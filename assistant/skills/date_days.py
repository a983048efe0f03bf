"""Weekdays and days of a month: "lundi en huit", "the third of march", "le quinze"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.skills.date_words import MONTHS, WEEKDAYS, add_months, monday_of, ordinal_at
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import (
    PlacedWord,
    follows,
    phrase_at,
    small_number_at,
    word,
    year_at,
)
from assistant.skills.said_dates import Base, DatePiece, dated, single, year_after

__all__ = ["day_and_month_at", "weekday_at", "weeks_later"]


def weekday_at(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """A weekday, next or last or by its week, with its date where that is said."""
    leads = {
        "fr": ("le", "ce"),
        "en": ("this", "this coming", "the coming", "next", "last", "on", "the"),
    }
    start = phrase_at(words, place, leads[day.language]) or place
    lead = word(words, start - 1) if start > place else ""
    weekday = WEEKDAYS[day.language].get(word(words, start))
    if weekday is None:
        return None
    end = start + 1
    dated = day_and_month_at(words, end + (word(words, end) == ","), day)
    if dated is not None and lead not in {"next", "last"}:
        return dated if dated.said.first.weekday() == weekday else None
    ahead = day.today + timedelta(days=(weekday - day.today.weekday() - 1) % 7 + 1)
    back = day.today - timedelta(days=(day.today.weekday() - weekday - 1) % 7 + 1)
    next_week = monday_of(day.today) + timedelta(days=7 + weekday)
    if day.language == "en" and lead in {"next", "last"}:
        return single(next_week if lead == "next" else back, end)
    after: dict[str, dict[str, date]] = {
        "fr": {
            "prochain": ahead,
            "qui vient": ahead,
            "dernier": back,
            "passé": back,
            "de la semaine prochaine": next_week,
            "de cette semaine": next_week - timedelta(days=7),
        },
        "en": {
            "next": next_week,
            "coming": ahead,
            "next week": next_week,
            "of next week": next_week,
            "of this week": next_week - timedelta(days=7),
            "last week": next_week - timedelta(days=14),
            "last": back,
        },
    }
    said = phrase_at(words, end, tuple(after[day.language]))
    if said is not None:
        return single(after[day.language][" ".join(one.text for one in words[end:said])], said)
    later, end = weeks_later(words, end, day.language)
    if lead == "le" and not later:
        return None  # "le lundi" is every Monday.
    return single((back if day.past else ahead) + timedelta(days=later), end)


def weeks_later(words: Sequence[PlacedWord], end: int, language: LanguageCode) -> tuple[int, int]:
    """The days that "en huit" or "week" add to a day, and where they end."""
    said = {"fr": (("en huit", 7), ("en quinze", 14)), "en": (("week", 7),)}
    for phrase, days in said[language]:
        if (after := follows(words, end, phrase)) is not None:
            return days, after
    return 0, end


def day_and_month_at(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """ "Le trois mars", "the third of march", "march the third 2027", "le quinze du mois"."""
    english = day.language == "en"
    start = phrase_at(words, place, ("on the", "the", "on") if english else ("le",)) or place
    number = ordinal_at(words, start, day.language)
    if number is None and english:
        return _month_first(words, place, day) or _cardinal(words, start, day)
    if number is None:
        return None
    end = number[1] + (english and word(words, number[1]) == "of")
    if not english and word(words, number[1]) == "de":
        return None
    if (piece := _in_month(words, number[0], end, day)) is not None:
        return piece
    return _of_the_month(words, place, number, day) if start > place else None


def _in_month(words: Sequence[PlacedWord], number: int, place: int, day: Base) -> DatePiece | None:
    month = MONTHS[day.language].get(word(words, place))
    if month is None:
        return None
    year = year_after(words, place + 1, day.language)
    at = dated(number, month, None if year is None else year[0], day)
    return None if at is None else single(at, place + 1 if year is None else year[1])


def _cardinal(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """ "3 march", "three march": the number without its ending."""
    number = small_number_at(words, place, "en", 31)
    return None if number is None else _in_month(words, number[0], number[1], day)


def _month_first(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """ "March the third", "march third", "march 3"."""
    start = place + (word(words, place) == "on")
    month = MONTHS["en"].get(word(words, start))
    if month is None:
        return None
    start += 1
    start += word(words, start) == "the"
    number = ordinal_at(words, start, "en")
    if number is None and year_at(words, start, "en") is None:
        number = small_number_at(words, start, "en", 31)
    if number is None:
        return None
    year = year_after(words, number[1], "en")
    at = dated(number[0], month, None if year is None else year[0], day)
    return None if at is None else single(at, number[1] if year is None else year[1])


# What may stand after a bare day of the month, so that it counts nothing.
_AFTER_DAY = {
    "fr": frozenset({"", "à", ",", ".", "?", "!", "au", "s", "merci", "pour", "d", "de"}),
    "en": frozenset({"", "at", ",", ".", "?", "!", "in", "please", "by", "around"}),
}


_OF_MONTH = {
    "fr": (("du mois prochain", 1), ("du mois", 0), ("de ce mois", 0), ("prochain", 0)),
    "en": (("of next month", 1), ("of this month", 0), ("of the month", 0)),
}


def _of_the_month(
    words: Sequence[PlacedWord], place: int, number: tuple[int, int], day: Base
) -> DatePiece | None:
    """ "Le quinze", "the fifteenth of next month": the next such day, or that of a month."""
    for said, months in _OF_MONTH[day.language]:
        if (end := follows(words, number[1], said)) is not None:
            if months:
                first = add_months(day.today.replace(day=1), months)
                return single(first.replace(day=number[0]), end)
            return single(_coming(number[0], day.today), end)
    spoken = word(words, place) in {"le", "on"} or word(words, place - 1) in {"on", ""}
    if not spoken or word(words, number[1]) not in _AFTER_DAY[day.language]:
        return None
    return single(_coming(number[0], day.today), number[1])


def _coming(number: int, today: date) -> date:
    """The next day with that number in its month, today's included."""
    month = today.replace(day=1)
    while number > monthrange(month.year, month.month)[1] or month.replace(day=number) < today:
        month = add_months(month, 1)
    return month.replace(day=number)
