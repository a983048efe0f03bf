"""Thinking ahead, against a dialogue that answers when a test says so."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assistant.conversation.rehearsing import FRESH_FOR, Rehearsals
from assistant.conversation.requests import Request
from assistant.dialogue.client import Understood, read_answer
from assistant.dialogue.errors import DialogueDown
from assistant.skills.device import DeviceState
from audit.language import Language
from tests.support.conversations import answered, help_item

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HELLO = answered(help_item("greet"))
ENGLISH = Language.ENGLISH


class Dialogue:
    """Rehearses once it is let."""

    def __init__(self) -> None:
        self.let = asyncio.Event()
        self.answer: bytes | Exception = HELLO
        self.asked: list[str] = []

    async def rehearse(self, sender: str, text: str, *_more: Any) -> Understood:
        self.asked.append(text)
        await self.let.wait()
        if isinstance(self.answer, Exception):
            raise self.answer
        return read_answer(self.answer)


class Thinking:
    """Rehearsals, with all that is around them."""

    def __init__(self) -> None:
        self.dialogue = Dialogue()
        self.state = DeviceState(now=NOON, volume=5)
        self.prepared: list[str] = []
        self.rehearsals = Rehearsals(
            self.dialogue,  # type: ignore[arg-type]
            lambda: self.state,
            self.prepare,
        )

    async def prepare(self, words: str, _language: Language) -> None:
        self.prepared.append(words)

    async def has(self, sentence: str, sender: str = "s") -> bool:
        return await self.rehearsals.has(sender, request(sentence), self.state)


def request(sentence: str) -> Request:
    return Request(sentence, sentence, ENGLISH)


@pytest.fixture
def thinking() -> Thinking:
    return Thinking()


async def test_a_sentence_is_rehearsed_once_and_its_answer_counts_once(thinking: Thinking) -> None:
    first = thinking.rehearsals.begin("s", request("hello"))
    assert thinking.rehearsals.begin("s", request("hello")) is first
    thinking.dialogue.let.set()
    assert await thinking.has("hello")
    assert not await thinking.has("hello")
    assert thinking.dialogue.asked == ["hello"]


async def test_one_that_is_under_way_is_waited_for(thinking: Thinking) -> None:
    thinking.rehearsals.begin("s", request("hello"))
    waiting = asyncio.create_task(thinking.has("hello"))
    await asyncio.sleep(0)
    assert not waiting.done()
    thinking.dialogue.let.set()
    assert await waiting


async def test_its_first_words_are_synthesised_in_the_meantime(thinking: Thinking) -> None:
    thinking.dialogue.let.set()
    await thinking.rehearsals.begin("s", request("hello"))
    await asyncio.sleep(0)
    assert len(thinking.prepared) == 1
    assert thinking.prepared[0], "words, not an id"


async def test_another_sentence_throws_it_away(thinking: Thinking) -> None:
    dropped = thinking.rehearsals.begin("s", request("add milk"))
    thinking.rehearsals.begin("s", request("add milk and butter"))
    with pytest.raises(asyncio.CancelledError):
        await dropped
    thinking.dialogue.let.set()
    assert not await thinking.has("add milk")
    assert not await thinking.has("add milk and butter"), "something else was said since"


async def test_another_conversation_is_not_answered_by_it(thinking: Thinking) -> None:
    thinking.dialogue.let.set()
    await thinking.rehearsals.begin("s", request("hello"))
    assert not await thinking.has("hello", sender="another")


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({"now": NOON + FRESH_FOR}, True),
        ({"now": NOON + FRESH_FOR + timedelta(seconds=1)}, False),
        ({"now": NOON - timedelta(seconds=1)}, False),
        ({"volume": 6}, False),
    ],
)
async def test_an_answer_counts_only_while_the_device_is_as_it_was(
    thinking: Thinking, changed: dict[str, Any], counts: bool
) -> None:
    thinking.dialogue.let.set()
    await thinking.rehearsals.begin("s", request("hello"))
    thinking.state = thinking.state.model_copy(update=changed)
    assert await thinking.has("hello") is counts


@pytest.mark.parametrize("answer", [DialogueDown(), answered(), b"{"])
async def test_a_dialogue_that_does_not_answer_is_asked_again_in_earnest(
    thinking: Thinking, answer: bytes | Exception
) -> None:
    thinking.dialogue.answer = answer
    thinking.dialogue.let.set()
    thinking.rehearsals.begin("s", request("hello"))
    assert not await thinking.has("hello")


async def test_nothing_is_left_when_nothing_comes_of_it(thinking: Thinking) -> None:
    dropped = thinking.rehearsals.begin("s", request("hello"))
    thinking.rehearsals.drop()
    thinking.rehearsals.drop()
    with pytest.raises(asyncio.CancelledError):
        await dropped
    assert not await thinking.has("hello")
