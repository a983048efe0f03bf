"""While Candide asks what is looked for, everything else is still heard and answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.records.leaves import Label
from tests.support.attacks import blocked, refused_by, taken_over
from tests.support.conversations import item
from tests.support.household import Household
from tests.support.rasa import RasaForTests
from tests.support.suggestions import offer, suggestion

PRICE = {"fr": "combien ça coûte", "en": "how much does it cost"}
ASKS = {"fr": "Le prix de quoi", "en": "The price of what"}
TIME = {"fr": "quelle heure est-il", "en": "what time is it"}
STOP = {"fr": "ne me vends plus rien", "en": "don't sell me anything any more"}
LEAVE = {"fr": "laisse tomber", "en": "never mind"}
HONEY = {"fr": "du miel", "en": "honey"}

both = pytest.mark.parametrize("lang", ["fr", "en"])


@both
async def test_another_question_is_answered_and_the_open_one_asked_again(
    home: Household, lang: str
) -> None:
    assert ASKS[lang] in (await home.say(PRICE[lang])).items[0]["words"]
    time, again = (await home.say(TIME[lang])).items
    assert ASKS[lang] not in time["words"]
    assert ASKS[lang] in again["words"]
    assert (await home.say(HONEY[lang])).items[0]["label"] == Label.SELL_ASKED


@both
async def test_it_can_be_left(home: Household, lang: str) -> None:
    await home.say(PRICE[lang])
    assert ASKS[lang] not in (await home.say(LEAVE[lang])).items[0]["words"]
    assert len((await home.say(TIME[lang])).items) == 1


@both
async def test_it_keeps_no_objection_from_being_heard(home: Household, lang: str) -> None:
    await home.say(PRICE[lang])
    assert (await home.say(STOP[lang])).effects == ["selling"]
    assert not home.speaker.gate.choices.wishes().selling_allowed


@both
async def test_it_makes_no_other_sentence_one_about_buying(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with taken_over(tmp_path / "home", rasa) as (here, between):
        between.lie("action_tell_time", item(suggestion(offer("valdor", 300))))
        await here.say(PRICE[lang])
        turn = await here.say(TIME[lang])
        assert [thing["label"] for thing in turn.items] == [Label.NOTICE, Label.ASSIST]
        assert refused_by(blocked(here)) == [["not-about-buying"]]
