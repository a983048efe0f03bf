"""What the speaker itself can be told to do: timers, and how it listens and speaks."""

from __future__ import annotations

import logging
from pathlib import Path

from assistant.conversation.timers import TimerBoard
from assistant.conversation.voice_settings import (
    VoiceChange,
    VoiceSettings,
    read_voice_settings,
    save_voice_settings,
)

logger = logging.getLogger(__name__)


class Device:
    """The state of this speaker that skills may read and effects may change."""

    def __init__(self, timers: TimerBoard, home: Path) -> None:
        self.timers = timers
        self.voice: VoiceSettings = read_voice_settings(home)
        self._home = home

    @property
    def volume(self) -> int:
        """Nought to ten."""
        return self.voice.volume

    def set_volume(self, level: int) -> None:
        """Set the volume, nought to ten."""
        self.change_voice(VoiceChange(volume=level))

    def change_voice(self, change: VoiceChange) -> None:
        """Listen and speak otherwise; what cannot be kept holds until the next start."""
        self.voice = self.voice.changed(change)
        try:
            save_voice_settings(self._home, self.voice)
        except OSError as error:
            logger.warning("the voice settings cannot be saved: %s", type(error).__name__)
