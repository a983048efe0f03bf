"""Time, always from an injected clock: a test turns it by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Two kinds of time: one that only runs forward, and the one people read."""

    def monotonic_ms(self) -> int:
        """Milliseconds that never go back while the process lives; order and caps depend on it."""

    def wall(self) -> datetime:
        """The time of day in UTC; anybody may set it, so nothing is capped by it."""


class SystemClock:
    """The machine's own clocks."""

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def wall(self) -> datetime:
        return datetime.now(UTC)
