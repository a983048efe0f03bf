"""Days put together to weeks or months, so that a long period still fits on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from audit.report.contents import Stretch

MOST_STRETCHES = 53
_MOST_DAYS = 31

Days = Iterable[tuple[str, int, int, int]]


def stretches(days: Days) -> Iterator[Stretch]:
    """One a day if they are no more than a month has, else one a week from Monday on, or a month.

    `days` are ISO dates in ascending order with what was helped, sold when asked, and unasked.
    Stretches in which nothing was said are left out: a clock that once stood at 1970 would
    otherwise make half a century of them.
    """
    known = {date.fromisoformat(day): tuple(map(int, counts)) for day, *counts in days}
    start = _itself
    if len(known) > _MOST_DAYS:
        start = _monday
        if len({_monday(day) for day in known}) > MOST_STRETCHES:
            start = _first_of_month
    for first, group in groupby(known, start):
        helped, asked, unasked = map(sum, zip(*(known[day] for day in group), strict=True))
        yield Stretch(first, _LAST[start](first), helped, asked, unasked)


def _itself(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _sunday(monday: date) -> date:
    return monday + timedelta(days=6)


def _last_of_month(first: date) -> date:
    return _first_of_month(first + timedelta(days=31)) - timedelta(days=1)


_LAST: Mapping[Callable[[date], date], Callable[[date], date]] = {
    _itself: _itself,
    _monday: _sunday,
    _first_of_month: _last_of_month,
}
