"""The forecast, fetched in the background where the household switched it on, and kept."""

from __future__ import annotations

from assistant.weather.keeper import ForecastKeeper, forget_forecast
from assistant.weather.open_meteo import AnswerUnfit, read_answer
from assistant.weather.sensor import Measurement, measured_now, save_measurement
from assistant.weather.source import SourceFailed, fetch_forecast

__all__ = [
    "AnswerUnfit", "ForecastKeeper", "Measurement", "SourceFailed", "fetch_forecast",
    "forget_forecast", "measured_now", "read_answer", "save_measurement",
]  # fmt: skip
