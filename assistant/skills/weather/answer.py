"""The answer to a question about the weather: which sentence, with which facts.

What is measured here is told of now, the forecast of everything else. Without either it is said
since when nothing is known, or how to switch the connection on. Nothing in here is a text of
others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.skills.weather.forecast import Forecast, ForecastState
from assistant.skills.weather.measured import Weather
from assistant.skills.weather.outlook import Outlook, days_of, force_of, merged, outlook_of
from assistant.skills.weather.periods import as_of, day_name, period_name, since
from assistant.skills.weather.question import WeatherQuestion
from assistant.skills.weather.sky import WET
from assistant.skills.weather.topics import EVENTS

__all__ = ["WeatherAnswer", "answer_weather"]

Fact = str | int
# A measurement older than this gives way to a forecast for this hour.
_OF_NOW = timedelta(hours=2)
_FREEZING_C = 0

_RAIN = {"yes": "weather-rain-yes", "maybe": "weather-rain-maybe", "no": "weather-rain-no"}
_EVENT = {"yes": "weather-event-yes", "maybe": "weather-event-yes", "no": "weather-event-no"}
_UMBRELLA = {
    "yes": "weather-umbrella-yes",
    "maybe": "weather-umbrella-maybe",
    "no": "weather-umbrella-no",
}


@dataclass(frozen=True)
class WeatherAnswer:
    """One sentence and its facts; one that tells nothing of the weather serves no request."""

    utterance: str
    facts: dict[str, Fact]
    served: bool = True
    remark: str | None = None


def answer_weather(
    question: WeatherQuestion,
    now: datetime,
    measured: Weather | None,
    state: ForecastState | None,
) -> tuple[WeatherAnswer, ...]:
    """What is to be said; at least one sentence. Without a `state` the connection is off."""
    today = now.date()
    if question.elsewhere:
        return (_not("weather-elsewhere"),)
    if not question.is_clear:
        return (_not("weather-which-day"),)
    if question.last < today:
        return (_not("weather-past"),)
    fresh = measured if measured is not None and measured.is_fresh(now) else None
    forecast = _usable(state, now)
    about_today = question.first <= today and question.last == today
    if forecast is None:
        if about_today and fresh is not None and _can_tell(fresh, question):
            return (_measured(fresh, None, now),)
        return (_unknown(question, now, measured, state, about_today=about_today),)
    last = forecast.days[-1].date
    if question.first > last or (question.span in {"day", "week"} and question.last > last):
        return (_not("weather-too-far", day=last.isoformat()),)
    if question.span == "moment":
        return (_of_now(question, forecast, fresh, state, now),)
    return _of_days(question, forecast, now)


def _usable(state: ForecastState | None, now: datetime) -> Forecast | None:
    forecast = None if state is None else state.forecast
    return forecast if forecast is not None and forecast.is_fresh(now) else None


def _unknown(
    question: WeatherQuestion,
    now: datetime,
    measured: Weather | None,
    state: ForecastState | None,
    *,
    about_today: bool,
) -> WeatherAnswer:
    """Why there is nothing to tell."""
    if state is not None:
        if state.forecast is not None:
            return _not("weather-lost", since=since(state.forecast.fetched_at, now))
        return _not("weather-waiting" if state.answering else "weather-silent")
    fresh = measured is not None and measured.is_fresh(now)
    if about_today and measured is not None and not fresh and _can_tell(measured, question):
        return _not("weather-old")
    if fresh and not about_today:
        return _not("weather-today-only")
    return _not("weather-none")


def _can_tell(measured: Weather, question: WeatherQuestion) -> bool:
    """Whether a measurement has anything to say to it: a thermometer does not see rain."""
    if question.topic in {"sunrise", "sunset"}:
        return False
    return measured.sky is not None or question.topic in {"general", "temperature", "frost"}


def _measured(measured: Weather, forecast: Forecast | None, now: datetime) -> WeatherAnswer:
    """What was measured here; what a thermometer cannot know is the forecast's."""
    day = None if forecast is None else forecast.day(now.date())
    sky = measured.sky or (forecast.now.sky if forecast is not None else None)
    low, high = measured.low_c, measured.high_c
    if day is not None:
        low = day.low_c if low is None else low
        high = day.high_c if high is None else high
    if sky is None or low is None or high is None:
        facts: dict[str, Fact] = {"now_c": measured.now_c}
        return WeatherAnswer("weather-measured", facts, remark=measured.remark)
    return WeatherAnswer(
        "weather-now",
        {
            "place": measured.place or "none",
            "sky": sky,
            "now_c": measured.now_c,
            "low_c": low,
            "high_c": high,
        },
        remark=measured.remark,
    )


def _of_now(
    question: WeatherQuestion,
    forecast: Forecast,
    fresh: Weather | None,
    state: ForecastState | None,
    now: datetime,
) -> WeatherAnswer:
    """How it is: measured, or forecast for this hour."""
    recent = fresh if fresh is not None and abs(now - fresh.at) <= _OF_NOW else None
    aged = as_of(forecast.fetched_at, now)
    hour = forecast.now
    if aged != "now":
        this_hour = forecast.hours_between(now - timedelta(hours=1), now + timedelta(seconds=1))
        hour = this_hour[-1] if this_hour else hour
    sky = (recent and recent.sky) or hour.sky
    if question.topic == "wind" and hour.wind_kmh is not None:
        return _wind(hour.wind_kmh, "now", aged)
    if question.topic in EVENTS:
        seen = {
            "rain": sky in WET,
            "snow": sky == "snow",
            "storm": sky in {"storm", "hail"},
            "hail": sky == "hail",
            "fog": sky == "fog",
            "sun": sky in {"clear", "partly"},
        }[question.topic]
        which = "weather-is" if seen else "weather-is-not"
        return WeatherAnswer(which, {"as_of": aged, "event": question.topic})
    if recent is not None:
        return _measured(recent, forecast, now)
    # Where this machine's clock is in another zone, its today may be over at the place.
    day = forecast.day(now.date()) or forecast.days[0]
    facts: dict[str, Fact] = {
        "sky": sky,
        "now_c": hour.temperature_c,
        "low_c": day.low_c,
        "high_c": day.high_c,
    }
    if aged != "now":
        return WeatherAnswer("weather-then", {"as_of": aged, **facts})
    place = (state.place if state is not None else None) or "none"
    return WeatherAnswer("weather-now", {"place": place, **facts})


