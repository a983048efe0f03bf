"""The light: a dot in a terminal, nothing anywhere else, and never a failure."""

from __future__ import annotations

import io

import pytest

from hardware.light import DarkLight, LightColour, TerminalLight, find_light


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_colour_is_a_dot_of_its_own() -> None:
    pictures = set()
    for colour in set(LightColour) - {LightColour.OFF}:
        terminal = Terminal()
        TerminalLight(terminal).show(colour)
        assert "●" in terminal.getvalue()
        assert terminal.getvalue().endswith("\x1b[0m ")
        pictures.add(terminal.getvalue())
    assert len(pictures) == len(LightColour) - 1


def test_only_a_change_is_written_and_off_takes_the_dot_away() -> None:
    terminal = Terminal()
    light = TerminalLight(terminal)
    light.show(LightColour.OFF)
    assert terminal.getvalue() == ""
    light.show(LightColour.AMBER)
    light.show(LightColour.AMBER)
    assert terminal.getvalue().count("●") == 1
    light.show(LightColour.OFF)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_file_gets_no_light() -> None:
    stream = io.StringIO()
    TerminalLight(stream).show(LightColour.RED)
    DarkLight().show(LightColour.RED)
    assert stream.getvalue() == ""
    assert find_light(stream) is None
    assert isinstance(find_light(Terminal()), TerminalLight)


@pytest.mark.parametrize("error", [OSError, UnicodeEncodeError("ascii", "●", 0, 1, "no dot")])
def test_a_terminal_that_fails_goes_dark(error: type[Exception] | Exception) -> None:
    class Broken(Terminal):
        def write(self, text: str) -> int:
            raise error

    light = TerminalLight(Broken())
    light.show(LightColour.BLUE)
    light.show(LightColour.GREEN)
