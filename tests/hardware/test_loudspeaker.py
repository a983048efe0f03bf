"""Loudspeakers: a fake aplay in place of a card, files, and silence."""

from __future__ import annotations

import asyncio
import os
import shutil
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from hardware.errors import AlsaMissing, LoudspeakerFailed, SoundFileUnwritable
from hardware.loudspeaker import (
    AlsaLoudspeaker,
    SilentLoudspeaker,
    WavLoudspeaker,
    find_loudspeaker,
)
from hardware.pcm import resample

SOUND = array("h", range(0, 2000, 2)).tobytes()


def aplay(folder: Path, body: str) -> None:
    script = folder / "aplay"
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o755)


async def test_a_card_gets_the_raw_sound_and_is_told_its_format(tools: Path) -> None:
    aplay(tools, f'echo "$@" > {tools}/arguments; cat > {tools}/sound')
    loudspeaker = AlsaLoudspeaker()
    await loudspeaker.play(SOUND, 22_050)
    assert (tools / "sound").read_bytes() == SOUND
    told = (tools / "arguments").read_text()
    assert told == "-q -t raw -f S16_LE -c 1 -r 22050\n"
    await AlsaLoudspeaker("plughw:1").play(SOUND, 16_000)
    assert (tools / "arguments").read_text().startswith("-D plughw:1 -q")
    await loudspeaker.close()


async def test_no_sound_starts_no_program_and_no_rate_is_an_error(tools: Path) -> None:
    aplay(tools, "exit 1")
    await AlsaLoudspeaker().play(b"", 22_050)
    with pytest.raises(ValueError, match="positive"):
        await AlsaLoudspeaker().play(SOUND, 0)


async def test_what_the_card_complains_of_is_passed_on(tools: Path) -> None:
    aplay(tools, "echo 'audio open error: Device or resource busy.' >&2; exit 1")
    with pytest.raises(LoudspeakerFailed, match="Device or resource busy"):
        await AlsaLoudspeaker().play(SOUND, 22_050)
    aplay(tools, "exit 3")
    with pytest.raises(LoudspeakerFailed, match="status 3"):
        await AlsaLoudspeaker().play(SOUND, 22_050)


async def test_cancelling_silences_it_at_once(tools: Path) -> None:
    os.mkfifo(tools / "pid")
    aplay(tools, f"echo $$ > {tools}/pid; exec tail -f /dev/null")
    playing = asyncio.create_task(AlsaLoudspeaker().play(SOUND * 1000, 22_050))
    pid = int(await asyncio.to_thread((tools / "pid").read_text))
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_without_aplay_there_is_no_loudspeaker(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tools))
    assert find_loudspeaker() is None
    with pytest.raises(AlsaMissing, match="alsa-utils"):
        await AlsaLoudspeaker().play(SOUND, 22_050)


def test_a_card_must_be_there_to_be_found(tools: Path) -> None:
    aplay(tools, "echo 'card 0: PCH [HDA Intel], device 0: ALC'")
    assert isinstance(find_loudspeaker(), AlsaLoudspeaker)
    aplay(tools, "echo 'no soundcards found...' >&2; exit 1")
    assert find_loudspeaker() is None


@pytest.mark.skipif(shutil.which("aplay") is None, reason="aplay (alsa-utils) is not installed")
async def test_the_real_aplay_plays_to_nowhere() -> None:
    await AlsaLoudspeaker("null").play(SOUND, 22_050)


def content(path: Path) -> tuple[int, bytes]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getframerate(), file.readframes(file.getnframes())


async def test_a_file_is_written_when_closed_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(b"old")
    loudspeaker = WavLoudspeaker(path)
    await loudspeaker.play(SOUND, 22_050)
    await loudspeaker.play(SOUND, 22_050)
    assert path.read_bytes() == b"old"
    await loudspeaker.close()
    await loudspeaker.close()
    assert content(path) == (22_050, SOUND * 2)
    assert [entry.name for entry in tmp_path.iterdir()] == ["answer.wav"]
    with pytest.raises(RuntimeError):
        await loudspeaker.play(SOUND, 22_050)


async def test_a_file_has_the_rate_of_its_first_sound(tmp_path: Path) -> None:
    loudspeaker = WavLoudspeaker(tmp_path / "answer.wav")
    await loudspeaker.play(SOUND, 22_050)
    await loudspeaker.play(SOUND, 11_025)
    with pytest.raises(ValueError, match="positive"):
        await loudspeaker.play(SOUND, -1)
    await loudspeaker.close()
    rate, sound = content(tmp_path / "answer.wav")
    assert (rate, len(sound)) == (22_050, len(SOUND) * 3)


async def test_a_silent_answer_is_a_file_without_sound(tmp_path: Path) -> None:
    await WavLoudspeaker(tmp_path / "answer.wav").close()
    assert content(tmp_path / "answer.wav") == (22_050, b"")


async def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    loudspeaker = WavLoudspeaker(tmp_path / "none" / "answer.wav")
    await loudspeaker.play(SOUND, 22_050)
    with pytest.raises(SoundFileUnwritable, match=r"answer\.wav"):
        await loudspeaker.close()
    (tmp_path / "folder").mkdir()
    with pytest.raises(SoundFileUnwritable):
        await WavLoudspeaker(tmp_path / "folder").close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]


async def test_silence_takes_everything() -> None:
    loudspeaker = SilentLoudspeaker()
    await loudspeaker.play(SOUND, 22_050)
    await loudspeaker.close()


def test_resampling_keeps_the_length_in_seconds_and_the_shape() -> None:
    line = array("h", range(0, 3000, 3))
    assert resample(line.tobytes(), 16_000, 16_000) == line.tobytes()
    assert resample(b"", 8000, 16_000) == resample(b"\1", 8000, 16_000) == b""
    doubled = array("h", resample(line.tobytes(), 8000, 16_000))
    assert len(doubled) == 2 * len(line)
    assert list(doubled[::2]) == list(line)
    assert all(0 <= here - before <= 3 for before, here in pairwise(doubled))
    halved = array("h", resample(line.tobytes(), 16_000, 8000))
    assert list(halved) == list(line[::2])
