"""The time here and elsewhere, the date, and sums of the calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, say
from assistant.skills.calendar_sums import (
    Answer,
    DayAnswer,
    Distance,
    HolidayAnswer,
    LeapYear,
    MonthLength,
    NextHoliday,
    Span,
    WeekNumber,
    YearLength,
    answer_calendar,
    names_a_day,
)
from assistant.skills.holidays import Feast
from assistant.skills.world_clock import UnknownPlace, place_asked, time_at
from audit.records.messages import Argument

Events = list[dict[str, Any]]
_Said = tuple[str, dict[str, Argument]]


class TellTime(Action):
    """Tells the time here, or in the place the sentence names."""

    def name(self) -> str:
        return "action_tell_time"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        now = turn.device.now
        place = place_asked(turn.heard, turn.language)
        if place is None:
            say(dispatcher, turn, "clock", "time-now", time=f"{now:%H:%M}")
        elif isinstance(place, UnknownPlace):
            say(dispatcher, turn, "control", "time-place-unknown")
        else:
            there = place.fr if turn.language == "fr" else place.en
            clock = time_at(place, now)
            if clock is None:
                say(dispatcher, turn, "control", "time-place-many", there=there)
            else:
                day = _day_there(clock, now)
                time = f"{clock:%H:%M}"
                say(dispatcher, turn, "clock", "time-there", there=there, time=time, shift=day)
        return []


class TellDate(Action):
    """Tells today's date, or that of the day the sentence names."""

    def name(self) -> str:
        return "action_tell_date"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        today = turn.device.now.date()
        answer = answer_calendar(turn.heard, turn.language, today)
        if answer is not None or names_a_day(turn.heard, turn.language, today):
            _tell(dispatcher, turn)
        else:
            say(dispatcher, turn, "clock", "date-today", date=today.isoformat())
        return []


class TellCalendar(Action):
    """Answers a question to the calendar; one that is not wholly understood gets no figure."""

    def name(self) -> str:
        return "action_tell_calendar"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        _tell(dispatcher, asked(tracker))
        return []


def _tell(dispatcher: CollectingDispatcher, turn: Asked) -> None:
    today = turn.device.now.date()
    answer = answer_calendar(turn.heard, turn.language, today)
    if answer is None:
        say(dispatcher, turn, "control", "calendar-what")
        return
    utterance, arguments = _said(answer, turn, today)
    say(dispatcher, turn, "clock", utterance, **arguments)


def _day_there(clock: datetime, now: datetime) -> str:
    days = (clock.date() - now.date()).days
    return {1: "tomorrow", -1: "yesterday"}.get(days, "same")


def _said(answer: Answer, turn: Asked, today: date) -> _Said:
    """The sentence for an answer, and its facts."""
    match answer:
        case Distance():
            return _distance_said(answer, turn)
        case DayAnswer():
            facts: dict[str, Argument] = {
                "date": answer.day.isoformat(),
                "when": _when(answer.day, today),
            }
            if answer.feast is None:
                return "date-is", facts
            return "calendar-feast", {**facts, "feast": _name(answer.feast, turn)}
        case Span():
            return {
                "days": "calendar-days-between",
                "weeks": "calendar-weeks-between",
                "months": "calendar-months-between",
            }[answer.unit], {
                "first_date": answer.first.isoformat(),
                "last_date": answer.last.isoformat(),
                "count": answer.count,
                "rest": answer.rest,
            }
        case WeekNumber():
            facts = {"date": answer.day.isoformat(), "when": _when(answer.day, today)}
            return "calendar-week-number", {**facts, "week": str(answer.number)}
        case LeapYear(next_one=True):
            return "calendar-next-leap-year", {"year": str(answer.year)}
        case LeapYear():
            leap = "yes" if answer.leap else "no"
            return "calendar-leap-year", {"year": str(answer.year), "leap": leap}
        case MonthLength():
            facts = {"month": answer.first.isoformat(), "count": answer.days}
            return "calendar-month-length", facts
        case YearLength():
            return "calendar-year-length", {"year": str(answer.year), "count": answer.days}
        case HolidayAnswer():
            facts = {"date": answer.day.isoformat()}
            if answer.holiday is None:
                return "calendar-no-holiday", facts
            return "calendar-holiday", {**facts, "feast": _name(answer.holiday, turn)}
        case NextHoliday():
            facts = {"date": answer.day.isoformat(), "feast": _name(answer.holiday, turn)}
            return "calendar-next-holiday", facts


def _distance_said(answer: Distance, turn: Asked) -> _Said:
    feast = "none" if answer.feast is None else _name(answer.feast, turn)
    facts: dict[str, Argument] = {"date": answer.day.isoformat(), "feast": feast}
    if answer.count == 0 and answer.rest == 0:
        return "calendar-today", facts
    if answer.count == 0:
        return _days_said(answer.past), {**facts, "count": answer.rest}
    if answer.unit == "days":
        return _days_said(answer.past), {**facts, "count": answer.count}
    utterance = {
        ("weeks", False): "calendar-weeks-until",
        ("weeks", True): "calendar-weeks-since",
        ("months", False): "calendar-months-until",
        ("months", True): "calendar-months-since",
    }[answer.unit, answer.past]
    return utterance, {**facts, "count": answer.count, "rest": answer.rest}


def _days_said(past: bool) -> str:
    return "calendar-days-since" if past else "calendar-days-until"


def _name(feast: Feast, turn: Asked) -> str:
    return feast.name(turn.language)


def _when(day: date, today: date) -> str:
    return "today" if day == today else "past" if day < today else "future"
