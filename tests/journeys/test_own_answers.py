"""What Candide answers about itself, in both languages: every word from the audit layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.records.leaves import Label
from tests.support.clock import ManualClock
from tests.support.forecasts import put_weather
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
NO = {"fr": "non merci", "en": "no thanks"}
# Each question, and what must be in its answer after one sale, one no, and one answer unpaid.
QUESTIONS = {
    "fr": [
        ("pourquoi celui-là", ("J'ai comparé 19 offres", "La formule est publiée",
                               "Aucune commission n'entre dans ce calcul")),
        ("qui te paie", ("café moulu", "personne ne paie")),
        ("combien tu m'as vendu aujourd'hui", ("Aujourd'hui", "une vente demandée",
                                               "Ventes\u00a0: 1 sur ", "peut aller de")),
        ("combien m'as-tu vendu cette semaine", ("Ces sept derniers jours", "1 sur ")),
        ("combien tu m'as vendu ce mois-ci", ("Ces trente derniers jours", "1 sur ")),
        ("combien m'ont coûté tes conseils", ("Aujourd'hui, j'ai comparé 2 propositions",
                                              "Je ne vois ni les autres magasins")),
        ("combien m'ont coûté tes conseils ce mois-ci", ("Ces trente derniers jours",)),
        ("prouve-le", ("J'ai refait le classement", "la première offre nommée est bien la première",
                       "racine", "candide ledger prove")),
        ("qu'as-tu retenu aujourd'hui", ("j'ai retenu une proposition sur 2 préparées", )),
        ("quels sont mes réglages", ("Profil «\u00a0prudent\u00a0»", "Un refus",
                                     "Heures calmes de 21\u00a0h à 8\u00a0h")),
        ("es-tu un robot", ("Je suis une machine, pas une personne",)),
    ],
    "en": [
        ("why this one", ("I compared 19 offers", "The formula is published",
                          "No commission enters this sum")),
        ("who pays you", ("ground coffee", "nobody pays")),
        ("how much have you sold me today", ("Today", "one sale that was asked for",
                                             "Sales: 1 of ", "may lie between")),
        ("how much did you sell me this week", ("In the last seven days", "1 of ")),
        ("how much have you sold me this month", ("In the last thirty days", "1 of ")),
        ("what did your advice cost me", ("Today I compared 2 suggestions",
                                          "I see neither other shops")),
        ("what did your advice cost me this month", ("In the last thirty days",)),
        ("prove it", ("I made the order again", "the offer named first is indeed the first",
                      "root", "candide ledger prove")),
        ("what did you hold back today", ("I held back one suggestion of 2 prepared",)),
        ("what are my settings", ("Profile “careful”", "One refusal",
                                  "Quiet hours from 9:00")),
        ("are you a robot", ("I am a machine, not a person",)),
    ],
}  # fmt: skip
EMPTY = {
    "fr": [
        ("pourquoi celui-là", "Je ne vous ai rien proposé récemment"),
        ("qui te paie", "paient Candide"),
        ("combien tu m'as vendu", "0 sur 0, il n'y a pas de part à donner"),
        ("combien m'ont coûté tes conseils", "je n'ai nommé aucune offre"),
        ("prouve-le", "il n'y a rien à prouver"),
        ("qu'as-tu retenu", "je n'ai retenu aucune proposition, sur 0 préparée"),
    ],
    "en": [
        ("why this one", "I have suggested nothing to you lately"),
        ("who pays you", "pay Candide"),
        ("how much have you sold me", "0 of 0, so there is no share to give"),
        ("what did your advice cost me", "I have named no offer"),
        ("prove it", "there is nothing to prove"),
        ("what did you hold back", "I held back no suggestion, of 0 prepared"),
    ],
}
WEATHER = {
    "fr": ("quel temps fait-il", "quelle est la météo", "il fait combien dehors"),
    "en": ("what's the weather like", "what is the weather today", "how warm is it outside"),
}

both = pytest.mark.parametrize("lang", ["fr", "en"])


async def ask(home: Household, question: str) -> str:
    """Ask Candide about itself; the one notice that answers it."""
    turn = await home.say(question)
    assert [item["label"] for item in turn.items] == [Label.NOTICE], question
    (item,) = turn.items
    assert item["voice"] == "help"
    record = home.spoken()[-1]
    assert (record.leaf["skill"], record.leaf["requested"]) == ("audit", True)
    return str(item["words"])


@both
async def test_it_answers_every_question_about_itself(home: Household, lang: str) -> None:
    await home.say(COFFEE[lang])
    await home.say(NO[lang])
    await home.say(COFFEE[lang])
    sales = [record for record in home.spoken() if record.leaf["label"].startswith("sell")]
    for question, parts in QUESTIONS[lang]:
        words = await ask(home, question)
        for part in parts:
            assert part in words, (question, words)
    after = [record for record in home.spoken() if record.leaf["label"].startswith("sell")]
    assert after == sales, "no answer about itself sells anything"


@both
async def test_with_nothing_to_tell_it_says_so(home: Household, lang: str) -> None:
    for question, part in EMPTY[lang]:
        words = await ask(home, question)
        assert part in words, (question, words)


@both
async def test_the_weather_is_no_question_about_itself(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with household(tmp_path / "home", rasa, clock=ManualClock()) as here:
        put_weather(here.speaker.home)
        for question in WEATHER[lang]:
            turn = await here.say(question)
            (item,) = turn.items
            assert (turn.intent, item["label"]) == ("ask_weather", Label.ASSIST)
            assert "24" in item["words"]


async def test_the_figures_of_the_log_and_those_that_are_told_agree(home: Household) -> None:
    for line in ("i'm looking for ground coffee", "what time is it", "how much is honey"):
        await home.say(line)
    labels = [record.leaf["label"] for record in home.spoken()]
    sold = sum(label == Label.SELL_ASKED for label in labels)
    helped = sum(label == Label.ASSIST for label in labels)
    words = await ask(home, "how much have you sold me today")
    assert f"Sales: {sold} of {sold + helped}," in words
