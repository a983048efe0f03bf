"""Real Piper with the starter voices, through the worker."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from assistant.frames import encode, read_frame
from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceDamaged, VoiceMissing
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


SHORT = {"fr": "Oui.", "en": "Yes."}
LONG = {
    "fr": "Vente : Payton paie trois pour cent du prix à la maison si vous achetez. "
    "Lait demi-écrémé, un litre, chez le laitier : un euro neuf centimes, livraison comprise.",
    "en": "Sale: Payton pays three percent of the price to the house if you buy. "
    "Half-fat milk, one litre, from the dairy: one euro nine cents, delivery included.",
}
EVERY_VOICE = [f"{language}-{who}" for language in ("fr", "en") for who in "ab"]


def decibels(chunk: AudioChunk) -> float:
    """The mean power of its tenths of a second, those 10 dB below the mean left out."""
    samples = np.frombuffer(chunk.pcm, "<i2").astype(np.float64) / 32768
    size = chunk.rate // 10
    powers = np.mean(samples[: len(samples) // size * size].reshape(-1, size) ** 2, axis=1)
    return float(10 * np.log10(np.mean(powers[powers > np.mean(powers) / 10])))


@with_voices
async def test_no_voice_and_no_sentence_is_louder_than_another(worker: PiperWorker) -> None:
    loudness: dict[str, float] = {}
    for name in EVERY_VOICE:
        voice = VoiceFiles(VOICES / "tiny.onnx", VOICES / f"tiny.{name}.json")
        for text in (SHORT[name[:2]], LONG[name[:2]]):
            chunks = worker.synthesise(text, voice, language=Language(name[:2]), steady=True)
            async with asyncio.timeout(PATIENCE):
                async for chunk in chunks:
                    loudness[f"{name} {len(loudness)}"] = decibels(chunk)
    assert len(loudness) >= 12
    middle = (max(loudness.values()) + min(loudness.values())) / 2
    assert all(abs(level - middle) < 1.5 for level in loudness.values()), loudness


@with_voices
async def test_a_long_sentence_begins_with_a_short_piece(worker: PiperWorker) -> None:
    text = "Sur votre liste, il y a du lait, du pain, des œufs et du fromage."
    async with asyncio.timeout(PATIENCE):
        divided = [
            chunk
            async for chunk in worker.synthesise(text, MAN, language=Language.FRENCH, steady=True)
        ]
    whole = await sound(worker, text)
    assert (len(whole), len(divided)) == (1, 2)
    assert divided[0].milliseconds < 0.7 * whole[0].milliseconds
    # Divided, it takes about as long: no gap has come in.
    together = sum(chunk.milliseconds for chunk in divided)
    assert together == pytest.approx(whole[0].milliseconds, rel=0.2)


@with_voices
async def test_a_voice_speaks_slower_and_faster(worker: PiperWorker) -> None:
    lengths = []
    for speed in (0.7, 1.0, 1.5):
        async with asyncio.timeout(PATIENCE):
            chunks = worker.synthesise(LONG["fr"], MAN, speed=speed, steady=True)
            lengths.append(sum([chunk.milliseconds async for chunk in chunks]))
    assert lengths[0] > 1.25 * lengths[1]
    assert lengths[2] < 0.8 * lengths[1]


@with_voices
async def test_a_warm_voice_says_the_same(worker: PiperWorker) -> None:
    await worker.warm(MAN)
    assert await sound(worker) == await sound(worker)
    with pytest.raises(VoiceMissing):
        await worker.warm(VoiceFiles(MAN.model, MAN.config.with_name("none.json")))


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
    request = {"do": "speak", "id": 1, "pieces": [secret], "speed": 1.0, "steady": True}
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
