"""The weather as a household's folder holds it: measured by somebody, or forecast by a source."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from assistant.skills.weather import FORECAST, Forecast, ForecastState
from assistant.weather.open_meteo import read_answer
from audit.home import WEATHER
from tests.support.clock import ManualClock

# A dry day, a rainy one, a snowy one, fog in the morning, thunder, and then fine weather.
CODES = (2, 63, 75, 45, 95, 0, 1, 3, 0, 0, 0, 0, 0, 0)
CHANCES = (10, 80, 70, 5, 65, 0, 40, 0, 0, 0, 0, 0, 0, 0)
LOWS = (3, 1, -4, -1, 6, 8, 2, 2, 2, 2, 2, 2, 2, 2)
HIGHS = (9, 6, 1, 4, 12, 14, 10, 10, 10, 10, 10, 10, 10, 10)
WINDS = (12, 25, 45, 8, 70, 10, 10, 10, 10, 10, 10, 10, 10, 10)
SUN_HOURS = (5, 0, 1, 3, 2, 7, 6, 4, 7, 7, 7, 7, 7, 7)


def put_weather(home: Path, remark: str | None = None) -> None:
    """A fine day, as of the moment at which a `ManualClock` starts."""
    weather = {
        "at": ManualClock().wall().isoformat(),
        "place": "Vaubrun",
        "now_c": 24,
        "low_c": 15,
        "high_c": 27,
        "sky": "clear",
        "source": "somebody",
    }
    if remark is not None:
        weather["remark"] = remark
    (home / WEATHER).write_text(json.dumps(weather), "utf-8")


def open_meteo_answer(now: datetime, offset_s: int = 3600) -> dict[str, Any]:
    """An answer in Open-Meteo's format for the days from `now` on, with made-up weather.

    It rains, snows and thunders from noon on; before that the sky is the one of the day before.
    """
    local = now.astimezone(timezone(timedelta(seconds=offset_s)))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    days = [midnight + timedelta(days=ahead) for ahead in range(len(CODES))]
    hours = [midnight + timedelta(hours=ahead) for ahead in range(24 * len(CODES))]

    def later(ahead: int, morning: int, rest: int) -> int:
        return rest if ahead % 24 >= 12 else morning

    return {
        "latitude": 48.1,
        "longitude": -1.7,
        "generationtime_ms": 0.2,
        "utc_offset_seconds": offset_s,
        "timezone": "Europe/Paris",
        "timezone_abbreviation": "GMT+1",
        "elevation": 38.0,
        "current_units": {"time": "iso8601", "temperature_2m": "°C", "wind_speed_10m": "km/h"},
        "current": {
            "time": f"{local.replace(minute=local.minute // 15 * 15):%Y-%m-%dT%H:%M}",
            "interval": 900,
            "temperature_2m": 7.4,
            "weather_code": 2,
            "wind_speed_10m": 11.6,
            "precipitation": 0.0,
        },
        "hourly": {
            "time": [f"{hour:%Y-%m-%dT%H:%M}" for hour in hours],
            "temperature_2m": [
                LOWS[ahead // 24] + 0.2 if ahead % 24 < 8 else HIGHS[ahead // 24] - 0.2
                for ahead in range(len(hours))
            ],
            "weather_code": [
                later(ahead, 3, CODES[ahead // 24]) if CODES[ahead // 24] > 50
                else CODES[ahead // 24]
                for ahead in range(len(hours))
            ],
            "precipitation_probability": [
                later(ahead, 5, CHANCES[ahead // 24]) for ahead in range(len(hours))
            ],
            "wind_speed_10m": [float(WINDS[ahead // 24]) for ahead in range(len(hours))],
        },
        "daily": {
            "time": [f"{day:%Y-%m-%d}" for day in days],
            "weather_code": list(CODES),
            "temperature_2m_max": [float(high) for high in HIGHS],
            "temperature_2m_min": [float(low) for low in LOWS],
            "precipitation_probability_max": list(CHANCES),
            "wind_speed_10m_max": [float(wind) for wind in WINDS],
            "sunshine_duration": [hours * 3600.0 for hours in SUN_HOURS],
            "sunrise": [f"{day:%Y-%m-%d}T08:31" for day in days],
            "sunset": [f"{day:%Y-%m-%d}T17:17" for day in days],
        },
    }  # fmt: skip


def forecast_at(fetched: datetime) -> Forecast:
    """The forecast of that answer."""
    return read_answer(json.dumps(open_meteo_answer(fetched)).encode(), fetched)


def state_at(fetched: datetime | None, *, failures: int = 0) -> ForecastState:
    """What is kept of a forecast that came then, and of the attempts that failed since."""
    return ForecastState(
        latitude_tenths=481,
        longitude_tenths=-17,
        place="Vaubrun",
        tried_at=(fetched or datetime(2026, 11, 22, 9, tzinfo=UTC))
        if failures or fetched
        else None,
        failures=failures,
        forecast=None if fetched is None else forecast_at(fetched),
    )


def put_forecast(home: Path, state: ForecastState) -> None:
    """The forecast as the speaker keeps it."""
    (home / FORECAST).write_text(state.model_dump_json(), "utf-8")
