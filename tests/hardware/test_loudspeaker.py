"""Loudspeakers by way of programs: a real aplay that plays to files, and stand-ins that fail."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hardware import portaudio
from hardware.errors import LoudspeakerFailed, ProgramMissing
from hardware.loudspeaker import (
    AlsaLoudspeaker,
    Loudspeaker,
    PulseLoudspeaker,
    find_loudspeaker,
)
from hardware.loudspeaker.program import RATE
from hardware.pcm import resample
from tests.support.alsa import LeapingClock, needs_alsa, stand_in, tone

SOUND = tone(440, 0.05, RATE)


@pytest.fixture
async def loudspeaker() -> AsyncIterator[AlsaLoudspeaker]:
    made = AlsaLoudspeaker(clock=LeapingClock())
    yield made
    await made.close()


async def played(loudspeaker: Loudspeaker, pcm: bytes, rate: int) -> None:
    try:
        await loudspeaker.play(pcm, rate)
    finally:
        await loudspeaker.close()


@needs_alsa
async def test_the_real_aplay_plays_sound_after_sound_at_its_one_rate(alsa: Path) -> None:
    loudspeaker = AlsaLoudspeaker("tofile")
    voice = tone(300, 0.2, 22_050)
    await loudspeaker.play(voice, 22_050)
    await loudspeaker.play(SOUND, RATE)
    assert loudspeaker.played_ms == 250
    await loudspeaker.play(bytes(RATE // 2), RATE)  # the device writes a buffer late
    await loudspeaker.close()
    heard = (alsa / "played.raw").read_bytes()
    assert resample(voice, 22_050, RATE) in heard
    assert SOUND in heard[len(resample(voice, 22_050, RATE)) :]


@needs_alsa
@pytest.mark.usefixtures("alsa")
async def test_the_real_aplay_says_what_is_wrong_with_a_device() -> None:
    with pytest.raises(LoudspeakerFailed, match="No such file or directory"):
        await played(AlsaLoudspeaker("nowhere"), SOUND, RATE)
    with pytest.raises(LoudspeakerFailed, match="Channels count non available"):
        await played(AlsaLoudspeaker("stereo"), SOUND, RATE)


async def test_one_program_plays_all_and_is_told_the_format(
    tools: Path, loudspeaker: AlsaLoudspeaker
) -> None:
    stand_in(tools, "aplay", f'echo "$@" >> {tools}/arguments; exec cat >> {tools}/sound')
    await loudspeaker.ready()
    await loudspeaker.play(SOUND, RATE)
    await loudspeaker.play(SOUND[::-1], RATE)
    sound = (tools / "sound").read_bytes()
    assert sound.startswith(SOUND)
    assert sound[len(SOUND) :].lstrip(b"\0").startswith(SOUND[::-1].lstrip(b"\0"))
    assert (tools / "arguments").read_text() == (
        f"-q -t raw -f S16_LE -c 1 -r {RATE} "
        "--buffer-time=100000 --period-time=20000 --start-delay=1\n"
    )
    await played(AlsaLoudspeaker("plughw:1"), SOUND, RATE)
    assert "-q -D plughw:1 -t raw" in (tools / "arguments").read_text()


async def test_a_sink_of_the_sound_server_is_played_to_by_pacat(tools: Path) -> None:
    stand_in(tools, "pacat", f'echo "$@" > {tools}/arguments; exec cat > {tools}/sound')
    await played(PulseLoudspeaker("room"), SOUND, RATE)
    assert "--device=room" in (tools / "arguments").read_text().split()
    assert (tools / "sound").read_bytes().startswith(SOUND)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("echo 'audio open error: Device or resource busy.' >&2; exit 1", "resource busy"),
        ("exit 3", "status 3"),
        ("head -c 4000 > /dev/null; echo 'write error: No such device' >&2; exit 1", "No such"),
        ("head -c 4000 > /dev/null; echo 'underrun!!! (at least 5 ms long)' >&2; exit 1", "status"),
    ],
)
async def test_what_a_card_complains_of_is_passed_on_and_the_next_sound_tries_again(
    tools: Path, loudspeaker: AlsaLoudspeaker, body: str, why: str
) -> None:
    stand_in(tools, "aplay", body)
    with pytest.raises(LoudspeakerFailed, match=why):
        await loudspeaker.play(tone(440, 5, RATE), RATE)
    stand_in(tools, "aplay", f"exec cat > {tools}/sound")
    await loudspeaker.play(SOUND, RATE)
    assert (tools / "sound").read_bytes().startswith(SOUND)


async def test_a_chatty_program_is_not_held_up_by_its_complaints(
    tools: Path, loudspeaker: AlsaLoudspeaker
) -> None:
    stand_in(tools, "aplay", f"head -c 300000 /dev/zero >&2; exec cat > {tools}/sound")
    await loudspeaker.play(SOUND, RATE)
    assert (tools / "sound").read_bytes().startswith(SOUND)


async def test_cancelling_ends_the_program_at_once(
    tools: Path, loudspeaker: AlsaLoudspeaker
) -> None:
    os.mkfifo(tools / "pid")
    stand_in(tools, "aplay", f"echo $$ > {tools}/pid; exec tail -f /dev/null")
    playing = asyncio.create_task(loudspeaker.play(SOUND * 1000, RATE))
    pid = int(await asyncio.to_thread((tools / "pid").read_text))
    stand_in(tools, "aplay", f"exec cat > {tools}/sound")
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert loudspeaker.played_ms == 0
    await loudspeaker.play(SOUND, RATE)
    assert (tools / "sound").read_bytes().startswith(SOUND)


async def test_an_idle_card_is_given_back(tools: Path) -> None:
    os.mkfifo(tools / "pid")
    stand_in(tools, "aplay", f"echo $$ > {tools}/pid; exec cat > /dev/null")
    clock = LeapingClock()
    loudspeaker = AlsaLoudspeaker(clock=clock, idle_seconds=30)
    playing = asyncio.create_task(loudspeaker.play(SOUND, RATE))
    pid = int(await asyncio.to_thread((tools / "pid").read_text))
    await playing
    os.kill(pid, 0)
    await asyncio.sleep(0)  # it begins to wait
    clock.advance(31)
    await loudspeaker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_without_aplay_there_is_no_loudspeaker(
    tools: Path, monkeypatch: pytest.MonkeyPatch, loudspeaker: AlsaLoudspeaker
) -> None:
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(portaudio, "library", lambda: None)
    assert find_loudspeaker() is None
    with pytest.raises(ProgramMissing, match="alsa-utils"):
        await loudspeaker.play(SOUND, RATE)


def test_a_card_must_be_there_to_be_found(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portaudio, "library", lambda: None)
    stand_in(tools, "aplay", "echo 'card 0: PCH [HDA Intel], device 0: ALC'")
    assert isinstance(find_loudspeaker(), AlsaLoudspeaker)
    stand_in(tools, "aplay", "echo 'no soundcards found...' >&2; exit 1")
    assert find_loudspeaker() is None
