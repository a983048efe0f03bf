"""Alarms and reminders: they come by the clock on the wall, and survive its being set.

A clock that is set back makes what came today come again: better twice than never. One that is set
forward past an alarm has it ring late, or counts it as missed; what came before counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from assistant.ringing.errors import TooMany
from assistant.ringing.schedule import Schedule, local
from assistant.ringing.things import Appointment
from audit.clock import Clock

# Later than this an alarm would only startle people; it is told as missed instead.
RINGS_LATE = timedelta(minutes=10)
# Clocks are put right by moments all the time, and that must not ring anything twice.
SET_BACK = timedelta(minutes=2)


class Appointments:
    """All alarms, or all reminders, of the household."""

    def __init__(
        self, clock: Clock, zone: tzinfo | None, at_most: int, changed: Callable[[], None]
    ) -> None:
        """`zone` is None for this machine's own; `changed` is called after every change."""
        self._clock = clock
        self._zone = zone
        self._at_most = at_most
        self._changed = changed
        self._kept: dict[int, Appointment] = {}
        self._next_id = 1

    def set(self, schedule: Schedule, words: str | None = None) -> Appointment:
        """Keep one more. Raises `TooMany`.

        One whose only time is past comes at once: it was asked for a moment ago.
        """
        if len(self._kept) >= self._at_most:
            raise TooMany(limit=self._at_most)
        now = self._clock.wall()
        first = schedule.next_after(now, self._zone) or schedule.last_until(now, self._zone) or now
        after = min(now, first - timedelta(microseconds=1))
        return self.put_back(Appointment(self._next_id, schedule, after, words))

    def put_back(self, appointment: Appointment) -> Appointment:
        """Take one up that was cancelled or saved."""
        if appointment.id in self._kept:
            appointment = replace(appointment, id=self._next_id)
        self._next_id = max(self._next_id, appointment.id + 1)
        self._kept[appointment.id] = appointment
        self._changed()
        return appointment

    def all(self) -> list[Appointment]:
        """Those that are kept, the next to come first."""
        return sorted(self._kept.values(), key=lambda one: (self.next_time(one), one.id))

    def next_time(self, appointment: Appointment) -> datetime:
        """When one comes next, in UTC."""
        comes = appointment.schedule.next_after(appointment.after, self._zone)
        return comes or appointment.after

    def cancel(self, ids: Iterable[int] | None = None) -> list[Appointment]:
        """Forget some, or all; those that were forgotten."""
        gone = self.all() if ids is None else self._known(ids)
        for one in gone:
            del self._kept[one.id]
        if gone:
            self._changed()
        return gone

    def skip(self, ids: Iterable[int]) -> list[Appointment]:
        """Leave out the next time of those that repeat; forget the others."""
        skipped = self._known(ids)
        for one in skipped:
            if not one.schedule.repeats:
                self.cancel([one.id])
                continue
            day = local(self.next_time(one), self._zone).date()
            self._kept[one.id] = replace(one, schedule=replace(one.schedule, skipped=day))
            self._changed()
        return skipped

    def take_due(self) -> list[tuple[Appointment, datetime, bool]]:
        """What has come by now, when that was, and whether it still rings rather than is missed."""
        now = self._clock.wall()
        due = []
        for one in self.all():
            if one.after > now + SET_BACK:
                one = replace(one, after=now)
                self._kept[one.id] = one
            if self.next_time(one) > now:
                continue
            came = one.schedule.last_until(now, self._zone) or now
            rings = now - came <= RINGS_LATE
            if rings or one.came is None or came > one.came:
                due.append((one, came, rings))
            if one.schedule.repeats:
                self._kept[one.id] = replace(one, after=now, came=came)
            else:
                del self._kept[one.id]
        return due

    def ms_until_next(self) -> int | None:
        """Milliseconds of wall time until the next one comes."""
        now = self._clock.wall()
        waits = [self.next_time(one) - now for one in self._kept.values()]
        return None if not waits else max(0, -(-min(waits) // timedelta(milliseconds=1)))

    def _known(self, ids: Iterable[int]) -> list[Appointment]:
        return [self._kept[id] for id in dict.fromkeys(ids) if id in self._kept]
