"""`candide devices` and the sentences of device errors, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hardware import errors, portaudio
from hardware.cli import devices
from tests.hardware.pulse import SoundServer
from tests.support.alsa import stand_in

LISTING = """
[ "$LC_ALL" = C ] || exit 1
case "$*" in
*dump-hw-params*)
    echo 'HW Params of device "hw:1,0":' >&2
    echo 'CHANNELS: 2' >&2
    echo 'RATE: [44100 48000]' >&2
    exit 1 ;;
*)
    echo '**** List of hardware devices ****'
    echo 'card 1: Kitchen [Kitchen Speaker], device 0: USB Audio [USB Audio]' ;;
esac
"""
CARD = "card 1: Kitchen [Kitchen Speaker], device 0: USB Audio [USB Audio]"


def programs(folder: Path, script: str) -> None:
    for name in ("aplay", "arecord"):
        stand_in(folder, name, script)


class Library:
    """A `sounddevice` with a device each way."""

    PortAudioError = ValueError

    def query_devices(self, kind: str) -> dict[str, object]:
        return {"name": "Built-in", "default_samplerate": 48_000.0, f"max_{kind}_channels": 2}


@pytest.fixture(autouse=True)
def _no_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portaudio, "library", lambda: None)


def told(monkeypatch: pytest.MonkeyPatch, folder: Path, locale: str) -> list[str]:
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin" if any(folder.iterdir()) else str(folder))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    result = CliRunner().invoke(devices)
    assert result.exit_code == 0
    return result.output.splitlines()


def test_what_is_found_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    programs(tmp_path, LISTING)
    SoundServer(tmp_path)
    french = told(monkeypatch, tmp_path, "fr_FR.UTF-8")
    assert french[:2] == [
        f"Haut-parleur\u00a0: {CARD}.",
        f"Microphone\u00a0: {CARD} (44100 à 48000\u00a0Hz, 2 canaux, converti si nécessaire).",
    ]
    assert french[2].startswith("Annulation d’écho\u00a0: aucune\u00a0; sans elle")
    assert french[3].startswith("Autres sons\u00a0: baissés pendant que Candide parle")
    assert french[4] == "Voyant\u00a0: aucun."
    english = told(monkeypatch, tmp_path, "en_GB.UTF-8")
    assert (
        english[1] == f"Microphone: {CARD} (44100 to 48000 Hz, 2 channels, converted if need be)."
    )
    assert english[3].startswith("Other sounds: lowered while Candide speaks")


def test_a_microphone_without_echo_is_named_with_its_sink(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    programs(tmp_path, LISTING)
    server = SoundServer(tmp_path)
    server.tell(sources=[{"name": "mic.echo-cancel"}], sinks=[{"name": "out.echo-cancel"}])
    assert told(monkeypatch, tmp_path, "en_GB.UTF-8")[:3] == [
        "Loudspeaker: out.echo-cancel.",
        "Microphone: mic.echo-cancel.",
        "Echo cancellation: yes, of what out.echo-cancel plays.",
    ]
    server.tell(sources=[{"name": "mic.echo-cancel"}], sinks=[])
    french = told(monkeypatch, tmp_path, "fr_FR.UTF-8")
    assert french[0] == f"Haut-parleur\u00a0: {CARD}."
    assert french[2] == "Annulation d’écho\u00a0: oui."


@pytest.mark.parametrize("script", ["echo no soundcards found\nexit 1\n", "exec false"])
def test_no_card_is_said_with_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    programs(tmp_path, script)
    assert told(monkeypatch, tmp_path, "C.UTF-8")[:2] == [
        "Loudspeaker: none is connected; without one, answers are shown and go to WAV files.",
        "Microphone: none is connected; without one, requests can be typed or given as a WAV file.",
    ]


def test_a_missing_program_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    french = told(monkeypatch, tmp_path, "fr_CA")
    assert "aplay n’est pas installé (paquet alsa-utils)\u00a0; sans lui" in french[0]
    assert "arecord n’est pas installé" in french[1]
    assert "pactl n’est pas installé (paquet pulseaudio-utils)" in french[3]
    english = told(monkeypatch, tmp_path, "")
    assert "(package alsa-utils)" in english[0]
    assert "(package pulseaudio-utils)" in english[3]


def test_where_alsa_has_nothing_portaudio_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(portaudio, "library", Library)
    assert told(monkeypatch, tmp_path, "fr_FR")[:2] == [
        "Haut-parleur\u00a0: Built-in (PortAudio, 48000\u00a0Hz, 2 canaux).",
        "Microphone\u00a0: Built-in (PortAudio, 48000\u00a0Hz, 2 canaux).",
    ]


def test_every_error_has_its_code_and_both_sentences() -> None:
    kinds = errors.DeviceError.__subclasses__()
    codes = {errors.DeviceError.code, *(kind.code for kind in kinds)}
    assert len(codes) == len(kinds) + 1
    for kind in kinds:
        error = kind(program="aplay", package="alsa-utils", path=Path("a.wav"), why="busy")
        assert error.sentence("fr") != error.sentence("en") == str(error)
        assert "{" not in error.sentence("fr")
