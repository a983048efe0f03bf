"""While Candide speaks others are lowered, and get back what they had, whatever happens."""

from __future__ import annotations

import asyncio
import os
import subprocess
from pathlib import Path

import pytest

from hardware.ducking import PulseDucking
from tests.hardware.pulse import SoundServer, needs_pulseaudio, playing, real_pulseaudio
from tests.support.alsa import stand_in

FULL = 65_536
LOW = FULL * 40 // 100


@pytest.fixture
def server(tools: Path) -> SoundServer:
    return SoundServer(tools)


@pytest.fixture
def ducking(tmp_path: Path) -> PulseDucking:
    return PulseDucking(tmp_path)


async def test_others_are_lowered_and_get_each_channel_back(
    server: SoundServer, ducking: PulseDucking, tmp_path: Path
) -> None:
    server.tell(
        sink_inputs=[playing(4, "Radio", FULL, 30_000), playing(9, "Candide", FULL, process=77)]
    )
    ours = PulseDucking(tmp_path, is_ours=lambda process: process == 77)
    await ours.lower()
    assert server.volumes() == {4: [LOW, 12_000], 9: [FULL]}
    await ours.restore()
    assert server.volumes() == {4: [FULL, 30_000], 9: [FULL]}
    assert not (tmp_path / "lowered.json").exists()
    await ours.restore()
    assert server.times_set() == 2


async def test_lowering_twice_lowers_once_and_catches_what_began_since(
    server: SoundServer, ducking: PulseDucking
) -> None:
    radio = playing(4, "Radio", FULL)
    server.tell(sink_inputs=[radio])
    await ducking.lower()
    server.tell(sink_inputs=[playing(4, "Radio", LOW), playing(5, "Film", 50_000)])
    await ducking.lower()
    assert server.volumes() == {4: [LOW], 5: [20_000]}
    await ducking.restore()
    assert server.volumes() == {4: [FULL], 5: [50_000]}


async def test_after_a_crash_the_next_start_gives_back_what_was_lowered(
    server: SoundServer, ducking: PulseDucking, tmp_path: Path
) -> None:
    server.tell(sink_inputs=[playing(4, "Radio", FULL, FULL)])
    await ducking.lower()
    await PulseDucking(tmp_path).restore()
    assert server.volumes() == {4: [FULL, FULL]}


async def test_a_volume_that_a_person_changed_meanwhile_is_theirs(
    server: SoundServer, ducking: PulseDucking
) -> None:
    server.tell(sink_inputs=[playing(4, "Radio", FULL)])
    await ducking.lower()
    server.tell(sink_inputs=[playing(4, "Radio", 10_000)])
    await ducking.restore()
    server.tell(sink_inputs=[playing(4, "Radio", LOW)])
    await ducking.restore()
    assert server.volumes() == {4: [LOW]}


async def test_the_next_track_begins_low_and_gets_its_volume_back_even_later(
    server: SoundServer, ducking: PulseDucking
) -> None:
    server.tell(sink_inputs=[playing(4, "Radio", FULL), playing(5, "Film", FULL)])
    await ducking.lower()
    server.tell(sink_inputs=[])
    await ducking.restore()
    server.tell(sink_inputs=[playing(8, "Radio", LOW), playing(4, "Film", LOW)])
    await ducking.lower()
    assert server.volumes() == {8: [LOW], 4: [LOW]}
    await ducking.restore()
    assert server.volumes() == {8: [FULL], 4: [FULL]}


async def test_two_sounds_of_one_program_get_back_their_own(
    server: SoundServer, ducking: PulseDucking
) -> None:
    server.tell(sink_inputs=[playing(4, "Film", 40_000), playing(5, "Film", 40_001)])
    await ducking.lower()
    assert server.volumes() == {4: [16_000], 5: [16_000]}
    await ducking.restore()
    assert server.volumes() == {4: [40_000], 5: [40_001]}


@pytest.mark.parametrize(
    "sound",
    [
        playing(1, "Radio", FULL, mute=True),
        playing(1, "Radio", 0),
        playing(1, "us", FULL, process=os.getpid()),
        playing(1, "PipeWire Echo-Cancel Playback", FULL),
        {"index": 1, "volume": {"mono": {"value": FULL}}, "properties": {"media.role": "filter"}},
        {"index": 1, "volume": {"mono": {"value": FULL}}, "properties": {}},
    ],
)
async def test_what_is_mute_ours_or_only_passed_on_is_left_alone(
    server: SoundServer, ducking: PulseDucking, sound: dict[str, object]
) -> None:
    server.tell(sink_inputs=[sound])
    await ducking.lower()
    assert server.times_set() == 0


async def test_what_a_child_of_ours_plays_is_ours(
    server: SoundServer, ducking: PulseDucking
) -> None:
    child = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE)
    server.tell(sink_inputs=[playing(1, "aplay", FULL, process=child.pid)])
    await ducking.lower()
    assert server.times_set() == 0
    child.kill()
    await child.wait()


async def test_what_could_not_be_given_back_is_not_lowered(
    server: SoundServer, tmp_path: Path
) -> None:
    server.tell(sink_inputs=[playing(4, "Radio", FULL)])
    await PulseDucking(tmp_path / "none").lower()
    assert server.times_set() == 0
    (tmp_path / "lowered.json").write_text("[{")
    damaged = PulseDucking(tmp_path)
    await damaged.restore()
    await damaged.lower()
    assert server.volumes() == {4: [LOW]}


@pytest.mark.parametrize("body", ["exit 1", "echo '[{]'", 'echo \'[{"index": "x"}]\'', "echo"])
async def test_a_server_that_makes_no_sense_is_left_alone(
    tools: Path, ducking: PulseDucking, tmp_path: Path, body: str
) -> None:
    stand_in(tools, "pactl", body)
    await ducking.lower()
    await ducking.restore()
    assert not (tmp_path / "lowered.json").exists()


async def test_without_pactl_nothing_happens(
    ducking: PulseDucking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    await ducking.lower()
    await ducking.restore()


@needs_pulseaudio
async def test_a_real_sound_server_lowers_others_and_restores_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def volumes() -> set[str]:
        told = subprocess.run(
            ["pactl", "list", "sink-inputs"],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C"},
        ).stdout
        return {line.strip() for line in told.splitlines() if "Volume:" in line}

    with real_pulseaudio(monkeypatch):
        # Looked at as by somebody else: what this process starts is ours.
        ducking = PulseDucking(tmp_path, is_ours=lambda _: False)
        radio = await asyncio.create_subprocess_exec(
            *["pacat", "--raw", "--channels=1", "--latency-msec=50", "--device=room", "--verbose"],
            stdin=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert radio.stdin is not None
        assert radio.stderr is not None
        radio.stdin.write(bytes(200_000))
        while b"Stream started" not in await radio.stderr.readline():
            pass
        before = volumes()
        assert any("100%" in line for line in before)
        await ducking.lower()
        lowered = volumes()
        assert any("40%" in line for line in lowered)
        assert len(lowered) == 2  # the radio, and what echo cancellation passes on
        await PulseDucking(tmp_path).restore()
        assert volumes() == before
        radio.kill()
        await radio.communicate()
