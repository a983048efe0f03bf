"""The microphone, always open unless it is muted, and what follows from what is heard.

The ears hear in a worker thread, one piece of sound at a time; everything said to them waits for
the pause between two pieces. A sentence becomes a turn in a task of its own, so that the ears go on
hearing while it is answered: a stop word, the wake word or somebody talking over it cut the reply.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from assistant.beside import Beside
from assistant.conversation.said import Expected, Said, TurnResult
from assistant.conversation.stages import Emitter, EventKind, Stage
from assistant.conversation.turn import Conversation, new_turn
from assistant.hearing.events import (
    Event,
    FalseWake,
    NothingSaid,
    Sentence,
    SoFar,
    SpeechBegan,
    StopWord,
    TalkedOver,
    Woke,
)
from assistant.hearing.phrases import NUMBER, OPEN, YES_OR_NO, not_for_me
from assistant.hearing.wakes import WakeCounter
from assistant.speaking.earcons import Earcon
from assistant.speaking.playback import Playback, Screen
from audit.clock import Clock
from audit.language import Language
from hardware.microphone import RATE, Microphone

if TYPE_CHECKING:
    from assistant.hearing.apart import EarsApart

_LISTENED_FOR = {
    Expected.NOTHING: OPEN,
    Expected.ANSWER: OPEN,
    Expected.YES_OR_NO: YES_OR_NO,
    Expected.NUMBER: NUMBER,
}
# Enough silence after a recording for its last sentence to be over, whatever the pace.
_SILENCE = bytes(2 * RATE * 2)


class Listening:
    """Listens to one microphone for one conversation."""

    def __init__(
        self,
        ears: EarsApart,
        conversation: Conversation,
        playback: Playback,
        emitter: Emitter,
        clock: Clock,
        screen: Screen,
        wakes: WakeCounter,
        is_official: Callable[[Language], bool],
        answered: Callable[[TurnResult], None] = lambda _turn: None,
    ) -> None:
        """`is_official` tells whether what is heard in a language may confirm or erase (DESIGN §9);
        `answered` is given each turn when it is over."""
        self._ears = ears
        self._conversation = conversation
        self._playback = playback
        self._emitter = emitter
        self._clock = clock
        self._screen = screen
        self._wakes = wakes
        self._is_official = is_official
        self._answered = answered
        self._waiting: list[Callable[[], None]] = []
        self._beside = Beside()
        self._turn: str | None = None
        self._began_ms = 0
        self._spoken_over = False  # whether the assistant's words ended a turn that had begun

    async def run(self, microphone: Microphone) -> None:
        """Listen until the sound ends. Raises `DeviceError` or `CandideError` where it fails."""
        try:
            async with aclosing(microphone.chunks()) as chunks:
                async for chunk in chunks:
                    await self._hear(chunk)
            await self._hear(_SILENCE)
            await self._beside.ended()
        finally:
            self._nothing_came()
            self._waiting.clear()

    def attend(self) -> None:
        """Listen for one sentence without the wake word: a key was pressed, or a question asked.

        That begins with the next sound, and so never where the microphone is closed by now.
        """
        self._waiting.append(self._attend)

    def speaks(self, spoken: str, language: Language) -> None:
        """The loudspeaker is about to say `spoken`, which must not be taken for a command.

        Whatever somebody was saying is lost; a question of ours is listened for again afterwards.
        """
        self._waiting.append(lambda: self._be_spoken_over(spoken, language))

    def is_quiet(self) -> None:
        """The loudspeaker has fallen silent."""
        self._waiting.append(self._hear_silence)

    async def _hear(self, chunk: bytes) -> None:
        waiting, self._waiting = self._waiting, []
        for say in waiting:
            say()
        began_ms = self._clock.monotonic_ms()
        for event in await asyncio.to_thread(self._ears.hear, chunk):
            self._follow(event, began_ms)

    def _attend(self) -> None:
        self._ears.attend(expectation=_LISTENED_FOR[self._conversation.expects()])
        self._begin(Stage.LISTEN)

    def _be_spoken_over(self, spoken: str, language: Language) -> None:
        self._ears.speaking(spoken, language)
        if self._turn is not None:
            self._nothing_came()
            self._spoken_over = True

    def _hear_silence(self) -> None:
        self._ears.silent()
        if self._spoken_over and self._conversation.expects() is not Expected.NOTHING:
            self._attend()
        self._spoken_over = False

    def _follow(self, event: Event, began_ms: int) -> None:
        """Do what follows from `event`, noticed in sound that was handed over at `began_ms`."""
        match event:
            case Woke():
                self._conversation.hush()
                self._wakes.woke()
                self._begin(Stage.WAKE)
                self._sound(Earcon.WOKEN)
            case SpeechBegan():
                self._begin(Stage.LISTEN)
            case SoFar(stable=True, text=text, language=language):
                sure = self._is_official(language)
                self._conversation.think_ahead(text, language, sure=sure)
            case SoFar():
                self._conversation.think_no_further()
            case Sentence():
                self._take(event, began_ms)
            case FalseWake():
                self._wakes.nobody_spoke()
                self._nothing_came()
                self._sound(Earcon.NOT_FOR_ME)
            case NothingSaid():
                self._nothing_came()
            case TalkedOver():
                self._spoken_over = False  # the ears attend already, to whoever that is
                self._conversation.hush()
            case StopWord():
                self._conversation.silence()

    def _take(self, sentence: Sentence, ended_ms: int) -> None:
        """Make a turn of a sentence that was over at `ended_ms`."""
        if not_for_me(sentence.text):
            self._wakes.not_for_me()
            self._nothing_came()
            self._sound(Earcon.NOT_FOR_ME)
            return
        turn = self._turn or new_turn()
        self._emitter.emit(EventKind.STAGE_END, turn, Stage.LISTEN)
        said = Said(
            sentence.text,
            sentence.language,
            spoken=True,
            official=self._is_official(sentence.language),
            transcribed=sentence.heard.text if sentence.corrections else None,
            turn=turn,
            ended_ms=ended_ms,
            milliseconds={
                Stage.LISTEN: max(0, ended_ms - self._began_ms) if self._turn else 0,
                Stage.TRANSCRIBE: self._clock.monotonic_ms() - ended_ms,
            },
        )
        self._turn = None
        self._beside.do(self._answer(said))

    async def _answer(self, said: Said) -> None:
        self._answered(await self._conversation.take(said, self._screen))
        if self._conversation.expects() is not Expected.NOTHING and len(self._beside) == 1:
            self.attend()

    def _begin(self, stage: Stage) -> None:
        """Somebody is there: the turn that may come of it begins."""
        self._spoken_over = False
        if self._turn is None:
            self._turn, self._began_ms = new_turn(), self._clock.monotonic_ms()
        self._emitter.emit(EventKind.STAGE_START, self._turn, stage)

    def _nothing_came(self) -> None:
        self._conversation.think_no_further()
        if self._turn is not None:
            self._emitter.emit(EventKind.RUN_END, self._turn, milliseconds={})
        self._turn = None

    def _sound(self, kind: Earcon) -> None:
        self._beside.do(self._playback.tone(kind))
