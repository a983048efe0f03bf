"""Weeks, weekends, months and years as dates: "la semaine prochaine", "the end of the month"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.skills.date_words import MONTHS, WEEKDAYS, add_months, monday_of
from assistant.skills.placed_words import PlacedWord, follows, phrase_at, word
from assistant.skills.said_dates import Base, DatePiece, Kind, several, single, year_after

__all__ = ["month_at", "whole_at", "whole_of"]

_WHOLE: dict[str, tuple[tuple[str, Kind, int], ...]] = {
    "fr": (
        ("cette semaine", "week", 0), ("la semaine prochaine", "week", 1),
        ("la semaine qui vient", "week", 1), ("la semaine dernière", "week", -1),
        ("la semaine passée", "week", -1), ("la semaine d après", "week", 2),
        ("ce week end", "weekend", 0), ("ce weekend", "weekend", 0),
        ("le week end prochain", "weekend", 1), ("le weekend prochain", "weekend", 1),
        ("week end prochain", "weekend", 1), ("le week end dernier", "weekend", -1),
        ("le weekend dernier", "weekend", -1), ("ce mois ci", "month", 0),
        ("ce mois", "month", 0), ("le mois prochain", "month", 1), ("le mois dernier", "month", -1),
        ("cette année", "year", 0), ("l année prochaine", "year", 1),
        ("l an prochain", "year", 1), ("l année dernière", "year", -1),
        ("l an dernier", "year", -1),
    ),
    "en": (
        ("this week", "week", 0), ("next week", "week", 1), ("last week", "week", -1),
        ("the week after next", "week", 2), ("this weekend", "weekend", 0),
        ("this week end", "weekend", 0), ("next weekend", "weekend", 1),
        ("next week end", "weekend", 1), ("the weekend", "weekend", 0),
        ("last weekend", "weekend", -1), ("this month", "month", 0), ("next month", "month", 1),
        ("last month", "month", -1), ("this year", "year", 0), ("next year", "year", 1),
        ("last year", "year", -1),
    ),
}  # fmt: skip


_EDGES: dict[str, tuple[tuple[str, bool], ...]] = {
    "fr": (
        ("à la fin", True), ("la fin", True), ("fin", True), ("le dernier jour", True),
        ("au début", False), ("le début", False), ("début", False), ("le premier jour", False),
    ),
    "en": (
        ("at the end", True), ("the end", True), ("end", True), ("the last day", True),
        ("at the start", False), ("the start", False), ("at the beginning", False),
        ("the beginning", False), ("the first day", False),
    ),
}  # fmt: skip


_EDGED: dict[str, tuple[tuple[str, Kind, int], ...]] = {
    "fr": (("du mois prochain", "month", 1), ("du mois", "month", 0), ("de mois", "month", 0),
           ("de ce mois", "month", 0), ("de l année", "year", 0), ("d année", "year", 0),
           ("de l année prochaine", "year", 1), ("de cette année", "year", 0)),
    "en": (("of next month", "month", 1), ("of the month", "month", 0),
           ("of this month", "month", 0), ("of the year", "year", 0), ("of this year", "year", 0),
           ("of next year", "year", 1)),
}  # fmt: skip


def whole_of(today: date, kind: Kind, steps: int) -> tuple[date, date]:
    """The first and the last day of the week, weekend, month or year, `steps` from today's."""
    if kind in {"week", "weekend"}:
        monday = monday_of(today) + timedelta(weeks=steps)
        first = monday + timedelta(days=5 if kind == "weekend" else 0)
        return first, monday + timedelta(days=6)
    months = steps * (12 if kind == "year" else 1)
    first = add_months(today.replace(day=1, **({"month": 1} if kind == "year" else {})), months)
    return first, add_months(first, 12 if kind == "year" else 1) - timedelta(days=1)


def whole_at(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """A week, a weekend, a month, a year, or the end or the beginning of one."""
    whole = _longest(words, place, _WHOLE[day.language])
    if whole is not None:
        kind, steps, end = whole
        first, last = whole_of(day.today, kind, steps)
        on = end + (word(words, end) == "on")
        weekday = WEEKDAYS[day.language].get(word(words, on))
        if kind == "week" and weekday is not None:
            return single(first + timedelta(days=weekday), on + 1)
        return several(first, last, kind, end)
    for said, at_end in _EDGES[day.language]:
        start = follows(words, place, said)
        if start is None:
            continue
        edged = _longest(words, start, _EDGED[day.language])
        if edged is not None:
            first, last = whole_of(day.today, edged[0], edged[1])
            if not at_end and edged[1] == 0 and not day.past:
                first = whole_of(day.today, edged[0], 1)[0]
            return single(last if at_end else first, edged[2])
        month = month_at(words, start, day)
        if month is not None:
            last = month[0].replace(day=monthrange(month[0].year, month[0].month)[1])
            return single(last if at_end else month[0], month[1])
    return None


def _longest(
    words: Sequence[PlacedWord], place: int, table: tuple[tuple[str, Kind, int], ...]
) -> tuple[Kind, int, int] | None:
    found = [
        (end, kind, steps)
        for said, kind, steps in table
        if (end := follows(words, place, said)) is not None
    ]
    end, kind, steps = max(found, default=(0, "day", 0))
    return (kind, steps, end) if end else None


def month_at(words: Sequence[PlacedWord], place: int, day: Base) -> tuple[date, int] | None:
    """The first day of the month named at `place`, and where it ends."""
    start = phrase_at(words, place, ("de", "d", "du mois de", "of")) or place
    month = MONTHS[day.language].get(word(words, start))
    if month is None:
        return None
    year = year_after(words, start + 1, day.language)
    if year is not None:
        return date(year[0], month, 1), year[1]
    first = date(day.today.year, month, 1)
    if month < day.today.month and not day.past:
        first = date(day.today.year + 1, month, 1)
    return first, start + 1
