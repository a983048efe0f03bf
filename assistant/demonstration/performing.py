"""Performs the conversation in a household of its own: each line spoken, heard and answered."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from assistant.conversation.errors import NoVoice
from assistant.conversation.latency import TurnTimes
from assistant.conversation.said import Said, TurnResult
from assistant.conversation.sounding import Tell
from assistant.conversation.speaker import Speaker
from assistant.conversation.voice_settings import Hears, VoiceChange
from assistant.demonstration.script import Line, lines_in
from assistant.demonstration.sound import Question, Wait, question_sound
from assistant.dialogue.client import DialogueClient
from assistant.dialogue.supervision import Dialogue
from assistant.models import VoiceFiles, guest_voice
from assistant.skills.weather import Weather
from assistant.speaking.piper import PiperWorker
from assistant.speaking.playback import Loudspeaker, Screen
from assistant.speaking.speakable import speakable
from audit.choices.settings import Setting
from audit.home import WEATHER
from audit.language import Language

PAUSE_S = 0.5
"""Between a question and its answer, and between two lines."""


@dataclass(frozen=True)
class Performed:
    """What became of a line: the turn it made by voice, and the one it made typed.

    None is what did not happen: a line of the keyboard is not spoken, and one that was spoken is
    typed only where it was not heard as it was meant. `times` are those of the spoken turn.
    """

    line: Line
    heard: TurnResult | None
    typed: TurnResult | None
    times: TurnTimes | None

    @property
    def understood(self) -> bool:
        """Whether it came, by voice, to what it should."""
        return self.heard is not None and self.line.came_true(self.heard)

    @property
    def heard_words(self) -> str:
        """What was heard, before any name in it was put right."""
        return "" if self.heard is None else self.heard.transcribed or self.heard.heard


class Page(Screen, Protocol):
    """Where the demonstration is shown: each line, all that is said, and what became of it."""

    def begins(self, line: Line) -> None:
        """A line is about to be spoken or typed."""

    def types(self, words: str) -> None:
        """Words are typed."""

    def ends(self, performed: Performed) -> None:
        """A line was answered."""


class KeptDialogue:
    """A dialogue that runs already and goes on running, for one household after another."""

    def __init__(self, client: DialogueClient) -> None:
        self.client = client

    async def start(self) -> None:
        """It runs."""

    async def stop(self) -> None:
        """It is stopped by whoever started it."""


async def perform(
    language: Language,
    home: Path,
    dialogue: Dialogue,
    page: Page,
    tell: Tell,
    *,
    loudspeaker: Loudspeaker | None,
    out: Path | None = None,
    wait: Wait = asyncio.sleep,
) -> list[Performed]:
    """Perform the lines of `language` in a new household whose folder is `home`.

    It sounds through `loudspeaker`, or into the WAV file `out` where one is named. `wait` passes
    the silence after each question. Raises a `CandideError` or `DeviceError` where it cannot begin.
    """
    voice = guest_voice(language)
    if voice is None:
        raise NoVoice()
    speaker = Speaker(
        home, dialogue, loudspeaker=loudspeaker, screen=page, tell=tell, starter_ears=True
    )
    async with AsyncExitStack() as stack:
        worker = PiperWorker()
        stack.push_async_callback(worker.close)
        await stack.enter_async_context(speaker.running())
        await _move_in(speaker, language)
        if out is not None:
            await stack.enter_async_context(speaker.playback.recording(out))
        player = _Player(speaker, worker, voice, language, page, wait)
        return [await player.perform(line) for line in lines_in(language)]


def write_weather(folder: Path, now: datetime) -> None:
    """Put a forecast for today where the actions of a household in `folder` look for it."""
    weather = Weather(
        at=now, place="Brest", now_c=11, low_c=8, high_c=14, sky="rain", source="demonstration"
    )
    (folder / WEATHER).write_text(weather.model_dump_json(), encoding="utf-8")


async def _move_in(speaker: Speaker, language: Language) -> None:
    """Adults, who were told of their right to object and chose nothing else."""
    await speaker.log_checked()
    await asyncio.to_thread(speaker.gate.was_introduced)
    await asyncio.to_thread(speaker.gate.choices.set, Setting.CHILDREN, "no")
    await speaker.attention.change(VoiceChange(hears=Hears(language.value)))


@dataclass(frozen=True)
class _Player:
    speaker: Speaker
    worker: PiperWorker
    voice: VoiceFiles
    language: Language
    page: Page
    wait: Wait

    async def perform(self, line: Line) -> Performed:
        self.page.begins(line)
        heard = None if line.key else await self._speak(line)
        typed = None
        if heard is None or not line.came_true(heard):
            # What follows makes sense only after this, so it is not left at what was misheard.
            self.page.types(line.says)
            typed = await self.speaker.ask(Said(line.says, self.language))
        await self.speaker.playback.rest(PAUSE_S)
        performed = Performed(line, heard, typed, self._times(heard))
        self.page.ends(performed)
        return performed

    async def _speak(self, line: Line) -> TurnResult | None:
        """Say a line aloud, then have it heard; the turn that came of it, if one did."""
        await self.speaker.conversation.ask_aloud(line.says, self.language, self.page)
        await self.speaker.playback.rest(PAUSE_S)
        spoken = speakable(line.says, self.language)
        pcm = await question_sound(self.worker, spoken, self.voice, self.language)
        turns = await self.speaker.listen_to(Question(pcm, wait=self.wait))
        return turns[-1] if turns else None

    def _times(self, heard: TurnResult | None) -> TurnTimes | None:
        if heard is None:
            return None
        return next((one for one in self.speaker.latency.turns if one.turn == heard.turn), None)
