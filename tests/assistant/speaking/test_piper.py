"""Real Piper with the starter voices, through the worker."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceDamaged, VoiceMissing
from assistant.speaking.frames import encode, read_frame
from assistant.speaking.piper import AudioChunk, PiperWorker
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
