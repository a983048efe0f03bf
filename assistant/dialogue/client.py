"""Talks to Rasa through our channel, and lets nothing in that is not a typed item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.dialogue.envelope import Envelope
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from audit.language import Language

# A turn on a slow board; past this a person has stopped waiting.
TURN_TIMEOUT_S = 15.0
ANSWER_BYTES_AT_MOST = 2_000_000


class _Parsed(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    intent: str | None = None
    confidence: float | None = None


class _Marked(_Parsed):
    products: tuple[str, ...] = ()


class _Answer(_Parsed):
    expecting: str | None = None
    messages: list[dict[str, Any]] = Field(max_length=20)


@dataclass(frozen=True)
class Understood:
    """What Rasa made of one sentence.

    `envelopes` are the typed items it wants said and done; `refused` counts what was not typed;
    `expecting` names the form that waits for an answer; `held`: an action did nothing yet, since it
    was not sure enough what was meant.
    """

    intent: str | None
    confidence: float
    expecting: str | None
    envelopes: tuple[Envelope, ...]
    refused: int
    held: bool = False


@dataclass(frozen=True)
class Parsed:
    """What Rasa takes a sentence for, and how surely; `products` are the things it marks in it."""

    intent: str | None
    confidence: float
    products: tuple[str, ...]


class DialogueClient:
    """The client of one Rasa server on loopback."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/") + "/webhooks/candide"
        self._headers = {"x-candide-token": token}
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def is_ready(self) -> bool:
        """Whether Rasa has loaded its model and answers us."""
        try:
            async with self._http().get(f"{self._url}/status") as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def turn(
        self,
        sender: str,
        text: str,
        language: Language,
        metadata: dict[str, Any],
        *,
        rehearsed: bool = False,
    ) -> Understood:
        """One sentence in, what is to be said and done out.

        `rehearsed`: what `rehearse` made of this very sentence may be taken for the answer.
        Raises `DialogueDown` if there is no answer, `DialogueGarbled` if it is none of ours.
        """
        return await self._answer("turn", sender, text, language, metadata, rehearsed=rehearsed)

    async def rehearse(
        self, sender: str, text: str, language: Language, metadata: dict[str, Any]
    ) -> Understood:
        """What a sentence that is still being said would come to; nothing is done or remembered.

        With no envelopes where that can't be told without doing it. Raises what `turn` raises.
        """
        return await self._answer("rehearse", sender, text, language, metadata)

    async def _answer(
        self,
        route: str,
        sender: str,
        text: str,
        language: Language,
        metadata: dict[str, Any],
        **more: bool,
    ) -> Understood:
        asked = {
            "sender": sender,
            "text": text,
            "lang": language.value,
            "metadata": metadata,
            **more,
        }
        try:
            async with self._http().post(f"{self._url}/{route}", json=asked) as answer:
                if answer.status != 200:
                    raise DialogueDown()
                content = await _whole(answer)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise DialogueDown() from error
        return read_answer(content)

    async def parse(self, text: str) -> Parsed:
        """What Rasa takes a sentence for; nothing is answered or remembered.

        Raises `DialogueDown` or `DialogueGarbled`.
        """
        try:
            async with self._http().post(f"{self._url}/parse", json={"text": text}) as answer:
                answer.raise_for_status()
                parsed = _Marked.model_validate_json(await _whole(answer))
        except (aiohttp.ClientError, TimeoutError) as error:
            raise DialogueDown() from error
        except ValidationError as error:
            raise DialogueGarbled() from error
        return Parsed(parsed.intent, parsed.confidence or 0.0, parsed.products)

    async def forget(self, sender: str) -> None:
        """Have Rasa drop a conversation; quietly nothing if it is down, since then it has."""
        try:
            async with self._http().post(f"{self._url}/forget", json={"sender": sender}):
                pass
        except (aiohttp.ClientError, TimeoutError):
            return

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers=self._headers, timeout=aiohttp.ClientTimeout(total=TURN_TIMEOUT_S)
            )
        return self._session


async def _whole(answer: aiohttp.ClientResponse) -> bytes:
    """All that was answered, however many pieces it came in. Raises `DialogueGarbled`."""
    content = bytearray()
    async for piece in answer.content.iter_any():
        content += piece
        if len(content) > ANSWER_BYTES_AT_MOST:
            raise DialogueGarbled()
    return bytes(content)


def read_answer(content: bytes) -> Understood:
    """What Rasa answered, as far as it is typed. Raises `DialogueGarbled`."""
    try:
        answer = _Answer.model_validate_json(content)
    except ValidationError as error:
        raise DialogueGarbled() from error
    envelopes: list[Envelope] = []
    refused = 0
    held = False
    for message in answer.messages:
        if message.get("custom") == {"in_earnest": True} and not message.get("text"):
            held = True
            continue
        try:
            if message.get("text"):
                raise DialogueGarbled()
            envelopes.append(Envelope.model_validate(message.get("custom")))
        except (ValidationError, DialogueGarbled):
            refused += 1
    return Understood(
        intent=answer.intent,
        confidence=answer.confidence or 0.0,
        expecting=answer.expecting,
        envelopes=tuple(envelopes),
        refused=refused,
        held=held,
    )
