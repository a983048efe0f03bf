"""The channel between the speaker and Rasa: each message arrives whole, with what was understood.

Rasa's own REST channel drops metadata and splits a message with text and data in two; this one
hands over every message as Rasa made it, so that the speaker can refuse whatever is not a typed
item. All routes want the token of this run. Nothing a person said is ever logged here.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.events import SlotSet
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from rasa_server.conversations import LiveConversations

logger = logging.getLogger(__name__)


class WholeMessages(OutputChannel):
    """Collects messages exactly as Rasa emits them."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "candide"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append({key: value for key, value in message.items() if value})


class CandideInput(InputChannel):
    """`/webhooks/candide`: `status`, `turn`, `rehearse`, `parse` (understands, does nothing) and
    `forget`.

    A turn that may be meant can be rehearsed while it is still being said: it is played through on
    a copy of the conversation, with `rehearsal` in its metadata so that actions write nothing. The
    same turn, when it is meant, is then answered at once; any other one throws it away.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        return "candide"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        token = (credentials or {}).get("token")
        if not token:
            raise ValueError("CANDIDE_RASA_TOKEN is not set")
        return cls(str(token))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("candide", __name__)

        @routes.middleware("request")
        async def check_token(request: Request) -> HTTPResponse | None:
            given = request.headers.get("x-candide-token", "")
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                return response.json({"error": "wrong-token"}, status=401)
            return None

        @routes.get("/status")
        async def status(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return response.json({"ready": ready}, status=200 if ready else 503)

        async def play_through(
            agent: Any, asked: dict[str, Any], sender: str, **more: Any
        ) -> dict[str, Any]:
            """One turn in the conversation `sender`. Raises whatever breaks in it."""
            language = str(asked["lang"])
            await _set_language(agent, sender, language)
            collected = WholeMessages()
            metadata = {**asked.get("metadata", {}), "lang": language, **more}
            await on_new_message(
                UserMessage(
                    asked["text"],
                    collected,
                    sender,
                    input_channel=self.name(),
                    metadata=metadata,
                )
            )
            understood = await _understood(agent, sender)
            _conversations(agent).drop_past(sender)
            return {**understood, "messages": collected.messages}

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            agent, asked = request.app.ctx.agent, request.json
            sender, text = str(asked["sender"]), str(asked["text"])
            conversations = _conversations(agent)
            if asked.get("rehearsed"):
                answer = conversations.perform(sender, text, str(asked["lang"]))
                if answer is not None:
                    return response.json(answer)
            try:
                return response.json(await play_through(agent, asked, sender))
            except Exception as error:
                # The exception's own text may quote what was said; its type is enough.
                logger.error("a turn failed: %s", type(error).__name__)
                return response.json({"error": "turn-failed"}, status=500)

        @routes.post("/rehearse")
        async def rehearse(request: Request) -> HTTPResponse:
            agent, asked = request.app.ctx.agent, request.json
            sender, text = str(asked["sender"]), str(asked["text"])
            conversations = _conversations(agent)
            copy = conversations.begin_rehearsal(sender)
            answer = None
            try:
                answer = await play_through(agent, asked, copy, rehearsal=True)
                if any(_ends_rehearsal(message) for message in answer["messages"]):
                    answer = None
            except Exception as error:
                logger.error("a rehearsal failed: %s", type(error).__name__)
            finally:
                conversations.end_rehearsal(sender, text, str(asked["lang"]), answer)
            return response.json(answer or {"messages": []})

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            parsed = await request.app.ctx.agent.parse_message(str(request.json["text"]))
            intent = parsed.get("intent") or {}
            return response.json(
                {
                    "intent": intent.get("name"),
                    "confidence": intent.get("confidence"),
                    "products": [entity["value"] for entity in parsed.get("entities") or ()],
                }
            )

        @routes.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            _conversations(request.app.ctx.agent).forget(str(request.json["sender"]))
            return response.json({})

        return routes


def _ends_rehearsal(message: dict[str, Any]) -> bool:
    """Whether an action said that it does something which can only be done in earnest."""
    return bool((message.get("custom") or {}).get("in_earnest"))


def _conversations(agent: Any) -> LiveConversations:
    """Our tracker store, behind the wrapper that Rasa puts around any."""
    return agent.tracker_store._tracker_store


async def _set_language(agent: Any, sender: str, language: str) -> None:
    """Keep the `lang` slot at the caller's language."""
    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    if tracker.get_slot("lang") != language:
        tracker.update(SlotSet("lang", language))
        await agent.tracker_store.save(tracker)


async def _understood(agent: Any, sender: str) -> dict[str, Any]:
    """What Rasa took the last message to mean, and whether it waits for an answer."""
    tracker = await agent.tracker_store.retrieve(sender)
    latest = tracker.latest_message
    return {
        "intent": latest.intent.get("name"),
        "confidence": latest.intent.get("confidence"),
        "expecting": tracker.active_loop_name,
    }
