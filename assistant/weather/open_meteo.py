"""Reads an answer in Open-Meteo's JSON format, and believes no more of it than fits.

Format: https://open-meteo.com/en/docs – `current`, and `hourly` and `daily` as columns of equal
length; times are those of the place, without an offset, which `utc_offset_seconds` gives. What is
unknown may be null. Texts are not read at all: nothing that a source writes can ever be heard.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.skills.weather import Day, Forecast, Hour
from assistant.skills.weather.sky import SKIES

__all__ = ["AnswerUnfit", "read_answer"]

# How far the answer's "now" may lie from ours: sources renew it every quarter of an hour.
_OF_NOW = timedelta(hours=2)
_FEWEST_DAYS = 3
_HOUR_S = 3600
_MOST_HOURS = 400

_Number = Annotated[float, Field(allow_inf_nan=False)]
_Numbers = Annotated[list[_Number | None], Field(max_length=_MOST_HOURS)]
_Code = int | None
_Codes = Annotated[list[_Code], Field(max_length=_MOST_HOURS)]
_Times = Annotated[list[datetime], Field(min_length=1, max_length=_MOST_HOURS)]


class AnswerUnfit(Exception):
    """The answer is no forecast for this place and time; the text says why, without quoting it."""


class _Part(BaseModel):
    """Names of Open-Meteo's; what else it sends is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Units(_Part):
    temperature_2m: str = "°C"
    wind_speed_10m: str = "km/h"


class _Current(_Part):
    time: datetime
    temperature_2m: _Number
    weather_code: int
    wind_speed_10m: _Number | None = None


class _Hourly(_Part):
    time: _Times
    temperature_2m: _Numbers
    weather_code: _Codes
    wind_speed_10m: _Numbers = []
    precipitation_probability: _Numbers = []


class _Daily(_Part):
    time: Annotated[list[date], Field(min_length=1, max_length=16)]
    weather_code: _Codes
    temperature_2m_max: _Numbers
    temperature_2m_min: _Numbers
    precipitation_probability_max: _Numbers = []
    wind_speed_10m_max: _Numbers = []
    sunshine_duration: _Numbers = []
    sunrise: list[datetime | None] = []
    sunset: list[datetime | None] = []


class _Answer(_Part):
    utc_offset_seconds: Annotated[int, Field(ge=-14 * _HOUR_S, le=14 * _HOUR_S, strict=True)]
    current_units: _Units = _Units()
    current: _Current
    hourly: _Hourly
    daily: _Daily


def read_answer(body: bytes, now: datetime) -> Forecast:
    """The forecast in `body`, which came at `now`. Raises `AnswerUnfit`, and nothing else."""
    try:
        answer = _Answer.model_validate_json(body)
        return _forecast(answer, now)
    except ValidationError as error:
        raise AnswerUnfit(f"{error.error_count()} fields do not fit") from None
    except (OverflowError, ValueError) as error:
        raise AnswerUnfit(type(error).__name__) from None


def _forecast(answer: _Answer, now: datetime) -> Forecast:
    if answer.current_units != _Units():
        raise AnswerUnfit("other units than were asked for")
    zone = timezone(timedelta(seconds=answer.utc_offset_seconds))
    current = answer.current
    at = _placed(current.time, zone)
    if abs(now - at) > _OF_NOW:
        raise AnswerUnfit("its time is not ours: another zone, or an old answer")
    hour = _hour(at, current.temperature_2m, current.weather_code, None, current.wind_speed_10m)
    if hour is None:
        raise AnswerUnfit("a sky that nobody knows")
    days = _days(answer.daily, zone)
    today = now.astimezone(zone).date()
    if len(days) < _FEWEST_DAYS or days[0].date != today or not _in_a_row(days):
        raise AnswerUnfit("not the days that were asked for")
    return Forecast(
        fetched_at=now.astimezone(UTC), now=hour, hours=_hours(answer.hourly, zone), days=days
    )


def _hours(hourly: _Hourly, zone: timezone) -> tuple[Hour, ...]:
    """The hours of which enough is known, as far as they go in their order."""
    found: list[Hour] = []
    for place, time in enumerate(hourly.time):
        hour = _hour(
            _placed(time, zone),
            _at(hourly.temperature_2m, place),
            _at(hourly.weather_code, place),
            _at(hourly.precipitation_probability, place),
            _at(hourly.wind_speed_10m, place),
        )
        if found and _placed(time, zone) <= found[-1].at:
            raise AnswerUnfit("hours out of their order")
        if hour is not None:
            found.append(hour)
    return tuple(found)


def _hour(
    at: datetime,
    temperature: float | None,
    code: int | None,
    chance: float | None,
    wind: float | None,
) -> Hour | None:
    if temperature is None or code not in SKIES:
        return None
    return Hour(
        at=at,
        temperature_c=round(temperature),
        sky=SKIES[code],
        rain_chance=_whole(chance),
        wind_kmh=_whole(wind),
    )


def _days(daily: _Daily, zone: timezone) -> tuple[Day, ...]:
    """The days from the first on, up to one of which too little is known."""
    found: list[Day] = []
    for place, day in enumerate(daily.time):
        low, high = _at(daily.temperature_2m_min, place), _at(daily.temperature_2m_max, place)
        code = _at(daily.weather_code, place)
        if low is None or high is None or code not in SKIES:
            break
        sunshine = _at(daily.sunshine_duration, place)
        found.append(
            Day(
                date=day,
                low_c=round(low),
                high_c=round(high),
                sky=SKIES[code],
                rain_chance=_whole(_at(daily.precipitation_probability_max, place)),
                wind_kmh=_whole(_at(daily.wind_speed_10m_max, place)),
                sun_hours=None if sunshine is None else round(sunshine / _HOUR_S),
                sunrise=_sun(_at(daily.sunrise, place), day, zone),
                sunset=_sun(_at(daily.sunset, place), day, zone),
            )
        )
    return tuple(found)


def _in_a_row(days: tuple[Day, ...]) -> bool:
    return all(later.date - day.date == timedelta(days=1) for day, later in pairwise(days))


def _sun(time: datetime | None, day: date, zone: timezone) -> datetime | None:
    """A time of the sun; where it does not rise or set, sources write one of another day."""
    return None if time is None or time.date() != day else _placed(time, zone)


def _placed(time: datetime, zone: timezone) -> datetime:
    """A time of the place as a moment."""
    if time.tzinfo is not None:
        raise AnswerUnfit("times with an offset of their own")
    return time.replace(tzinfo=zone)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _at(column: list[Any], place: int) -> Any:
    return column[place] if place < len(column) else None
