"""The turn: understand, review, speak, outcome. Nothing is said that has no record (promise 1)."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from assistant.conversation.confirming import yes_or_no
from assistant.conversation.device import Device
from assistant.conversation.forgetting import READ_BACK, erase, forget_notice
from assistant.conversation.sentences import LETTERS_AT_MOST, clean_sentence, has_words
from assistant.conversation.session import FORGET_STANDS_MS, OFFER_STANDS_MS, Session
from assistant.conversation.stages import Emitter, EventKind, Stage
from assistant.dialogue.client import DialogueClient, Understood
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.hearing.language import guess_language
from assistant.skills.device import DeviceState, NamedOffer, RunningTimer
from assistant.skills.effects import (
    Accept,
    CancelTimers,
    Decline,
    Effect,
    Forget,
    Repeat,
    Selling,
    SetTimer,
    SetVolume,
    Stop,
)
from assistant.speaking.playback import Playback, Played, Screen
from audit.catalogue import SentenceMissing
from audit.clock import Clock
from audit.disclosure import FixedSentence
from audit.errors import CandideError
from audit.gate import Cleared, Gate, Occasion
from audit.language import Language
from audit.ledger.errors import LedgerError
from audit.notices import LastSuggestion
from audit.records.leaves import Outcome
from audit.records.messages import Assist, Message, Notice, NoticeRequest
from hardware.errors import DeviceError

logger = logging.getLogger(__name__)

# Small talk answers no request, so it gives selling no room (DESIGN §5).
NOT_A_REQUEST = frozenset({"smalltalk", "control", "conversation"})


@dataclass(frozen=True)
class Said:
    """One sentence as it came in; `language` is None where it must be found out.

    A spoken one is not text yet: `hear` makes it so, as the turn's first stage; `official` says
    that an official recogniser will, which alone may confirm or erase (DESIGN §9).
    """

    text: str = ""
    language: Language | None = None
    hear: Callable[[], Awaitable[str]] | None = None
    official: bool = False
    stage: Stage = Stage.TRANSCRIBE

    @property
    def is_sure(self) -> bool:
        """Whether these are surely the words that were meant: typed, or well heard."""
        return self.hear is None or self.official


@dataclass
class TurnResult:
    """What a turn came to; the fields are the JSON of `candide ask --json`."""

    turn: str
    heard: str = ""
    language: Language = Language.ENGLISH
    intent: str | None = None
    confidence: float = 0.0
    items: list[dict[str, Any]] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    milliseconds: dict[str, int] = field(default_factory=dict)


class Conversation:
    """Takes one turn at a time."""

    def __init__(
        self,
        client: DialogueClient,
        gate: Gate,
        device: Device,
        playback: Playback,
        emitter: Emitter,
        clock: Clock,
        fallback: Language,
    ) -> None:
        self._client = client
        self._gate = gate
        self._device = device
        self._playback = playback
        self._emitter = emitter
        self._clock = clock
        self._fallback = fallback
        self._session = Session()
        self._one_at_a_time = asyncio.Lock()

    @property
    def language(self) -> Language:
        """The language spoken last, or the locale's."""
        return self._session.language or self._fallback

    async def take(self, said: Said, screen: Screen) -> TurnResult:
        """Answer one sentence. Never raises: what goes wrong is said honestly and listed."""
        result = TurnResult(turn=secrets.token_hex(6))
        async with self._one_turn(result, screen):
            await self._run(said, result, screen)
        return result

    async def announce(self, message: Message, screen: Screen) -> TurnResult:
        """Say something nobody asked for just now, such as that a timer rings. Never raises."""
        result = TurnResult(turn=secrets.token_hex(6))
        async with self._one_turn(result, screen):
            result.language = self._session.language or self._fallback
            await self._answer([message], (), result, screen, requested=False)
        return result

    @asynccontextmanager
    async def _one_turn(self, result: TurnResult, screen: Screen) -> AsyncIterator[None]:
        """One turn from its first event to its last; what breaks in it is owned up to."""
        async with self._one_at_a_time:
            self._emitter.emit(EventKind.RUN_START, result.turn)
            try:
                yield
            except Exception as error:
                # The class alone: an exception's text may quote what was said.
                logger.error("a turn broke: %s", type(error).__name__)
                self._note(result, "turn-broken")
                with suppress(Exception):  # it may be the screen that broke
                    await self._play_fixed(FixedSentence.BROKEN, result, screen)
            finally:
                self._emitter.emit(
                    EventKind.RUN_END, result.turn, milliseconds=dict(result.milliseconds)
                )

    async def _run(self, said: Said, result: TurnResult, screen: Screen) -> None:
        text = said.text
        if said.hear is not None:
            with self._emitter.stage(result.turn, said.stage, result.milliseconds):
                text = await self._hear(said.hear, result)
        sentence = clean_sentence(text)
        result.language = said.language or guess_language(
            sentence[:LETTERS_AT_MOST], self._session.language, self._fallback
        )
        self._session.language = result.language
        if len(sentence) > LETTERS_AT_MOST:
            await self._answer([_own("too-long")], (), result, screen)
            return
        result.heard = sentence
        if not has_words(sentence):
            await self._answer([_own("heard-nothing")], (), result, screen)
            return
        if (notice := await self._forget_or_keep(sentence, said, result)) is not None:
            self._session.last_messages = (notice,)
            await self._answer([notice], (), result, screen)
            return
        with self._emitter.stage(result.turn, Stage.UNDERSTAND, result.milliseconds):
            messages, effects = await self._understand(sentence, result)
        if any(isinstance(effect, Forget) for effect in effects):
            messages = [READ_BACK if said.is_sure else forget_notice(Notice.FORGET_UNSURE)]
            effects = []
        if any(isinstance(effect, Repeat) for effect in effects):
            messages = list(self._session.last_messages) or [_own("repeat-nothing")]
        else:
            self._session.last_messages = tuple(messages)
        await self._answer(messages, effects, result, screen)

    async def _forget_or_keep(
        self, sentence: str, said: Said, result: TurnResult
    ) -> NoticeRequest | None:
        """Take a plain yes or no to what was read back; anything else leaves all as it is."""
        stands = self._clock.monotonic_ms() < self._session.forget_until_ms
        answer = yes_or_no(sentence) if stands else None
        if answer and not said.is_sure:
            return forget_notice(Notice.FORGET_UNSURE)  # a typed yes still counts
        self._session.forget_until_ms = 0
        if answer is None:
            return None
        if not answer:
            return forget_notice(Notice.FORGET_KEPT)
        notice, error = await asyncio.to_thread(erase, self._gate)
        if error is not None:
            self._note(result, error.code)
        if notice is not Notice.FORGET_FAILED:
            result.effects.append("forget")
            await self._client.forget(self._session.begin_afresh())
        return forget_notice(notice)

    async def _hear(self, hear: Callable[[], Awaitable[str]], result: TurnResult) -> str:
        """What was said; nothing where it could not be heard, with the reason in the errors."""
        try:
            return await hear()
        except (CandideError, DeviceError) as error:
            self._note(result, error.code)
            return ""

    async def _understand(
        self, sentence: str, result: TurnResult
    ) -> tuple[list[Message], list[Effect]]:
        """What the dialogue wants said and done; an honest apology where it cannot tell."""
        forgotten = self._session.begin_turn(self._clock.monotonic_ms())
        if forgotten:
            await self._client.forget(forgotten)
        device = self._device_state().model_dump(mode="json")
        try:
            understood: Understood = await self._client.turn(
                self._session.sender,
                sentence,
                result.language,
                {"heard": sentence, "device": device},
            )
        except DialogueDown as error:
            self._note(result, error.code)
            return [_own("dialogue-down")], []
        except DialogueGarbled as error:
            self._note(result, error.code)
            return [_own("dialogue-garbled")], []
        self._session.expecting = understood.expecting
        result.intent, result.confidence = understood.intent, understood.confidence
        messages = [item.message for item in understood.envelopes if item.message is not None]
        effects = [effect for item in understood.envelopes for effect in item.effects]
        if understood.refused or not (messages or effects):
            self._note(result, DialogueGarbled.code)
            messages.append(_own("dialogue-garbled"))
        return messages, effects

    async def _answer(
        self,
        messages: Sequence[Message],
        effects: Sequence[Effect],
        result: TurnResult,
        screen: Screen,
        *,
        requested: bool = True,
    ) -> None:
        cleared: list[Cleared] = []
        failed: LedgerError | None = None
        offered = self._standing_offer()
        with self._emitter.stage(result.turn, Stage.REVIEW, result.milliseconds):
            try:
                await asyncio.to_thread(self._review, messages, cleared, result, requested)
            except LedgerError as error:
                failed = error
                self._note(result, error.code)
            finally:  # help goes on whatever became of the words (promise 7)
                for effect in effects:
                    await self._carry_out(effect, result, offered)
        with self._emitter.stage(result.turn, Stage.SPEAK, result.milliseconds):
            played = [(item, await self._playback.play(item, screen)) for item in cleared]
            result.items.extend(_shown(item) for item in cleared)
            if failed is not None:
                await self._play_fixed(FixedSentence.LOG_UNAVAILABLE, result, screen)
        with self._emitter.stage(result.turn, Stage.OUTCOME, result.milliseconds):
            await asyncio.to_thread(self._log_outcomes, played, result)

    def _review(
        self,
        messages: Sequence[Message],
        cleared: list[Cleared],
        result: TurnResult,
        requested: bool,
    ) -> None:
        """Put what may be said into `cleared`; what the log took before it failed stays there."""
        for message in messages:
            occasion = Occasion(
                turn=result.turn,
                language=result.language,
                requested=requested and message.skill not in NOT_A_REQUEST,
                heard=result.heard or None,
            )
            try:
                cleared.extend(self._gate.review(message, occasion))
            except SentenceMissing as error:
                self._note(result, error.code)
                cleared.extend(self._gate.review(_own("dialogue-garbled"), occasion))
        if any(item.kind == "suggestion" for item in cleared):
            self._session.offer_until_ms = self._clock.monotonic_ms() + OFFER_STANDS_MS
        if READ_BACK in messages and self._gate.may_forget:
            self._session.forget_until_ms = self._clock.monotonic_ms() + FORGET_STANDS_MS
            self._session.offer_until_ms = 0  # a yes or a no answers the newest question alone

    def _log_outcomes(self, played: Sequence[tuple[Cleared, Played]], result: TurnResult) -> None:
        try:
            for item, played_so_far in played:
                outcome = Outcome.INTERRUPTED if played_so_far.interrupted else Outcome.DELIVERED
                self._gate.outcome(item.record, outcome, played_so_far.milliseconds)
            self._gate.settle()
        except LedgerError as error:
            self._note(result, error.code)

    async def _carry_out(
        self, effect: Effect, result: TurnResult, offered: LastSuggestion | None
    ) -> None:
        """Do what an action asked for; a yes or a no only to what was `offered` before."""
        if isinstance(effect, Accept | Decline) and (
            offered is None or self._standing_offer() is not offered
        ):
            return
        result.effects.append(effect.effect)
        try:
            match effect:
                case SetTimer(seconds=seconds):
                    self._device.timers.start(seconds)
                case CancelTimers():
                    self._device.timers.cancel_all()
                case SetVolume(level=level):
                    self._device.set_volume(level)
                case Stop():
                    self._playback.stop()
                case Accept():
                    self._session.offer_until_ms = 0
                    await asyncio.to_thread(self._gate.accept)
                case Decline():
                    self._session.offer_until_ms = 0
                    await asyncio.to_thread(self._gate.decline)
                case Selling(allowed=allowed):
                    await asyncio.to_thread(self._gate.switch_selling, allowed=allowed)
                case Repeat() | Forget():
                    return
        except LedgerError as error:
            self._note(result, error.code)

    async def _play_fixed(
        self, sentence: FixedSentence, result: TurnResult, screen: Screen
    ) -> None:
        words = await self._playback.play_fixed(sentence, result.language, screen)
        result.items.append({"kind": "fixed", "label": None, "words": words, "record": None})

    def _standing_offer(self) -> LastSuggestion | None:
        """The suggestion that a yes or a no would mean now."""
        last = self._gate.last
        if last is None or not last.named:
            return None
        return last if self._clock.monotonic_ms() < self._session.offer_until_ms else None

    def _device_state(self) -> DeviceState:
        last = self._standing_offer()
        offer = None
        if last is not None:
            product = last.named[0].offer
            offer = NamedOffer(gtin=product.gtin, fr=product.name.fr, en=product.name.en)
        board = self._device.timers
        return DeviceState(
            now=self._clock.wall().astimezone().replace(microsecond=0),
            volume=self._device.volume,
            timers=tuple(
                RunningTimer(
                    id=timer.id, seconds=timer.seconds, seconds_left=board.seconds_left(timer)
                )
                for timer in board.running()
            ),
            last_offer=offer,
        )

    def _note(self, result: TurnResult, code: str) -> None:
        if code not in result.errors:
            result.errors.append(code)
        self._emitter.emit(EventKind.ERROR, result.turn, code=code)


def _own(utterance: str) -> Assist:
    """A sentence of the conversation itself, when there is nothing from the dialogue."""
    return Assist(utterance=utterance, skill="conversation", intent="none")


def _shown(item: Cleared) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "label": item.label.value,
        "words": item.words,
        "voice": item.voice.value,
        "rules": list(item.rules),
        "record": item.record,
    }
