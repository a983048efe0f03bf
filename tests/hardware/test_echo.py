"""A source that echo is taken out of is found and preferred, with the sink that belongs to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.echo import EchoCancelling, find_echo_cancelling
from hardware.loudspeaker import PulseLoudspeaker, find_loudspeaker
from hardware.microphone import PulseMicrophone, find_microphone
from tests.hardware.pulse import SoundServer, needs_pulseaudio, real_pulseaudio
from tests.support.alsa import stand_in

CARD = "echo 'card 0: PCH [HDA Intel], device 0: ALC'"


@pytest.fixture
def server(tools: Path) -> SoundServer:
    for program in ("aplay", "arecord"):
        stand_in(tools, program, CARD)
    return SoundServer(tools)


def test_pulseaudio_names_its_module(server: SoundServer) -> None:
    server.tell(
        sources=[
            {"name": "mic", "driver": "module-alsa-card.c", "monitor_source": ""},
            {"name": "out.echo-cancel.monitor", "driver": "module-echo-cancel.c"},
            {"name": "clean", "driver": "module-echo-cancel.c", "monitor_source": ""},
        ],
        sinks=[{"name": "out"}, {"name": "out.echo-cancel", "driver": "module-echo-cancel.c"}],
    )
    assert find_echo_cancelling() == EchoCancelling("clean", "out.echo-cancel")
    microphone, loudspeaker = find_microphone(), find_loudspeaker()
    assert isinstance(microphone, PulseMicrophone)
    assert (microphone.source, microphone.cancels_echo) == ("clean", True)
    assert isinstance(loudspeaker, PulseLoudspeaker)
    assert loudspeaker.sink == "out.echo-cancel"


@pytest.mark.parametrize("name", ["echo-cancel-source", "Echo Cancellation Source", "echo_cancel"])
def test_pipewire_tells_by_the_name_and_may_have_no_sink(server: SoundServer, name: str) -> None:
    server.tell(sources=[{"name": name, "driver": "PipeWire"}], sinks=[{"name": "out"}])
    assert find_echo_cancelling() == EchoCancelling(name, None)
    assert not isinstance(find_loudspeaker(), PulseLoudspeaker)


@pytest.mark.parametrize(
    "sources",
    [
        [],
        [{"name": "mic", "description": "Echo Dot microphone"}],
        [{"name": "echo-cancel-sink", "monitor_source": "echo-cancel"}],
    ],
)
def test_an_ordinary_microphone_has_echo(
    server: SoundServer, sources: list[dict[str, str]]
) -> None:
    server.tell(sources=sources, sinks=[{"name": "out.echo-cancel"}])
    assert find_echo_cancelling() is None
    microphone = find_microphone()
    assert microphone is not None
    assert not microphone.cancels_echo


@pytest.mark.parametrize("body", ["exit 1", "echo nonsense", "echo '[1]'"])
def test_a_server_that_makes_no_sense_has_none(server: SoundServer, tools: Path, body: str) -> None:
    stand_in(tools, "pactl", body)
    assert find_echo_cancelling() is None


def test_without_the_programs_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_echo_cancelling() is None


@needs_pulseaudio
async def test_a_real_sound_server_is_played_to_and_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    with real_pulseaudio(monkeypatch):
        assert find_echo_cancelling() == EchoCancelling("mic.echo-cancel", "room.echo-cancel")
        loudspeaker, microphone = find_loudspeaker(), find_microphone()
        assert loudspeaker is not None
        assert microphone is not None
        await loudspeaker.play(bytes(1600), 16_000)
        assert loudspeaker.played_ms == 50
        await loudspeaker.close()
        chunks = microphone.chunks()
        assert len(await anext(chunks)) == 1024
        await chunks.aclose()
