"""The household's questions as sound: spoken by a starter voice, heard through a microphone."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

from assistant.models import VoiceFiles
from assistant.speaking.piper import PiperWorker
from audit.language import Language
from hardware.microphone import CHUNK_BYTES, CHUNK_MILLISECONDS, RATE
from hardware.pcm import resample

SILENCE_S = 1.0
"""How long it is quiet after a question: longer than what ends a sentence."""

Wait = Callable[[float], Awaitable[None]]


class Question:
    """A question that stands in for a microphone.

    Its words come as fast as they are listened to. The silence after them takes its time, as in a
    room, so that whoever listens has as long to think ahead as in a room.
    """

    cancels_echo = True

    def __init__(self, pcm: bytes, *, wait: Wait = asyncio.sleep) -> None:
        """`pcm` is at the microphone's rate; `wait` lets so many seconds pass."""
        self._pcm = pcm
        self._wait = wait

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The sound, then silence; see `hardware.microphone.Microphone`."""
        for start in range(0, len(self._pcm), CHUNK_BYTES):
            yield self._pcm[start : start + CHUNK_BYTES]
        for _ in range(round(SILENCE_S * 1000 / CHUNK_MILLISECONDS)):
            await self._wait(CHUNK_MILLISECONDS / 1000)
            yield bytes(CHUNK_BYTES)


async def question_sound(
    worker: PiperWorker, spoken: str, voice: VoiceFiles, language: Language
) -> bytes:
    """The samples of `spoken` at the microphone's rate, always the same for the same words.

    Raises as `PiperWorker.synthesise` does.
    """
    sound = bytearray()
    async with aclosing(worker.synthesise(spoken, voice, language=language, steady=True)) as chunks:
        async for chunk in chunks:
            sound += await asyncio.to_thread(resample, chunk.pcm, chunk.rate, RATE)
    return bytes(sound)


def join_recordings(parts: Sequence[Path], out: Path) -> None:
    """Put recordings of one rate and one channel into one file, one after another.

    Raises `OSError`, and leaves a file that was there as it is unless writing itself fails.
    """
    sounds: list[bytes] = []
    rate = RATE
    for part in parts:
        with wave.open(str(part), "rb") as file:
            rate = file.getframerate()
            sounds.append(file.readframes(file.getnframes()))
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(sounds))
