"""The second half of a turn: review, carry out, speak, outcome (DESIGN §4).

Nothing is said that has no record (promise 1), and help goes on whatever becomes of the words
(promise 7).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from assistant.conversation.carrying_out import EffectDoer
from assistant.conversation.device import Device
from assistant.conversation.ringing_state import ringing_state
from assistant.conversation.said import TurnResult
from assistant.conversation.session import OFFER_STANDS_MS, Session
from assistant.conversation.stages import Emitter, EventKind, Stage
from assistant.skills.device import DeviceState, NamedOffer
from assistant.skills.effects import Effect
from assistant.skills.effects.selling import Accept, Decline
from assistant.speaking.playback import Playback, Played, Screen
from audit.campaigns import Campaign
from audit.catalogue import SentenceMissing
from audit.clock import Clock
from audit.disclosure import FixedSentence
from audit.gate.door import Cleared, Gate, Occasion
from audit.ledger.errors import LedgerError
from audit.notices import LastSuggestion
from audit.records.leaves import Outcome
from audit.records.messages import Assist, Message

# Small talk answers no request, so it gives selling no room (DESIGN §5).
NOT_A_REQUEST = frozenset({"smalltalk", "control", "conversation"})


class Answering:
    """Answers for one conversation, whose `session` it keeps up to date."""

    def __init__(
        self,
        gate: Gate,
        device: Device,
        playback: Playback,
        emitter: Emitter,
        clock: Clock,
        session: Session,
    ) -> None:
        self._gate = gate
        self._device = device
        self._playback = playback
        self._emitter = emitter
        self._clock = clock
        self._session = session
        self._doer = EffectDoer(gate, device, playback, session)
        self._hushed = False
        self._fixed: set[int] = set()

    async def answer(
        self,
        messages: Sequence[Message],
        effects: Sequence[Effect],
        result: TurnResult,
        screen: Screen,
        *,
        requested: bool = True,
        campaign: Campaign | None = None,
        guest: bool = False,
    ) -> bool:
        """Review, carry out, speak, log what came of it; whether all of it was at least begun."""
        cleared: list[Cleared] = []
        failed: LedgerError | None = None
        offered = self.standing_offer()
        with self._emitter.stage(result.turn, Stage.REVIEW, result.milliseconds):
            try:
                await asyncio.to_thread(
                    self._review, messages, cleared, result, requested, campaign, guest
                )
            except LedgerError as error:
                failed = error
                self.note(result, error.code)
            finally:  # help goes on whatever became of the words (promise 7)
                await self._carry_out(effects, result, offered)
        with self._emitter.stage(result.turn, Stage.SPEAK, result.milliseconds):
            played = await self._play(cleared, screen, result)
            self._session.cut_short = self._hushed
            if failed is not None and campaign is None:
                await self.play_fixed(FixedSentence.LOG_UNAVAILABLE, result, screen)
        with self._emitter.stage(result.turn, Stage.OUTCOME, result.milliseconds):
            await asyncio.to_thread(self._log_outcomes, played, result)
        return failed is None and all(so_far is not None for _, so_far in played)

    def _review(
        self,
        messages: Sequence[Message],
        cleared: list[Cleared],
        result: TurnResult,
        requested: bool,
        campaign: Campaign | None,
        guest: bool,
    ) -> None:
        """Put what may be said into `cleared`; what the log took before it failed stays there."""
        for message in messages:
            occasion = Occasion(
                turn=result.turn,
                language=result.language,
                requested=requested and message.skill not in NOT_A_REQUEST,
                heard=None if campaign else result.heard or None,
                transcribed=None if campaign else result.transcribed,
                about_buying=campaign is None and self._session.about_buying,
                alarm_ringing=self._device.board.is_ringing(),
                task_open=self._session.expecting is not None,
                campaign=campaign,
                guest=guest,
            )
            try:
                reviewed = self._gate.review(message, occasion)
                cleared.extend(reviewed)
                if isinstance(message, Assist) and not message.arguments:
                    # Nothing in it is the household's, so its sound may be kept.
                    self._fixed.update(one.record for one in reviewed if one.kind == "assist")
            except SentenceMissing as error:
                self.note(result, error.code)
                cleared.extend(self._gate.review(own_sentence("dialogue-garbled"), occasion))
        if any(item.kind == "suggestion" for item in cleared):
            self._session.offer_until_ms = self._clock.monotonic_ms() + OFFER_STANDS_MS
            self._session.question = None

    async def _play(
        self, cleared: Sequence[Cleared], screen: Screen, result: TurnResult
    ) -> list[tuple[Cleared, Played | None]]:
        """Play one after another until somebody stops it; None is what nobody heard then."""
        played: list[tuple[Cleared, Played | None]] = []
        for item in cleared:
            so_far = None
            if not self._hushed:
                fixed = item.record in self._fixed
                so_far = await self._playback.play(item, screen, fixed=fixed)
                result.items.append(_shown(item))
                self._hushed = self._hushed or so_far.interrupted
            played.append((item, so_far))
            if self._hushed and item.kind == "suggestion":
                self._session.offer_until_ms = 0  # cut short is no way to be said yes to
        await self._playback.end_reply()
        return played

    def begin_turn(self) -> None:
        """What was hushed before may be spoken over again."""
        self._hushed = False
        self._fixed.clear()

    def hush(self) -> None:
        """Say no more in this turn."""
        self._hushed = True
        self._device.board.hold()
        self._playback.stop()

    def silence(self) -> None:
        """Somebody said stop: say no more, and ring no more."""
        self.hush()
        self._device.board.silence()

    def _log_outcomes(
        self, played: Sequence[tuple[Cleared, Played | None]], result: TurnResult
    ) -> None:
        try:
            for item, so_far in played:
                if so_far is None:
                    self._gate.outcome(item.record, Outcome.NOT_HEARD)
                    continue
                outcome = Outcome.INTERRUPTED if so_far.interrupted else Outcome.DELIVERED
                self._gate.outcome(item.record, outcome, so_far.milliseconds)
            self._gate.settle()
        except LedgerError as error:
            self.note(result, error.code)

    async def _carry_out(
        self, effects: Sequence[Effect], result: TurnResult, offered: LastSuggestion | None
    ) -> None:
        """Do what the actions asked for; a yes or a no only to what was `offered` before."""
        for effect in effects:
            if isinstance(effect, Accept | Decline) and (
                offered is None or self.standing_offer() is not offered
            ):
                continue
            result.effects.append(effect.effect)
            try:
                await self._doer.do(effect)
            except LedgerError as error:
                self.note(result, error.code)

    async def play_fixed(self, sentence: FixedSentence, result: TurnResult, screen: Screen) -> None:
        """Play one of the two sentences that need no record."""
        words = await self._playback.play_fixed(sentence, result.language, screen)
        result.items.append({"kind": "fixed", "label": None, "words": words, "record": None})

    def standing_offer(self) -> LastSuggestion | None:
        """The suggestion that a yes or a no would mean now."""
        last = self._gate.last
        if last is None or not last.named:
            return None
        return last if self._clock.monotonic_ms() < self._session.offer_until_ms else None

    def device_state(self) -> DeviceState:
        """What an action may know of the speaker now."""
        last = self.standing_offer()
        offer = None
        if last is not None:
            product = last.named[0].offer
            offer = NamedOffer(gtin=product.gtin, fr=product.name.fr, en=product.name.en)
        return DeviceState(
            now=self._clock.wall().astimezone().replace(microsecond=0),
            volume=self._device.volume,
            volume_before_mute=self._device.volume_before_mute,
            speed_percent=self._device.speed_percent,
            last_offer=offer,
            **ringing_state(self._device.board),
        )

    def note(self, result: TurnResult, code: str) -> None:
        """Note what went wrong in a turn, by its code."""
        if code not in result.errors:
            result.errors.append(code)
        self._emitter.emit(EventKind.ERROR, result.turn, code=code)


def own_sentence(utterance: str) -> Assist:
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
