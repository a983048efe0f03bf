"""`candide voice`: what is set is shown and kept, with or without a running speaker."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli.voice import voice
from assistant.conversation.voice_settings import VoiceSettings, read_voice_settings
from assistant.hearing.wakes import WAKES_FILE, WakeCounter


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CANDIDE_HOME", str(folder))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return folder


def say(*options: str) -> list[str]:
    result = CliRunner().invoke(voice, options)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


@pytest.mark.usefixtures("home")
def test_at_first_it_shows_the_usual() -> None:
    lines = say()
    assert "Wake word: okay_nabu" in lines
    assert "Microphone: on" in lines
    assert lines[-1] == "Woken on the last seven days: 0 times, of which by mistake: 0."


def test_a_change_is_shown_and_kept(home: Path) -> None:
    assert "Microphone: off" in say("--mute", "--volume", "3", "--pace", "patient")
    kept = read_voice_settings(home)
    assert (kept.muted, kept.volume, kept.pace) == (True, 3, "patient")
    assert "Microphone: on" in say("--unmute")
    assert read_voice_settings(home).volume == 3


def test_wakes_are_told_with_the_mistakes_among_them(home: Path) -> None:
    home.mkdir()
    today = date.today()
    long_ago = WakeCounter(home / WAKES_FILE, lambda: today - timedelta(days=7))
    long_ago.woke()
    counter = WakeCounter(home / WAKES_FILE, lambda: today)
    for _ in range(3):
        counter.woke()
    counter.nobody_spoke()
    counter.not_for_me()
    assert say()[-1] == "Woken on the last seven days: 3 times, of which by mistake: 2."


@pytest.mark.usefixtures("home")
def test_it_speaks_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Micro\u00a0: coupé" in say("--mute")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("wrong", [("--volume", "11"), ("--speed", "3"), ("--pace", "slow")])
def test_what_cannot_be_set_is_refused(wrong: tuple[str, str]) -> None:
    assert CliRunner().invoke(voice, wrong).exit_code == 2


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    home.write_text("no folder")
    result = CliRunner().invoke(voice, ["--mute"])
    assert result.exit_code == 1
    assert "cannot be kept" in result.output
    assert read_voice_settings(home) != VoiceSettings()
