"""Microphones: a real arecord that hears from files, stand-ins that fail, and recordings."""

from __future__ import annotations

import asyncio
import os
import wave
from array import array
from contextlib import aclosing
from pathlib import Path

import pytest

from hardware import portaudio
from hardware.errors import MicrophoneFailed, ProgramMissing, RecordingUnusable
from hardware.microphone import (
    CHUNK_BYTES,
    RATE,
    AlsaMicrophone,
    Microphone,
    PulseMicrophone,
    SilentMicrophone,
    WavMicrophone,
    find_microphone,
)
from hardware.pcm import Converter
from tests.support.alsa import needs_alsa, stand_in, tone

REFUSES_MONO = "case \"$*\" in *'-c 1 '*) echo 'Channels count non available' >&2; exit 1;; esac"


async def beginning(microphone: Microphone, chunks: int) -> bytes:
    heard = []
    async with aclosing(microphone.chunks()) as coming:
        async for chunk in coming:
            heard.append(chunk)
            if len(heard) == chunks:
                break
    assert {len(chunk) for chunk in heard} == {CHUNK_BYTES}
    return b"".join(heard)


async def all_of(microphone: Microphone) -> list[bytes]:
    return [chunk async for chunk in microphone.chunks()]


def test_a_chunk_is_what_voice_activity_detection_steps_by() -> None:
    assert CHUNK_BYTES == 512 * 2


@needs_alsa
async def test_the_real_arecord_hears_a_card(alsa: Path) -> None:
    sound = tone(440, 1, RATE)
    (alsa / "spoken.raw").write_bytes(sound)
    microphone = AlsaMicrophone("fromfile")
    for _ in range(2):
        assert await beginning(microphone, 10) == sound[: 10 * CHUNK_BYTES]


@needs_alsa
async def test_a_card_that_has_only_stereo_is_heard_all_the_same(alsa: Path) -> None:
    (alsa / "spoken.raw").write_bytes(array("h", [1000, 3000] * RATE).tobytes())
    heard = array("h", await beginning(AlsaMicrophone("stereo"), 10))
    assert set(heard) == {2000}


@needs_alsa
@pytest.mark.usefixtures("alsa")
async def test_the_real_arecord_says_what_is_wrong_with_a_device() -> None:
    with pytest.raises(MicrophoneFailed, match="No such file or directory"):
        await all_of(AlsaMicrophone("nowhere"))


async def test_a_card_that_has_only_44100_hertz_in_stereo_is_converted(tools: Path) -> None:
    sound = tone(440, 1, 44_100, channels=2)
    (tools / "sound").write_bytes(sound)
    stand_in(
        tools,
        "arecord",
        f"{REFUSES_MONO}\n"
        '[ "$LC_ALL" = C ] && echo \'Warning: rate is not accurate '
        "(requested = 16000Hz, got = 44100Hz)' >&2\n"
        f"cat {tools}/sound; exec tail -f /dev/null",
    )
    converter = Converter(44_100, 2, RATE)
    expected = converter.convert(sound)
    assert await beginning(AlsaMicrophone(), 20) == expected[: 20 * CHUNK_BYTES]


async def test_sixteen_kilohertz_on_one_channel_is_asked_for_first(tools: Path) -> None:
    stand_in(tools, "arecord", f'echo "$@" >> {tools}/arguments; exec cat /dev/zero')
    assert await beginning(AlsaMicrophone("plughw:1"), 3) == bytes(3 * CHUNK_BYTES)
    assert (tools / "arguments").read_text() == (
        f"-D plughw:1 -t raw -f S16_LE -c 1 -r {RATE} --period-time=32000\n"
    )


async def test_a_microphone_pulled_out_is_said_at_once_and_may_be_put_back(tools: Path) -> None:
    stand_in(
        tools,
        "arecord",
        f"head -c {CHUNK_BYTES * 2 + 100} /dev/zero\necho 'read error: No such device' >&2; exit 1",
    )
    microphone = AlsaMicrophone()
    chunks = microphone.chunks()
    assert [await anext(chunks), await anext(chunks)] == [bytes(CHUNK_BYTES)] * 2
    with pytest.raises(MicrophoneFailed, match="No such device"):
        await anext(chunks)
    with pytest.raises(StopAsyncIteration):
        await anext(chunks)
    stand_in(tools, "arecord", "exec cat /dev/zero")
    assert await beginning(microphone, 1) == bytes(CHUNK_BYTES)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("echo 'audio open error: Device or resource busy' >&2; exit 1", "resource busy"),
        ("echo 'Channels count non available' >&2; exit 1", "Channels count"),
        ("exit 0", "status 0"),
    ],
)
async def test_a_card_that_gives_nothing_is_a_failure(tools: Path, body: str, why: str) -> None:
    stand_in(tools, "arecord", body)
    with pytest.raises(MicrophoneFailed, match=why):
        await all_of(AlsaMicrophone())


