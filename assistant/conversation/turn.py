"""The turn: hear, take for an answer or understand, decide, and have it answered."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from dataclasses import replace

from assistant.conversation.answering import NOT_A_REQUEST, Answering, own_sentence
from assistant.conversation.campaigner import Campaigner, helped_by
from assistant.conversation.choosing import Choice, choose
from assistant.conversation.clearing import ListKeeper, ask_to_clear
from assistant.conversation.device import Device
from assistant.conversation.forgetting import UNSURE, read_back
from assistant.conversation.questions import Question, Reply
from assistant.conversation.rehearsing import Rehearsals
from assistant.conversation.requests import Request
from assistant.conversation.said import Expected, Said, TurnResult
from assistant.conversation.sentences import LETTERS_AT_MOST, clean_sentence, has_words
from assistant.conversation.session import Session
from assistant.conversation.stages import Emitter, EventKind, Stage
from assistant.conversation.surveying import survey_if_due
from assistant.conversation.understanding import Understanding
from assistant.dialogue.client import DialogueClient
from assistant.hearing.language import guess_language
from assistant.skills.effects import Effect
from assistant.skills.effects.control import Forget, Repeat, SwitchLanguage
from assistant.skills.effects.lists import ClearList
from assistant.speaking.playback import Playback, Screen
from audit.clock import Clock
from audit.disclosure import FixedSentence
from audit.errors import CandideError
from audit.gate.door import Gate
from audit.language import Language
from audit.ledger.errors import LedgerError
from audit.records.messages import Assist, Message
from hardware.errors import DeviceError

__all__ = ["Conversation", "Said", "TurnResult"]

logger = logging.getLogger(__name__)

# The forms that ask for how long or at what time.
ANSWERED_BY_NUMBERS = frozenset({"timer_form", "alarm_form"})
# What is repeated is about what it was about before.
REPEAT = "repeat"


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
        lists: ListKeeper,
    ) -> None:
        self._client = client
        self._lists = lists
        self._gate = gate
        self._emitter = emitter
        self._clock = clock
        self._fallback = fallback
        self._campaigner = Campaigner(client, gate)
        self._music = device.music
        self._session = Session()
        self._answering = Answering(gate, device, playback, emitter, clock, self._session)
        self._rehearsals = Rehearsals(client, self._answering.device_state, playback.prepare)
        self._understanding = Understanding(
            client, gate, clock, self._session, self._answering, self._rehearsals
        )
        self._one_at_a_time = asyncio.Lock()

    @property
    def language(self) -> Language:
        """The language asked for, the one spoken last, or the locale's."""
        return self._session.answers_in or self._session.language or self._fallback

    async def take(
        self,
        said: Said,
        screen: Screen,
        *,
        outlet: AbstractAsyncContextManager[None] | None = None,
    ) -> TurnResult:
        """Answer one sentence; `outlet` is where it sounds meanwhile, once other turns are over.

        Never raises, but for what `outlet` does: what goes wrong is said honestly and listed.
        """
        result = TurnResult(turn=said.turn or new_turn(), milliseconds=dict(said.milliseconds))
        async with self._one_turn(result, screen, said.ended_ms, outlet):
            await self._run(said, result, screen)
        return result

    def think_ahead(
        self, text: str, language: Language, *, sure: bool = True
    ) -> asyncio.Task[bool] | None:
        """Find out what a sentence that may still go on would come to; nothing is done by it.

        The task tells whether it is known; None where it can't be: words that may answer a question
        of our own process, or come while another turn runs.
        """
        sentence = clean_sentence(text)
        busy = self._one_at_a_time.locked()
        asked = self._session.open_question(self._clock.monotonic_ms())
        if busy or asked is not None or not has_words(sentence):
            return None
        request = self._understanding.request(sentence, language, sure=sure)
        if not self._understanding.can_be_rehearsed(request):
            return None
        return self._rehearsals.begin(self._session.sender, request)

    def hush(self) -> None:
        """Fall silent: somebody talks over it."""
        self._answering.hush()

    def silence(self) -> None:
        """Fall silent, and stop what rings: somebody said the stop word."""
        self._answering.silence()

    @property
    def is_busy(self) -> bool:
        """Whether a turn runs, or something is announced."""
        return self._one_at_a_time.locked()

    def think_no_further(self) -> None:
        """The sentence went on, or came to nothing."""
        self._rehearsals.drop()

    def expects(self) -> Expected:
        """What the next sentence may be the answer to."""
        now = self._clock.monotonic_ms()
        if question := self._session.open_question(now):
            return question.answer
        if form := self._session.expecting:
            return Expected.NUMBER if form in ANSWERED_BY_NUMBERS else Expected.ANSWER
        return Expected.YES_OR_NO if self._answering.standing_offer() else Expected.NOTHING

    async def announce(self, message: Message, screen: Screen) -> TurnResult:
        """Say something nobody asked for just now, such as that a timer rings. Never raises."""
        result = TurnResult(turn=new_turn())
        async with self._one_turn(result, screen):
            result.language = self._session.language or self._fallback
            await self._answering.answer([message], (), result, screen, requested=False)
        return result

    async def ask_aloud(self, words: str, language: Language, screen: Screen) -> TurnResult:
        """Say what the household would, in the voice that plays it in the demonstration."""
        result = TurnResult(turn=new_turn(), language=language)
        question = Assist(
            utterance="demonstration-question",
            arguments={"words": words},
            skill="demonstration",
            intent="none",
        )
        async with self._one_turn(result, screen):
            await self._answering.answer(
                [question], (), result, screen, requested=False, guest=True
            )
        return result

    async def put(self, reply: Reply, screen: Screen) -> TurnResult:
        """Say what our own process has to say, and let its question stand. Never raises."""
        result = TurnResult(turn=new_turn())
        async with self._one_turn(result, screen):
            result.language = self._session.language or self._fallback
            await self._tell(reply, result, screen, requested=False)
        return result

    @asynccontextmanager
    async def _one_turn(
        self,
        result: TurnResult,
        screen: Screen,
        ended_ms: int | None = None,
        outlet: AbstractAsyncContextManager[None] | None = None,
    ) -> AsyncIterator[None]:
        """One turn from its first event to its last; what breaks in it is owned up to.

        `ended_ms` is when the sentence that began it was over, where somebody spoke it.
        """
        async with self._one_at_a_time, outlet or nullcontext():
            self._answering.begin_turn()
            self._emitter.emit(EventKind.RUN_START, result.turn, ended_ms=ended_ms)
            try:
                yield
            except Exception as error:
                # The class alone: an exception's text may quote what was said.
                logger.error("a turn broke: %s", type(error).__name__)
                self._answering.note(result, "turn-broken")
                with suppress(Exception):  # it may be the screen that broke
                    await self._answering.play_fixed(FixedSentence.BROKEN, result, screen)
            finally:
                self._emitter.emit(
                    EventKind.RUN_END, result.turn, milliseconds=dict(result.milliseconds)
                )

    async def _run(self, said: Said, result: TurnResult, screen: Screen) -> None:
        text = said.text
        if said.hear is not None:
            with self._emitter.stage(result.turn, Stage.TRANSCRIBE, result.milliseconds):
                text = await self._hear(said.hear, result)
        sentence = clean_sentence(text)
        spoken = said.language or guess_language(
            sentence[:LETTERS_AT_MOST], self._session.language, self._fallback
        )
        self._session.language = spoken
        result.language = self._session.answers_in or spoken
        if len(sentence) > LETTERS_AT_MOST:
            await self._answering.answer([own_sentence("too-long")], (), result, screen)
            return
        result.heard, result.transcribed = sentence, said.transcribed
        if not has_words(sentence):
            await self._answering.answer([own_sentence("heard-nothing")], (), result, screen)
            return
        reply = await self._take_answer(sentence, spoken, said, result)
        if reply is not None and reply.request is None:
            await self._tell(reply, result, screen)
            return
        request = self._understanding.request(sentence, spoken, sure=said.is_sure)
        if reply is not None and reply.request is not None:
            request = replace(reply.request, sure=reply.request.sure and said.is_sure)
        before = self._understanding.set_to_ring()
        with self._emitter.stage(result.turn, Stage.UNDERSTAND, result.milliseconds) as found:
            about_buying = self._session.about_buying
            meant = await self._understanding.understand(request, result, found)
        messages, effects = meant.messages, meant.effects
        reply = meant.reply or await self._decide(effects, said)
        if reply is not None:
            await self._tell(reply, result, screen)
            return
        self._take_language(request, effects, result)
        messages += await self._music.answers(effects, result.intent or "none")
        if any(isinstance(effect, Repeat) for effect in effects):
            messages = list(self._session.last_messages) or [own_sentence("repeat-nothing")]
            if result.intent == REPEAT:  # no action makes a request about buying of another one
                self._session.about_buying = about_buying
        else:
            self._session.last_messages, self._session.last_question = tuple(messages), None
        if await self._answering.answer(messages, effects, result, screen):
            self._let_stand(self._session.last_question)
        if (trouble := self._music.trouble()) is not None:
            await self._answering.answer([trouble], (), result, screen, requested=False)
        self._understanding.remember(request, result, before)
        await self._ask_for_a_mark(result, screen)
        await self._let_a_campaign_try(messages, result, screen)

    def _take_language(
        self, request: Request, effects: Sequence[Effect], result: TurnResult
    ) -> None:
        """Answer in the language that was asked for: this once, or from now on."""
        for effect in effects:
            if isinstance(effect, SwitchLanguage):
                self._session.language = self._session.answers_in = Language(effect.language)
                result.language = self._session.answers_in
                return
        result.language = request.answer_in or result.language

    async def _take_answer(
        self, sentence: str, spoken: Language, said: Said, result: TurnResult
    ) -> Reply | None:
        """Take the sentence as the answer to what our own process asked, if it is one."""
        question = self._session.open_question(self._clock.monotonic_ms())
        if question is None:
            return None
        answer = question.read(sentence, spoken)
        if answer is None:
            self._session.question = None
            return None
        if question.private:
            result.heard, result.transcribed = "", None
        if not said.is_sure and (notice := question.unsure(answer)) is not None:
            return Reply((notice,), question=question)  # a typed answer still counts
        self._session.question = None
        return await asyncio.to_thread(question.act, self._gate, answer)

    async def _decide(self, effects: Sequence[Effect], said: Said) -> Reply | None:
        """What the household wants of our own process itself, rather than an answer."""
        if any(isinstance(effect, Forget) for effect in effects):
            return read_back() if said.is_sure else UNSURE
        clears = [effect for effect in effects if isinstance(effect, ClearList)]
        if clears:
            return await asyncio.to_thread(ask_to_clear, clears[0], self._lists)
        choices = [effect for effect in effects if isinstance(effect, Choice)]
        return await asyncio.to_thread(choose, choices, self._gate) if choices else None

    async def _tell(
        self, reply: Reply, result: TurnResult, screen: Screen, *, requested: bool = True
    ) -> None:
        """Say what was done or is asked; a question then stands open for its answer."""
        if reply.language is not None:
            result.language = self._session.language = reply.language
            if self._session.answers_in is not None:
                self._session.answers_in = reply.language
        self._session.last_messages = reply.notices
        self._session.last_question = reply.question
        if reply.effect is not None:
            result.effects.append(reply.effect)
            self._session.offer_until_ms = 0  # a yes after a decision would mean something else
        if reply.error is not None:
            self._answering.note(result, reply.error.code)
        if reply.afresh:
            await self._client.forget(self._session.begin_afresh())
        if await self._answering.answer(reply.notices, (), result, screen, requested=requested):
            self._let_stand(reply.question)

    def _let_stand(self, question: Question | None) -> None:
        """Take the next sentence for the answer to what was just asked, if it was."""
        if question is not None and question.stands(self._gate):
            self._session.ask(question, self._clock.monotonic_ms())

    async def _ask_for_a_mark(self, result: TurnResult, screen: Screen) -> None:
        """After plain help, now and then, where the household agreed: would it recommend us?"""
        if {item["kind"] for item in result.items} != {"assist"}:
            return
        if self._session.expecting or self._session.cut_short:
            return
        with suppress(LedgerError):  # a log that fails is told of where words depend on it
            reply = await asyncio.to_thread(survey_if_due, self._gate)
            if reply is not None:
                await self._tell(reply, result, screen)

    async def _let_a_campaign_try(
        self, messages: Sequence[Message], result: TurnResult, screen: Screen
    ) -> None:
        """After help that was asked for, and nothing else, a merchant's wish may meet the gate."""
        helped = {
            record: message
            for record, message in helped_by(messages, result.items).items()
            if message.skill not in NOT_A_REQUEST
        }
        asking = (
            self._session.open_question(self._clock.monotonic_ms())
            or self._answering.standing_offer()
        )
        if not helped or asking or result.errors or self._session.cut_short:
            return
        try:
            state = self._answering.device_state()
            wish = await self._campaigner.wish_after(helped, result.language, state)
            if wish is not None:
                await self._answering.answer(
                    [wish.suggestion], (), result, screen, requested=False, campaign=wish.campaign
                )
        except Exception as error:  # the help was said, and stays as it was
            logger.error("a campaign broke: %s", type(error).__name__)

    async def _hear(self, hear: Callable[[], Awaitable[str]], result: TurnResult) -> str:
        """What was said; nothing where it could not be heard, with the reason in the errors."""
        try:
            return await hear()
        except (CandideError, DeviceError) as error:
            self._answering.note(result, error.code)
            return ""


def new_turn() -> str:
    """A name for one turn, told by nothing that was said in it."""
    return secrets.token_hex(6)
