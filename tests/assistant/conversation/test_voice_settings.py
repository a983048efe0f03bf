"""How the household wants to be listened and spoken to: kept, changed, and safe when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.conversation.device import Device
from assistant.conversation.voice_settings import (
    VoiceChange,
    VoiceSettings,
    read_voice_settings,
    save_voice_settings,
)
from assistant.hearing.wake import Sensitivity
from assistant.ringing.board import Board
from tests.support.clock import ManualClock


def device(home: Path) -> Device:
    return Device(Board(home / "timers.json", ManualClock()), home)


def test_nothing_chosen_is_the_usual_and_the_microphone_is_on(tmp_path: Path) -> None:
    assert read_voice_settings(tmp_path) == VoiceSettings()
    assert not VoiceSettings().muted


def test_a_change_holds_after_a_restart_and_leaves_the_rest(tmp_path: Path) -> None:
    first = device(tmp_path)
    first.set_volume(3)
    first.change_voice(VoiceChange(sensitivity=Sensitivity.STRICT))
    again = device(tmp_path)
    assert (again.volume, again.voice.sensitivity) == (3, Sensitivity.STRICT)
    assert again.voice.pace == VoiceSettings().pace


@pytest.mark.parametrize("content", [b"", b"{", b'{"muted": "perhaps"}', b'{"new": 1}', b"\xff"])
def test_a_file_that_cannot_be_read_leaves_the_microphone_off(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "voice.json").write_bytes(content)
    assert read_voice_settings(tmp_path) == VoiceSettings(muted=True)


def test_what_cannot_be_kept_still_holds_until_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "voice.new").mkdir()
    here = device(tmp_path)
    here.set_volume(2)
    assert here.volume == 2
    assert device(tmp_path).volume == VoiceSettings().volume


@pytest.mark.parametrize("change", [{"volume": 11}, {"speed": 3.0}, {"muted": None, "loud": 1}])
def test_what_is_out_of_range_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VoiceChange.model_validate(change)


@given(st.builds(VoiceChange))
def test_every_change_can_be_kept_and_read_back(
    tmp_path_factory: pytest.TempPathFactory, change: VoiceChange
) -> None:
    home = tmp_path_factory.mktemp("home")
    settings = VoiceSettings().changed(change)
    save_voice_settings(home, settings)
    assert read_voice_settings(home) == settings
    assert (home / "voice.json").stat().st_mode & 0o077 == 0
