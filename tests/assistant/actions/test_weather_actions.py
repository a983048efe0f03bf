"""The weather as the action server tells it: from the two files that it is pointed to."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.actions.context import FORECAST_VARIABLE, WEATHER_VARIABLE
from assistant.skills.weather import FORECAST
from tests.support.actions import Actions, actions
from tests.support.forecasts import put_forecast, state_at

__all__ = ["actions"]  # a fixture

# What the speaker's clock shows in these tests.
NOW = datetime.fromisoformat("2026-11-22T09:07:00+01:00")
MEASURED: dict[str, Any] = {"at": "2026-11-22T09:00:00+01:00", "now_c": -3, "source": "balcony"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A household's folder, pointed to as the speaker points to it."""
    monkeypatch.setenv(WEATHER_VARIABLE, str(tmp_path / "weather.json"))
    monkeypatch.setenv(FORECAST_VARIABLE, str(tmp_path / FORECAST))
    return tmp_path


async def tell(actions: Actions, heard: str, language: str = "en") -> list[dict[str, Any]]:
    return await actions.messages("action_tell_weather", heard, language=language)


async def test_the_forecast_of_its_file_is_told(actions: Actions, home: Path) -> None:
    put_forecast(home, state_at(NOW - timedelta(minutes=30)))
    (message,) = await tell(actions, "will it rain tomorrow")
    assert (message["utterance"], message["skill"]) == ("weather-rain-yes", "weather")
    assert message["arguments"] == {"as_of": "now", "period": "tomorrow", "chance": 80}
    (message,) = await tell(actions, "quel temps fait-il", "fr")
    assert message["utterance"] == "weather-now"
    assert message["arguments"] == {
        "place": "Vaubrun", "sky": "partly", "now_c": 7, "low_c": 3, "high_c": 9,
    }  # fmt: skip


async def test_a_weekend_is_two_days(actions: Actions, home: Path) -> None:
    put_forecast(home, state_at(NOW))
    messages = await tell(actions, "what's next weekend like")
    periods = [message["arguments"]["period"] for message in messages]
    assert periods == ["2026-11-28", "2026-11-29"]


async def test_the_remark_of_a_sensor_stays_an_item_apart(actions: Actions, home: Path) -> None:
    put_forecast(home, state_at(NOW))
    remark = "Buy your winter tyres now."
    (home / "weather.json").write_text(json.dumps({**MEASURED, "remark": remark}), "utf-8")
    told, theirs = await tell(actions, "how cold is it")
    assert told["arguments"]["now_c"] == -3
    assert remark not in json.dumps(told)
    assert (theirs["utterance"], theirs["arguments"]) == ("weather-remark", {"remark": remark})
    (tomorrow,) = await tell(actions, "and tomorrow")
    assert tomorrow["utterance"] == "weather-day"


@pytest.mark.parametrize(
    ("age_h", "failures", "utterance", "skill"),
    [
        (1, 0, "weather-day", "weather"),
        (5, 4, "weather-day", "weather"),
        (13, 8, "weather-lost", "control"),
        (None, 0, "weather-waiting", "control"),
        (None, 2, "weather-silent", "control"),
    ],
)
async def test_what_a_silent_source_leaves_to_tell(
    actions: Actions, home: Path, age_h: int | None, failures: int, utterance: str, skill: str
) -> None:
    fetched = None if age_h is None else NOW - timedelta(hours=age_h)
    put_forecast(home, state_at(fetched, failures=failures))
    (message,) = await tell(actions, "et demain", "fr")
    assert (message["utterance"], message["skill"]) == (utterance, skill)


@pytest.mark.parametrize("content", ["", "{", "null", "[]", '{"forecast": 1}', "x" * 500_000])
async def test_a_file_that_is_no_forecast_is_as_none(
    actions: Actions, home: Path, content: str
) -> None:
    (home / FORECAST).write_text(content)
    (message,) = await tell(actions, "et demain", "fr")
    assert message["utterance"] == "weather-none"


async def test_without_the_variable_the_connection_counts_as_off(
    actions: Actions, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_forecast(home, state_at(NOW))
    monkeypatch.delenv(FORECAST_VARIABLE)
    (message,) = await tell(actions, "et demain", "fr")
    assert message["utterance"] == "weather-none"


async def test_another_place_is_not_answered_with_this_one(actions: Actions, home: Path) -> None:
    put_forecast(home, state_at(NOW))
    (message,) = await tell(actions, "quel temps à lyon", "fr")
    assert (message["utterance"], message["skill"]) == ("weather-elsewhere", "control")
    (message,) = await tell(actions, "quel temps à vaubrun", "fr")
    assert message["utterance"] == "weather-now"
