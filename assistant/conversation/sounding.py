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


class TellsOnce:
    """Tells of each kind of trouble once, until what was in trouble works again."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._told: set[str] = set()

    def fails(self, error: Trouble) -> bool:
        """Tell of `error`, unless that was done before; whether it was news."""
        is_news = error.code not in self._told
        if is_news:
            self._told.add(error.code)
            self._tell(error)
        return is_news

    def works(self) -> None:
        """All is well: the next trouble is news."""
        self._told.clear()


class HearsItself(Protocol):
    """Who must not take the assistant's own words for somebody else's."""

    def speaks(self, spoken: str, language: Language) -> None: ...
    def is_quiet(self) -> None: ...


class Sounding:
    """What the playback tells, passed on; see `assistant.speaking.playback.Watch`."""

    def __init__(self, emitter: Emitter, tell: Tell) -> None:
        """`tell` is told of each kind of trouble once."""
        self._emitter = emitter
        self._trouble = TellsOnce(tell)
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
        self._trouble.fails(error)
