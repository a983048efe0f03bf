"""A merchant may ask to be suggested on a cold morning; what a household hears of that."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from audit.campaigns import Campaign
from audit.choices.settings import Setting, quiet_value
from audit.cli import main
from audit.gate.door import Occasion
from audit.home import WEATHER, campaigns_path
from audit.language import Language
from audit.records.leaves import Label, Voice
from tests.support.campaigns import campaign, campaigns, weather
from tests.support.clock import ManualClock
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

both = pytest.mark.parametrize("lang", ["fr", "en"])
ASK_WEATHER = {"fr": "quel temps fait-il", "en": "what's the weather like"}
PAYS = {"fr": "Pelmira paie 4,5\u00a0% du prix", "en": "Pelmira pays 4.5% of the price"}
GLOVES = {"fr": "gants", "en": "gloves"}
NO = {"fr": "non merci", "en": "no thanks"}
SAD = {"fr": "ma mère est morte hier", "en": "my mother died yesterday"}

# A roll-neck like the one you looked at yesterday, like the minister's in the post you liked.
ROLL_NECK = campaign(
    "pelmira-roll-neck", "pelmira", category="roll_neck_pullover",
    wants=("browsing_history", "social_likes"),
)  # fmt: skip
COLD_HANDS = campaign("pelmira-gloves", "pelmira", category="gloves")
# For children, after somebody asked for the time.
SWEETS = campaign(
    "valdor-sweets", "valdor", category="chocolate", audience="children",
    moment={"skill": "clock", "utterance": "time-now"},
)  # fmt: skip


class Morning(Household):
    """A household whose weather a test makes, and whose profile is the charter's ceiling."""

    def __init__(self, household: Household, clock: ManualClock, lang: str) -> None:
        super().__init__(household.speaker, household.screen)
        self.clock = clock
        self.lang = lang
        self.speaker.gate.choices.set(Setting.PROFILE, "open")

    def weather(self, now_c: int) -> None:
        """Put the forecast of this moment into the household's folder."""
        forecast = {
            "at": self.clock.wall().isoformat(),
            "now_c": now_c,
            "low_c": min(now_c, 1),
            "high_c": max(now_c, 6),
            "sky": "snow",
            "source": "a station",
        }
        (self.speaker.home / WEATHER).write_text(json.dumps(forecast), "utf-8")

    async def ask_weather(self, now_c: int) -> list[tuple[str, str]]:
        """What is heard when the weather is asked for: words and label."""
        self.weather(now_c)
        turn = await self.say(ASK_WEATHER[self.lang])
        assert turn.errors == []
        return [(item["words"], item["label"]) for item in turn.items]

    def is_helped(self, times: int = 40) -> None:
        """Hear of the weather of warm days, which no merchant waits for."""
        language = Language(self.lang)
        for _ in range(times):
            turn = Occasion(turn=secrets.token_hex(6), language=language)
            self.speaker.gate.review(weather(20), turn)

    def last_refusal(self) -> dict[str, Any]:
        """The newest record of something that was not said."""
        blocked = [r.leaf for r in self.records() if r.leaf.get("verdict") == "blocked"]
        return blocked[-1]


@asynccontextmanager
async def morning(
    home: Path, rasa: RasaForTests, lang: str, *wishes: Campaign
) -> AsyncIterator[Morning]:
    home.mkdir()
    if wishes:
        campaigns_path(home).write_text(campaigns(*wishes).text, "utf-8")
    clock = ManualClock()
    async with household(home, rasa, clock=clock) as here:
        # Advice that comes late is dropped, and a machine that runs many tests at once is late.
        here.speaker.conversation._campaigner._patience_s = 60
        yield Morning(here, clock, lang)


@both
async def test_on_a_cold_morning_the_weather_is_the_weather(
    tmp_path: Path, rasa: RasaForTests, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Cold day, so a pullover like the minister's that you liked": asked for, it is not said."""
    async with morning(tmp_path / "without", rasa, lang) as here:
        plain = await here.ask_weather(3)
        everything = here.screen.lines
    async with morning(tmp_path / "with", rasa, lang, ROLL_NECK) as here:
        assert await here.ask_weather(3) == plain
        assert [words for words, _ in here.screen.lines] == [words for words, _ in everything]
        ((words, label),) = plain
        assert label == Label.ASSIST
        assert "3 " in words
        refused = here.last_refusal()
        assert (refused["label"], refused["campaign"]) == (Label.SELL_UNASKED, ROLL_NECK.id)
        assert "personal-field" in refused["rules"]
        assert refused["skill"] == "shopping"
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / "with"))
    lines = CliRunner().invoke(main, ["ledger", "show"]).stdout.splitlines()
    (shown,) = [line for line in lines if f"campaign:{ROLL_NECK.id}" in line]
    assert "sell_unasked" in shown
    assert "blocked" in shown
    assert "personal-field" in shown


@both
async def test_a_campaign_that_asks_for_nothing_is_heard_once_and_after_a_no_never_again(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with morning(tmp_path / "home", rasa, lang, COLD_HANDS) as here:
        assert len(await here.ask_weather(3)) == 1, "there was not enough help before"
        assert "share-cap-week" in here.last_refusal()["rules"]
        here.is_helped()
        help_, (sale, label) = await here.ask_weather(3)
        assert (help_[1], label) == (Label.ASSIST, Label.SELL_UNASKED)
        assert sale.index(PAYS[lang]) < sale.lower().index(GLOVES[lang])
        record = here.spoken()[-1].leaf
        assert (record["voice"], record["campaign"]) == (Voice.SELL, COLD_HANDS.id)
        assert record["sponsors"] == ["pelmira"]

        here.clock.advance(hours=5)
        asked = len(here.records())
        assert len(await here.ask_weather(3)) == 1, "it was heard that day already"
        assert all(r.leaf.get("campaign") is None for r in here.records()[asked:])

        here.clock.advance(days=31)
        here.is_helped()
        assert len(await here.ask_weather(3)) == 2
        assert (await here.say(NO[lang])).effects == ["decline"]
        here.clock.advance(days=31)
        here.is_helped()
        assert len(await here.ask_weather(3)) == 1
        assert here.last_refusal()["rules"] == ["declined-product"]


@both
async def test_no_campaign_is_heard_by_children_at_rest_or_in_grief(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with morning(tmp_path / "home", rasa, lang, COLD_HANDS, SWEETS) as here:
        choices = here.speaker.gate.choices
        here.is_helped()

        choices.set(Setting.QUIET, quiet_value(0, 23 * 60 + 59))
        assert len(await here.ask_weather(3)) == 1
        assert here.last_refusal()["rules"] == ["quiet-hours"]
        choices.set(Setting.QUIET, "none")

        choices.set(Setting.CHILDREN, "yes")
        assert len(await here.ask_weather(3)) == 1
        assert here.last_refusal()["rules"] == ["child-may-hear"]

        choices.set(Setting.ADULT_UNTIL, str(2**40))
        time = await here.say({"fr": "quelle heure est-il", "en": "what time is it"}[lang])
        assert [item["label"] for item in time.items] == [Label.ASSIST]
        refused = here.last_refusal()
        assert (refused["campaign"], refused["rules"]) == (SWEETS.id, ["aimed-at-children"])

        await here.say(SAD[lang])
        assert len(await here.ask_weather(3)) == 1
        assert here.last_refusal()["rules"] == ["sensitive-context"]
        here.clock.advance(minutes=20)
        assert len(await here.ask_weather(3)) == 2, "an adult opened, and the moment is over"
