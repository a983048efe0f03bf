"""The timers: countdowns on the monotonic clock, which nobody can set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.ringing.errors import TooMany
from assistant.ringing.things import Timer
from assistant.skills.effects.timers import DAY_SECONDS, TIMERS_AT_MOST
from audit.clock import Clock


class Timers:
    """All timers of the household."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        """`changed` is called after every change."""
        self._clock = clock
        self._changed = changed
        self._timers: dict[int, Timer] = {}
        self._next_id = 1

    def running(self) -> list[Timer]:
        """The timers, the next to ring first; those that stand still come last."""
        return sorted(self._timers.values(), key=_order)

    def seconds_left(self, timer: Timer) -> int:
        """Whole seconds until a timer rings, rounded up."""
        return -(-self.left_ms(timer) // 1000)

    def left_ms(self, timer: Timer) -> int:
        """Milliseconds until a timer rings, or would if it went on."""
        if timer.due_ms is None:
            return timer.left_ms or 0
        return max(0, timer.due_ms - self._clock.monotonic_ms())

    def start(self, seconds: int, name: str | None = None) -> Timer:
        """Start a timer. Raises `TooMany`, and ValueError for no length a timer may have."""
        if len(self._timers) >= TIMERS_AT_MOST:
            raise TooMany(limit=TIMERS_AT_MOST)
        if not 0 < seconds <= DAY_SECONDS:
            raise ValueError("no timer of ours lasts so long")
        return self._put(
            Timer(self._new_id(), seconds, self._clock.monotonic_ms() + seconds * 1000, None, name)
        )

    def pause(self, ids: Iterable[int]) -> list[Timer]:
        """Have timers stand still; those that did not already."""
        return [
            self._put(replace(timer, due_ms=None, left_ms=self.left_ms(timer)))
            for timer in self._known(ids)
            if not timer.paused
        ]

    def resume(self, ids: Iterable[int]) -> list[Timer]:
        """Have timers go on that stood still."""
        now = self._clock.monotonic_ms()
        return [
            self._put(replace(timer, due_ms=now + (timer.left_ms or 0), left_ms=None))
            for timer in self._known(ids)
            if timer.paused
        ]

    def lengthen(self, ids: Iterable[int], seconds: int) -> list[Timer]:
        """Add so many seconds, or take them where there are fewer than none.

        What would then be over rings at once; no timer gets longer than a day.
        """
        changed = []
        for timer in self._known(ids):
            left_ms = min(max(0, self.left_ms(timer) + seconds * 1000), DAY_SECONDS * 1000)
            length = min(max(1, timer.seconds + seconds), DAY_SECONDS)
            changed.append(self._put(self._with_left(replace(timer, seconds=length), left_ms)))
        return changed

    def restart(self, ids: Iterable[int]) -> list[Timer]:
        """Begin timers again with all their length, going."""
        now = self._clock.monotonic_ms()
        return [
            self._put(replace(timer, due_ms=now + timer.seconds * 1000, left_ms=None))
            for timer in self._known(ids)
        ]

    def rename(self, ids: Iterable[int], name: str | None) -> list[Timer]:
        """Give timers another name."""
        return [self._put(replace(timer, name=name)) for timer in self._known(ids)]

    def cancel(self, ids: Iterable[int] | None = None) -> list[Timer]:
        """Cancel some timers, or all; those that were cancelled."""
        gone = self.running() if ids is None else self._known(ids)
        for timer in gone:
            del self._timers[timer.id]
        if gone:
            self._changed()
        return gone

    def put_back(self, timer: Timer, left_ms: int) -> Timer:
        """Take a timer up again that was cancelled or saved, with so much left of it."""
        fresh = timer if timer.id not in self._timers else replace(timer, id=self._new_id())
        self._next_id = max(self._next_id, fresh.id + 1)
        return self._put(self._with_left(fresh, left_ms))

    def take_due(self) -> list[Timer]:
        """Remove and return the timers whose time has come, in the order it came."""
        now = self._clock.monotonic_ms()
        due = [
            timer for timer in self.running() if timer.due_ms is not None and timer.due_ms <= now
        ]
        for timer in due:
            del self._timers[timer.id]
        return due

    def next_due_ms(self) -> int | None:
        """When the next timer rings, on the monotonic clock."""
        due = [timer.due_ms for timer in self._timers.values() if timer.due_ms is not None]
        return min(due, default=None)

    def _with_left(self, timer: Timer, left_ms: int) -> Timer:
        if timer.paused:
            return replace(timer, left_ms=left_ms)
        return replace(timer, due_ms=self._clock.monotonic_ms() + left_ms)

    def _known(self, ids: Iterable[int]) -> list[Timer]:
        return [self._timers[id] for id in dict.fromkeys(ids) if id in self._timers]

    def _put(self, timer: Timer) -> Timer:
        self._timers[timer.id] = timer
        self._changed()
        return timer

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1


def _order(timer: Timer) -> tuple[bool, int, int]:
    return timer.paused, timer.due_ms or timer.left_ms or 0, timer.id
