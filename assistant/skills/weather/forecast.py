"""A forecast as it is kept: what it says of each hour and each day, and what became of fetching it.

It lies in `forecast.json` of the household's folder, written by the speaker and read by the action
server. Without that file the connection is switched off.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.skills.weather.measured import FRESH_FOR, Degrees, PlaceName
from assistant.skills.weather.sky import Sky

__all__ = ["FORECAST", "Day", "Forecast", "ForecastState", "Hour", "read_forecast"]

FORECAST = "forecast.json"
_BYTES_AT_MOST = 400_000
_Chance = Annotated[int, Field(ge=0, le=100, strict=True)]
_Kmh = Annotated[int, Field(ge=0, le=500, strict=True)]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hour(_Kept):
    """What is forecast for the hour from `at` on; what is not known is None."""

    at: AwareDatetime
    temperature_c: Degrees
    sky: Sky
    rain_chance: _Chance | None = None
    wind_kmh: _Kmh | None = None


class Day(_Kept):
    """What is forecast for a whole day at the place; the sun's times are None where it stays."""

    date: date
    low_c: Degrees
    high_c: Degrees
    sky: Sky
    rain_chance: _Chance | None = None
    wind_kmh: _Kmh | None = None
    sun_hours: Annotated[int, Field(ge=0, le=24, strict=True)] | None = None
    sunrise: AwareDatetime | None = None
    sunset: AwareDatetime | None = None

    @model_validator(mode="after")
    def _lowest_is_below_highest(self) -> Day:
        if self.low_c > self.high_c:
            raise ValueError("the lowest is above the highest")
        return self


class Forecast(_Kept):
    """One forecast, whole: `now` is the weather when it was fetched."""

    fetched_at: AwareDatetime
    now: Hour
    hours: Annotated[tuple[Hour, ...], Field(max_length=400)]
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=16)]

    def is_fresh(self, now: datetime) -> bool:
        """Whether it may still be told; one from the future is as doubtful as an old one."""
        return abs(now - self.fetched_at) <= FRESH_FOR

    def day(self, wanted: date) -> Day | None:
        """What it says of a day."""
        return next((day for day in self.days if day.date == wanted), None)

    def hours_between(self, first: datetime, last: datetime) -> Sequence[Hour]:
        """The hours from `first` on that begin before `last`."""
        return [hour for hour in self.hours if first <= hour.at < last]


class ForecastState(_Kept):
    """The last forecast that came, and what fetching it has come to.

    `answering` is whether the last attempt brought one. Latitude and longitude are those asked for,
    in tenths of a degree: the forecast of another place is not this household's.
    """

    latitude_tenths: Annotated[int, Field(ge=-900, le=900)]
    longitude_tenths: Annotated[int, Field(ge=-1800, le=1800)]
    place: PlaceName | None = None
    tried_at: AwareDatetime | None = None
    failures: Annotated[int, Field(ge=0)] = 0
    forecast: Forecast | None = None

    @property
    def answering(self) -> bool:
        """Whether the source answered when it was last asked."""
        return self.failures == 0


def read_forecast(path: Path) -> ForecastState | None:
    """What is kept at `path`; None where there is nothing that can be trusted."""
    try:
        with path.open("rb") as file:
            return ForecastState.model_validate_json(file.read(_BYTES_AT_MOST))
    except (OSError, ValidationError):
        return None