def _of_days(
    question: WeatherQuestion, forecast: Forecast, now: datetime
) -> tuple[WeatherAnswer, ...]:
    aged = as_of(forecast.fetched_at, now)
    if question.topic in {"sunrise", "sunset"}:
        return (_sun_moves(question, forecast, now),)
    if question.first == question.last:
        return (_of_one(question, forecast, now, aged),)
    days = [
        (day, outlook)
        for day in days_of(question, forecast)
        if (outlook := outlook_of(day, forecast, now)) is not None
    ]
    if question.topic == "general" and question.span == "weekend":
        return tuple(_of_one(day, forecast, now, aged) for day, _ in days)
    period = period_name(question, now.date())
    if question.topic in EVENTS or question.topic in {"umbrella", "frost"}:
        first = next((day for day, outlook in days if _comes(question, outlook)), None)
        if first is not None:
            return (_of_one(first, forecast, now, aged),)
    together = merged([outlook for _, outlook in days])
    if question.topic == "general":
        wet = sum(outlook.rain() == "yes" and not outlook.snows_instead for _, outlook in days)
        facts: dict[str, Fact] = {"low_c": together.low_c, "high_c": together.high_c, "count": wet}
        return (WeatherAnswer("weather-week", {"as_of": aged, "period": period, **facts}),)
    return (_told(question, together, period, aged),)


def _comes(question: WeatherQuestion, outlook: Outlook) -> bool:
    if question.topic == "frost":
        return outlook.low_c <= _FREEZING_C
    topic = "rain" if question.topic == "umbrella" else question.topic
    return outlook.brings(topic) != "no"


def _of_one(
    question: WeatherQuestion, forecast: Forecast, now: datetime, aged: str
) -> WeatherAnswer:
    """One day, or one part of it."""
    outlook = outlook_of(question, forecast, now)
    if outlook is None:
        return _not("weather-too-far", day=forecast.days[-1].date.isoformat())
    period = period_name(question, now.date())
    day = forecast.day(question.first)
    if question.topic == "sun" and question.part is None and day and day.sun_hours is not None:
        count = day.sun_hours
        return WeatherAnswer("weather-sun-hours", {"as_of": aged, "period": period, "count": count})
    return _told(question, outlook, period, aged)


def _told(question: WeatherQuestion, outlook: Outlook, period: str, aged: str) -> WeatherAnswer:
    """The sentence about one stretch of time."""
    low, high = outlook.low_c, outlook.high_c
    when: dict[str, Fact] = {"as_of": aged, "period": period}
    topic = question.topic
    if topic in {"rain", "umbrella"} and outlook.snows_instead and outlook.rain() != "no":
        return WeatherAnswer("weather-snow-instead", when)
    if topic == "umbrella":
        return WeatherAnswer(_UMBRELLA[outlook.rain()], when)
    if topic == "rain" and outlook.chance is not None:
        chance: dict[str, Fact] = {**when, "chance": outlook.chance}
        return WeatherAnswer(_RAIN[outlook.rain()], chance)
    if topic in EVENTS:
        return WeatherAnswer(_EVENT[outlook.brings(topic)], {**when, "event": topic})
    if topic == "frost":
        frost = "weather-frost-yes" if low <= _FREEZING_C else "weather-frost-no"
        return WeatherAnswer(frost, {**when, "low_c": low})
    if topic == "wind" and outlook.wind_kmh is not None:
        return _wind(outlook.wind_kmh, period, aged)
    even = low == high
    degrees: dict[str, Fact] = {"high_c": high} if even else {"low_c": low, "high_c": high}
    if topic == "temperature":
        return WeatherAnswer("weather-range-even" if even else "weather-range", {**when, **degrees})
    facts: dict[str, Fact] = {**when, "sky": outlook.sky, **degrees}
    return WeatherAnswer("weather-day-even" if even else "weather-day", facts)


def _wind(speed: int, period: str, aged: str) -> WeatherAnswer:
    facts: dict[str, Fact] = {"as_of": aged, "period": period}
    return WeatherAnswer("weather-wind", {**facts, "force": force_of(speed), "speed": speed})


def _sun_moves(question: WeatherQuestion, forecast: Forecast, now: datetime) -> WeatherAnswer:
    """When the sun rises or sets on the first of the days."""
    day = forecast.day(question.first)
    moment = None
    if day is not None:
        moment = day.sunrise if question.topic == "sunrise" else day.sunset
    if moment is None:
        return _not("weather-sun-unknown")
    local = moment.astimezone(now.tzinfo)
    period = day_name(question.first, now.date())
    which = "weather-sunrise" if question.topic == "sunrise" else "weather-sunset"
    return WeatherAnswer(which, {"period": period, "time": f"{local:%H:%M}"})


def _not(utterance: str, **facts: Fact) -> WeatherAnswer:
    return WeatherAnswer(utterance, facts, served=False)
