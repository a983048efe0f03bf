"""The first start: what it is, the right to object said apart, three questions, and then it sells.

Later starts ask what is still open, and tell of a charter that is not the one of before.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.charter import CHARTER_FILES, read_texts
from audit.records.leaves import Label
from tests.support.attacks import blocked, refused_by
from tests.support.clock import ManualClock
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

LOCALE = {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}
COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
TIME = {"fr": "quelle heure est-il", "en": "what time is it"}
MACHINE = {"fr": "une machine, pas une personne", "en": "a machine, not a person"}
OBJECT = {"fr": "«\u00a0ne me vends plus rien\u00a0»", "en": "“don't sell me anything”"}
ANSWERS = {"fr": ("français", "non", "prudent"), "en": ("english", "no", "careful")}
ASKS = {
    "fr": ("Parlons-nous français", "Des enfants vivent-ils ici", "Combien puis-je vendre"),
    "en": ("Shall we speak English", "Do children live here", "How much may I sell"),
}
CHANGED = {"fr": "Les règles que je suis ont changé", "en": "The rules that I follow have changed"}
UNRELEASED = {
    "fr": "n'est pas une de celles qui sont publiées avec moi",
    "en": "not one of those published with me",
}

both = pytest.mark.parametrize("lang", ["fr", "en"])


@pytest.fixture(autouse=True)
def locale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's language, as far as the test has one."""
    monkeypatch.setenv("LC_ALL", LOCALE[request.getfixturevalue("lang")])


def shown(here: Household) -> list[str]:
    return [words for words, _ in here.screen.lines]


def settings_said(here: Household) -> list[tuple[str, str]]:
    """Every setting on record, in order."""
    leaves = [record.leaf for record in here.records()]
    return [(leaf["name"], leaf["value"]) for leaf in leaves if leaf["kind"] == "setting"]


@both
async def test_nothing_is_sold_before_the_right_to_object_was_said(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with household(tmp_path / "home", rasa, clock=ManualClock(), introduced=False) as here:
        early = await here.say(COFFEE[lang])
        assert [item["label"] for item in early.items] == [Label.ASSIST, Label.NOTICE]
        assert refused_by(blocked(here)) == [["not-introduced"]]
        already = len(shown(here))

        await here.speaker.greet()
        introduction, objection, question = shown(here)[already:]
        assert MACHINE[lang] in introduction
        assert OBJECT[lang] in objection
        assert OBJECT[lang] not in introduction, "the right to object is said apart"
        assert ASKS[lang][0] in question
        said = {record.leaf["subject"]: record.seq for record in here.spoken()}
        (introduced,) = [r for r in here.records() if r.leaf.get("name") == "introduced"]
        assert said["introduction"] < said["right_to_object"] < introduced.seq
        assert introduced.leaf["value"] == here.spoken()[-1].leaf["charter"]

        for answer, then in zip(ANSWERS[lang], (*ASKS[lang][1:], ""), strict=True):
            turn = await here.say(answer)
            assert turn.intent is None, "the dialogue never sees the answer"
            assert then in turn.items[-1]["words"]
        assert settings_said(here)[1:4] == [
            ("language", lang),
            ("children", "no"),
            ("profile", "careful"),
        ]
        (sale,) = (await here.say(COFFEE[lang])).items
        assert sale["label"] == Label.SELL_ASKED

    async with household(tmp_path / "home", rasa) as here:
        await here.speaker.greet()
        assert shown(here) == [], "there is nothing left to say or to ask"


@pytest.mark.parametrize("lang", ["en"])
async def test_a_question_may_be_left_and_only_what_is_open_is_asked_again(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    home = tmp_path / "home"
    async with household(home, rasa, introduced=False) as here:
        await here.speaker.greet()
        turn = await here.say(TIME[lang])
        assert [item["label"] for item in turn.items] == [Label.ASSIST]
        turn = await here.say(ANSWERS[lang][1])
        assert turn.intent is not None, "nothing is being asked any more"
        assert settings_said(here)[1:] == []
    async with household(home, rasa) as here:
        await here.speaker.greet()
        (question,) = shown(here)
        assert ASKS[lang][0] in question
        await here.say(ANSWERS[lang][0])
        await here.say(ANSWERS[lang][1])
        await here.say(TIME[lang])
    async with household(home, rasa) as here:
        await here.speaker.greet()
        (question,) = shown(here)
        assert ASKS[lang][2] in question
        assert "profile" not in dict(settings_said(here)), "it stays careful all the same"
        assert here.speaker.gate.choices.caps().name == "careful"


@pytest.mark.parametrize("lang", ["fr"])
async def test_a_changed_charter_is_told_once(
    tmp_path: Path, rasa: RasaForTests, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, policies = tmp_path / "home", tmp_path / "policies"
    policies.mkdir()
    for name in CHARTER_FILES:
        looser = read_texts()[name].replace("asked_per_hour = 6", "asked_per_hour = 5")
        (policies / name).write_text(looser, "utf-8")
    async with household(home, rasa) as here:
        assert not here.speaker.gate.charter_is_news
    monkeypatch.setenv("CANDIDE_POLICIES", str(policies))
    async with household(home, rasa) as here:
        await here.speaker.greet()
        assert CHANGED[lang] in shown(here)[0]
        assert UNRELEASED[lang] in shown(here)[0]
        assert MACHINE[lang] not in " ".join(shown(here))
        assert here.spoken()[-1].leaf["charter"] == dict(settings_said(here))["introduced"]
    async with household(home, rasa) as here:
        await here.speaker.greet()
        assert CHANGED[lang] not in " ".join(shown(here))
    monkeypatch.delenv("CANDIDE_POLICIES")
    async with household(home, rasa) as here:
        await here.speaker.greet()
        assert CHANGED[lang] in shown(here)[0]
        assert UNRELEASED[lang] not in shown(here)[0]
