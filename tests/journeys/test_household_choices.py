"""What a household decides by voice: less selling at once, more of it only after a yes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.conversation.turn import TurnResult
from audit.records.leaves import Label
from tests.support.attacks import blocked
from tests.support.clock import ManualClock
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
TIME = {"fr": "quelle heure est-il", "en": "what time is it"}
YES = {"fr": "oui", "en": "yes"}
NO = {"fr": "non", "en": "no"}
STOP = {"fr": "ne me vends plus rien", "en": "don't sell me anything any more"}
AGAIN = {"fr": "tu peux de nouveau me vendre des choses", "en": "you can sell me things again"}
MORE = {"fr": "vends davantage", "en": "sell more"}
LESS = {"fr": "vends moins", "en": "sell less"}

both = pytest.mark.parametrize("lang", ["fr", "en"])


def words(turn: TurnResult) -> str:
    return " ".join(item["words"] for item in turn.items)


@both
async def test_selling_is_stopped_at_once_and_allowed_again_after_a_yes(
    home: Household, lang: str
) -> None:
    assert (await home.say(STOP[lang])).effects == ["selling"]
    assert (await home.say(COFFEE[lang])).items[0]["label"] == Label.ASSIST
    asked = await home.say(AGAIN[lang])
    assert asked.effects == []
    kept = await home.say(NO[lang])
    assert (kept.intent, kept.effects) == (None, [])
    assert (await home.say(COFFEE[lang])).items[0]["label"] == Label.ASSIST
    await home.say(AGAIN[lang])
    assert (await home.say(YES[lang])).effects == ["selling"]
    assert (await home.say(COFFEE[lang])).items[0]["label"] == Label.SELL_ASKED


# What says no to all of a kind, and what takes it back.
NEVER = {
    "fr": [
        ("product", "plus jamais ce produit", "tu peux de nouveau me proposer ce produit"),
        ("brand", "plus jamais cette marque", "tu peux de nouveau me proposer cette marque"),
        ("category", "plus jamais de café", "tu peux de nouveau me proposer du café"),
        ("sponsor", "plus jamais valdor", "tu peux de nouveau me proposer valdor"),
    ],
    "en": [
        ("product", "never this product again", "you can suggest that product again"),
        ("brand", "never montfleur again", "you can suggest montfleur again"),
        ("category", "never this kind of product again", "lift that"),
        ("sponsor", "never this shop again", "you can suggest things from that shop again"),
    ],
}


@both
async def test_every_no_holds_until_it_is_lifted(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    clock = ManualClock()
    async with household(tmp_path / "home", rasa, clock=clock) as home:
        for scope, never, again in NEVER[lang]:
            clock.advance(hours=2)  # no cap is to hide what a no does
            first = (await home.say(COFFEE[lang])).items[0]["words"]
            assert (await home.say(never)).effects == ["never_again"]
            refused = await home.say(COFFEE[lang])
            assert first not in words(refused)
            assert f"declined-{scope}" in blocked(home)[-1].leaf["rules"]
            assert (await home.say(again)).effects == []
            assert first not in words(await home.say(COFFEE[lang])), "nobody has said yes"
            await home.say(again)
            assert (await home.say(YES[lang])).effects == ["lift_no"]
            assert first in words(await home.say(COFFEE[lang]))


@both
async def test_caps_go_up_to_the_ceiling_by_a_yes_each_and_down_to_nothing_at_once(
    home: Household, lang: str
) -> None:
    caps = home.speaker.gate.choices.caps
    for unasked, asked in ((2, 12), (3, 20)):
        assert (await home.say(MORE[lang])).effects == []
        assert (await home.say(YES[lang])).effects == ["change_caps"]
        assert (caps().unasked_per_day, caps().asked_per_hour) == (unasked, asked)
    most = await home.say(MORE[lang])
    assert most.effects == []
    assert {"fr": "le plus que ma charte permet", "en": "the most that my charter"}[lang] in words(
        most
    )
    for unasked, asked in ((2, 12), (1, 6), (0, 3), (0, 0)):
        assert (await home.say(LESS[lang])).effects == ["change_caps"]
        assert (caps().unasked_per_day, caps().asked_per_hour) == (unasked, asked)
    assert caps().name == "none"
    assert {"fr": "Je ne vends déjà rien", "en": "I sell nothing already"}[lang] in words(
        await home.say(LESS[lang])
    )
    assert (await home.say(COFFEE[lang])).items[0]["label"] == Label.ASSIST


@pytest.mark.parametrize(
    ("lang", "longer", "shorter", "none"),
    [
        ("fr", "mets les heures calmes de vingt heures à neuf heures",
         "mets les heures calmes de vingt-deux heures à sept heures", "heures calmes"),
        ("en", "set quiet hours from eight in the evening to nine in the morning",
         "set quiet hours from ten in the evening to seven in the morning", "quiet hours"),
    ],
)  # fmt: skip
async def test_quiet_hours_grow_at_once_and_shrink_after_a_yes(
    home: Household, lang: str, longer: str, shorter: str, none: str
) -> None:
    choices = home.speaker.gate.choices
    assert (await home.say(longer)).effects == ["quiet_hours"]
    assert choices.wishes().quiet == (20 * 60, 9 * 60)
    assert (await home.say(shorter)).effects == []
    await home.say(NO[lang])
    assert choices.wishes().quiet == (20 * 60, 9 * 60)
    await home.say(shorter)
    assert (await home.say(YES[lang])).effects == ["quiet_hours"]
    assert choices.wishes().quiet == (22 * 60, 7 * 60)
    asked = await home.say(none)
    assert asked.effects == []
    assert {"fr": "De quelle heure à quelle heure", "en": "From what time"}[lang] in words(asked)


@pytest.mark.parametrize(
    ("lang", "allow", "answer", "thanks"),
    [
        ("fr", "tu peux me demander mon avis", "huit", "Merci, j'ai noté 8 sur dix"),
        ("en", "you can ask me for my opinion", "eight", "Thank you, I have noted 8 out of ten"),
    ],
)
async def test_the_survey_waits_for_a_day_without_a_suggestion(
    tmp_path: Path, rasa: RasaForTests, lang: str, allow: str, answer: str, thanks: str
) -> None:
    clock = ManualClock()
    async with household(tmp_path / "home", rasa, clock=clock) as here:
        assert (await here.say(allow)).effects == ["survey"]
        await here.say(COFFEE[lang])
        clock.advance(hours=23)
        assert len((await here.say(TIME[lang])).items) == 1, "a suggestion was heard too lately"
        clock.advance(hours=2)
        asked = await here.say(TIME[lang])
        assert [item["label"] for item in asked.items] == [Label.ASSIST, Label.NOTICE]
        answered = await here.say(answer)
        assert answered.intent is None
        assert thanks in words(answered)
        scores = [r.leaf["score"] for r in here.records() if r.leaf["kind"] == "survey"]
        assert scores == [None, 8]
        clock.set_wall(clock.wall() + timedelta(days=365))
        assert len((await here.say(TIME[lang])).items) == 1, "no quarter has passed in here"
