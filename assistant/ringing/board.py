"""All that rings: what is to ring, what rings now, what rings again, and what nobody heard.

It belongs to the speaker, so that a dead action server or dialogue loses none of it. Timers run on
the monotonic clock; alarms and reminders follow the clock on the wall.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from assistant.ringing.appointments import Appointments
from assistant.ringing.saved import (
    Keeper,
    Saved,
    SavedAppointment,
    SavedRung,
    SavedTimer,
    read_saved,
)
from assistant.ringing.things import Appointment, Kind, Ringing, Rung, Snoozed, Timer
from assistant.ringing.timers import Timers
from assistant.skills.effects.alarms import ALARMS_AT_MOST
from assistant.skills.effects.reminders import REMINDERS_AT_MOST
from audit.clock import Clock

MISSED_AT_MOST = 50
SNOOZE_SECONDS = 300

# A timer that came due while the power was off rings if that was so short a time ago.
RINGS_LATE = timedelta(seconds=60)
# How long each rings where nobody stops it; then it counts as missed.
RINGS_FOR_MS = {Kind.TIMER: 60_000, Kind.ALARM: 300_000, Kind.REMINDER: 90_000}
# How long after it fell silent something can be snoozed.
SNOOZED_WITHIN_MS = 600_000
# While somebody talks to it, it holds its tones for so long.
HOLDS_MS = 8_000
_DAY_MS = 86_400_000


class Board:
    """What rings in one household, kept in the file `path` as well."""

    def __init__(self, path: Path, clock: Clock, zone: tzinfo | None = None) -> None:
        """`zone` is where the household lives; without one, what this machine is set to."""
        self.path = path
        self._clock = clock
        self.zone = zone
        self._keeper = Keeper(path)
        self._saves = 0
        self._kept = True
        self.changed = asyncio.Event()
        """Set with every change; whoever waits for it clears it."""
        self.timers = Timers(clock, self._change)
        self.alarms = Appointments(clock, zone, ALARMS_AT_MOST, self._change)
        self.reminders = Appointments(clock, zone, REMINDERS_AT_MOST, self._change)
        self._snoozed: dict[int, Snoozed] = {}
        self._next_snooze = 1
        self._ringing: list[Ringing] = []
        self._silent: list[Rung] = []
        self._silent_ms = 0
        self._held_until_ms = 0
        self._missed: list[Rung] = []
        self.lost = 0
        """How many saved entries could not be read at the start."""

    def take_due(self) -> list[Rung]:
        """What begins to ring now, in the order it came; what is too late is missed instead."""
        now, wall = self._clock.monotonic_ms(), self._clock.wall()
        due: list[Rung] = []
        for timer in self.timers.take_due():
            at = wall - timedelta(milliseconds=now - (timer.due_ms or now))
            due.append(Rung(Kind.TIMER, at, timer.name, timer.seconds))
        for kind, book in ((Kind.ALARM, self.alarms), (Kind.REMINDER, self.reminders)):
            for one, came, rings in book.take_due():
                rung = Rung(kind, came, one.words)
                if rings:
                    due.append(rung)
                else:
                    self._miss(rung, sounded=False)
        for again in [one for one in self._snoozed.values() if one.due_ms <= now]:
            del self._snoozed[again.id]
            due.append(again.rung)
        due.sort(key=lambda rung: rung.at)
        if due:
            self._ringing += [Ringing(rung, now) for rung in due]
            self._change()
        return due

    def ms_until_next(self) -> int | None:
        """Milliseconds until something begins to ring; None where nothing will."""
        now = self._clock.monotonic_ms()
        due = [one.due_ms for one in self._snoozed.values()]
        if (timer := self.timers.next_due_ms()) is not None:
            due.append(timer)
        waits = [max(0, one - now) for one in due]
        for book in (self.alarms, self.reminders):
            if (wait := book.ms_until_next()) is not None:
                waits.append(wait)
        return min(waits, default=None)

    def ringing(self) -> list[Ringing]:
        """What rings now, whether or not it makes a sound this very moment."""
        now = self._clock.monotonic_ms()
        return [one for one in self._ringing if now - one.since_ms < RINGS_FOR_MS[one.rung.kind]]

    def is_ringing(self) -> bool:
        """Whether something rings."""
        return bool(self.ringing())

    def end_unheeded(self) -> list[Rung]:
        """Have what rang all its time fall silent, and count it as missed."""
        still = self.ringing()
        over = [one.rung for one in self._ringing if one not in still]
        if over:
            self._fall_silent(over)
            self._ringing = still
            for rung in over:
                self._miss(rung, sounded=True)
        return over

    def silence(self) -> list[Rung]:
        """Somebody wants quiet: nothing rings any more. What rang."""
        stopped = [one.rung for one in self.ringing()]
        if self._ringing:
            self._ringing = []
            self._fall_silent(stopped)
            self._change()
        return stopped

    def hold(self) -> None:
        """Somebody begins to talk to it: no tone for a moment."""
        self._held_until_ms = self._clock.monotonic_ms() + HOLDS_MS

    def is_held(self) -> bool:
        """Whether tones wait for somebody who talks."""
        return self._clock.monotonic_ms() < self._held_until_ms

    def last_rang(self) -> list[Rung]:
        """What rings, or rang last and can still be snoozed."""
        if rings := self.ringing():
            return [one.rung for one in rings]
        recent = self._clock.monotonic_ms() - self._silent_ms < SNOOZED_WITHIN_MS
        return list(self._silent) if recent else []

    def snooze(self, seconds: int = SNOOZE_SECONDS) -> list[Rung]:
        """Have what rings, or rang last, ring again after so long; what that is."""
        again = self.last_rang()
        self.silence()
        due_ms = self._clock.monotonic_ms() + seconds * 1000
        for rung in again:
            if rung in self._missed:
                self._missed.remove(rung)
            self._snoozed[self._next_snooze] = Snoozed(self._next_snooze, rung, due_ms)
            self._next_snooze += 1
        self._silent = []
        self._change()
        return again

    def snoozed(self) -> list[Snoozed]:
        """What rings again, the next first."""
        return sorted(self._snoozed.values(), key=lambda one: (one.due_ms, one.id))

    def snoozed_seconds(self, snoozed: Snoozed) -> int:
        """Whole seconds until something rings again, rounded up."""
        return max(0, -(-(snoozed.due_ms - self._clock.monotonic_ms()) // 1000))

    def cancel_snoozed(self, kind: Kind) -> list[Snoozed]:
        """Have nothing of a kind ring again that was put off; what was."""
        gone = [one for one in self.snoozed() if one.rung.kind is kind]
        for one in gone:
            del self._snoozed[one.id]
        if gone:
            self._change()
        return gone

    def missed(self) -> list[Rung]:
        """What was missed and not forgotten since, the oldest first."""
        return list(self._missed)

    def untold(self) -> list[Rung]:
        """What was missed without a sound, and should be told as soon as anybody is there."""
        return [rung for rung in self._missed if not rung.sounded]

    def forget_missed(self, rungs: list[Rung]) -> None:
        """These were told."""
        self._missed = [rung for rung in self._missed if rung not in rungs]
        self._change()

    def tell_later(self, rung: Rung) -> None:
        """Something rang, but what it was about could not be said."""
        self._miss(rung, sounded=False)

    def _miss(self, rung: Rung, *, sounded: bool) -> None:
        if replace(rung, sounded=False) in self._missed:
            return
        missed = replace(rung, sounded=sounded)
        self._missed = [*self._missed, missed][-MISSED_AT_MOST:]
        self._change()

    def _change(self) -> None:
        self._kept = False
        self.changed.set()

    def _fall_silent(self, rungs: list[Rung]) -> None:
        self._silent, self._silent_ms = rungs, self._clock.monotonic_ms()

    async def keep(self) -> bool:
        """Have every change on the disk; whether it is. What fails waits for the next change."""
        if self._kept:
            return True
        self._kept = True
        self._saves += 1
        return await asyncio.to_thread(self._keeper.write, self._saved().as_json(), self._saves)

    def restore(self) -> None:
        """Take up what was saved; see `read_saved`."""
        saved = read_saved(self.path)
        self.lost = saved.lost
        self._missed = [
            Rung(one.kind, one.at, one.words, one.seconds, one.sounded) for one in saved.missed
        ][-MISSED_AT_MOST:]
        for timer in saved.timers:
            self._take_up_timer(timer)
        for entries, book in ((saved.alarms, self.alarms), (saved.reminders, self.reminders)):
            for entry in entries:
                book.put_back(
                    Appointment(entry.id, entry.schedule(), entry.after, entry.words, entry.came)
                )
        for again in saved.snoozed:
            self._take_up_snoozed(again)

    def _take_up_timer(self, saved: SavedTimer) -> None:
        if saved.due is None:
            timer = Timer(saved.id, saved.seconds, None, saved.left_ms, saved.name)
            self.timers.put_back(timer, saved.left_ms)
            return
        left = saved.due - self._clock.wall()
        if left < -RINGS_LATE:
            missed = Rung(Kind.TIMER, saved.due, saved.name, saved.seconds)
            self._miss(missed, sounded=False)
            return
        # A wrong time of day cannot make a timer longer than it was.
        left_ms = min(max(0, left // timedelta(milliseconds=1)), saved.left_ms)
        self.timers.put_back(Timer(saved.id, saved.seconds, 0, None, saved.name), left_ms)

    def _take_up_snoozed(self, saved: SavedRung) -> None:
        rung = Rung(saved.kind, saved.at, saved.words, saved.seconds)
        left = (saved.due or saved.at) - self._clock.wall()
        if left < -RINGS_LATE:
            self._miss(rung, sounded=False)
            return
        left_ms = min(max(0, left // timedelta(milliseconds=1)), _DAY_MS)
        due_ms = self._clock.monotonic_ms() + left_ms
        self._snoozed[self._next_snooze] = Snoozed(self._next_snooze, rung, due_ms)
        self._next_snooze += 1

    def _saved(self) -> Saved:
        """All of it as the file has it; what rings now is saved as if it were to ring again."""
        ringing = [(one.rung, one.since_ms) for one in self._ringing]
        again = [(one.rung, one.due_ms) for one in self.snoozed()]
        return Saved(
            timers=[self._saved_timer(timer) for timer in self.timers.running()],
            alarms=[_saved_appointment(one) for one in self.alarms.all()],
            reminders=[_saved_appointment(one) for one in self.reminders.all()],
            snoozed=[_saved_rung(rung, self._wall_at(due)) for rung, due in ringing + again],
            missed=[_saved_rung(rung, None) for rung in self._missed],
        )

    def _saved_timer(self, timer: Timer) -> SavedTimer:
        due = None if timer.due_ms is None else self._wall_at(timer.due_ms)
        left_ms = self.timers.left_ms(timer)
        return SavedTimer(
            id=timer.id, seconds=timer.seconds, left_ms=left_ms, due=due, name=timer.name
        )

    def _wall_at(self, monotonic_ms: int) -> datetime:
        """What the clock on the wall shows, or showed, at a moment of the monotonic clock."""
        ahead = timedelta(milliseconds=monotonic_ms - self._clock.monotonic_ms())
        return self._clock.wall() + ahead


def _saved_appointment(one: Appointment) -> SavedAppointment:
    schedule = one.schedule
    return SavedAppointment(
        id=one.id,
        at=schedule.at,
        days=schedule.days,
        day=schedule.day,
        skipped=schedule.skipped,
        after=one.after,
        words=one.words,
        came=one.came,
    )


def _saved_rung(rung: Rung, due: datetime | None) -> SavedRung:
    return SavedRung(
        kind=rung.kind,
        at=rung.at,
        words=rung.words,
        seconds=rung.seconds,
        sounded=rung.sounded,
        due=due,
    )
