"""When the period of an answer began."""

from __future__ import annotations

from datetime import datetime, timedelta

from audit.records.messages import Period

_DAYS = {Period.WEEK: 7, Period.MONTH: 30}


def beginning(period: Period, now: datetime) -> datetime:
    """Today's midnight by the household's clock, or seven or thirty days ago."""
    if period in _DAYS:
        return now - timedelta(days=_DAYS[period])
    local = now.astimezone()
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(now.tzinfo)


def as_logged(moment: datetime) -> str:
    """A moment as leaves carry it; theirs is rounded down to the quarter of an hour."""
    return moment.strftime("%Y-%m-%dT%H:%MZ")
