"""The narrator: fixed sentences from the cache, all others from the worker, and quiet work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest

from assistant.models.installed import VoiceFiles
from assistant.speaking.cache import SoundCache
from assistant.speaking.errors import VoiceFailed, VoiceMissing
from assistant.speaking.narrator import Narrator
from assistant.speaking.piper import AudioChunk, PiperWorker
from audit.language import Language

FR = Language.FRENCH
PATIENCE = 60


class FakeWorker(PiperWorker):
    """Makes two chunks of any text, the second when it is let; tells what it was asked."""

    def __init__(self) -> None:
        super().__init__(["/nowhere"])
        self.asked: list[tuple[str, float]] = []
        self.closed_early: list[str] = []
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.begun = asyncio.Event()
        self.gave_up = asyncio.Event()
        self.failure: Exception | None = None

    async def synthesise(
        self,
        text: str,
        voice: VoiceFiles,
        *,
        language: Language | None = None,
        speed: float = 1.0,
        steady: bool = False,
    ) -> AsyncGenerator[AudioChunk, None]:
        assert language is FR
        self.asked.append((text, speed))
        complete = False
        try:
            yield AudioChunk(text.encode() * 2, 16_000)
            self.begun.set()
            await self.go_on.wait()
            if self.failure:
                raise self.failure
            yield AudioChunk(b"\0\0", 16_000)
            complete = True
        finally:
            if not complete:
                self.closed_early.append(text)
                self.gave_up.set()


@pytest.fixture
def worker() -> FakeWorker:
    return FakeWorker()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sounds"


@pytest.fixture
def narrator(worker: FakeWorker, folder: Path) -> Narrator:
    return Narrator(worker, SoundCache(folder))


@pytest.fixture
def voice(tmp_path: Path) -> VoiceFiles:
    for name in ("a.onnx", "a.json"):
        (tmp_path / name).touch()
    return VoiceFiles(tmp_path / "a.onnx", tmp_path / "a.json")


async def say(
    narrator: Narrator, text: str, voice: VoiceFiles, *, fixed: bool, speed: float = 1.0
) -> list[AudioChunk]:
    async with asyncio.timeout(PATIENCE):
        chunks = narrator.say(text, voice, language=FR, fixed=fixed, speed=speed)
        return [chunk async for chunk in chunks]


async def test_a_fixed_sentence_is_made_once_even_over_two_runs(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles, folder: Path
) -> None:
    made = await say(narrator, "Bonjour.", voice, fixed=True)
    assert len(made) == 2
    assert await say(narrator, "Bonjour.", voice, fixed=True) == made
    next_run = Narrator(worker, SoundCache(folder))
    assert await say(next_run, "Bonjour.", voice, fixed=True) == made
    assert worker.asked == [("Bonjour.", 1.0)]
    await say(narrator, "Bonjour.", voice, fixed=True, speed=1.2)
    assert worker.asked[1:] == [("Bonjour.", 1.2)]


async def test_what_a_household_said_is_never_kept(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles, folder: Path
) -> None:
    for _ in range(2):
        await say(narrator, "C'est noté : du lait.", voice, fixed=False)
    assert len(worker.asked) == 2
    assert not folder.exists()


async def test_a_sentence_that_was_cut_or_failed_is_not_kept(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles, folder: Path
) -> None:
    chunks = narrator.say("Bonjour.", voice, language=FR, fixed=True)
    async with asyncio.timeout(PATIENCE), aclosing(chunks):
        await anext(chunks)
    assert worker.closed_early == ["Bonjour."]
    worker.failure = VoiceFailed(why="test")
    with pytest.raises(VoiceFailed):
        await say(narrator, "Bonjour.", voice, fixed=True)
    worker.failure = None
    assert len(await say(narrator, "Bonjour.", voice, fixed=True)) == 2
    assert len(worker.asked) == 3


async def test_sentences_are_prepared_where_they_are_not_kept_yet(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles
) -> None:
    await say(narrator, "Oui.", voice, fixed=True)
    async with asyncio.timeout(PATIENCE):
        await narrator.prepare(["Oui.", "Non.", "Voilà."], voice, language=FR)
    assert [text for text, _ in worker.asked] == ["Oui.", "Non.", "Voilà."]
    await say(narrator, "Voilà.", voice, fixed=True)
    assert len(worker.asked) == 3


async def test_preparing_gives_way_to_speech_and_goes_on_after_it(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles
) -> None:
    worker.go_on.clear()
    preparing = asyncio.create_task(narrator.prepare(["Un.", "Deux."], voice, language=FR))
    async with asyncio.timeout(PATIENCE):
        await worker.begun.wait()
        chunks = narrator.say("Urgent.", voice, language=FR, fixed=False)
        await anext(chunks)
        worker.go_on.set()
        await worker.gave_up.wait()
        assert [text for text, _ in worker.asked] == ["Un.", "Urgent."]
        assert [chunk.pcm async for chunk in chunks] == [b"\0\0"]
        await preparing
    assert [text for text, _ in worker.asked] == ["Un.", "Urgent.", "Un.", "Deux."]


async def test_preparing_can_be_cancelled_and_keeps_what_is_made(
    narrator: Narrator, worker: FakeWorker, voice: VoiceFiles
) -> None:
    await say(narrator, "Un.", voice, fixed=True)
    worker.go_on.clear()
    worker.begun.clear()
    preparing = asyncio.create_task(narrator.prepare(["Un.", "Deux."], voice, language=FR))
    await asyncio.wait_for(worker.begun.wait(), PATIENCE)
    preparing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await preparing
    assert worker.closed_early == ["Deux."]
    worker.go_on.set()
    await say(narrator, "Un.", voice, fixed=True)
    assert [text for text, _ in worker.asked] == ["Un.", "Deux."]


async def test_a_voice_that_is_gone_is_said(narrator: Narrator, voice: VoiceFiles) -> None:
    voice.model.unlink()
    with pytest.raises(VoiceMissing):
        await say(narrator, "Bonjour.", voice, fixed=True)
    with pytest.raises(VoiceMissing):
        await narrator.prepare(["Bonjour."], voice, language=FR)
