"""What the speaker itself can be told to do: timers and volume."""

from __future__ import annotations

from assistant.conversation.timers import TimerBoard

DEFAULT_VOLUME = 6


class Device:
    """The state of this speaker that skills may read and effects may change."""

    def __init__(self, timers: TimerBoard) -> None:
        self.timers = timers
        self.volume = DEFAULT_VOLUME

    def set_volume(self, level: int) -> None:
        """Set the volume, nought to ten."""
        self.volume = level
