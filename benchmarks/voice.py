"""By voice: from the end of a sentence to the first sound, beside the plain loop of three steps.

The guest voice asks through a microphone that gives sound as fast as a real one does, so that
thinking ahead has the time it has in a kitchen and no more. The loudspeaker swallows sound at once:
what is measured ends where the first sample is handed to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assistant.conversation.latency import TurnTimes
from assistant.conversation.speaker import Speaker, find_dialogue
from assistant.conversation.stages import Stage
from assistant.hearing.recogniser import Recogniser
from assistant.models import Role, find_hearing, installed_voice
from assistant.skills.device import DeviceState
from assistant.speaking.speakable import speakable
from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from benchmarks.table import Figure, percentile
from hardware.loudspeaker import SilentLoudspeaker
from hardware.microphone import CHUNK_BYTES, CHUNK_MILLISECONDS
from tests.support.speech import spoken

ROUNDS = 3
SILENCE_S = 1.2

# What is answered with words of its own each time, and what with a fixed sentence.
FRESH = (
    ("quelle heure est-il", Language.FRENCH),
    ("mets un minuteur de trois minutes", Language.FRENCH),
    ("annule le minuteur", Language.FRENCH),
    ("what time is it", Language.ENGLISH),
    ("set a timer for ten minutes", Language.ENGLISH),
    ("cancel the timer", Language.ENGLISH),
)
FIXED = (
    ("merci", Language.FRENCH),
    ("au revoir", Language.FRENCH),
    ("thank you", Language.ENGLISH),
    ("goodbye", Language.ENGLISH),
)


@dataclass
class _Room:
    """A microphone that gives a sentence and the quiet after it in real time."""

    pcm: bytes
    cancels_echo: bool = field(default=False)

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        due = time.monotonic()
        for start in range(0, len(self.pcm), CHUNK_BYTES):
            due += CHUNK_MILLISECONDS / 1000
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            yield self.pcm[start : start + CHUNK_BYTES]


def measure(home: Path) -> list[Figure]:
    """Talk to the real thing, and time the same sentences through the plain loop."""
    return asyncio.run(_measure(home))


async def _measure(home: Path) -> list[Figure]:
    speaker = Speaker(home, find_dialogue(home), loudspeaker=SilentLoudspeaker(), starter_ears=True)
    async with speaker.running():
        await speaker.log_checked()
        speaker.gate.was_introduced()
        for line, language in (*FRESH, *FIXED):  # loads what is loaded once, fills the cache
            await _ask(speaker, line, language)
        fresh = [await _ask(speaker, *one) for _ in range(ROUNDS) for one in FRESH]
        fixed = [await _ask(speaker, *one) for _ in range(ROUNDS) for one in FIXED]
        figures = _figures("spoken turn", fresh, 250) + _figures("with a kept answer", fixed, 100)
        ahead = sum(one.rehearsed for one in fresh) / len(fresh) * 100
        figures.append(Figure("spoken turns thought of ahead", ahead, "%"))
        return figures + await _plain_loop(speaker)


async def _ask(speaker: Speaker, line: str, language: Language) -> TurnTimes:
    pcm = spoken(line, language) + bytes(int(SILENCE_S * 16_000) * 2)
    (turn,) = await speaker.listen_to(_Room(pcm))
    assert not turn.errors, turn.errors
    assert turn.items, "it was not heard"
    return speaker.latency.turns[-1]


def _figures(name: str, turns: list[TurnTimes], goal: float) -> list[Figure]:
    sounded = [one.to_first_sound for one in turns if one.to_first_sound is not None]
    figures = [
        Figure(f"{name}: to the first sound, p50", percentile(sounded, 0.5), "ms", goal),
        Figure(f"{name}: to the first sound, p95", percentile(sounded, 0.95), "ms"),
    ]
    for stage in (Stage.TRANSCRIBE, Stage.UNDERSTAND, Stage.REVIEW):
        times = [one.stages.get(stage, 0) for one in turns]
        figures.append(Figure(f"  of it {stage}, p50", percentile(times, 0.5), "ms"))
    return figures


async def _plain_loop(speaker: Speaker) -> list[Figure]:
    """Hear to the end, then ask, then synthesise the whole answer: one after the other."""
    from piper import PiperVoice

    recognisers, voices = {}, {}
    for language in Language:
        files = installed_voice(speaker.home, language, Role.HELP)
        ears = find_hearing(speaker.home, language, starter_ears=True)
        assert files is not None
        assert ears is not None
        recognisers[language] = Recogniser(ears.folder)
        voices[language] = PiperVoice.load(files.model, files.config)
    client, steps = speaker.dialogue.client, []
    state = DeviceState(now=datetime.now(UTC).replace(microsecond=0), volume=6)
    for line, language in FRESH * ROUNDS:
        listening = recognisers[language].listen()
        listening.hear(spoken(line, language))
        began = time.perf_counter()
        text = listening.finish().text
        heard = time.perf_counter()
        metadata = {"heard": text, "device": state.model_dump(mode="json")}
        understood = await client.turn("plain", text, language, metadata)
        asked = time.perf_counter()
        for envelope in understood.envelopes:
            if isinstance(envelope.message, Assist):
                words = speakable(render(envelope.message, language), language)
                list(voices[language].synthesize(words))
        steps.append((heard - began, asked - heard, time.perf_counter() - asked))
    with contextlib.suppress(Exception):
        await client.forget("plain")
    names = ("hear the end", "ask the dialogue", "synthesise all of it")
    figures = [
        Figure(
            "plain loop: to the first sound, p50",
            percentile([sum(one) * 1000 for one in steps], 0.5),
            "ms",
        )
    ]
    for place, name in enumerate(names):
        times = [one[place] * 1000 for one in steps]
        figures.append(Figure(f"  of it {name}, p50", percentile(times, 0.5), "ms"))
    return figures
