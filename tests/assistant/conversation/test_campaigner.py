"""A merchant's wish after help: the help stays as it is, and no adviser hears of the wish."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.conversation.campaigner import LOOK_FOR, Campaigner
from assistant.conversation.turn import TurnResult
from assistant.dialogue.client import DialogueClient, Understood
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.household.tables import ProductRow
from assistant.skills.effects.control import Repeat
from assistant.skills.effects.timers import SetTimer
from assistant.speaking.playback import Played
from audit.campaigns import Campaign
from audit.choices.settings import Setting
from audit.gate.door import Cleared
from audit.language import Language
from audit.ledger.reader import Record
from audit.records.leaves import Label, Voice
from audit.records.messages import Assist
from tests.support.actions import Actions, actions
from tests.support.campaigns import campaign, campaigns, weather
from tests.support.conversations import House, answered, help_item, house, item
from tests.support.gates import occasion
from tests.support.suggestions import offer, suggestion

__all__ = ["actions"]

PLAIN = campaign()
COFFEE = item(suggestion(offer("payton", 300)))
RAIN = answered(item(weather(3)), intent="ask_weather")
ADVICE = answered(COFFEE)


@asynccontextmanager
async def house_with(
    home: Path, *wishes: Campaign, language: Language = Language.ENGLISH
) -> AsyncIterator[House]:
    """A household that let selling open, was helped a lot, and let these campaigns in."""
    async with house(home, language, campaigns(*wishes)) as here:
        here.gate.choices.set(Setting.PROFILE, "open")
        for number in range(30):
            for said in (weather(20), weather(21)):
                here.gate.review(said, occasion(f"help-{number}", language))
        yield here


def tried(here: House) -> list[Record]:
    """The records of what a campaign led to."""
    return [r for r in here.records("utterance") if r.leaf["campaign"] is not None]


def words(result: TurnResult) -> list[str]:
    return [one["words"] for one in result.items]


# -- the help --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "wish",
    [PLAIN, campaign(wants=("browsing_history",)), campaign(sponsor="freely")],
    ids=["plain", "wants personal data", "pays for nothing"],
)
async def test_the_help_is_the_same_with_and_without_a_campaign(
    tmp_path: Path, wish: Campaign, language: Language
) -> None:
    said = []
    for name, wishes in (("without", ()), ("with", (wish,))):
        async with house_with(tmp_path / name, *wishes, language=language) as here:
            result = await here.say("weather", RAIN, ADVICE, language=language)
            help_ = here.screen.lines[0]
            said.append((result.items[0]["words"], help_.words, help_.spoken, help_.voice))
            sentence = here.dialogue.asked[0]
            assert "category" not in sentence[3]
            assert bool(tried(here)) is bool(wishes)
    assert said[0] == said[1]


async def test_the_help_is_heard_before_any_campaign_is_looked_at(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        shown_before: list[int] = []
        look, ask = here.gate.campaigning.after, here.dialogue.turn

        def looking(said: Any) -> Any:
            shown_before.append(len(here.screen.lines))
            return look(said)

        async def asking(sender: str, text: str, *more: Any, **how: Any) -> Understood:
            if text == LOOK_FOR:
                shown_before.append(len(here.screen.lines))
            return await ask(sender, text, *more, **how)

        here.gate.campaigning.after = looking  # type: ignore[method-assign]
        here.dialogue.turn = asking  # type: ignore[method-assign]
        await here.say("weather", RAIN, ADVICE)
        assert shown_before == [1, 1]


async def test_what_comes_of_a_plain_campaign_is_said_in_the_second_voice(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        result = await here.say("weather", RAIN, ADVICE)
        help_, sale = here.screen.lines
        assert (help_.label, help_.voice) == (Label.ASSIST, Voice.HELP)
        assert (sale.label, sale.voice) == (Label.SELL_UNASKED, Voice.SELL)
        assert sale.words.index("Payton") < sale.words.index("Coffee 011")
        assert words(result) == [help_.words, sale.words]
        (record,) = tried(here)
        assert record.leaf["turn"] == result.turn
        assert not record.leaf["requested"]
        assert (record.personal or {})["heard"] is None
        await here.say("no", answered(help_item("declined", name="coffee")))
        assert here.dialogue.asked[-1][3]["device"]["last_offer"]["gtin"] == "9520000000011"


async def test_what_is_refused_is_in_the_log_and_nowhere_else(tmp_path: Path) -> None:
    curious = campaign(wants=("browsing_history", "social_likes"))
    async with house_with(tmp_path, curious) as here:
        result = await here.say("weather", RAIN, ADVICE)
        assert len(here.screen.lines) == len(result.items) == 1
        assert result.errors == []
        (record,) = tried(here)
        assert record.leaf["verdict"] == "blocked"
        assert record.leaf["rules"] == ["personal-field"]
        again = await here.say("again", answered(item(None, Repeat())), ADVICE)
        assert words(again) == words(result)


# -- the adviser -----------------------------------------------------------------------------------


@dataclass
class Wire:
    """A server in the place of Rasa that keeps every byte it is sent."""

    url: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        headers = {name: text for name, text in request.headers.items() if name != "Host"}
        self.got.append((request.path, headers, await request.read()))
        return web.Response(body=ADVICE, content_type="application/json")


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    playing = Wire()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", playing.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.01)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    playing.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield playing
    await runner.cleanup()


@pytest.mark.parametrize("language", list(Language))
async def test_the_adviser_is_sent_the_same_bytes_whoever_pays(
    tmp_path: Path, wire: Wire, language: Language
) -> None:
    dear = campaign("zebra-ad", "payton", wants=("browsing_history", "mood"))
    cheap = campaign("quiet-one", "freely", audience="children", facts={"sky": "rain"})
    sent = []
    for wish in (dear, cheap):
        async with house_with(tmp_path / wish.id, wish, language=language) as here:
            client = DialogueClient(wire.url, "token")
            campaigner = Campaigner(client, here.gate, new_sender=lambda: "0123456789abcdef")
            state = here.conversation._answering.device_state()
            found = await campaigner.wish_after({61: weather()}, language, state)
            assert found is not None
            assert found.campaign == wish
            await client.close()
            sent.append(list(wire.got))
            wire.got.clear()
    assert sent[0] == sent[1]
    (turn, forget) = sent[0]
    assert json.loads(turn[2])["metadata"]["category"] == "ground_coffee"
    assert json.loads(forget[2]) == {"sender": "0123456789abcdef"}
    for wish in (dear, cheap):
        for secret in (wish.id, wish.sponsor, *wish.wants, "campaign", "children", "rain", "60"):
            assert all(secret.encode() not in body for _, _, body in sent[0]), secret


async def test_the_adviser_is_asked_in_a_conversation_apart_that_is_forgotten(
    tmp_path: Path,
) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        here.device.timers.start(600)
        await here.say("weather", RAIN, ADVICE)
        (own, said, *_), (apart, text, language, metadata) = here.dialogue.asked
        assert (said, text, language) == ("weather", LOOK_FOR, Language.ENGLISH)
        assert own != apart
        assert len(own) == len(apart)
        assert here.dialogue.forgotten == [apart]
        assert metadata["category"] == "ground_coffee"
        assert metadata["device"]["timers"] == []
        assert metadata["device"]["last_offer"] is None
        await here.say("weather", RAIN, ADVICE)
        assert here.dialogue.asked[2][0] == own


@pytest.mark.parametrize(
    "answer",
    [
        DialogueDown(),
        DialogueGarbled(),
        b"{",
        answered(),
        answered(help_item("not-found", need="coffee")),
        answered(COFFEE, COFFEE),
        answered(COFFEE, help_item("greet")),
        answered("buy!"),
        answered(COFFEE, "buy!"),
    ],
)
async def test_whatever_else_the_adviser_does_nothing_is_heard_of_it(
    tmp_path: Path, answer: bytes | Exception
) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        result = await here.say("weather", RAIN, answer)
        assert [one.label for one in here.screen.lines] == [Label.ASSIST]
        assert (here.screen.fixed, result.errors, tried(here)) == ([], [], [])
        assert len(here.dialogue.forgotten) == 1


async def test_an_adviser_that_is_slow_is_not_waited_for(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        never = asyncio.Event()

        class Slow:
            async def turn(self, *_asked: Any) -> Understood:
                await never.wait()
                raise AssertionError("nobody waits so long")

            async def forget(self, _sender: str) -> None:
                await never.wait()

        slow: Any = Slow()
        here.conversation._campaigner = Campaigner(slow, here.gate, patience_s=0)
        result = await here.say("weather", RAIN)
        assert len(here.screen.lines) == 1
        assert result.errors == []


async def test_what_the_adviser_wants_done_is_not_done(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        busy = item(suggestion(offer("payton", 300)), SetTimer(seconds=5))
        result = await here.say("weather", RAIN, answered(busy))
        assert len(here.screen.lines) == 2
        assert result.effects == []
        assert here.device.timers.running() == []


async def test_an_adviser_that_says_it_was_asked_is_not_believed(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        await here.say("weather", RAIN, answered(item(suggestion(offer("payton", 300)))))
        (record,) = tried(here)
        assert (record.leaf["trigger"], record.leaf["label"]) == ("campaign", Label.SELL_UNASKED)


# -- when it does not come to that -----------------------------------------------------------------


async def test_a_log_that_fails_is_not_told_of_for_a_campaigns_sake(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        ask = here.dialogue.turn

        async def filling(sender: str, text: str, *more: Any, **how: Any) -> Understood:
            here.ledger.full = text == LOOK_FOR
            return await ask(sender, text, *more, **how)

        here.dialogue.turn = filling  # type: ignore[method-assign]
        await here.say("weather", RAIN, ADVICE)
        assert len(here.screen.lines) == 1
        assert here.screen.fixed == []
        here.ledger.full = False


async def nothing_tried(here: House) -> None:
    assert all(text != LOOK_FOR for _, text, *_ in here.dialogue.asked)
    assert tried(here) == []


async def test_only_help_that_fits_and_was_asked_for_lets_a_campaign_try(tmp_path: Path) -> None:
    chat = campaign("chat", moment={"skill": "smalltalk", "utterance": "greet"})
    async with house_with(tmp_path, PLAIN, chat) as here:
        await here.say("weather", answered(item(weather(9))))
        await here.say("time", answered(help_item("time-now", time="09:07")))
        await here.say("hello", answered(help_item("greet", skill="smalltalk")))
        await here.conversation.announce(weather(3), here.screen)
        await here.say("weather", DialogueDown())
        await nothing_tried(here)


async def test_nothing_tries_in_a_turn_with_a_suggestion_or_while_an_offer_stands(
    tmp_path: Path,
) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        await here.say("coffee and weather", answered(item(weather(3)), COFFEE))
        await here.say("weather", RAIN)
        await nothing_tried(here)


async def test_nothing_tries_while_a_question_of_ours_stands(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        here.gate.choices.set(Setting.SURVEY, "on")
        result = await here.say("weather", RAIN)
        assert [one["kind"] for one in result.items] == ["assist", "notice"]
        await nothing_tried(here)


async def test_in_the_middle_of_a_task_the_charter_has_its_say(tmp_path: Path) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        await here.say("weather", answered(item(weather(3)), expecting="timer_form"), ADVICE)
        (record,) = tried(here)
        assert record.leaf["rules"] == ["task-open"]


async def test_nothing_tries_where_the_help_was_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house_with(tmp_path, PLAIN) as here:
        play = here.playback.play

        async def cut_short(cleared: Cleared, screen: Any) -> Played:
            await play(cleared, screen)
            return Played(100, interrupted=True)

        monkeypatch.setattr(here.playback, "play", cut_short)
        await here.say("weather", RAIN)
        await nothing_tried(here)


async def test_nothing_tries_where_others_sold_in_the_help(tmp_path: Path) -> None:
    from tests.support.watchdogs import WordWatch

    async with house_with(tmp_path, PLAIN) as here:
        here.gate._reader._watchdog = WordWatch("order now")
        remark = Assist(
            utterance="weather-remark", arguments={"remark": "order now"}, skill="weather",
            intent="ask_weather",
        )  # fmt: skip
        result = await here.say("weather", answered(item(weather(3)), item(remark)))
        assert [one["kind"] for one in result.items] == ["assist", "notice"]
        await nothing_tried(here)


async def test_one_campaign_a_turn_and_each_once_a_day(tmp_path: Path) -> None:
    wishes = [campaign("one"), campaign("two")]
    async with house_with(tmp_path, *wishes) as here:
        await here.say("weather", RAIN, ADVICE)
        here.clock.advance(minutes=5)
        await here.say("weather", RAIN, ADVICE)
        first, second = tried(here)
        assert first.leaf["verdict"] == "spoken"
        assert second.leaf["verdict"] == "blocked"
        assert {first.leaf["campaign"], second.leaf["campaign"]} == {"one", "two"}


# -- the advising side's end -----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_category_is_found_by_its_own_name(actions: Actions, language: str) -> None:
    categories = {product.category for product in _products(actions)}
    assert len(categories) > 50
    for category in sorted(categories):
        (message,) = await actions.messages(
            "action_suggest", LOOK_FOR, language=language, intent="find_product", category=category
        )
        assert {one["category"] for one in message["candidates"]} == {category}
        assert message["need"] == message["candidates"][0]["category_name"][language]


async def test_a_category_that_nobody_sells_is_not_found(actions: Actions) -> None:
    result = await actions.run(
        "action_suggest", LOOK_FOR, intent="find_product", category="flying_carpet"
    )
    assert result["responses"][0]["custom"]["message"]["utterance"] == "not-found"
    assert all(event["name"] != "need_form" for event in result["events"])


def _products(actions: Actions) -> list[ProductRow]:
    with Session(actions.catalogue._engine) as session:
        return list(session.scalars(select(ProductRow)))
