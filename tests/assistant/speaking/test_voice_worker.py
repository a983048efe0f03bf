"""The voice worker and its client with voices of our own, which misbehave on demand."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Generator, Iterable
from contextlib import aclosing, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.frames import Header, read_frame, write_frame
from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceFailed, VoiceMissing
from assistant.speaking.piper import AudioChunk, PiperWorker
from assistant.speaking.worker import MOST_VOICES, Speak, serve
from audit.language import Language

PATIENCE = 60  # seconds after which a test that would never end gives up

FAKE = """
import itertools, os, sys
from pathlib import Path
from assistant.speaking.worker import serve

class Chunk:
    sample_rate = 16000
    def __init__(self, number):
        self.audio_int16_bytes = bytes([number % 256, 0])

def load(model, config):
    lives = Path(sys.argv[1])
    def speak(text, manner):
        if text == "for ever":
            yield from map(Chunk, itertools.count())
        elif text == "three":
            yield Chunk(1)
            if len(lives.read_text()) == 1:
                os._exit(9)
            yield from map(Chunk, (2, 3))
        elif text == "1, 2, 3." and manner.steady:
            Path(sys.argv[1]).open("a").write("w")
            yield Chunk(9)
        elif text == "fast":
            yield Chunk(round(100 * manner.speed))
        elif text == "die":
            os._exit(9)
        elif text == "fail":
            raise RuntimeError(text)
        else:
            yield Chunk(7)
    return speak

with Path(sys.argv[1]).open("a") as lives:
    lives.write("x")
