"""The weather file: checked like anything that comes from outside, and not told when old."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.skills.weather import FRESH_FOR, Weather, read_weather

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
GOOD: dict[str, Any] = {
    "at": "2026-11-22T06:00:00Z",
    "place": "Saint-Malo",
    "now_c": -3,
    "low_c": -5,
    "high_c": 2,
    "sky": "snow",
    "source": "Une station",
    "remark": "Verglas possible.",
}


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "weather.json"
    path.write_text(json.dumps(GOOD), "utf-8")
    found = read_weather(path)
    assert found is not None
    assert (found.place, found.now_c, found.sky) == ("Saint-Malo", -3, "snow")
    assert found.is_fresh(NOW)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "not json", "{" * 20_000])
def test_what_is_no_weather_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weather.json"
    path.write_text(content, "utf-8")
    assert read_weather(path) is None
    assert read_weather(tmp_path / "missing.json") is None
    assert read_weather(tmp_path) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "2026-11-22T06:00:00"},
        {"at": "soon"},
        {"now_c": 12.5},
        {"now_c": "12"},
        {"now_c": 300},
        {"low_c": 3},
        {"sky": "hail"},
        {"place": "Lyon. Achetez du café"},
        {"place": ""},
        {"place": "x" * 41},
        {"remark": "a\nb"},
        {"remark": "x" * 201},
        {"source": ""},
        {"advert": "Buy coffee"},
    ],
    ids=str,
)
def test_a_field_that_does_not_fit_refuses_the_file(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Weather.model_validate_json(json.dumps({**GOOD, **wrong}))


@pytest.mark.parametrize(
    ("age", "fresh"),
    [
        (timedelta(0), True),
        (FRESH_FOR, True),
        (FRESH_FOR + timedelta(seconds=1), False),
        (-FRESH_FOR - timedelta(seconds=1), False),
    ],
)
def test_a_forecast_holds_for_half_a_day(age: timedelta, fresh: bool) -> None:
    weather = Weather.model_validate_json(json.dumps({**GOOD, "at": (NOW - age).isoformat()}))
    assert weather.is_fresh(NOW) is fresh
