"""What a sentence comes to: what our own process understands by itself, and what Rasa makes of it.

Stop, forget that and stop selling never wait for Rasa; a bare yes or no to an offer reaches it
as what it is. "And tomorrow?" and "no, ten minutes" are made into whole requests by what was asked
before. Where Rasa fails, an honest apology is what is said.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conversation.answering import Answering, own_sentence
from assistant.conversation.asking_first import ask_first, asks_first
from assistant.conversation.questions import Reply
from assistant.conversation.rehearsing import Rehearsals, about
from assistant.conversation.requests import ASK_BELOW, LastRequest, Request
from assistant.conversation.said import TurnResult
from assistant.conversation.session import Session
from assistant.conversation.taking_back import UNDO, UNDONE_BY_ACTIONS, set_off, taken_back
from assistant.dialogue.client import DialogueClient, Understood
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.effects import Effect
from assistant.skills.effects.control import Forget, Repeat, Stop
from assistant.skills.effects.selling import Decline, Selling
from assistant.skills.follow_ups import FOLLOWED, follow_up, wanted_again_in
from assistant.skills.safety import Safe, read_safe, read_without_dialogue
from audit.clock import Clock
from audit.gate.door import Gate
from audit.language import Language
from audit.ledger.errors import LedgerError
from audit.records.messages import Assist, Message

# A suggestion counts as asked for only where the request was about buying.
ABOUT_BUYING = frozenset({"find_product", "ask_price", "compare"})
# The form that asks what is looked for.
NEED_FORM = "need_form"
# What leaves any form, besides the rules that end a form by its name.
LEAVES_FORMS = frozenset({"stop", "goodbye"})
# What asks for nothing that could interrupt a form.
NO_REQUEST = frozenset({"out_of_scope", "nlu_fallback"})
# So often a form asks without getting an answer; then it lets the question be.
ASKED_AT_MOST = 3
# For so long "and tomorrow?" still follows what was asked.
FOLLOWS_WITHIN_MS = 120_000


@dataclass(frozen=True)
class Meant:
    """What is to be said and done; or `reply`, where our own process answers for itself."""

    messages: list[Message] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    reply: Reply | None = None


class Understanding:
    """Understands for one conversation, whose `session` it keeps up to date."""

    def __init__(
        self,
        client: DialogueClient,
        gate: Gate,
        clock: Clock,
        session: Session,
        answering: Answering,
        rehearsals: Rehearsals,
    ) -> None:
        self._client = client
        self._gate = gate
        self._clock = clock
        self._session = session
        self._answering = answering
        self._rehearsals = rehearsals

    def request(self, sentence: str, language: Language, *, sure: bool) -> Request:
        """What `sentence` asks, as far as it can be told without the dialogue."""
        plain = Request(sentence, sentence, language, sure=sure, answer_in=self._session.answers_in)
        match read_safe(sentence):
            case Safe.STOP | Safe.FORGET | Safe.STOP_SELLING as safe:
                return replace(plain, safe=safe)
            case Safe.LEAVE if self._session.expecting:
                return replace(plain, safe=Safe.LEAVE)
            case Safe.NO if self._session.expecting or self._answering.standing_offer():
                return replace(plain, text="/decline")
            case Safe.YES if self._answering.standing_offer() and not self._session.expecting:
                return replace(plain, text="/accept")
            case None if not self._session.expecting:
                return self._following(plain)
        return plain

    def can_be_rehearsed(self, request: Request) -> bool:
        """Whether the dialogue alone decides what the request comes to."""
        return request.safe is None and not (request.instead or request.again)

    async def understand(
        self, request: Request, result: TurnResult, found: dict[str, Any]
    ) -> Meant:
        """What the request comes to; notes in `found` whether it was thought of ahead."""
        now = self._clock.monotonic_ms()
        if now >= self._session.offer_until_ms:
            with suppress(LedgerError):  # the record is owed, and written before anything is said
                await asyncio.to_thread(self._gate.ignore)
        if forgotten := self._session.begin_turn(now):
            await self._client.forget(forgotten)
        if request.safe is not None:
            return await self._safely(request.safe, result)
        if request.again:
            result.intent, result.confidence = "repeat", 1.0
            return Meant(effects=[Repeat()])
        try:
            return await self._by_dialogue(request, result, found)
        except (DialogueDown, DialogueGarbled) as error:
            self._answering.note(result, error.code)
            return self._without_dialogue(request, error)

    def remember(
        self, request: Request, result: TurnResult, before: frozenset[tuple[str, int]]
    ) -> None:
        """Keep what was asked, for what may follow it; `before` is what was set to ring by then."""
        intent, last = result.intent, self._session.last_request
        if intent in FOLLOWED and not result.errors and request.safe is None:
            new = set_off(self._answering.device_state()) - before
            self._session.last_request = LastRequest(
                intent or "", request.heard, self._clock.monotonic_ms(), new
            )
        elif last is not None:
            self._session.last_request = replace(last, fresh=False)

    def set_to_ring(self) -> frozenset[tuple[str, int]]:
        """The timers, alarms and reminders there are."""
        return set_off(self._answering.device_state())

    def _following(self, plain: Request) -> Request:
        """The whole request, where the sentence follows or corrects the one before."""
        if self._session.last_messages and (other := wanted_again_in(plain.heard)):
            return replace(plain, again=True, answer_in=Language(other))
        last = self._session.last_request
        if last is None or self._clock.monotonic_ms() - last.at_ms > FOLLOWS_WITHIN_MS:
            return plain
        found = follow_up(
            plain.heard, plain.language.value, last.intent, last.heard, fresh=last.fresh
        )
        if found is None:
            return plain
        text = f"/{found.intent}"
        return replace(plain, heard=found.heard, text=text, instead=found.corrects)

    async def _safely(self, safe: Safe, result: TurnResult) -> Meant:
        """What is done without the dialogue."""
        result.intent, result.confidence = safe.value, 1.0
        self._session.about_buying = False
        asked = self._session.expecting is not None
        if safe in (Safe.STOP, Safe.LEAVE):
            if asked:
                await self._client.forget(self._session.begin_afresh())
            utterance = "question-dropped" if asked else "stopped"
            message = Assist(utterance=utterance, skill="control", intent="stop")
            return Meant([message], [Stop()] if safe is Safe.STOP else [])
        return Meant(effects=[Forget() if safe is Safe.FORGET else Selling(allowed=False)])

    async def _by_dialogue(
        self, request: Request, result: TurnResult, found: dict[str, Any]
    ) -> Meant:
        """What Rasa makes of it. Raises `DialogueDown`, `DialogueGarbled`."""
        expected, last = self._session.expecting, self._session.last_request
        if request.instead and last is not None and last.intent in UNDONE_BY_ACTIONS:
            await self._undo(request)
        sender, state = self._session.sender, self._answering.device_state()
        rehearsed = not request.confirmed and await self._rehearsals.has(sender, request, state)
        found["rehearsed"] = rehearsed
        understood: Understood = await self._client.turn(
            sender, request.text, request.language, about(request, state), rehearsed=rehearsed
        )
        self._session.expecting = understood.expecting
        result.intent, result.confidence = understood.intent, understood.confidence
        if asks_first(understood, request, expected):
            self._session.about_buying = False
            return Meant(reply=ask_first(understood.intent, request))
        answers_need = expected == NEED_FORM and understood.expecting != NEED_FORM
        self._session.about_buying = understood.intent in ABOUT_BUYING or answers_need
        messages = [item.message for item in understood.envelopes if item.message is not None]
        effects = [effect for item in understood.envelopes for effect in item.effects]
        if understood.refused or understood.held or not (messages or effects):
            self._answering.note(result, DialogueGarbled.code)
            messages.append(own_sentence("dialogue-garbled"))
        if request.instead and last is not None:
            effects = [*taken_back(last, effects), *effects]
        return Meant(await self._leave_forms(understood, expected, messages, effects), effects)

    async def _undo(self, request: Request) -> None:
        """Have the action server take back what it wrote for the request before."""
        asked = replace(request, heard=UNDO[request.language], text="/undo", confirmed=True)
        await self._client.turn(
            self._session.sender,
            asked.text,
            asked.language,
            about(asked, self._answering.device_state()),
        )

    async def _leave_forms(
        self,
        understood: Understood,
        expected: str | None,
        messages: list[Message],
        effects: list[Effect],
    ) -> list[Message]:
        """The messages; a form that was left, or asked in vain too often, asks no more."""
        form = understood.expecting
        if form is None or form != expected:
            self._session.asked_in_vain = 0
            return messages
        if understood.intent in LEAVES_FORMS:
            await self._client.forget(self._session.begin_afresh())
            return messages[:1]
        guessed = understood.confidence < ASK_BELOW or understood.intent in NO_REQUEST
        if not effects and (guessed or len(messages) == 1):
            self._session.asked_in_vain += 1
        if self._session.asked_in_vain < ASKED_AT_MOST:
            return messages
        await self._client.forget(self._session.begin_afresh())
        return [own_sentence("question-given-up")]

    def _without_dialogue(self, request: Request, error: DialogueDown | DialogueGarbled) -> Meant:
        """What must not wait for a dialogue that fails; for all else an apology."""
        match read_without_dialogue(request.heard):
            case Safe.STOP_SELLING:
                return Meant(effects=[Selling(allowed=False)])
            case Safe.FORGET:
                return Meant(effects=[Forget()])
            case Safe.NO if offer := self._answering.device_state().last_offer:
                name = offer.fr if request.language is Language.FRENCH else offer.en
                arguments = {"name": name}
                declined = Assist(
                    utterance="declined", arguments=arguments, skill="control", intent="decline"
                )
                return Meant([declined], [Decline()])
        down = isinstance(error, DialogueDown)
        return Meant([own_sentence("dialogue-down" if down else "dialogue-garbled")])
