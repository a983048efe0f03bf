"""The light that shows what Candide is doing: a ring on a device, a dot in a terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, TextIO


class LightColour(StrEnum):
    """What a colour means to whoever looks."""

    WHITE = "white"
    """At rest: waiting for the wake word."""
    BLUE = "blue"
    """Listening."""
    GREEN = "green"
    """Helping: thinking or speaking."""
    AMBER = "amber"
    """Selling."""
    RED = "red"
    """The microphone is off, or something failed."""
    OFF = "off"


class Light(Protocol):
    """Something that can show a colour. It never fails: a light must not stop a voice."""

    def show(self, colour: LightColour) -> None:
        """Show `colour` until another is shown."""


_PAINT = {
    LightColour.WHITE: "97",
    LightColour.BLUE: "94",
    LightColour.GREEN: "92",
    LightColour.AMBER: "38;5;214",
    LightColour.RED: "91",
}


class TerminalLight:
    """A coloured dot at the start of the line; writes nothing to what is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = LightColour.OFF
        self._visible = stream.isatty()

    def show(self, colour: LightColour) -> None:
        """See Light."""
        if not self._visible or colour is self._shown:
            return
        self._shown = colour
        off = colour is LightColour.OFF
        picture = "\r\x1b[K" if off else f"\r\x1b[{_PAINT[colour]}m●\x1b[0m "
        try:
            self._stream.write(picture)
            self._stream.flush()
        except (OSError, ValueError):  # a closed terminal; ValueError also where it has no dot
            self._visible = False


class DarkLight:
    """No light at all."""

    def show(self, colour: LightColour) -> None:
        """Show nothing."""


def find_light(stream: TextIO) -> Light | None:
    """A light for whoever sees `stream`; None if it is no terminal."""
    return TerminalLight(stream) if stream.isatty() else None
