"""The running timers. They belong to the speaker, so a dead action server loses none of them.

Deadlines run on the monotonic clock; what is saved is the wall-clock deadline, so that a timer
survives a restart.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.skills.effects.timers import DAY_SECONDS
from audit.clock import Clock

logger = logging.getLogger(__name__)

# How long people are busy with a timer that has rung.
RINGS_FOR_MS = 60_000


@dataclass(frozen=True)
class Timer:
    """A timer of `seconds` that is due at `due_ms` of the monotonic clock."""

    id: int
    seconds: int
    due_ms: int


class TimerBoard:
    """All timers of the household, kept in `path` as well."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._timers: dict[int, Timer] = {}
        self._next_id = 1
        self._rang_ms: int | None = None
        self._changed = asyncio.Event()

    def restore(self) -> None:
        """Take up the timers that were saved; one whose time has passed rings at once."""
        try:
            saved = list(json.loads(self._path.read_text("utf-8")))
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, RecursionError) as error:
            logger.warning("the saved timers cannot be read: %s", type(error).__name__)
            return
        for entry in saved:
            try:
                self._take_up(entry)
            except (ArithmeticError, ValueError, LookupError, TypeError) as error:
                logger.warning("a saved timer cannot be read: %s", type(error).__name__)

    def start(self, seconds: int) -> Timer:
        """Start a timer."""
        timer = self._put(seconds, self._clock.monotonic_ms() + seconds * 1000)
        self._save()
        return timer

    def cancel_all(self) -> int:
        """Cancel every timer; how many there were."""
        count = len(self._timers)
        self._timers.clear()
        self._changed.set()
        self._save()
        return count

    def is_ringing(self) -> bool:
        """Whether a timer rang just now."""
        return self._rang_ms is not None and (
            self._clock.monotonic_ms() - self._rang_ms < RINGS_FOR_MS
        )

    def running(self) -> list[Timer]:
        """The timers that run, the next to ring first."""
        return sorted(self._timers.values(), key=lambda timer: (timer.due_ms, timer.id))

    def seconds_left(self, timer: Timer) -> int:
        """Whole seconds until a timer rings, rounded up."""
        return max(0, -(-(timer.due_ms - self._clock.monotonic_ms()) // 1000))

    def take_due(self) -> list[Timer]:
        """Remove and return the timers whose time has come."""
        now = self._clock.monotonic_ms()
        due = [timer for timer in self.running() if timer.due_ms <= now]
        for timer in due:
            del self._timers[timer.id]
        if due:
            self._rang_ms = now
            self._save()
        return due

    async def run(self, ring: Callable[[Timer], Awaitable[None]]) -> None:
        """Ring each timer when it is due, until cancelled."""
        while True:
            self._changed.clear()
            for timer in self.take_due():
                try:
                    await ring(timer)
                except Exception as error:  # one timer that cannot ring must not silence the next
                    logger.error("a timer could not ring: %s", type(error).__name__)
            upcoming = self.running()
            wait = None
            if upcoming:
                wait = max(0, upcoming[0].due_ms - self._clock.monotonic_ms()) / 1000
            try:
                await asyncio.wait_for(self._changed.wait(), wait)
            except TimeoutError:
                continue

    def _take_up(self, entry: Any) -> None:
        """Start a saved timer again. Raises what unreadable data raise."""
        seconds = int(entry["seconds"])
        if not 0 < seconds <= DAY_SECONDS:
            raise ValueError("no timer of ours lasts so long")
        left = datetime.fromisoformat(entry["due"]) - self._clock.wall()
        # A wrong time of day cannot make a timer longer than it was set to be.
        left_ms = min(max(0, int(left.total_seconds() * 1000)), seconds * 1000)
        self._put(seconds, self._clock.monotonic_ms() + left_ms)

    def _put(self, seconds: int, due_ms: int) -> Timer:
        timer = Timer(self._next_id, seconds, due_ms)
        self._next_id += 1
        self._timers[timer.id] = timer
        self._changed.set()
        return timer

    def _save(self) -> None:
        now_ms, now = self._clock.monotonic_ms(), self._clock.wall().astimezone(UTC)
        saved = [
            {
                "seconds": timer.seconds,
                "due": (now + timedelta(milliseconds=timer.due_ms - now_ms)).isoformat(),
            }
            for timer in self.running()
        ]
        new = self._path.with_suffix(".new")
        try:
            new.write_text(json.dumps(saved), "utf-8")
            new.replace(self._path)
        except OSError as error:
            # A full disk costs a timer its survival of a restart, not its ring.
            logger.warning("the timers cannot be saved: %s", type(error).__name__)
