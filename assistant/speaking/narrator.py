"""Speech from text: out of the cache where a fixed sentence is there, else from the voice worker.

What is played, and whether, is not decided here: this only makes sound.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing

from assistant.models.installed import VoiceFiles
from assistant.speaking.cache import Sound, SoundCache, sound_key
from assistant.speaking.piper import AudioChunk, PiperWorker
from audit.language import Language


class Narrator:
    """A voice worker with a memory for fixed sentences. Belongs to one event loop."""

    def __init__(self, worker: PiperWorker, cache: SoundCache) -> None:
        """`worker` stays the caller's to close."""
        self._worker = worker
        self._cache = cache
        self._speaking = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def warm(self, voice: VoiceFiles) -> None:
        """Have `voice` ready for its first sentence. Raises as `PiperWorker.warm` does."""
        await self._worker.warm(voice)

    async def say(
        self, text: str, voice: VoiceFiles, *, language: Language, fixed: bool, speed: float = 1.0
    ) -> AsyncGenerator[AudioChunk, None]:
        """The sound of `text`, which is speakable already, chunk by chunk.

        `fixed` says that the sentence is one of the program's own and holds nothing of a household:
        only then may its sound be kept on disk, or come from there.

        Raises as `PiperWorker.synthesise` does.
        """
        self._speaking += 1
        self._quiet.clear()
        try:
            key = kept = None
            if fixed:
                key = await asyncio.to_thread(sound_key, voice, text, speed=speed)
                kept = await asyncio.to_thread(self._cache.get, key)
            if kept is not None:
                for chunk in kept:
                    yield chunk
                return
            made: list[AudioChunk] = []
            async with aclosing(
                self._worker.synthesise(text, voice, language=language, speed=speed)
            ) as chunks:
                async for chunk in chunks:
                    made.append(chunk)
                    yield chunk
            if key is not None:
                await asyncio.to_thread(self._cache.put, key, made)
        finally:
            self._speaking -= 1
            if not self._speaking:
                self._quiet.set()

    async def prepare(
        self, texts: Iterable[str], voice: VoiceFiles, *, language: Language, speed: float = 1.0
    ) -> None:
        """Make the sounds of fixed sentences that are not kept yet, whenever nobody speaks.

        Cancel it to stop; what is made by then stays. Raises as `PiperWorker.synthesise` does.
        """
        for text in texts:
            key = await asyncio.to_thread(sound_key, voice, text, speed=speed)
            if await asyncio.to_thread(self._cache.get, key) is not None:
                continue
            while (made := await self._make(text, voice, language, speed)) is None:
                pass
            await asyncio.to_thread(self._cache.put, key, made)

    async def _make(
        self, text: str, voice: VoiceFiles, language: Language, speed: float
    ) -> Sound | None:
        """The whole sound of `text`; None if somebody began to speak and it was given up."""
        await self._quiet.wait()
        made: list[AudioChunk] = []
        async with aclosing(
            self._worker.synthesise(text, voice, language=language, speed=speed)
        ) as chunks:
            async for chunk in chunks:
                made.append(chunk)
                if not self._quiet.is_set():
                    return None
        return tuple(made)
