"""The trusted process: it owns the ledger, the gate, the timers, the voice and the loudspeaker."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.conversation import control
from assistant.conversation.attention import Attention
from assistant.conversation.clearing import ListsOnDisk
from assistant.conversation.device import Device
from assistant.conversation.errors import AlreadyRunning, HomeUnusable, NoVoice
from assistant.conversation.first_start import (
    CHARTER_CHANGED,
    INTRODUCTION,
    RIGHT_TO_OBJECT,
    next_question,
)
from assistant.conversation.latency import LatencyBook
from assistant.conversation.log_keeper import LogKeeper
from assistant.conversation.recognisers import Recognisers
from assistant.conversation.ringing import Ringer
from assistant.conversation.signal_light import SignalLight
from assistant.conversation.sounding import Sounding, Tell
from assistant.conversation.stages import Emitter
from assistant.conversation.turn import Conversation, Said, TurnResult
from assistant.conversation.voice_settings import LOUDEST, VoiceSettings
from assistant.dialogue.project import DialogueProject
from assistant.dialogue.supervision import AttachedDialogue, Dialogue, SpawnedDialogue
from assistant.models import Role, installed_voice
from assistant.ringing.board import Board
from assistant.speaking.playback import Loudspeaker, Playback, Screen
from assistant.speaking.speakable import speakable
from assistant.weather import ForecastKeeper
from assistant.words import fixed_sentences, render
from audit.clock import Clock, SystemClock
from audit.gate.door import Cleared
from audit.home import HOUSEHOLD_DATABASE, HouseholdHeld, holding, settle
from audit.language import Language, language_of_locale
from audit.ledger.errors import LedgerError
from audit.opening import open_gate
from audit.records.messages import NoticeRequest
from audit.records.notices import Notice
from hardware.light import Light
from hardware.microphone import Microphone

logger = logging.getLogger(__name__)

TIMERS_FILE = "timers.json"


class NoScreen:
    """Shows nothing: the words go back over the control socket instead."""

    def show(self, words: str, cleared: Cleared | None) -> None:
        return


def _log_type_alone(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what broke in a task nobody waits for: an exception's text may quote what was said."""
    error = context.get("exception")
    logger.error("beside the turns: %s", type(error).__name__ if error else context["message"])


