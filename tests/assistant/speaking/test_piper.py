"""The voice worker: real Piper with the starter voices, and workers that misbehave on demand."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import aclosing, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceDamaged, VoiceFailed, VoiceMissing
from assistant.speaking.frames import Header, encode, read_frame, write_frame
from assistant.speaking.piper import AudioChunk, PiperWorker
from assistant.speaking.worker import MOST_VOICES, Speak, serve
from audit.language import Language

VOICES = Path(__file__).parents[3] / ".." / "shared" / "spikes" / "piper_starter"
MAN = VoiceFiles(VOICES / "tiny.onnx", VOICES / "tiny.fr-a.json")
WOMAN = VoiceFiles(VOICES / "tiny.onnx", VOICES / "tiny.fr-b.json")

with_voices = pytest.mark.skipif(
    not VOICES.is_dir(), reason="the starter voices are not beside the checkout (../shared/spikes)"
)

TEXT = "Voilà. Le minuteur est lancé."
PATIENCE = 60  # seconds after which a test that would never end gives up


@pytest.fixture
async def worker() -> AsyncIterator[PiperWorker]:
    piper = PiperWorker()
    yield piper
    await piper.close()


async def sound(
    worker: PiperWorker, text: str = TEXT, voice: VoiceFiles = MAN, *, steady: bool = True
) -> list[AudioChunk]:
    async with asyncio.timeout(PATIENCE):
        return [chunk async for chunk in worker.synthesise(text, voice, steady=steady)]


@with_voices
async def test_each_sentence_is_a_chunk_of_sound(worker: PiperWorker) -> None:
    await worker.start()
    chunks = await sound(worker, steady=False)
    assert len(chunks) == 2
    for chunk in chunks:
        assert chunk.rate == 22_050
        assert len(chunk.pcm) % 2 == 0
        assert chunk.milliseconds == len(chunk.pcm) * 1000 // 44_100 > 100
        assert len(set(chunk.pcm)) > 100


@with_voices
async def test_steady_speech_is_the_same_bytes_twice_and_two_voices_differ(
    worker: PiperWorker,
) -> None:
    first, again, woman = [await sound(worker, voice=voice) for voice in (MAN, MAN, WOMAN)]
    assert first == again
    assert first != woman


@with_voices
@pytest.mark.parametrize("text", ["", " \n", "…", "..."])
async def test_nothing_to_say_makes_no_sound(worker: PiperWorker, text: str) -> None:
    assert await sound(worker, text) == []


@with_voices
async def test_requests_may_overlap(worker: PiperWorker) -> None:
    apart = [await sound(worker, voice=voice) for voice in (MAN, WOMAN)]
    together = await asyncio.gather(*(sound(worker, voice=voice) for voice in (MAN, WOMAN)))
    assert together == apart


@with_voices
async def test_what_is_wrong_with_a_voice_is_said_and_others_go_on(
    worker: PiperWorker, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.onnx"
    torn.write_bytes(MAN.model.read_bytes()[:1000])
    empty = tmp_path / "empty.json"
    empty.touch()
    for files in (VoiceFiles(torn, MAN.config), VoiceFiles(MAN.model, empty)):
        with pytest.raises(VoiceDamaged) as damaged:
            await sound(worker, voice=files)
        assert str(files.model) in damaged.value.sentence(Language.FRENCH)
    with pytest.raises(VoiceMissing, match=r"none\.json"):
        await sound(worker, voice=VoiceFiles(MAN.model, tmp_path / "none.json"))
    assert await sound(worker)


@with_voices
async def test_a_voice_that_was_replaced_is_loaded_anew(
    worker: PiperWorker, tmp_path: Path
) -> None:
    config = tmp_path / "voice.json"
    config.write_bytes(MAN.config.read_bytes())
    files = VoiceFiles(MAN.model, config)
    assert await sound(worker, voice=files) == await sound(worker)
    config.write_bytes(WOMAN.config.read_bytes() + b"\n")
    assert await sound(worker, voice=files) == await sound(worker, voice=WOMAN)


@with_voices
def test_the_worker_writes_words_nowhere_but_in_sound(tmp_path: Path) -> None:
    secret = "Zanzibar"
    request = {"do": "speak", "id": 1, "text": secret, "steady": True}
    good = encode({**request, "model": str(MAN.model), "config": str(MAN.config)})
    bad = encode({**request, "id": 2, "model": str(MAN.config), "config": str(MAN.config)})
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.speaking.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(good + bad)
        process.stdin.flush()
        answers = [read_frame(process.stdout) for _ in range(4)]
        process.send_signal(signal.SIGINT)  # as Ctrl-C in a terminal would
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""
    assert process.returncode == 0
    headers = [answer[0] for answer in answers if answer]
    assert [header["is"] for header in headers] == ["ready", "audio", "end", "error"]
    assert headers[3]["code"] == "voice-damaged"
    assert secret not in str(headers)
    assert not list(tmp_path.iterdir())


# A worker with voices of our own, in a process of its own, so that it can be killed.

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
    def speak(text, steady):
        if text == "for ever":
            yield from map(Chunk, itertools.count())
        elif text == "three":
            yield Chunk(1)
            if len(lives.read_text()) == 1:
                os._exit(9)
            yield from map(Chunk, (2, 3))
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


@pytest.fixture
async def lives(tmp_path: Path) -> Path:
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


@with_voices
async def test_a_killed_worker_is_replaced(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        f"import os, pathlib; pathlib.Path({str(note)!r}).write_text(str(os.getpid()))\n"
        "from assistant.speaking.worker import main; main()"
    )
    worker = PiperWorker([sys.executable, "-c", code])
    before = await sound(worker)
    os.kill(int(note.read_text()), signal.SIGKILL)
    assert await sound(worker) == before
    await worker.close()


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


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/at/all"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", 'print(\'{"is": "ready"}\')'],
        [sys.executable, "-c", "print(chr(0) * 3 + chr(2) + '{}', end='')"],
        [sys.executable, "-c", "print(chr(0) * 3 + chr(2) + '[]', end='')"],
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


def answers_to(requests: Iterable[Header], loads: list[Path]) -> Iterator[Header]:
    """Each request's answers, served by a thread; `loads` gets the voices as they are loaded."""

    def load(model: Path, config: Path) -> Speak:
        loads.append(model)
        return lambda text, steady: [Silence()]

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


def test_at_most_four_voices_are_kept(tmp_path: Path) -> None:
    models = [tmp_path / f"{number}.onnx" for number in range(MOST_VOICES + 1)]
    for model in models:
        model.touch()
    order = [0, 1, 2, 3, 0, 4, 0, 1]  # 4 takes the place of 1, which was used longest ago
    requests = [
        {
            "do": "speak",
            "id": number,
            "text": "",
            "steady": True,
            "model": str(models[which]),
            "config": str(models[which]),
        }
        for number, which in enumerate(order, start=1)
    ]
    loads: list[Path] = []
    with closing(answers_to(requests, loads)) as answers:  # type: ignore[type-var]
        for answer in answers:
            if answer == {"is": "end", "id": len(order)}:
                break
    assert [models.index(model) for model in loads] == [0, 1, 2, 3, 4, 1]
