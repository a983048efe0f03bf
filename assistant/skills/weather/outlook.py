"""What a forecast says of one stretch of time: its sky, its temperatures, whether it rains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from assistant.skills.weather.forecast import Day, Forecast, Hour
from assistant.skills.weather.periods import hours_of
from assistant.skills.weather.question import WeatherQuestion
from assistant.skills.weather.sky import WET, Sky, overall_sky
from assistant.skills.weather.topics import Topic

__all__ = ["Likely", "Outlook", "days_of", "force_of", "merged", "outlook_of"]

Likely = Literal["yes", "maybe", "no"]
_SURE_CHANCE, _SMALL_CHANCE = 60, 25
_SHOWS: dict[Topic, frozenset[Sky]] = {
    "snow": frozenset({"snow"}),
    "storm": frozenset({"storm", "hail"}),
    "hail": frozenset({"hail"}),
    "fog": frozenset({"fog"}),
    "sun": frozenset({"clear", "partly"}),
}


@dataclass(frozen=True)
class Outlook:
    """One stretch of time; `chance` is that of rain in percent, None where nobody says."""

    sky: Sky
    skies: frozenset[Sky]
    low_c: int
    high_c: int
    chance: int | None
    wind_kmh: int | None

    def rain(self) -> Likely:
        """Whether it will rain."""
        wet = bool(self.skies & WET)
        if self.chance is None:
            return "yes" if wet else "no"
        if self.chance >= _SURE_CHANCE:
            return "yes"
        return "maybe" if wet or self.chance >= _SMALL_CHANCE else "no"

    def brings(self, topic: Topic) -> Likely:
        """Whether what is asked about comes."""
        if topic == "rain":
            return self.rain()
        return "yes" if self.skies & _SHOWS[topic] else "no"

    @property
    def snows_instead(self) -> bool:
        """Whether what falls is snow and no rain."""
        return "snow" in self.skies and not self.skies & WET


def outlook_of(question: WeatherQuestion, forecast: Forecast, now: datetime) -> Outlook | None:
    """What the forecast says of the stretch that is asked about; None where it says nothing."""
    day = forecast.day(question.first)
    hours = forecast.hours_between(*hours_of(question, now))
    if question.topic == "sun" and day is not None:
        hours = [hour for hour in hours if _is_light(hour, day)] or hours
    whole = question.part is None and question.span != "moment"
    if day is not None and (not hours or (whole and question.first > now.date())):
        return _of_day(day, hours)
    if not hours:
        return None
    outlook = _of_hours(hours)
    if whole and day is not None and question.topic in {"general", "temperature"}:
        # Today as a whole: how cold it was this morning belongs to it.
        return replace(outlook, low_c=day.low_c, high_c=day.high_c)
    return outlook


def days_of(question: WeatherQuestion, forecast: Forecast) -> list[WeatherQuestion]:
    """The same question for each day of it that the forecast knows."""
    many = (question.last - question.first).days + 1
    days = (question.first + timedelta(days=ahead) for ahead in range(many))
    return [
        replace(question, first=day, last=day, span="day")
        for day in days
        if forecast.day(day) is not None
    ]


def merged(outlooks: Sequence[Outlook]) -> Outlook:
    """Several stretches as one."""
    chances = [one.chance for one in outlooks if one.chance is not None]
    winds = [one.wind_kmh for one in outlooks if one.wind_kmh is not None]
    return Outlook(
        overall_sky([one.sky for one in outlooks]),
        frozenset(sky for one in outlooks for sky in one.skies),
        min(one.low_c for one in outlooks),
        max(one.high_c for one in outlooks),
        max(chances, default=None),
        max(winds, default=None),
    )


def force_of(wind_kmh: int) -> str:
    """How wind of this speed is called; the limits are those of forces 4, 6 and 8 of Beaufort."""
    if wind_kmh < 20:
        return "calm"
    return "fresh" if wind_kmh < 39 else "strong" if wind_kmh < 62 else "gale"


def _of_day(day: Day, hours: Sequence[Hour]) -> Outlook:
    skies = frozenset({day.sky, *(hour.sky for hour in hours)})
    return Outlook(day.sky, skies, day.low_c, day.high_c, day.rain_chance, day.wind_kmh)


def _of_hours(hours: Sequence[Hour]) -> Outlook:
    temperatures = [hour.temperature_c for hour in hours]
    chances = [hour.rain_chance for hour in hours if hour.rain_chance is not None]
    winds = [hour.wind_kmh for hour in hours if hour.wind_kmh is not None]
    skies = [hour.sky for hour in hours]
    return Outlook(
        overall_sky(skies),
        frozenset(skies),
        min(temperatures),
        max(temperatures),
        max(chances, default=None),
        max(winds, default=None),
    )


def _is_light(hour: Hour, day: Day) -> bool:
    if day.sunrise is None or day.sunset is None:
        return True
    return day.sunrise - timedelta(hours=1) < hour.at < day.sunset
