"""Sums and conversions as a household hears them answered."""

from __future__ import annotations

import re

import pytest

from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture


async def answer(actions: Actions, heard: str, language: str) -> tuple[str, str]:
    """The words of the one answer, and the skill that gave it."""
    (message,) = await actions.messages(
        "action_calculate", heard, language=language, intent="calculate"
    )
    assist = Assist.model_validate(message)
    return re.sub("[\u00a0\u202f]", " ", render(assist, Language(language))), assist.skill


@pytest.mark.parametrize(
    ("language", "heard", "words"),
    [
        ("fr", "combien font douze fois sept", "12 fois 7, cela fait 84."),
        ("fr", "quinze pour cent de quatre-vingts", "15 % de 80, cela fait 12."),
        ("fr", "la moitié de soixante", "La moitié de 60, cela fait 30."),
        ("fr", "mille divisé par trois", "1 000 divisé par 3, cela fait environ 333,33."),
        ("fr", "racine carrée de deux", "La racine carrée de 2, cela fait environ 1,41."),
        ("fr", "vingt c'est quel pourcentage de quatre-vingts",
         "20 divisé par 80, cela fait 25 %."),
        ("fr", "combien font trois livres en kilos",
         "3 livres de 500 grammes, cela fait 1,5 kilo."),
        ("fr", "cent degrés fahrenheit en celsius",
         "100 degrés Fahrenheit, cela fait environ 37,8 degrés Celsius."),
        ("fr", "combien y a-t-il de minutes dans une journée",
         "1 jour, cela fait 1 440 minutes."),
        ("en", "what's twelve times seven", "12 times 7 is 84."),
        ("en", "divide a hundred by eight", "100 divided by 8 is 12.5."),
        ("en", "what's a third of ninety", "A third of 90 is 30."),
        ("en", "take twelve from fifty", "50 minus 12 is 38."),
        ("en", "convert two cups to millilitres", "2 metric cups is 500 millilitres."),
        ("en", "how many grams in an ounce", "1 ounce is about 28.35 grams."),
        ("en", "how many days in a year", "1 year is about 365 days."),
    ],
)  # fmt: skip
async def test_an_answer_says_what_was_understood_and_what_it_makes(
    actions: Actions, language: str, heard: str, words: str
) -> None:
    assert await answer(actions, heard, language) == (words, "reckoning")


@pytest.mark.parametrize(
    ("heard", "utterance"),
    [
        ("divide ten by zero", "sum-by-zero"),
        ("ten million times ten million times ten million", "sum-too-large"),
        ("square root of minus four", "sum-negative-root"),
        ("how many kilos in a litre", "conversion-unlike"),
        ("fifty dollars in euros", "conversion-unknown"),
        ("two three plus five", "sum-not-understood"),
        ("", "sum-not-understood"),
    ],
)
async def test_what_has_no_answer_is_refused_and_serves_no_request(
    actions: Actions, heard: str, utterance: str
) -> None:
    (message,) = await actions.messages("action_calculate", heard)
    assert message["utterance"] == utterance
    assert message["skill"] == "control"
    for language in ("fr", "en"):
        assert render(Assist.model_validate(message), Language(language))


async def test_a_sum_is_read_in_the_language_it_is_asked_in(actions: Actions) -> None:
    assert (await answer(actions, "a hundred and five plus ten", "en"))[0].endswith("115.")
    message = (await actions.messages("action_calculate", "a hundred plus ten", language="fr"))[0]
    assert message["utterance"] == "sum-not-understood"
