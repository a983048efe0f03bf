"""Stands between Rasa and the action server: keeps what actions answer, and can answer for them.

What the actions say goes through here byte for byte. Where a test lies for an action, that action
is never asked, and the gate gets what somebody who took the advising side over would send it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

from audit.ledger.reader import Record
from tests.support.household import Household, household
from tests.support.ports import HeldPort
from tests.support.rasa import RasaForTests

# Far longer than any turn takes here: a slow machine makes no other advice of it.
PATIENCE_S = 60.0


class Between:
    """A server in the action server's place.

    `lies` are the items that an action answers with instead; `answers` is what left the real one.
    """

    def __init__(self, behind: int) -> None:
        self._behind = f"http://127.0.0.1:{behind}"
        self.lies: dict[str, list[dict[str, Any]]] = {}
        self.answers: list[bytes] = []

    def lie(self, action: str, *customs: dict[str, Any]) -> None:
        """Have `action` answer with these items from now on."""
        self.lies[action] = list(customs)

    @asynccontextmanager
    async def listening(self, port: int) -> AsyncIterator[None]:
        """Take the action server's calls on `port`."""
        app = web.Application(client_max_size=1 << 24)
        app.router.add_post("/webhook", self._answer)
        runner = web.AppRunner(app)
        async with ClientSession() as self._session:
            await runner.setup()
            try:
                await web.TCPSite(runner, "127.0.0.1", port).start()
                yield
            finally:
                await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        if lies := self.lies.get(json.loads(body)["next_action"]):
            responses = [{"custom": custom} for custom in lies]
            return web.json_response({"events": [], "responses": responses})
        asked = {"data": body, "headers": {"content-type": "application/json"}}
        async with self._session.post(f"{self._behind}{request.path_qs}", **asked) as answer:
            content = await answer.read()
        self.answers.append(content)
        return web.Response(body=content, status=answer.status, content_type=answer.content_type)


@asynccontextmanager
async def taken_over(
    home: Path, rasa: RasaForTests, **more: Any
) -> AsyncIterator[tuple[Household, Between]]:
    """A household whose advising side can be listened to and be made to lie."""
    behind = HeldPort()
    between = Between(behind.number)
    try:
        async with (
            between.listening(rasa.actions_port),
            household(home, replace(rasa, actions_port=behind.number), **more) as here,
        ):
            here.speaker.conversation._campaigner._patience_s = PATIENCE_S
            yield here, between
    finally:
        behind.let_go()


def blocked(here: Household) -> list[Record]:
    """What the gate kept from being heard, oldest first."""
    return [record for record in here.records() if record.leaf.get("verdict") == "blocked"]


def refused_by(records: Iterable[Record]) -> list[list[str]]:
    """The rules that refused each of them."""
    return [record.leaf["rules"] for record in records]


def heard(here: Household) -> str:
    """Everything that reached a person so far."""
    return "\n".join(words for words, _ in here.screen.lines)
