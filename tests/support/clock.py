"""A clock that only moves when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class ManualClock:
    """Both times stand still until `advance` or `set_wall`."""

    def __init__(self, wall: datetime | None = None, monotonic_ms: int = 5_000) -> None:
        self._wall = wall or datetime(2026, 11, 22, 9, 7, 30, tzinfo=UTC)
        self._monotonic_ms = monotonic_ms

    def monotonic_ms(self) -> int:
        return self._monotonic_ms

    def wall(self) -> datetime:
        return self._wall

    def advance(self, **duration: float) -> None:
        """Let time pass on both."""
        step = timedelta(**duration)
        self._monotonic_ms += int(step.total_seconds() * 1000)
        self._wall += step

    def set_wall(self, wall: datetime) -> None:
        """Somebody sets the clock; the monotonic one takes no notice."""
        self._wall = wall
