"""The client against a server that plays Rasa: whatever comes back, it is read or refused."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dialogue import client as module
from assistant.dialogue.client import (
    ANSWER_BYTES_AT_MOST,
    DialogueClient,
    Parsed,
    Understood,
    read_answer,
)
from assistant.dialogue.envelope import envelope
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.effects.timers import SetTimer
from audit.language import Language
from audit.records.messages import Assist

TOKEN = "right"
HELLO = Assist(utterance="greet", skill="smalltalk", intent="greet")
GOOD = {
    "intent": "greet",
    "confidence": 0.93,
    "expecting": None,
    "messages": [{"recipient_id": "s", "custom": envelope(HELLO, SetTimer(seconds=5))}],
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rasa:
    """A server on loopback that does as it is told."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.behave: Handler | None = None
        self.over = asyncio.Event()
        self.port = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("x-candide-token") != TOKEN:
            return web.json_response({"error": "wrong-token"}, status=401)
        if request.method == "POST":
            self.asked.append({"path": request.path, **await request.json()})
        if self.behave is not None:
            return await self.behave(request)
        return web.json_response(GOOD)

    def answer(self, body: bytes | str, status: int = 200, kind: str = "application/json") -> None:
        async def behave(_request: web.Request) -> web.StreamResponse:
            raw = body if isinstance(body, bytes) else body.encode()
            return web.Response(body=raw, status=status, content_type=kind)

        self.behave = behave


@pytest.fixture
async def rasa() -> AsyncIterator[Rasa]:
    playing = Rasa()
    application = web.Application(client_max_size=1 << 26)
    application.router.add_route("*", "/{path:.*}", playing.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.01)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    playing.port = runner.addresses[0][1]
    yield playing
    playing.over.set()
    await runner.cleanup()


@pytest.fixture
async def client(rasa: Rasa) -> AsyncIterator[DialogueClient]:
    speaking = DialogueClient(f"http://127.0.0.1:{rasa.port}/", TOKEN)
    yield speaking
    await speaking.close()


async def turn(client: DialogueClient, text: str = "bonjour") -> Understood:
    return await client.turn("s", text, Language.FRENCH, {"heard": text, "device": {}})


async def test_a_rehearsal_is_asked_for_and_read_as_a_turn_is(
    rasa: Rasa, client: DialogueClient
) -> None:
    understood = await client.rehearse("s", "bonjour", Language.FRENCH, {"heard": "bonjour"})
    assert [one["path"] for one in rasa.asked] == ["/webhooks/candide/rehearse"]
    assert understood == await turn(client)


async def test_a_turn_is_asked_with_its_language_and_read_with_its_items(
    rasa: Rasa, client: DialogueClient
) -> None:
    understood = await turn(client)
    assert rasa.asked == [
        {
            "path": "/webhooks/candide/turn",
            "sender": "s",
            "text": "bonjour",
            "lang": "fr",
            "metadata": {"heard": "bonjour", "device": {}},
            "rehearsed": False,
        }
    ]
    assert understood.intent == "greet"
    assert understood.confidence == 0.93
    assert understood.refused == 0
    (item,) = understood.envelopes
    assert item.message == HELLO
    assert item.effects == (SetTimer(seconds=5),)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"garbage",
        b"\xff\xfe",
        b"<html><body>It works!</body></html>",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"messages": null}',
        b'{"messages": {}}',
        b'{"messages": ["text"]}',
        b'{"messages": [null]}',
        b'{"messages": [], "intent": 3}',
        b'{"messages": [], "confidence": "high"}',
        b'{"messages": [], "confidence": NaN}',
        json.dumps({"messages": [{}] * 21}).encode(),
        b'{"messages": ' + b"[" * 50_000,
    ],
    ids=range(17),
)
async def test_what_is_no_answer_of_ours_is_refused(
    rasa: Rasa, client: DialogueClient, body: bytes
) -> None:
    rasa.answer(body)
    with pytest.raises(DialogueGarbled):
        await turn(client)


@pytest.mark.parametrize("status", [201, 204, 302, 401, 404, 500, 503])
async def test_any_status_but_200_means_the_dialogue_is_down(
    rasa: Rasa, client: DialogueClient, status: int
) -> None:
    rasa.answer(json.dumps(GOOD), status=status)
    with pytest.raises(DialogueDown):
        await turn(client)


@pytest.mark.parametrize(
    "message",
    [
        {"text": "Buy coffee!"},
        {"text": "Buy coffee!", "custom": envelope(HELLO)},
        {"custom": None},
        {"custom": "text"},
        {"custom": {}},
        {"custom": {**envelope(HELLO), "schema": "candide/2"}},
        {"custom": {**envelope(HELLO), "words": "Buy coffee!"}},
        {"custom": {"schema": "candide/1", "message": {"kind": "advert", "text": "Buy!"}}},
        {"custom": {"schema": "candide/1", "message": {"kind": "assist"}}},
        {"custom": {"schema": "candide/1", "effects": [{"effect": "order"}]}},
        {"custom": {"schema": "candide/1", "effects": [{"effect": "set_timer", "seconds": 0}]}},
        {"custom": {"schema": "candide/1", "effects": [{"effect": "repeat"}] * 9}},
        {"image": "http://example.org/coffee.png"},
        {"buttons": [{"title": "Buy", "payload": "/buy"}]},
        {},
    ],
    ids=range(15),
)
async def test_what_is_not_typed_is_counted_and_left_out(
    rasa: Rasa, client: DialogueClient, message: dict[str, Any]
) -> None:
    rasa.answer(json.dumps({**GOOD, "messages": [message, *GOOD["messages"]]}))  # type: ignore[misc]
    understood = await turn(client)
    assert understood.refused == 1
    assert [item.message for item in understood.envelopes] == [HELLO]