serve(sys.stdin.buffer, sys.stdout.buffer, load)
"""


async def sound(worker: PiperWorker, text: str, voice: VoiceFiles) -> list[AudioChunk]:
    async with asyncio.timeout(PATIENCE):
        return [chunk async for chunk in worker.synthesise(text, voice)]


@pytest.fixture
def lives(tmp_path: Path) -> Path:
    """A file that gets a letter for each life of the fake worker."""
    return tmp_path / "lives"


@pytest.fixture
async def fake(lives: Path) -> AsyncIterator[PiperWorker]:
    piper = PiperWorker([sys.executable, "-c", FAKE, str(lives)])
    yield piper
    await piper.close()


@pytest.fixture
def files(tmp_path: Path) -> VoiceFiles:
    for name in ("a.onnx", "a.json"):
        (tmp_path / name).touch()
    return VoiceFiles(tmp_path / "a.onnx", tmp_path / "a.json")


async def test_giving_up_stops_the_worker_and_leaves_it_usable(
    fake: PiperWorker, files: VoiceFiles, lives: Path
) -> None:
    async with asyncio.timeout(PATIENCE), aclosing(fake.synthesise("for ever", files)) as endless:
        assert (await anext(endless)).pcm == b"\0\0"
    assert [chunk.pcm for chunk in await sound(fake, "hello", files)] == [b"\7\0"]

    async def listen() -> None:
        async for _ in fake.synthesise("for ever", files):
            begun.set()

    begun = asyncio.Event()
    listener = asyncio.create_task(listen())
    await asyncio.wait_for(begun.wait(), PATIENCE)
    listener.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listener
    assert [chunk.pcm for chunk in await sound(fake, "hello", files)] == [b"\7\0"]
    assert lives.read_text() == "x"


async def test_a_worker_that_dies_is_replaced_and_goes_on_where_it_was(
    fake: PiperWorker, files: VoiceFiles, lives: Path
) -> None:
    spoken = await sound(fake, "three", files)
    assert [chunk.pcm[0] for chunk in spoken] == [1, 2, 3]
    assert lives.read_text() == "xx"


async def test_a_worker_that_always_dies_is_given_up(
    fake: PiperWorker, files: VoiceFiles, lives: Path
) -> None:
    with pytest.raises(VoiceFailed, match="worker died"):
        await sound(fake, "die", files)
    assert lives.read_text() == "xx"
    assert await sound(fake, "hello", files)


async def test_a_failure_says_what_kind_and_not_which_words(
    fake: PiperWorker, files: VoiceFiles
) -> None:
    with pytest.raises(VoiceFailed) as failed:
        await sound(fake, "fail", files)
    sentences = [failed.value.sentence(language) for language in Language]
    assert sentences == [
        "La synthèse vocale a échoué (RuntimeError).",
        "Speech synthesis failed (RuntimeError).",
    ]
    assert await sound(fake, "hello", files)


async def test_warming_a_voice_speaks_to_nobody(
    fake: PiperWorker, files: VoiceFiles, lives: Path
) -> None:
    async with asyncio.timeout(PATIENCE):
        await fake.warm(files)
    assert lives.read_text() == "xw"
    assert [chunk.pcm[0] for chunk in await sound(fake, "hello", files)] == [7]
    with pytest.raises(VoiceMissing):
        await fake.warm(VoiceFiles(files.model, files.model.with_name("none")))


async def test_a_speed_is_passed_on_and_must_be_a_pace_of_speech(
    fake: PiperWorker, files: VoiceFiles
) -> None:
    for speed in (0.7, 1.0, 1.5):
        async with asyncio.timeout(PATIENCE):
            chunks = [chunk async for chunk in fake.synthesise("fast", files, speed=speed)]
        assert [chunk.pcm[0] for chunk in chunks] == [round(100 * speed)]
    for speed in (0.69, 1.51, 0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="pace"):
            await anext(fake.synthesise("fast", files, speed=speed))


async def test_a_worker_that_dies_goes_on_with_the_piece_it_died_in(
    fake: PiperWorker, files: VoiceFiles, lives: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.speaking.piper.pieces", lambda text, language: text.split("|"))
    text = "hello|three|hello"
    async with asyncio.timeout(PATIENCE):
        chunks = fake.synthesise(text, files, language=Language.ENGLISH)
        assert [chunk.pcm[0] async for chunk in chunks] == [7, 1, 2, 3, 7]
    assert lives.read_text() == "xx"


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/at/all"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", 'print(\'{"is": "ready"}\')'],
        [sys.executable, "-c", "print(chr(0) * 3 + chr(2) + '{}', end='')"],
        [sys.executable, "-c", "print(chr(0) * 3 + chr(2) + '[]', end='')"],
        [sys.executable, "-c", "print('x' * 10_000_000)"],
    ],
)
async def test_a_worker_that_does_not_come_up_is_an_error(
    command: list[str], files: VoiceFiles
) -> None:
    worker = PiperWorker(command)
    with pytest.raises(VoiceFailed):
        await worker.start()
    with pytest.raises(VoiceFailed):
        await sound(worker, "hello", files)
    await worker.close()


async def test_a_worker_that_talks_nonsense_is_ended(files: VoiceFiles) -> None:
    code = (
        "import sys; from assistant.frames import write_frame\n"
        "write_frame(sys.stdout.buffer, {'is': 'ready', 'version': 2})\n"
        "while True: sys.stdout.buffer.write(bytes(1 << 20))"
    )
    worker = PiperWorker([sys.executable, "-c", code])
    with pytest.raises(VoiceFailed, match="worker died"):
        await sound(worker, "hello", files)
    await worker.close()


async def test_a_closed_worker_speaks_no_more(
    fake: PiperWorker, files: VoiceFiles, lives: Path
) -> None:
    async with aclosing(fake.synthesise("for ever", files)) as endless:
        await anext(endless)
        await fake.close()
        with pytest.raises(VoiceFailed):
            async for _ in endless:
                pass
    await fake.close()
    with pytest.raises(VoiceFailed):
        await sound(fake, "hello", files)
    assert lives.read_text() == "x"


# The worker's loop itself, in this process.


@dataclass
class Silence:
    """A chunk of two samples."""

    sample_rate: int = 16_000
    audio_int16_bytes: bytes = bytes(4)


def answers_to(requests: Iterable[Header], loads: list[Path]) -> Generator[Header, None, None]:
    """Each request's answers, served by a thread; `loads` gets the voices as they are loaded."""

    def load(model: Path, config: Path) -> Speak:
        loads.append(model)
        return lambda text, manner: [Silence()]

    request_out, request_in = os.pipe()
    answer_out, answer_in = os.pipe()
    served = os.fdopen(request_out, "rb"), os.fdopen(answer_in, "wb")
    thread = threading.Thread(target=serve, args=(*served, load))
    thread.start()
    with os.fdopen(request_in, "wb") as ask, os.fdopen(answer_out, "rb") as told:
        for request in requests:
            write_frame(ask, request)
        while frame := read_frame(told):
            yield frame[0]
    thread.join()
    for stream in served:
        stream.close()


def test_warming_loads_a_voice_and_sends_no_sound(tmp_path: Path) -> None:
    model = tmp_path / "a.onnx"
    model.touch()
    loads: list[Path] = []
    warm = {"do": "warm", "id": 1, "model": str(model), "config": str(model)}
    with closing(answers_to([warm], loads)) as answers:
        assert [next(answers), next(answers)] == [
            {"is": "ready", "version": 2},
            {"is": "end", "id": 1},
        ]
    assert loads == [model]


def test_at_most_four_voices_are_kept(tmp_path: Path) -> None:
    models = [tmp_path / f"{number}.onnx" for number in range(MOST_VOICES + 1)]
    for model in models:
        model.touch()
    order = [0, 1, 2, 3, 0, 4, 0, 1]  # 4 takes the place of 1, which was used longest ago
    requests = [
        {
            "do": "speak",
            "id": number,
            "pieces": [""],
            "speed": 1.0,
            "steady": True,
            "model": str(models[which]),
            "config": str(models[which]),
        }
        for number, which in enumerate(order, start=1)
    ]
    loads: list[Path] = []
    with closing(answers_to(requests, loads)) as answers:
        for answer in answers:
            if answer == {"is": "end", "id": len(order)}:
                break
    assert [models.index(model) for model in loads] == [0, 1, 2, 3, 4, 1]
