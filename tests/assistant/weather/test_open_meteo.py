"""Reading a forecast: what fits is taken, and whatever else comes is refused and never raises."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.weather.sky import SKIES
from assistant.weather import AnswerUnfit, read_answer
from tests.support.forecasts import open_meteo_answer

NOW = datetime(2026, 11, 24, 9, 20, tzinfo=UTC)
GOOD = open_meteo_answer(NOW)


def read(answer: Any) -> Any:
    return read_answer(json.dumps(answer).encode(), NOW)


def test_a_good_answer_is_read_whole() -> None:
    forecast = read(GOOD)
    assert (forecast.now.temperature_c, forecast.now.sky, forecast.now.wind_kmh) == (
        7, "partly", 12,
    )  # fmt: skip
    assert len(forecast.days) == 14
    assert len(forecast.hours) == 14 * 24
    tomorrow = forecast.days[1]
    assert (tomorrow.low_c, tomorrow.high_c, tomorrow.sky) == (1, 6, "rain")
    assert (tomorrow.rain_chance, tomorrow.sun_hours) == (80, 0)
    assert tomorrow.sunrise == datetime.fromisoformat("2026-11-25T08:31:00+01:00")
    assert forecast.hours[0].at == datetime.fromisoformat("2026-11-24T00:00:00+01:00")
    assert forecast.fetched_at == NOW


def test_every_figure_of_the_documented_table_is_a_sky() -> None:
    documented = [
        0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82,
        85, 86, 95, 96, 99,
    ]  # fmt: skip
    assert sorted(SKIES) == documented


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    answer = deepcopy(GOOD)
    change(answer)
    return answer


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.pop("current"),
        lambda a: a.pop("daily"),
        lambda a: a.pop("utc_offset_seconds"),
        lambda a: a.update(utc_offset_seconds="3600"),
        lambda a: a.update(utc_offset_seconds=999_999),
        # Another zone: its "now" is hours from ours, whatever it says of itself.
        lambda a: a.update(utc_offset_seconds=-5 * 3600),
        lambda a: a["current"].update(time="2026-11-24T02:20"),
        lambda a: a["current"].update(time="2026-11-24T10:20+05:00"),
        lambda a: a["current"].update(time="yesterday"),
        lambda a: a["current"].update(time="0001-01-01T00:00"),
        lambda a: a["current"].update(temperature_2m=300),
        lambda a: a["current"].update(temperature_2m=None),
        lambda a: a["current"].update(weather_code=42),
        lambda a: a["current_units"].update(temperature_2m="°F"),
        lambda a: a["current_units"].update(wind_speed_10m="mp/h"),
        lambda a: a["daily"].update(time=a["daily"]["time"][3:]),
        lambda a: a["daily"].update(time=a["daily"]["time"][:2]),
        lambda a: a["daily"].update(time=list(reversed(a["daily"]["time"]))),
        lambda a: a["daily"].update(temperature_2m_min=[50.0] * 14),
        lambda a: a["daily"].update(temperature_2m_max=[1e308] * 14),
        lambda a: a["daily"].update(precipitation_probability_max=[400] * 14),
        lambda a: a["daily"].update(time=["2026-11-24"] * 14),
        lambda a: a["hourly"].update(time=a["hourly"]["time"] * 30),
        lambda a: a["hourly"].update(time=list(reversed(a["hourly"]["time"]))),
        lambda a: a["hourly"].update(wind_speed_10m="strong"),
    ],
)
def test_what_does_not_fit_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(AnswerUnfit):
        read(changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.update(advert="Buy an umbrella at Valdor's", note={"x": [1, 2]}),
        lambda a: a["daily"].update(sunrise=[None] * 14, sunset=[]),
        lambda a: a["daily"].update(sunrise=["1970-01-01T00:00"] * 14),
        lambda a: a["hourly"].update(precipitation_probability=[None] * 336),
        lambda a: a["hourly"]["temperature_2m"].__setitem__(5, None),
        lambda a: a["daily"]["weather_code"].__setitem__(9, None),
    ],
)
def test_what_is_unknown_or_more_than_asked_for_does_no_harm(
    change: Callable[[dict[str, Any]], object],
) -> None:
    forecast = read(changed(change))
    assert len(forecast.days) >= 9
    assert "Valdor" not in forecast.model_dump_json()


def test_days_go_as_far_as_enough_is_known() -> None:
    def forget(answer: dict[str, Any]) -> None:
        answer["daily"]["temperature_2m_max"][6] = None

    assert len(read(changed(forget)).days) == 6


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"<html><body>Welcome</body></html>", b"\xff\xfe\x00",
        b"[" * 100_000, b'{"a":' * 50_000, b"1" * 100_000, b'{"current": NaN}',
        json.dumps(GOOD).encode()[:-30],
    ],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_what_is_no_forecast_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(AnswerUnfit):
        read_answer(body, NOW)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["2026-11-24T10:15", "2026-11-24", "9999-12-31T23:59"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)  # fmt: skip


@given(st.binary(max_size=200) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_comes_nothing_but_a_refusal_follows(body: bytes) -> None:
    with pytest.raises(AnswerUnfit):
        read_answer(body, NOW)


@given(st.data())
def test_with_any_part_replaced_it_is_read_or_refused(data: st.DataObject) -> None:
    answer = deepcopy(GOOD)
    section = data.draw(st.sampled_from(["", "current", "hourly", "daily", "current_units"]))
    part = answer[section] if section else answer
    name = data.draw(st.sampled_from(sorted(part)))
    if isinstance(part[name], list) and data.draw(st.booleans()):
        part[name][data.draw(st.integers(0, len(part[name]) - 1))] = data.draw(_JSON)
    else:
        part[name] = data.draw(_JSON)
    try:
        forecast = read(answer)
    except AnswerUnfit:
        return
    assert forecast.days[0].date == (NOW + timedelta(hours=1)).date()