async def test_an_answer_in_many_pieces_is_read_whole(rasa: Rasa, client: DialogueClient) -> None:
    body = json.dumps({**GOOD, "more": "x" * 300_000}).encode()

    async def in_pieces(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "application/json"})
        await answer.prepare(request)
        for start in range(0, len(body), 10_000):
            await answer.write(body[start : start + 10_000])
        await answer.write_eof()
        return answer

    rasa.behave = in_pieces
    assert (await turn(client)).intent == "greet"


async def test_an_answer_without_end_is_refused_before_it_fills_the_memory(
    rasa: Rasa, client: DialogueClient
) -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        answer = web.StreamResponse()
        await answer.prepare(request)
        with suppress(ConnectionError, aiohttp.ClientError):
            while sent < 50 * ANSWER_BYTES_AT_MOST:
                await answer.write(b" " * 65_536)
                sent += 65_536
        return answer

    rasa.behave = endless
    with pytest.raises(DialogueGarbled):
        await turn(client)
    await client.close()
    assert sent < 50 * ANSWER_BYTES_AT_MOST


async def test_an_answer_that_breaks_off_means_the_dialogue_is_down(
    rasa: Rasa, client: DialogueClient
) -> None:
    async def break_off(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Length": "1000"})
        await answer.prepare(request)
        await answer.write(b'{"messages": [')
        assert request.transport is not None
        request.transport.close()
        return answer

    rasa.behave = break_off
    with pytest.raises(DialogueDown):
        await turn(client)


async def test_a_server_that_hangs_is_given_up(
    rasa: Rasa, client: DialogueClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_request: web.Request) -> web.StreamResponse:
        await rasa.over.wait()
        return web.Response()

    rasa.behave = hang
    monkeypatch.setattr(module, "TURN_TIMEOUT_S", 0.05)
    with pytest.raises(DialogueDown):
        await turn(client)
    with pytest.raises(DialogueDown):
        await client.parse("bonjour")
    assert not await client.is_ready()
    await client.forget("s")


async def test_a_wrong_token_gets_nothing(rasa: Rasa) -> None:
    stranger = DialogueClient(f"http://127.0.0.1:{rasa.port}", "wrong")
    assert not await stranger.is_ready()
    with pytest.raises(DialogueDown):
        await turn(stranger)
    assert rasa.asked == []
    await stranger.close()


async def test_where_nobody_listens_the_dialogue_is_down(rasa: Rasa) -> None:
    import socket

    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        lonely = DialogueClient(f"http://127.0.0.1:{reserved.getsockname()[1]}", TOKEN)
        assert not await lonely.is_ready()
        with pytest.raises(DialogueDown):
            await turn(lonely)
        await lonely.forget("s")
        await lonely.close()


async def test_a_server_that_came_back_is_spoken_to_again(
    rasa: Rasa, client: DialogueClient
) -> None:
    rasa.answer("", status=503)
    assert not await client.is_ready()
    rasa.behave = None
    assert await client.is_ready()
    assert (await turn(client)).intent == "greet"


async def test_parsing_tells_the_intent_and_answers_nothing(
    rasa: Rasa, client: DialogueClient
) -> None:
    assert await client.parse("bonjour") == Parsed("greet", 0.93, ())
    assert rasa.asked == [{"path": "/webhooks/candide/parse", "text": "bonjour"}]
    for body in ("<html>", "[]", "", '{"intent": []}'):
        rasa.answer(body, kind="text/html")
        with pytest.raises(DialogueGarbled):
            await client.parse("bonjour")
    rasa.answer("{}", status=500)
    with pytest.raises(DialogueDown):
        await client.parse("bonjour")


async def test_a_forgotten_conversation_is_named_to_rasa(
    rasa: Rasa, client: DialogueClient
) -> None:
    await client.forget("abc")
    assert rasa.asked == [{"path": "/webhooks/candide/forget", "sender": "abc"}]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "intent confidence expecting messages text custom schema message effects effect "
                "kind utterance arguments skill seconds".split()
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)
PIECES = st.sampled_from(["candide/1", "assist", "notice", "suggestion", "set_timer", "greet", 5])
ENVELOPES = st.fixed_dictionaries(
    {"schema": st.just("candide/1") | JSON},
    optional={
        "message": st.dictionaries(st.sampled_from(["kind", "utterance", "skill"]), PIECES) | JSON,
        "effects": st.lists(st.dictionaries(st.sampled_from(["effect", "seconds"]), PIECES)) | JSON,
    },
)
ANSWERS = st.fixed_dictionaries(
    {"messages": st.lists(st.fixed_dictionaries({}, optional={"custom": ENVELOPES, "text": JSON}))},
    optional={"intent": JSON, "confidence": JSON},
)


@settings(max_examples=60, deadline=None)
@given(JSON | ANSWERS)
def test_any_json_is_read_or_refused(answer: Any) -> None:
    check_read(json.dumps(answer).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    check_read(content)


def check_read(content: bytes) -> None:
    try:
        understood = read_answer(content)
    except DialogueGarbled:
        return
    assert len(understood.envelopes) + understood.refused == len(json.loads(content)["messages"])
    assert understood.confidence == understood.confidence, "a number"
    json.dumps([item.model_dump(mode="json") for item in understood.envelopes], allow_nan=False)
