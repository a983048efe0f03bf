"""Microphones: a fake arecord in place of a card, and recordings."""

from __future__ import annotations

import asyncio
import os
import wave
from contextlib import aclosing
from pathlib import Path

import pytest

from hardware.errors import AlsaMissing, MicrophoneFailed, RecordingUnusable
from hardware.microphone import (
    CHUNK_BYTES,
    RATE,
    AlsaMicrophone,
    Microphone,
    WavMicrophone,
    find_microphone,
)


def arecord(folder: Path, body: str) -> None:
    script = folder / "arecord"
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o755)


async def test_a_card_gives_chunks_until_it_fails(tools: Path) -> None:
    arecord(
        tools,
        f'echo "$@" > {tools}/arguments; head -c {CHUNK_BYTES * 2 + 100} /dev/zero\n'
        "echo 'read error: No such device' >&2; exit 1",
    )
    chunks = AlsaMicrophone("plughw:1").chunks()
    assert [await anext(chunks), await anext(chunks)] == [bytes(CHUNK_BYTES)] * 2
    with pytest.raises(MicrophoneFailed, match="No such device"):
        await anext(chunks)
    told = (tools / "arguments").read_text()
    assert told == f"-D plughw:1 -q -t raw -f S16_LE -c 1 -r {RATE}\n"


async def test_closing_gives_the_card_back(tools: Path) -> None:
    os.mkfifo(tools / "pid")
    arecord(tools, f"echo $$ > {tools}/pid; exec cat /dev/zero")
    async with aclosing(AlsaMicrophone().chunks()) as chunks:
        first = asyncio.create_task(anext(chunks))
        pid = int(await asyncio.to_thread((tools / "pid").read_text))
        assert len(await first) == CHUNK_BYTES
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_without_arecord_there_is_no_microphone(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arecord(tools, "echo 'card 0: PCH [HDA Intel], device 0: ALC'")
    assert isinstance(find_microphone(), AlsaMicrophone)
    (tools / "arecord").unlink()
    monkeypatch.setenv("PATH", str(tools))
    assert find_microphone() is None
    with pytest.raises(AlsaMissing, match="arecord"):
        await anext(AlsaMicrophone().chunks())


def record(path: Path, sound: bytes, rate: int = RATE, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(sound)
    return path


async def all_of(microphone: Microphone) -> list[bytes]:
    return [chunk async for chunk in microphone.chunks()]


async def test_a_recording_is_heard_to_its_end_and_again(tmp_path: Path) -> None:
    sound = bytes(range(256)) * 30
    microphone = WavMicrophone(record(tmp_path / "a.wav", sound))
    for _ in range(2):
        chunks = await all_of(microphone)
        assert b"".join(chunks) == sound
        assert [len(chunk) for chunk in chunks] == [CHUNK_BYTES] * 3
    assert await all_of(WavMicrophone(record(tmp_path / "b.wav", sound[:100]))) == [sound[:100]]
    assert await all_of(WavMicrophone(record(tmp_path / "c.wav", b""))) == []


@pytest.mark.parametrize(
    ("rate", "channels", "width"), [(44_100, 1, 2), (RATE, 2, 2), (RATE, 1, 1)]
)
async def test_another_format_is_refused(
    tmp_path: Path, rate: int, channels: int, width: int
) -> None:
    path = record(tmp_path / "a.wav", bytes(8), rate, channels, width)
    with pytest.raises(RecordingUnusable, match="16-bit PCM"):
        await all_of(WavMicrophone(path))


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
