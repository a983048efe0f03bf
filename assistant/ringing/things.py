"""What rings, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.ringing.schedule import Schedule


class Kind(StrEnum):
    """What something is that rings."""

    TIMER = "timer"
    ALARM = "alarm"
    REMINDER = "reminder"


@dataclass(frozen=True)
class Timer:
    """A countdown of `seconds` in all, what was added or taken included.

    It is due at `due_ms` of the monotonic clock; while it is paused, that is None and `left_ms` is
    what was left of it.
    """

    id: int
    seconds: int
    due_ms: int | None
    left_ms: int | None = None
    name: str | None = None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self.due_ms is None


@dataclass(frozen=True)
class Appointment:
    """An alarm or a reminder. `words`: an alarm's name, if it has one, or what to be reminded of.

    It comes at the first moment of its schedule later than `after`; it came last at `came`.
    """

    id: int
    schedule: Schedule
    after: datetime
    words: str | None = None
    came: datetime | None = None


@dataclass(frozen=True)
class Rung:
    """Something whose time has come, or came: `at` is when that was, in UTC.

    `words` is a name or what to be reminded of; `seconds` is how long a timer was. Not `sounded` is
    what nobody can have heard, because the power was off or the clock was wrong.
    """

    kind: Kind
    at: datetime
    words: str | None = None
    seconds: int | None = None
    sounded: bool = True


@dataclass(frozen=True)
class Ringing:
    """What rings, since `since_ms` of the monotonic clock."""

    rung: Rung
    since_ms: int


@dataclass(frozen=True)
class Snoozed:
    """What rang and rings again at `due_ms` of the monotonic clock."""

    id: int
    rung: Rung
    due_ms: int
