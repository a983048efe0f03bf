"""What the speaker itself can be told to do: what rings, and how it listens and speaks."""

from __future__ import annotations

import logging
from pathlib import Path

from assistant.conversation.music import Music
from assistant.conversation.voice_settings import (
    VoiceChange,
    VoiceSettings,
    read_voice_settings,
    save_voice_settings,
)
from assistant.ringing.board import Board
from assistant.ringing.timers import Timers

logger = logging.getLogger(__name__)


class Device:
    """The state of this speaker that skills may read and effects may change."""

    def __init__(self, board: Board, home: Path) -> None:
        self.board = board
        self.voice: VoiceSettings = read_voice_settings(home)
        self.music = Music(home)
        self.volume_before_mute = self.voice.volume or VoiceSettings().volume
        self._home = home

    @property
    def timers(self) -> Timers:
        """The countdowns on its board."""
        return self.board.timers

    @property
    def volume(self) -> int:
        """Nought to ten."""
        return self.voice.volume

    def set_volume(self, level: int) -> None:
        """Set the volume, nought to ten."""
        self.volume_before_mute = level or self.volume or self.volume_before_mute
        self.change_voice(VoiceChange(volume=level))

    @property
    def speed_percent(self) -> int:
        """How fast it speaks, in hundredths of the usual speed."""
        return round(self.voice.speed * 100)

    def set_speed(self, percent: int) -> None:
        """Speak so fast, in hundredths of the usual speed."""
        self.change_voice(VoiceChange(speed=percent / 100))

    def change_voice(self, change: VoiceChange) -> None:
        """Listen and speak otherwise; what cannot be kept holds until the next start."""
        self.voice = self.voice.changed(change)
        try:
            save_voice_settings(self._home, self.voice)
        except OSError as error:
            logger.warning("the voice settings cannot be saved: %s", type(error).__name__)
