"""Tells whoever wants to know that the loudspeaker speaks: by events, and the ears at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assistant.conversation.stages import Emitter, EventKind
from audit.errors import CandideError
from audit.language import Language
from hardware.errors import DeviceError

Trouble = CandideError | DeviceError
Tell = Callable[[Trouble], None]


class HearsItself(Protocol):
    """Who must not take the assistant's own words for somebody else's."""

    def speaks(self, spoken: str, language: Language) -> None: ...
    def is_quiet(self) -> None: ...


class Sounding:
    """What the playback tells, passed on; see `assistant.speaking.playback.Watch`."""

    def __init__(self, emitter: Emitter, tell: Tell) -> None:
        """`tell` is told of each kind of trouble once."""
        self._emitter = emitter
        self._tell = tell
        self._told: set[str] = set()
        self.ears: HearsItself | None = None

    def speaks(self, spoken: str, language: Language, *, sells: bool) -> None:
        """These words are about to sound."""
        if self.ears is not None:
            self.ears.speaks(spoken, language)
        self._emitter.emit(EventKind.SPEAKING, self._emitter.turn, sells=sells)

    def sounds(self) -> None:
        """Their first sample goes to the loudspeaker."""
        self._emitter.emit(EventKind.FIRST_SOUND, self._emitter.turn)

    def is_quiet(self) -> None:
        """They are over, or were cut."""
        if self.ears is not None:
            self.ears.is_quiet()
        self._emitter.emit(EventKind.QUIET, self._emitter.turn)

    def fails(self, error: Trouble) -> None:
        """The voice or the loudspeaker failed."""
        if error.code not in self._told:
            self._told.add(error.code)
            self._tell(error)
