"""The light that shows what Candide is doing: a ring on a device, a dot in a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from typing import Protocol, TextIO


class LightColour(StrEnum):
    """What a colour means to whoever looks."""

    WHITE = "white"
    """Listening."""
    BLUE = "blue"
    """Thinking."""
    GREEN = "green"
    """Helping."""
    AMBER = "amber"
    """Selling."""
    RED = "red"
    """The microphone is off."""
    OFF = "off"
    """At rest."""


class Light(Protocol):
    """Something that can show a colour. It never fails: a light must not stop a voice."""

    def show(self, colour: LightColour) -> None:
        """Show `colour` until another is shown."""

    def hidden(self) -> AbstractContextManager[None]:
        """Keep it from what is printed meanwhile; then it shows again, unless told otherwise."""


# Not everybody tells colours apart.
_WORDS = {
    "fr": {
        LightColour.WHITE: "écoute",
        LightColour.BLUE: "réfléchit",
        LightColour.GREEN: "aide",
        LightColour.AMBER: "vend",
        LightColour.RED: "muet",
    },
    "en": {
        LightColour.WHITE: "listening",
        LightColour.BLUE: "thinking",
        LightColour.GREEN: "helping",
        LightColour.AMBER: "selling",
        LightColour.RED: "muted",
    },
}

_PAINT = {
    LightColour.WHITE: "97",
    LightColour.BLUE: "94",
    LightColour.GREEN: "92",
    LightColour.AMBER: "38;5;214",
    LightColour.RED: "91",
}

_KEEP_PLACE, _BACK = "\x1b7", "\x1b8"
_LAST_COLUMN = "\x1b[999C"
_CLEAR_TO_END = "\x1b[K"


class TerminalLight:
    """A dot and a word at the right end of the line, where nobody types.

    The cursor stays where it is, so that what is being typed is not disturbed. A line that is
    printed to would keep the picture: print inside `hidden`. Nothing is written to what is no
    terminal, or one that cannot move its cursor; colours are left out where NO_COLOR asks for it.
    """

    def __init__(self, stream: TextIO, language: str = "en") -> None:
        """`language` is `fr`, or else the words are English."""
        self._stream = stream
        self._words = _WORDS["fr" if language == "fr" else "en"]
        self._colourless = bool(os.environ.get("NO_COLOR"))
        self._shown = LightColour.OFF
        self._visible = _can_show(stream)
        self._width = 0

    def show(self, colour: LightColour) -> None:
        """See Light."""
        if colour is self._shown:
            return
        self._shown = colour
        self._draw()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """See Light."""
        shown = self._shown
        self.show(LightColour.OFF)
        try:
            yield
        finally:
            if self._shown is LightColour.OFF:
                self.show(shown)

    def _draw(self) -> None:
        if not self._visible:
            return
        picture = _at_the_end(self._width) + _CLEAR_TO_END if self._width else ""
        self._width = 0
        if self._shown is not LightColour.OFF:
            text = f"● {self._words[self._shown]}"
            self._width = len(text)
            paint = text if self._colourless else f"\x1b[{_PAINT[self._shown]}m●\x1b[0m{text[1:]}"
            picture += _BACK * bool(picture) + _at_the_end(self._width) + paint
        try:
            self._stream.write(picture + _BACK)
            self._stream.flush()
        except (OSError, ValueError):  # a closed terminal; ValueError also where it has no dot
            self._visible = False


class DarkLight:
    """No light at all."""

    def show(self, colour: LightColour) -> None:
        """Show nothing."""

    def hidden(self) -> AbstractContextManager[None]:
        """Nothing is in the way."""
        return nullcontext()


def find_light(stream: TextIO, language: str = "en") -> Light | None:
    """A light for whoever sees `stream`; None if it can show none."""
    return TerminalLight(stream, language) if _can_show(stream) else None


def _can_show(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _at_the_end(width: int) -> str:
    """Go from where the cursor is, which is kept, to where the last `width` columns begin."""
    return f"{_KEEP_PLACE}{_LAST_COLUMN}\x1b[{width - 1}D"
