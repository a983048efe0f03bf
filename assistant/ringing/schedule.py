"""When an alarm or a reminder comes: a local time of day, on one date or on days of the week.

Local time is what the household's clocks on the wall show, so an alarm at seven rings at seven on
both sides of a change to summer time. A time that the change skips comes an hour later by the
clock; one that comes twice counts the first time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

# Far enough that one weekday comes again, even where it was skipped once and a day was doubled.
_DAYS_SEARCHED = 16


@dataclass(frozen=True)
class Schedule:
    """`at`, on `day` or on each of `days` (0 is Monday), but never on the date `skipped`."""

    at: time
    days: tuple[int, ...] = ()
    day: date | None = None
    skipped: date | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for what never comes, or comes by two rules at once."""
        if bool(self.days) == (self.day is not None):
            raise ValueError("either one day or days of the week")
        if any(not 0 <= day < 7 for day in self.days) or self.at.tzinfo is not None:
            raise ValueError("no such days, or no local time")

    @property
    def repeats(self) -> bool:
        """Whether it comes more than once."""
        return bool(self.days)

    def next_after(self, moment: datetime, zone: tzinfo | None) -> datetime | None:
        """The first time it comes later than `moment`, in UTC; None where that never happens."""
        for day in self._dates(moment, zone, 1):
            if (comes := instant(day, self.at, zone)) > moment:
                return comes
        return None

    def last_until(self, moment: datetime, zone: tzinfo | None) -> datetime | None:
        """The last time it came, up to `moment` and then included, in UTC."""
        for day in self._dates(moment, zone, -1):
            if (came := instant(day, self.at, zone)) <= moment:
                return came
        return None

    def _dates(self, moment: datetime, zone: tzinfo | None, step: int) -> Iterator[date]:
        """The dates it may come on, from the day before `moment` onwards, or the other way."""
        if self.day is not None:
            yield self.day
            return
        start = local(moment, zone).date() - timedelta(days=step)
        for distance in range(_DAYS_SEARCHED):
            day = start + timedelta(days=step * distance)
            if day.weekday() in self.days and day != self.skipped:
                yield day


def instant(day: date, at: time, zone: tzinfo | None) -> datetime:
    """The moment in UTC at which clocks in `zone` show this; without one, clocks of this place."""
    shown = datetime.combine(day, at)
    return (shown if zone is None else shown.replace(tzinfo=zone)).astimezone(UTC)


def local(moment: datetime, zone: tzinfo | None) -> datetime:
    """`moment` as clocks in `zone` show it; without one, as clocks of this place do."""
    return moment.astimezone(zone)
