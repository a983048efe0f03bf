"""The household's own measurement, written into `weather.json`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.skills.weather import Weather, read_weather
from audit.durable import make_folder, write_new
from audit.errors import CandideError
from audit.home import WEATHER

__all__ = [
    "Measurement", "MeasurementNotKept", "MeasurementUnfit", "measured_now", "save_measurement",
]  # fmt: skip


class MeasurementUnfit(CandideError):
    """What was measured cannot be so."""

    code = "measurement-unfit"
    fr = "Cette mesure n'est pas possible\u00a0: entre -90 et 60 degrés, le nom du lieu en lettres."
    en = "That cannot be measured: between -90 and 60 degrees, and the place's name in letters."


class MeasurementNotKept(CandideError):
    """The household's folder takes no file."""

    code = "measurement-not-kept"
    fr = "La mesure ne peut pas être gardée\u00a0: {reason}."
    en = "The measurement cannot be kept: {reason}."


@dataclass(frozen=True)
class Measurement:
    """A temperature in degrees Celsius, and what else is known; None stays unsaid."""

    now_c: float
    sky: str | None = None
    low_c: int | None = None
    high_c: int | None = None
    place: str | None = None
    source: str | None = None


def measured_now(measurement: Measurement, now: datetime, before: Weather | None) -> Weather:
    """The weather of this measurement; place and source stay as they were `before`.

    Raises `MeasurementUnfit`.
    """
    known: dict[str, Any] = {
        "at": now,
        "now_c": round(measurement.now_c),
        "sky": measurement.sky,
        "low_c": measurement.low_c,
        "high_c": measurement.high_c,
        "place": measurement.place or (before.place if before is not None else None),
        "source": measurement.source or (before.source if before is not None else "sensor"),
    }
    try:
        return Weather.model_validate(known)
    except ValidationError as error:
        raise MeasurementUnfit() from error


def save_measurement(home: Path, measurement: Measurement, now: datetime) -> Weather:
    """Write it down, whole or not at all. Raises `MeasurementUnfit` or `MeasurementNotKept`."""
    path = home / WEATHER
    weather = measured_now(measurement, now, read_weather(path))
    new = path.with_suffix(".new")
    try:
        make_folder(home)
        new.unlink(missing_ok=True)
        write_new(new, weather.model_dump_json(indent=2, exclude_none=True).encode())
        new.replace(path)
    except OSError as error:
        raise MeasurementNotKept(reason=error.strerror) from error
    return weather
