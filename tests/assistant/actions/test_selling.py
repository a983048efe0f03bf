"""What a household decides about selling: effects without a word, and objections that win."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.actions.context import WEATHER_VARIABLE
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

SELLING_OFF = {"effect": "selling", "allowed": False}
COFFEES = {
    "fr": [("ground_coffee", "café moulu"), ("coffee_beans", "café en grains")],
    "en": [("ground_coffee", "ground coffee"), ("coffee_beans", "coffee beans")],
}


async def decided(actions: Actions, action: str, heard: str, language: str) -> list[dict[str, Any]]:
    """The effects of a sentence, which must come without any message."""
    (item,) = (await actions.run(action, heard, language=language))["responses"]
    assert "message" not in item["custom"], "our own process speaks for what it does"
    effects: list[dict[str, Any]] = item["custom"]["effects"]
    return effects


async def told(actions: Actions, action: str, heard: str, language: str) -> dict[str, Any]:
    """The one message of a sentence, which must come without any effect."""
    (item,) = (await actions.run(action, heard, language=language))["responses"]
    assert not item["custom"].get("effects")
    message: dict[str, Any] = item["custom"]["message"]
    return message


@pytest.mark.parametrize(
    ("language", "heard", "refused"),
    [
        ("fr", "plus jamais ça", {"scope": "product"}),
        ("fr", "ne m'en propose plus jamais", {"scope": "product"}),
        ("fr", "plus jamais ce café", {"scope": "product"}),
        ("fr", "plus jamais cette marque", {"scope": "brand"}),
        ("fr", "plus de café de cette marque", {"scope": "brand"}),
        ("fr", "plus rien de ce magasin", {"scope": "sponsor"}),
        ("fr", "plus jamais ce genre de choses", {"scope": "category"}),
        ("fr", "plus rien de valdor", {"scope": "sponsor", "value": "valdor", "name": "Valdor"}),
        ("fr", "plus jamais de thé", {"scope": "category", "value": "tea", "name": "thé"}),
        ("en", "never that one again", {"scope": "product"}),
        ("en", "never offer me that again", {"scope": "product"}),
        ("en", "never this coffee again", {"scope": "product"}),
        ("en", "never this brand again", {"scope": "brand"}),
        ("en", "nothing from that shop any more", {"scope": "sponsor"}),
        ("en", "no more of that kind of thing", {"scope": "category"}),
        ("en", "no more fernby tea", {"scope": "brand", "value": "fernby", "name": "Fernby"}),
        ("en", "don't suggest tea any more", {"scope": "category", "value": "tea", "name": "tea"}),
    ],
)
async def test_what_is_refused_is_what_was_named_or_pointed_at(
    actions: Actions, language: str, heard: str, refused: dict[str, str]
) -> None:
    effects = await decided(actions, "action_never_again", heard, language)
    assert effects == [{"effect": "never_again", **refused}]


@pytest.mark.parametrize(
    ("language", "heard"),
    [("fr", "ne me propose plus de café"), ("en", "no more coffee suggestions")],
)
async def test_no_more_coffee_means_no_coffee_of_any_kind(
    actions: Actions, language: str, heard: str
) -> None:
    effects = await decided(actions, "action_never_again", heard, language)
    assert [(one["value"], one["name"]) for one in effects] == COFFEES[language]


@pytest.mark.parametrize("action", ["action_never_again", "action_lift_no"])
@pytest.mark.parametrize(
    ("language", "heard", "name"),
    [
        ("fr", "ne me propose plus de vin rouge", "vin rouge"),
        ("en", "never suggest red wine again", "red wine"),
    ],
)
async def test_a_name_nobody_knows_is_owned_up_to(
    actions: Actions, action: str, language: str, heard: str, name: str
) -> None:
    message = await told(actions, action, heard, language)
    assert message["utterance"] == "never-again-unknown"
    assert message["arguments"] == {"name": name}


@pytest.mark.parametrize(
    ("action", "language", "heard"),
    [
        ("action_never_again", "fr", "à partir de maintenant plus de conseils commerciaux"),
        ("action_never_again", "en", "from now on no more shopping recommendations"),
        ("action_allow_selling", "fr", "je ne veux plus que tu me vendes des choses"),
        ("action_allow_selling", "en", "don't sell me things any more"),
        ("action_change_caps", "fr", "plus de propositions"),
        ("action_change_caps", "fr", "vends plus"),
        ("action_change_caps", "en", "no more suggestions"),
        ("action_set_quiet_hours", "fr", "plus aucune pub"),
        ("action_set_quiet_hours", "en", "no ads at all"),
        ("action_lift_no", "fr", "arrête de me vendre des choses"),
        ("action_lift_no", "en", "stop selling me things"),
        ("action_not_understood", "fr", "tu m'embêtes avec tes produits"),
        ("action_not_understood", "en", "get your ads off my back"),
    ],
)
async def test_an_objection_wins_whatever_the_sentence_was_taken_for(
    actions: Actions, action: str, language: str, heard: str
) -> None:
    assert await decided(actions, action, heard, language) == [SELLING_OFF]


async def test_what_was_not_understood_is_owned_up_to(actions: Actions) -> None:
    message = await told(actions, "action_not_understood", "wie spät ist es denn bitte", "fr")
    assert (message["utterance"], message["skill"]) == ("not-understood", "smalltalk")


@pytest.mark.parametrize(
    ("language", "heard", "lifted"),
    [
        ("fr", "je reviens sur mon refus", {}),
        ("fr", "tu peux de nouveau me proposer celui-là", {}),
        ("fr", "lève l'interdiction de cette marque", {"scope": "brand"}),
        ("fr", "débloque valdor", {"scope": "sponsor", "value": "valdor", "name": "Valdor"}),
        ("en", "lift that", {}),
        ("en", "i take back what i refused", {}),
        ("en", "allow that shop again", {"scope": "sponsor"}),
        ("en", "you can suggest tea again", {"scope": "category", "value": "tea", "name": "tea"}),
    ],
)
async def test_a_refusal_is_lifted_by_its_name_or_else_the_last_one(
    actions: Actions, language: str, heard: str, lifted: dict[str, str]
) -> None:
    effects = await decided(actions, "action_lift_no", heard, language)
    assert effects == [{"effect": "lift_no", **lifted}]


async def test_selling_is_allowed_again_only_by_a_sentence_that_names_nothing(
    actions: Actions,
) -> None:
    action = "action_allow_selling"
    effects = await decided(actions, action, "tu peux de nouveau me vendre des choses", "fr")
    assert effects == [{"effect": "selling", "allowed": True}]
    (effect,) = await decided(actions, action, "you can sell me tea again", "en")
    assert (effect["effect"], effect["value"]) == ("lift_no", "tea")


@pytest.mark.parametrize(
    ("language", "heard", "to"),
    [
        ("fr", "vends moins", "less"),
        ("fr", "davantage de propositions", "more"),
        ("fr", "passe au profil aucun", "none"),
        ("en", "less selling", "less"),
        ("en", "careful profile", "careful"),
        ("en", "open profile", "open"),
    ],
)
async def test_caps_change_to_what_was_said(
    actions: Actions, language: str, heard: str, to: str
) -> None:
    effects = await decided(actions, "action_change_caps", heard, language)
    assert effects == [{"effect": "change_caps", "to": to}]


async def test_caps_that_were_not_said_are_asked_for(actions: Actions) -> None:
    message = await told(actions, "action_change_caps", "change mon profil", "fr")
    assert message["utterance"] == "caps-what"


@pytest.mark.parametrize(
    ("language", "heard", "hours"),
    [
        ("fr", "entre vingt et une heures et huit heures", {"start": 1260, "end": 480}),
        ("en", "quiet hours from nine to seven", {"start": 1260, "end": 420}),
        ("fr", "pas de pub la nuit", {}),
        ("en", "quiet hours", {}),
    ],
)
async def test_quiet_hours_are_those_said_or_asked_for(
    actions: Actions, language: str, heard: str, hours: dict[str, int]
) -> None:
    effects = await decided(actions, "action_set_quiet_hours", heard, language)
    assert effects == [{"effect": "quiet_hours", **hours}]


@pytest.mark.parametrize(
    ("intent", "notice"),
    [("how_much_sold", "figures"), ("what_it_cost", "cost"), ("what_held_back", "held_back")],
)
async def test_figures_are_asked_of_the_audit_layer_with_their_period(
    actions: Actions, intent: str, notice: str
) -> None:
    for heard, period in (("", "today"), ("cette semaine", "week"), ("ce mois-ci", "month")):
        (message,) = await actions.messages(
            "action_tell_figures", heard, language="fr", intent=intent
        )
        assert message["kind"] == "notice"
        assert (message["notice"], message["period"]) == (notice, period)
        assert (message["skill"], message["intent"]) == ("audit", intent)


WEATHER = {
    "at": "2026-11-22T06:00:00+01:00",
    "now_c": -3,
    "low_c": -5,
    "high_c": 2,
    "sky": "snow",
    "source": "a station",
}


@pytest.fixture
def forecast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "weather.json"
    monkeypatch.setenv(WEATHER_VARIABLE, str(path))
    return path


async def test_the_weather_is_told_in_whole_degrees(actions: Actions, forecast: Path) -> None:
    forecast.write_text(json.dumps(WEATHER), "utf-8")
    (message,) = await actions.messages("action_tell_weather", "what's the weather like")
    assert (message["utterance"], message["skill"]) == ("weather-now", "weather")
    assert message["arguments"] == {
        "place": "none", "sky": "snow", "now_c": -3, "low_c": -5, "high_c": 2
    }  # fmt: skip


async def test_a_remark_of_the_provider_is_an_item_apart(actions: Actions, forecast: Path) -> None:
    remark = "Buy your winter tyres now."
    forecast.write_text(json.dumps({**WEATHER, "remark": remark, "place": "Brest"}), "utf-8")
    weather, theirs = await actions.messages("action_tell_weather")
    assert remark not in json.dumps(weather)
    assert weather["arguments"]["place"] == "Brest"
    assert (theirs["utterance"], theirs["arguments"]) == ("weather-remark", {"remark": remark})


@pytest.mark.parametrize(
    ("heard", "at", "utterance"),
    [
        ("what's the weather like", "2026-11-20T06:00:00+01:00", "weather-old"),
        ("will it rain tomorrow", "2026-11-22T06:00:00+01:00", "weather-today-only"),
        ("what's the weather like", "when it suits", "weather-none"),
    ],
)
async def test_no_forecast_is_made_up_and_none_counts_as_help(
    actions: Actions, forecast: Path, heard: str, at: str, utterance: str
) -> None:
    forecast.write_text(json.dumps({**WEATHER, "at": at}), "utf-8")
    (message,) = await actions.messages("action_tell_weather", heard)
    assert (message["utterance"], message["skill"]) == (utterance, "control")


async def test_without_a_file_there_is_no_forecast(
    actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(WEATHER_VARIABLE, raising=False)
    (message,) = await actions.messages("action_tell_weather")
    assert message["utterance"] == "weather-none"
