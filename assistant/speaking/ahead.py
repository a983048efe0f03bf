"""One text synthesised before anybody knows whether it will be said (DESIGN §4).

It is held in memory, never played from here, and dropped as soon as another text is wanted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from assistant.models.installed import VoiceFiles
from assistant.speaking.narrator import Narrator
from assistant.speaking.piper import AudioChunk
from audit.language import Language


@dataclass(frozen=True)
class _Wanted:
    text: str
    voice: VoiceFiles
    speed: float


class Ahead:
    """Makes the sound of one text ahead. Belongs to one event loop."""

    def __init__(self, narrator: Narrator) -> None:
        self._narrator = narrator
        self._wanted: _Wanted | None = None
        self._making: asyncio.Task[None] | None = None
        self._made: asyncio.Queue[AudioChunk | Exception | None] = asyncio.Queue()

    def begin(self, text: str, voice: VoiceFiles, *, language: Language, speed: float) -> None:
        """Make the sound of `text`; of another one, no more."""
        wanted = _Wanted(text, voice, speed)
        if wanted == self._wanted:
            return
        self.drop()
        self._wanted, self._made = wanted, asyncio.Queue()
        self._making = asyncio.create_task(self._make(wanted, language, self._made))

    def drop(self) -> None:
        """Nobody wants to hear it any more."""
        self._wanted = None
        if self._making is not None:
            self._making.cancel()

    async def say(
        self, text: str, voice: VoiceFiles, *, language: Language, fixed: bool, speed: float
    ) -> AsyncGenerator[AudioChunk, None]:
        """As `Narrator.say`, beginning with what was made ahead if it is this very text."""
        if self._wanted != _Wanted(text, voice, speed):
            self.drop()
            speech = self._narrator.say(text, voice, language=language, fixed=fixed, speed=speed)
            async for chunk in speech:
                yield chunk
            return
        self._wanted, made = None, self._made
        try:
            while (chunk_or_error := await made.get()) is not None:
                if isinstance(chunk_or_error, Exception):
                    raise chunk_or_error
                yield chunk_or_error
        finally:
            self.drop()

    async def _make(
        self,
        wanted: _Wanted,
        language: Language,
        made: asyncio.Queue[AudioChunk | Exception | None],
    ) -> None:
        try:
            async for chunk in self._narrator.say(
                wanted.text, wanted.voice, language=language, fixed=False, speed=wanted.speed
            ):
                made.put_nowait(chunk)
        except Exception as error:  # raised where it is waited for
            made.put_nowait(error)
        else:
            made.put_nowait(None)