class Speaker:
    """One household's running assistant."""

    def __init__(
        self,
        home: Path,
        dialogue: Dialogue,
        *,
        clock: Clock | None = None,
        loudspeaker: Loudspeaker | None = None,
        light: Light | None = None,
        screen: Screen | None = None,
        tell: Tell = lambda _trouble: None,
        starter_ears: bool = False,
    ) -> None:
        """Without a `loudspeaker` it answers on the screen alone.

        `tell` is told what a person should know of broken devices; `starter_ears` has the starter
        recogniser hear where no official one is installed.
        """
        self.home = home
        self.dialogue = dialogue
        clock = clock or SystemClock()
        settle(home)
        self.gate = open_gate(home, clock, render=render, speakable=speakable, policies=_policies())
        self.emitter = Emitter(clock)
        self.latency = LatencyBook(home)
        self.emitter.listen(self.latency)
        if light is not None:
            self.emitter.listen(SignalLight(light))
        self._device = Device(Board(home / TIMERS_FILE, clock), home)
        self._screen: Screen = screen or NoScreen()
        self._sounding = Sounding(self.emitter, tell)
        self.playback = Playback(
            self.gate,
            home,
            loudspeaker=loudspeaker,
            watch=self._sounding,
            volume=lambda: self._device.volume / LOUDEST,
            speed=lambda: self._device.voice.speed,
        )
        self.conversation = Conversation(
            dialogue.client,
            self.gate,
            self._device,
            self.playback,
            self.emitter,
            clock,
            language_of_locale(),
            ListsOnDisk(home / HOUSEHOLD_DATABASE),
        )
        self._ringer = Ringer(
            self._device.board,
            self.playback,
            lambda message: self.conversation.announce(message, self._screen),
            lambda: self.conversation.is_busy,
            clock,
            self._device.music.lowering.ringing,
        )
        self.emitter.listen(self._ringer.listen)
        self.emitter.listen(self._device.music.lowering)
        self._forecast = ForecastKeeper(home, clock)
        self._log_keeper = LogKeeper(self.gate.log_watch, self._tell_of_trouble)
        self._recognisers = Recognisers(home, starter_ears=starter_ears)
        self.attention = Attention(
            home,
            self._recognisers,
            self._device,
            self.conversation,
            self.playback,
            self._sounding,
            self.emitter,
            clock,
            tell,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Speaker]:
        """Start everything, hold the household, and stop everything at the end."""
        with _household(self.home):
            asyncio.get_running_loop().set_exception_handler(_log_type_alone)
            # A log that cannot be written stops words and selling, not the timers (promise 7).
            with contextlib.suppress(LedgerError):
                await asyncio.to_thread(self.gate.start, version("candide"))
            await asyncio.to_thread(self._device.board.restore)
            self._device.music.lowering.begin()
            server = await control.serve(self.home, self.answer)
            ringing = asyncio.create_task(self._ringer.run())
            watching = asyncio.create_task(self._log_keeper.run())
            forecasting = asyncio.create_task(self._forecast.run())
            language = self.conversation.language
            warming = asyncio.create_task(self.playback.warm(language))
            try:
                await self.dialogue.start()
                # Not before: the dialogue needs all the machine has to start.
                preparing = asyncio.create_task(self._prepare_fixed(language, warming))
                try:
                    yield self
                finally:
                    preparing.cancel()
            finally:
                ringing.cancel()
                warming.cancel()
                self._log_keeper.stop()
                watching.cancel()
                forecasting.cancel()
                server.close()
                control.socket_path(self.home).unlink(missing_ok=True)
                await self._device.board.keep()
                await self.dialogue.stop()
                await self._recognisers.close()
                await self.playback.close()
                await self._device.music.lowering.end()
                with contextlib.suppress(LedgerError):
                    await asyncio.to_thread(self.gate.ignore)  # nobody can answer an offer now
                self.gate.close()

    @property
    def voice_settings(self) -> VoiceSettings:
        """How it listens and speaks now."""
        return self._device.voice

    async def ask(self, said: Said) -> TurnResult:
        """Answer one typed sentence on the speaker's own screen."""
        return await self.conversation.take(said, self._screen)

    async def answer(self, request: control.Request) -> dict[str, Any]:
        """Answer one request of the control socket."""
        if request.voice is not None:
            return {"voice": (await self.attention.change(request.voice)).model_dump(mode="json")}
        return as_json(await self.answer_request(request, NoScreen()))

    async def answer_request(self, request: control.Request, screen: Screen) -> TurnResult:
        """Answer a request that may bring audio and may want its reply as audio.

        Raises a `CandideError` for audio that cannot be heard or a voice that is missing.
        """
        said = await self._said(request)
        if request.out is None:
            return await self.conversation.take(said, screen)
        return await self._speak_into(request.out, said, screen)

    async def listen(self, find: Callable[[], Microphone | None]) -> None:
        """Listen to the microphone that `find` finds, whenever there is one; see `Attention`."""
        await self.attention.keep_listening(find, self._screen)

    async def listen_to(
        self, microphone: Microphone, *, attending: bool = True
    ) -> list[TurnResult]:
        """Listen to a recording until it ends; the turns that came of it, in their order."""
        return await self.attention.listen_to(microphone, self._screen, attending=attending)

    async def _said(self, request: control.Request) -> Said:
        if request.audio is None:
            return Said(request.text or "", request.language)
        language = request.language or language_of_locale()
        pcm = await self._recognisers.open_file(request.audio, language)
        return Said(
            language=language,
            hear=lambda: self._recognisers.hear_file(language, pcm),
            official=self._recognisers.is_official(language),
        )

    async def _speak_into(self, out: Path, said: Said, screen: Screen) -> TurnResult:
        """Take the turn with a WAV file in place of the loudspeaker."""
        wanted = [said.language] if said.language else list(Language)
        for language in wanted:
            if installed_voice(self.home, language, Role.HELP) is None:
                raise NoVoice()
        outlet = self.playback.recording(out)
        return await self.conversation.take(said, screen, outlet=outlet)

    async def greet(self) -> None:
        """Introduce itself, once; tell of a new charter, once; ask what nobody has answered yet.

        Nothing is sold before the right to object was said. What the log cannot take now is done at
        the next start.
        """
        with contextlib.suppress(LedgerError):
            wishes = await asyncio.to_thread(self.gate.choices.wishes)
            if not wishes.introduced:
                if not await self._tell(INTRODUCTION) or not await self._tell(RIGHT_TO_OBJECT):
                    return
                await asyncio.to_thread(self.gate.was_introduced)
            elif self.gate.charter_is_news and await self._tell(CHARTER_CHANGED):
                await asyncio.to_thread(self.gate.was_introduced)
            question = await asyncio.to_thread(next_question, self.gate)
            if question is not None:
                await self.conversation.put(question, self._screen)

    async def _prepare_fixed(self, language: Language, warming: asyncio.Task[None]) -> None:
        """Have the sounds of fixed sentences made, once the voice is warm."""
        await asyncio.wait({warming})
        await self.playback.prepare_fixed(fixed_sentences(language), language)

    async def _tell(self, notice: NoticeRequest) -> bool:
        """Say something of our own; whether it was said."""
        result = await self.conversation.announce(notice, self._screen)
        return not result.errors

    async def log_checked(self) -> None:
        """Wait until the log was checked after the start; before that nothing is sold."""
        await self._log_keeper.checked.wait()

    async def _tell_of_trouble(self) -> None:
        message = NoticeRequest(notice=Notice.LOG_STOPPED, skill="log", intent="none")
        await self.conversation.announce(message, self._screen)


def find_dialogue(home: Path) -> Dialogue:
    """Attach to the Rasa named by CANDIDE_RASA_URL, or start our own.

    Raises a `CandideError` where something that is needed is missing.
    """
    if url := os.environ.get("CANDIDE_RASA_URL"):
        return AttachedDialogue(url, os.environ.get("CANDIDE_RASA_TOKEN", ""))
    return SpawnedDialogue(home, DialogueProject.find())


def as_json(result: TurnResult) -> dict[str, Any]:
    """A turn's result as the interface has it."""
    return asdict(result)


@contextmanager
def _household(home: Path) -> Iterator[None]:
    """Hold the household's folder. Raises `AlreadyRunning` or `HomeUnusable`."""
    os.umask(0o077)  # what the household's folder holds is nobody else's business
    with ExitStack() as stack:
        try:
            stack.enter_context(holding(home))
        except HouseholdHeld as error:
            raise AlreadyRunning(home=home) from error
        except OSError as error:
            raise HomeUnusable(home=home, reason=error.strerror) from error
        yield


def _policies() -> Path | None:
    """Another folder of policies, named by CANDIDE_POLICIES; its digest shows in every record."""
    chosen = os.environ.get("CANDIDE_POLICIES")
    return Path(chosen) if chosen else None
