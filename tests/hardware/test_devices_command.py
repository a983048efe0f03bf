"""`candide devices` and the sentences of device errors, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hardware import errors
from hardware.cli import devices

LISTING = """#!/bin/sh
[ "$LC_ALL" = C ] || exit 1
echo '**** List of hardware devices ****'
echo 'card 1: Kitchen [Kitchen Speaker], device 0: USB Audio [USB Audio]'
"""


def programs(folder: Path, script: str) -> None:
    for name in ("aplay", "arecord"):
        path = folder / name
        path.write_text(script)
        path.chmod(0o755)


def told(monkeypatch: pytest.MonkeyPatch, folder: Path, locale: str) -> str:
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin" if any(folder.iterdir()) else str(folder))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    result = CliRunner().invoke(devices)
    assert result.exit_code == 0
    return result.output


def test_what_is_found_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    programs(tmp_path, LISTING)
    assert told(monkeypatch, tmp_path, "fr_FR.UTF-8").splitlines() == [
        "Haut-parleur\u00a0: card 1: Kitchen [Kitchen Speaker], device 0: USB Audio [USB Audio]",
        "Microphone\u00a0: card 1: Kitchen [Kitchen Speaker], device 0: USB Audio [USB Audio]",
        "Voyant\u00a0: aucun",
    ]


@pytest.mark.parametrize("script", ["#!/bin/sh\necho no soundcards found\nexit 1\n", "no script"])
def test_no_card_is_said_with_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    programs(tmp_path, script)
    assert told(monkeypatch, tmp_path, "C.UTF-8").splitlines() == [
        "Loudspeaker: none is connected; without one, answers are shown or go to a file.",
        "Microphone: none is connected; without one, requests can be typed or given as a WAV file.",
        "Light: none",
    ]


def test_a_missing_program_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    output = told(monkeypatch, tmp_path, "fr_CA")
    assert "aplay n’est pas installé (paquet alsa-utils)\u00a0; sans lui" in output
    assert "arecord n’est pas installé" in output
    assert "(package alsa-utils)" in told(monkeypatch, tmp_path, "")


def test_every_error_has_its_code_and_both_sentences() -> None:
    kinds = errors.DeviceError.__subclasses__()
    codes = {errors.DeviceError.code, *(kind.code for kind in kinds)}
    assert len(codes) == len(kinds) + 1
    for kind in kinds:
        error = kind(program="aplay", path=Path("a.wav"), why="busy")
        assert error.sentence("fr") != error.sentence("en") == str(error)
        assert "{" not in error.sentence("fr")
