"""Keeps the ears open: whatever is set otherwise, muted, unplugged or plugged in again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation.device import Device
from assistant.conversation.listening import Listening
from assistant.conversation.recognisers import Recognisers
from assistant.conversation.said import TurnResult
from assistant.conversation.sounding import Sounding, Tell, TellsOnce
from assistant.conversation.stages import Emitter, EventKind
from assistant.conversation.turn import Conversation
from assistant.conversation.voice_settings import VoiceChange, VoiceSettings
from assistant.hearing.errors import HearingStopped
from assistant.hearing.wakes import WAKES_FILE, WakeCounter
from assistant.shopping.catalogue import names_to_hear
from assistant.speaking.earcons import Earcon
from assistant.speaking.playback import Playback, Screen
from audit.clock import Clock
from audit.language import Language
from hardware.errors import DeviceError
from hardware.microphone import Microphone

# How long after a microphone was lost, or none was found, one is looked for again.
RETRY_S = 5.0


@dataclass(frozen=True)
class _Circumstances:
    """What ears are made for."""

    settings: VoiceSettings
    language: Language
    echo_cancelled: bool


class _Noticed:
    """A microphone, and somebody who is told of each chunk, that it comes and that it was heard."""

    def __init__(
        self, microphone: Microphone, comes: Callable[[], None], heard: Callable[[], None]
    ) -> None:
        self.cancels_echo = microphone.cancels_echo
        self._microphone = microphone
        self._comes = comes
        self._heard = heard

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone."""
        async with aclosing(self._microphone.chunks()) as chunks:
            async for chunk in chunks:
                self._comes()
                yield chunk
                self._heard()


class Attention:
    """What the speaker listens with, from start to end."""

    def __init__(
        self,
        home: Path,
        recognisers: Recognisers,
        device: Device,
        conversation: Conversation,
        playback: Playback,
        sounding: Sounding,
        emitter: Emitter,
        clock: Clock,
        tell: Tell,
    ) -> None:
        """`tell` is told what keeps it from hearing; typing goes on meanwhile."""
        self._recognisers = recognisers
        self._device = device
        self._conversation = conversation
        self._playback = playback
        self._sounding = sounding
        self._emitter = emitter
        self._clock = clock
        self._trouble = TellsOnce(tell)
        self._wakes = WakeCounter(home / WAKES_FILE, lambda: clock.wall().astimezone().date())
        self._listening: Listening | None = None
        self._unused: tuple[_Circumstances, Listening] | None = None
        self._changed = asyncio.Event()

    @property
    def is_listening(self) -> bool:
        """Whether a microphone is open."""
        return self._listening is not None

    async def keep_listening(self, find: Callable[[], Microphone | None], screen: Screen) -> None:
        """Listen to the microphone that `find` finds, until its sound ends for good.

        One that fails is looked for again, and so it is where hearing fails; it is told of once,
        until sound was heard. Raises a `CandideError` where there is nothing to hear with.
        """
        while True:
            self._changed.clear()
            if self._device.voice.muted:
                self._emitter.emit(EventKind.MICROPHONE, "", on=False)
                await self._changed.wait()
                self._emitter.emit(EventKind.MICROPHONE, "", on=not self._device.voice.muted)
                continue
            microphone = await asyncio.to_thread(find)
            if microphone is None or not await self._hear_until_changed(microphone, screen):
                await self._pause()
            elif not self._changed.is_set():
                return

    async def listen_to(
        self, microphone: Microphone, screen: Screen, *, attending: bool
    ) -> list[TurnResult]:
        """Listen to a recording until it ends; the turns that came of it, in their order.

        `attending`: its first sentence needs no wake word. Raises `DeviceError`, `CandideError`.
        """
        turns: list[TurnResult] = []
        listening = await self._make(microphone, screen, turns.append)
        if attending:
            listening.attend()
        await self._run(listening, microphone)
        return turns

    def attend(self) -> None:
        """Listen without the wake word: a key was pressed."""
        if self._listening is not None:
            self._listening.attend()

    async def change(self, change: VoiceChange) -> VoiceSettings:
        """Listen and speak otherwise from now on; what is so then."""
        before = self._device.voice
        self._device.change_voice(change)
        after = self._device.voice
        if before.muted != after.muted:
            await self._playback.tone(Earcon.MUTED if after.muted else Earcon.UNMUTED)
        self._changed.set()
        return after

    async def _hear_until_changed(self, microphone: Microphone, screen: Screen) -> bool:
        """Listen until the sound ends or something is set otherwise; False if it failed."""
        try:
            listening = await self._unused_for(microphone, screen)
            noticed = _Noticed(microphone, self._use_ears, self._trouble.works)
            await self._run_until_changed(listening, noticed)
        except (DeviceError, HearingStopped) as error:
            if self._trouble.fails(error):
                await self._playback.tone(Earcon.FAILURE)
            return False
        return True

    async def _run_until_changed(self, listening: Listening, microphone: Microphone) -> None:
        running = asyncio.create_task(self._run(listening, microphone))
        changed = asyncio.create_task(self._changed.wait())
        try:
            await asyncio.wait({running, changed}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
        finally:
            changed.cancel()
            running.cancel()
            await asyncio.wait({running})

    async def _unused_for(self, microphone: Microphone, screen: Screen) -> Listening:
        """Ears that have heard nothing yet: those of the last try, if they still fit.

        Loading them every few seconds, all night, would be much work for nothing.
        """
        circumstances = _Circumstances(
            self._device.voice, self._conversation.language, microphone.cancels_echo
        )
        if self._unused is None or self._unused[0] != circumstances:
            made = await self._make(microphone, screen, lambda _turn: None)
            self._unused = circumstances, made
        return self._unused[1]

    def _use_ears(self) -> None:
        self._unused = None

    async def _run(self, listening: Listening, microphone: Microphone) -> None:
        self._listening = self._sounding.ears = listening
        try:
            await listening.run(microphone)
        finally:
            self._listening = self._sounding.ears = None

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(RETRY_S):
                await self._changed.wait()
        except TimeoutError:
            return

    async def _make(
        self, microphone: Microphone, screen: Screen, answered: Callable[[TurnResult], None]
    ) -> Listening:
        """Ears as they are set now, and what follows from what they hear."""
        from assistant.hearing.protocol import EarsSetup
        from assistant.hearing.which_language import STARTER_BELIEVED_FROM

        settings = self._device.voice
        languages = await self._recognisers.load_all(settings.hears.languages)
        names = tuple(sorted(await asyncio.to_thread(names_to_hear)))
        ears = await self._recognisers.make_ears(
            EarsSetup(
                languages=languages,
                language=self._conversation.language,
                wake_word=settings.wake_word,
                sensitivity=settings.sensitivity,
                pace=settings.pace,
                echo_cancelled=microphone.cancels_echo,
                names=dict.fromkeys(Language, names),
                believed_from=dict.fromkeys(
                    filter(self._recognisers.is_starter, languages), STARTER_BELIEVED_FROM
                ),
            )
        )
        if ears.wake_missing is not None:
            self._sounding.fails(ears.wake_missing)
        return Listening(
            ears,
            self._conversation,
            self._playback,
            self._emitter,
            self._clock,
            screen,
            self._wakes,
            self._recognisers.is_official,
            answered,
        )