async def test_closing_gives_the_card_back(tools: Path) -> None:
    os.mkfifo(tools / "pid")
    stand_in(tools, "arecord", f"echo $$ > {tools}/pid; exec cat /dev/zero")
    async with aclosing(AlsaMicrophone().chunks()) as chunks:
        first = asyncio.create_task(anext(chunks))
        pid = int(await asyncio.to_thread((tools / "pid").read_text))
        assert len(await first) == CHUNK_BYTES
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_source_of_the_sound_server_is_heard_by_parec(tools: Path) -> None:
    stand_in(tools, "parec", f'echo "$@" > {tools}/arguments; head -c {CHUNK_BYTES} /dev/zero')
    microphone = PulseMicrophone("mic.echo-cancel", cancels_echo=True)
    assert microphone.cancels_echo
    chunks = microphone.chunks()
    assert await anext(chunks) == bytes(CHUNK_BYTES)
    with pytest.raises(MicrophoneFailed, match="status 0"):
        await anext(chunks)
    told = (tools / "arguments").read_text().split()
    assert {"--device=mic.echo-cancel", f"--rate={RATE}", "--channels=1"} < set(told)


async def test_without_arecord_there_is_no_microphone(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portaudio, "library", lambda: None)
    stand_in(tools, "arecord", "echo 'card 0: PCH [HDA Intel], device 0: ALC'")
    found = find_microphone()
    assert isinstance(found, AlsaMicrophone)
    assert not found.cancels_echo
    (tools / "arecord").unlink()
    monkeypatch.setenv("PATH", str(tools))
    assert find_microphone() is None
    with pytest.raises(ProgramMissing, match="arecord"):
        await anext(AlsaMicrophone().chunks())


def record(path: Path, sound: bytes, rate: int = RATE, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(sound)
    return path


async def test_a_recording_is_heard_to_its_end_and_again(tmp_path: Path) -> None:
    sound = bytes(range(256)) * 12
    microphone = WavMicrophone(record(tmp_path / "a.wav", sound))
    for _ in range(2):
        chunks = await all_of(microphone)
        assert b"".join(chunks) == sound
        assert [len(chunk) for chunk in chunks] == [CHUNK_BYTES] * 3
    assert await all_of(WavMicrophone(record(tmp_path / "b.wav", sound[:100]))) == [sound[:100]]
    assert await all_of(WavMicrophone(record(tmp_path / "c.wav", b""))) == []


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 1), (RATE, 2), (48_000, 2), (8000, 1)])
async def test_a_recording_of_another_form_is_converted(
    tmp_path: Path, rate: int, channels: int
) -> None:
    sound = tone(440, 0.5, rate, channels)
    chunks = await all_of(WavMicrophone(record(tmp_path / "a.wav", sound, rate, channels)))
    assert {len(chunk) for chunk in chunks[:-1]} == {CHUNK_BYTES}
    converter = Converter(rate, channels, RATE)
    assert b"".join(chunks) == converter.convert(sound) + converter.finish()


@pytest.mark.parametrize("width", [1, 3, 4])
async def test_samples_of_another_width_are_refused(tmp_path: Path, width: int) -> None:
    with pytest.raises(RecordingUnusable, match="16-bit PCM"):
        await all_of(WavMicrophone(record(tmp_path / "a.wav", bytes(24), width=width)))


@pytest.mark.parametrize("body", [b"", b"RIFF", b"RIFF\4\0\0\0WAVE", b"no sound at all"])
async def test_what_is_no_recording_is_refused(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(body)
    for unusable in (path, tmp_path, tmp_path / "none.wav"):
        with pytest.raises(RecordingUnusable):
            await all_of(WavMicrophone(unusable))


async def test_a_recording_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    path = record(tmp_path / "a.wav", bytes(CHUNK_BYTES * 2))
    path.write_bytes(path.read_bytes()[:-1000])
    assert sum(map(len, await all_of(WavMicrophone(path)))) == CHUNK_BYTES * 2 - 1000


async def test_silence_lasts_as_long_as_it_is_meant_to() -> None:
    assert await all_of(SilentMicrophone(0.32)) == [bytes(CHUNK_BYTES)] * 10
