"""The light: a dot and a word in a terminal, nothing anywhere else, and never a failure."""

from __future__ import annotations

import io
import re

import pytest

from hardware.light import DarkLight, LightColour, TerminalLight, find_light

COLUMNS = 40


class Terminal(io.StringIO):
    """A terminal, and what stands in its one line."""

    def isatty(self) -> bool:
        return True

    def line(self, text: str = "") -> str:
        """What is to be seen after `text` was typed and then all that was written came."""
        cells = list(text.ljust(COLUMNS))
        place = kept = len(text)
        for code, number, letter in re.findall(
            r"(\x1b7|\x1b8|\x1b\[([0-9;]*)[CDKm])|(.)", self.getvalue()
        ):
            if letter:
                cells[place] = letter
                place += 1
            elif code == "\x1b7":
                kept = place
            elif code == "\x1b8":
                place = kept
            elif code.endswith("C"):
                place = min(COLUMNS - 1, place + int(number))
            elif code.endswith("D"):
                place -= int(number)
            elif code.endswith("K"):
                cells[place:] = " " * (COLUMNS - place)
        assert place == len(text), "the cursor is where it was"
        return "".join(cells)


@pytest.fixture(autouse=True)
def _ordinary_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_each_colour_is_a_dot_of_its_own_with_a_word_in_both_languages() -> None:
    words = {
        LightColour.WHITE: ("écoute", "listening"),
        LightColour.BLUE: ("réfléchit", "thinking"),
        LightColour.GREEN: ("aide", "helping"),
        LightColour.AMBER: ("vend", "selling"),
        LightColour.RED: ("muet", "muted"),
    }
    assert set(words) == set(LightColour) - {LightColour.OFF}
    paints = set()
    for colour, both in words.items():
        for language, word in zip(("fr", "en"), both, strict=True):
            terminal = Terminal()
            TerminalLight(terminal, language).show(colour)
            assert terminal.line().strip() == f"● {word}"
            assert terminal.line().endswith(word)
            paints |= set(re.findall(r"\x1b\[([0-9;]+)m●", terminal.getvalue()))
    assert len(paints) == len(words)


def test_what_is_being_typed_stays_as_it_is() -> None:
    terminal = Terminal()
    light = TerminalLight(terminal)
    for colour in (LightColour.BLUE, LightColour.WHITE, LightColour.GREEN):
        light.show(colour)
        assert terminal.line("> a timer for").startswith("> a timer for  ")
    assert terminal.line("> a timer for").endswith("  ● helping")
    light.show(LightColour.OFF)
    assert terminal.line("> a timer for").strip() == "> a timer for"


def test_only_a_change_is_written() -> None:
    terminal = Terminal()
    light = TerminalLight(terminal)
    light.show(LightColour.OFF)
    assert terminal.getvalue() == ""
    light.show(LightColour.AMBER)
    light.show(LightColour.AMBER)
    assert terminal.getvalue().count("●") == 1


def test_it_is_away_while_words_are_printed_and_then_back() -> None:
    terminal = Terminal()
    light = TerminalLight(terminal)
    light.show(LightColour.AMBER)
    with light.hidden():
        assert terminal.line().strip() == ""
    assert terminal.line().strip() == "● selling"
    with light.hidden():
        light.show(LightColour.RED)
    assert terminal.line().strip() == "● muted"
    with DarkLight().hidden():
        pass


def test_without_colours_there_is_still_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    TerminalLight(terminal, "fr").show(LightColour.AMBER)
    assert terminal.line().strip() == "● vend"
    assert "m" not in terminal.getvalue()


def test_a_file_or_a_simple_terminal_gets_no_light(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(find_light(Terminal()), TerminalLight)
    stream = io.StringIO()
    TerminalLight(stream).show(LightColour.RED)
    DarkLight().show(LightColour.RED)
    assert stream.getvalue() == ""
    assert find_light(stream) is None
    monkeypatch.setenv("TERM", "dumb")
    simple = Terminal()
    TerminalLight(simple).show(LightColour.RED)
    assert simple.getvalue() == ""
    assert find_light(simple) is None


@pytest.mark.parametrize("error", [OSError, UnicodeEncodeError("ascii", "●", 0, 1, "no dot")])
def test_a_terminal_that_fails_goes_dark(error: type[Exception] | Exception) -> None:
    class Broken(Terminal):
        def write(self, text: str) -> int:
            raise error

    light = TerminalLight(Broken())
    light.show(LightColour.BLUE)
    light.show(LightColour.GREEN)
