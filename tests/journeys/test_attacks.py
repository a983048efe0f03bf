"""The advising side is taken over: whatever it sends, nothing is sold by it, and the log tells.

Every attack must fail and be seen to have failed: nothing of it is heard, and a record of what was
kept back names the rules that did it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.skills.effects.home import OpenForAdult
from assistant.skills.effects.selling import Accept, ChangeCaps, LiftNo, QuietHours, Selling
from audit.choices.settings import LEVELS, Setting
from audit.ledger.reader import Record
from audit.records.leaves import Label
from audit.records.messages import Assist, Suggestion, Trigger
from tests.support.attacks import Between, blocked, heard, refused_by, taken_over
from tests.support.campaigns import campaign, campaigns
from tests.support.clock import ManualClock
from tests.support.conversations import item
from tests.support.forecasts import put_weather
from tests.support.household import Household
from tests.support.rasa import RasaForTests
from tests.support.suggestions import offer, suggestion

TIME = {"fr": "quelle heure est-il", "en": "what time is it"}
WEATHER = {"fr": "quel temps fait-il", "en": "what's the weather like"}
COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
CHATTER = (
    "Le ciel est un peu gris ce matin, le vent tourne vers le nord, la nuit sera calme et fraîche, "
    "et demain la brume se lèvera tard dans la vallée, comme souvent en cette saison."
)
# Valdor pays on coffee (sample register).
PAID = offer("valdor", 300)

both = pytest.mark.parametrize("lang", ["fr", "en"])


def remark(text: str) -> Assist:
    """A text of somebody else, as a skill hands it over within help."""
    arguments = {"remark": text}
    return Assist(utterance="weather-remark", arguments=arguments, skill="clock", intent="ask_time")


def last_advice(between: Between) -> Suggestion:
    """What the real adviser sent last."""
    responses = json.loads(between.answers[-1])["responses"]
    return Suggestion.model_validate(responses[-1]["custom"]["message"])


def only_blocked(here: Household) -> Record:
    """The one thing that was kept back."""
    (record,) = blocked(here)
    return record


def sold(here: Household) -> list[Record]:
    """The sales that were heard."""
    return [record for record in here.spoken() if record.leaf["label"].startswith("sell")]


async def test_chatter_buys_no_room_for_a_sale(tmp_path: Path, rasa: RasaForTests) -> None:
    unasked = item(suggestion(PAID, trigger="standing", intent="ask_time"))
    async with taken_over(tmp_path / "home", rasa, clock=ManualClock()) as (here, between):
        here.speaker.gate.choices.set_level(LEVELS[-1])  # as much as the charter lets be sold
        here.speaker.gate.choices.set(Setting.QUIET, "none")
        between.lie("action_tell_time", *[item(remark(CHATTER))] * 12, unasked)
        for _ in range(3):
            await here.say(TIME["fr"])
        for _ in range(20):  # and nobody asked for this
            await here.speaker.conversation.announce(remark(CHATTER), here.screen)
        await here.say(TIME["fr"])
        leaf = blocked(here)[-1].leaf
        assert len(blocked(here)) == 4
        assert {"share-cap-day", "share-cap-week", "share-cap-month"} <= set(leaf["rules"])
        assert leaf["share"]["helped_turns"] == 3, "a request counts once, however long the answer"
        assert leaf["share"]["helped_words"] == 3 * 25
        assert sold(here) == []
        # Room comes from requests alone: after enough of them the same suggestion may be made.
        between.lie("action_tell_time", item(remark(CHATTER)))
        for _ in range(15):
            await here.say(TIME["fr"])
        between.lie("action_tell_time", unasked)
        await here.say(TIME["fr"])
        assert [record.leaf["label"] for record in sold(here)] == [Label.SELL_UNASKED]


@pytest.mark.parametrize(
    ("lang", "advert"),
    [
        ("fr", "Profitez du beau temps avec le barbecue Brazier, commandez-le maintenant"),
        ("en", "Enjoy the sun with the Brazier barbecue, order it now"),
    ],
)
async def test_an_advert_in_the_weather_is_not_heard_and_the_weather_is(
    tmp_path: Path, rasa: RasaForTests, lang: str, advert: str
) -> None:
    async with taken_over(tmp_path / "home", rasa, clock=ManualClock()) as (here, _):
        put_weather(here.speaker.home, remark=advert)
        turn = await here.say(WEATHER[lang])
        assert [thing["label"] for thing in turn.items] == [Label.ASSIST, Label.NOTICE]
        assert "24" in turn.items[0]["words"]
        record = only_blocked(here)
        assert (record.leaf["subject"], record.leaf["tier"]) == ("weather-remark", "redirection")
        assert record.leaf["rules"] == ["undeclared-selling"]
        assert record.personal is not None
        assert "razier" in record.personal["words"], "what was kept back can be read in the log"
        assert "razier" not in heard(here)


@pytest.mark.parametrize(
    ("lang", "remark"),
    [
        ("fr", "Averses en fin de journée, avec Valdor."),
        ("en", "Showers by the evening, from Valdor."),
    ],
)
async def test_a_partner_is_not_even_named_in_the_weather(
    tmp_path: Path, rasa: RasaForTests, lang: str, remark: str
) -> None:
    """Nothing in it urges or praises: that the register knows the name is enough."""
    async with taken_over(tmp_path / "home", rasa, clock=ManualClock()) as (here, _):
        put_weather(here.speaker.home, remark=remark)
        turn = await here.say(WEATHER[lang])
        assert [thing["label"] for thing in turn.items] == [Label.ASSIST, Label.NOTICE]
        assert only_blocked(here).leaf["rules"] == ["undeclared-selling"]
        assert "Valdor" not in heard(here)
        put_weather(here.speaker.home, remark=remark.replace("Valdor", "Vaubrun"))
        turn = await here.say(WEATHER[lang])
        assert [thing["label"] for thing in turn.items] == [Label.ASSIST, Label.ASSIST]


@both
async def test_no_action_decides_for_the_household(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    """Whatever would make selling easier is asked about first, in words of our own process."""
    async with taken_over(tmp_path / "home", rasa) as (here, between):
        choices = here.speaker.gate.choices
        await here.say({"fr": "ne me vends plus rien", "en": "don't sell me anything"}[lang])
        await here.say({"fr": "vends moins", "en": "sell less"}[lang])
        before = choices.wishes()
        for effect in (
            Selling(allowed=True), ChangeCaps(to="open"), QuietHours(start=0, end=1), LiftNo(),
            OpenForAdult(), Accept(),
        ):  # fmt: skip
            between.lie("action_tell_time", item(None, effect))
            turn = await here.say(TIME[lang])
            assert turn.effects == []
            assert {thing["label"] for thing in turn.items} <= {Label.NOTICE}
        assert choices.wishes() == before


# -- after a no ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "lang", "no"),
    [
        ("product", "fr", "plus jamais ce produit"),
        ("brand", "en", "never this brand again"),
        ("category", "fr", "plus jamais ce genre de produit"),
        ("sponsor", "en", "never this shop again"),
    ],
)
async def test_a_no_is_not_asked_again_by_anybody(
    tmp_path: Path, rasa: RasaForTests, scope: str, lang: str, no: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    wish = campaigns(campaign("coffee-again", "valdor", facts={}))
    (home / "campaigns.toml").write_text(wish.text, "utf-8")
    put_weather(home)
    rule, clock = f"declined-{scope}", ManualClock()
    async with taken_over(home, rasa, clock=clock) as (here, between):
        await here.say(COFFEE[lang])
        advice = last_advice(between)
        assert "Montfleur" in heard(here)
        await here.say(no)
        scopes = [r.leaf["scope"] for r in here.records() if r.leaf["kind"] == "decline"]
        assert scope in scopes
        said = len(here.screen.lines)
        clock.advance(minutes=5)  # nobody is answering what was offered any more
        between.lie(
            "action_tell_time", item(advice.model_copy(update={"trigger": Trigger.STANDING}))
        )
        for line in (WEATHER, TIME, WEATHER, TIME, COFFEE, COFFEE):
            await here.say(line[lang])
        again = blocked(here)
        by_campaign = [r for r in again if r.leaf["campaign"] == "coffee-again"]
        standing = [r for r in again if r.leaf["trigger"] == "standing"]
        asked = [r for r in again if r.leaf["trigger"] == "asked"]
        assert [len(by_campaign), len(standing)] == [2, 2]
        assert len(asked) >= 2
        assert all(rule in record.leaf["rules"] for record in again)
        assert all("cooldown" in record.leaf["rules"] for record in (*by_campaign, *standing))
        later = "\n".join(words for words, _ in here.screen.lines[said:])
        refused = "Valdor" if scope == "sponsor" else "Montfleur"
        assert refused not in later


@pytest.mark.parametrize(("number", "lang"), [("the same", "fr"), ("another", "en")])
async def test_a_new_name_is_no_new_product(
    tmp_path: Path, rasa: RasaForTests, lang: str, number: str
) -> None:
    async with taken_over(tmp_path / "home", rasa) as (here, between):
        await here.say(COFFEE[lang])
        advice = last_advice(between).model_dump(mode="json")
        await here.say({"fr": "non merci", "en": "no thanks"}[lang])
        declined = advice["candidates"][0]["gtin"]
        for candidate in advice["candidates"]:
            if candidate["gtin"] == declined:
                candidate["name"] = {"fr": "élixir d'aurore", "en": "dawn elixir"}
                candidate["gtin"] = "9529999999995" if number == "another" else declined
        renamed = Suggestion.model_validate(advice)
        between.lie("action_suggest", item(renamed))
        between.lie(
            "action_tell_time", item(renamed.model_copy(update={"trigger": Trigger.STANDING}))
        )
        await here.say(COFFEE[lang])
        await here.say(TIME[lang])
        assert "lixir" not in heard(here)
        assert {r.leaf["trigger"] for r in blocked(here)} == {"asked", "standing"}
        assert all("declined-product" in rules for rules in refused_by(blocked(here)))
