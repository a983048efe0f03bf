"""The stretch of time a question means: its name as a fact, and its place among the hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from assistant.skills.weather.question import DayPart, WeatherQuestion

__all__ = ["as_of", "day_name", "hours_of", "period_name", "since"]

# The hours of a part, from and to; the night ends in the morning after.
_HOURS: dict[DayPart, tuple[int, int]] = {
    "morning": (6, 12), "noon": (11, 14), "afternoon": (12, 18), "evening": (18, 23),
    "night": (21, 30),
}  # fmt: skip
_NIGHT_ENDS = 6
# Younger than this, a forecast is of now, and its time need not be said.
_UNSAID = timedelta(hours=2)
_QUARTER = 15


def day_name(day: date, today: date) -> str:
    """How a day is called from today: "today", "tomorrow", or its date."""
    near = {0: "today", 1: "tomorrow", 2: "after-tomorrow"}
    return near.get((day - today).days, day.isoformat())


def period_name(question: WeatherQuestion, today: date) -> str:
    """The stretch that `question` is about, as the words want it."""
    match question.span:
        case "moment":
            return "now"
        case "weekend":
            return "weekend" if (question.last - today).days < 7 else "next-weekend"
        case "week":
            return "next-week"
        case "days":
            return "next-days"
    name = day_name(question.first, today)
    return f"{name} {question.part}" if question.part else name


def hours_of(question: WeatherQuestion, now: datetime) -> tuple[datetime, datetime]:
    """From when to when it goes; of today only what is still to come, unless a part is named."""
    first = datetime.combine(question.first, time(), now.tzinfo)
    if question.part is None:
        end = datetime.combine(question.last, time(), now.tzinfo) + timedelta(days=1)
        return max(first, now.replace(minute=0, second=0, microsecond=0)), end
    start, end_hour = _HOURS[question.part]
    if question.part == "night" and question.first == now.date() and now.hour < _NIGHT_ENDS:
        return now.replace(minute=0, second=0, microsecond=0), first + timedelta(hours=_NIGHT_ENDS)
    return first + timedelta(hours=start), first + timedelta(hours=end_hour)


def as_of(fetched: datetime, now: datetime) -> str:
    """When the data are from: "now" where that need not be said, "08:00", "yesterday 22:00"."""
    if now - fetched < _UNSAID:
        return "now"
    return since(fetched, now).removeprefix("today ")


def since(moment: datetime, now: datetime) -> str:
    """A moment that lies back: "today 08:00", "yesterday 18:00", "2026-11-20 18:00"."""
    local = moment.astimezone(now.tzinfo)
    minute = local.minute // _QUARTER * _QUARTER
    days = (now.date() - local.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, local.date().isoformat())
    return f"{day} {local.hour:02}:{minute:02}"
