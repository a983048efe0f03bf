"""The weather: what a sentence asks of it, and what the household's own data answer.

Two sources, and no network in here: what somebody measured (`weather.json`), and the forecast that
the speaker fetches where the household switched that on (`forecast.json`).
"""

from __future__ import annotations

from assistant.skills.weather.answer import WeatherAnswer, answer_weather
from assistant.skills.weather.forecast import (
    FORECAST,
    Day,
    Forecast,
    ForecastState,
    Hour,
    read_forecast,
)
from assistant.skills.weather.measured import FRESH_FOR, Weather, read_weather
from assistant.skills.weather.question import WeatherQuestion, read_question

__all__ = [
    "FORECAST", "FRESH_FOR", "Day", "Forecast", "ForecastState", "Hour", "Weather",
    "WeatherAnswer", "WeatherQuestion", "answer_weather", "read_forecast", "read_question",
    "read_weather",
]  # fmt: skip
