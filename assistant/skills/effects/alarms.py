"""What is done to alarms, and to whatever rings."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from assistant.skills.effects.base import BaseEffect
from assistant.skills.effects.timers import DAY_SECONDS, Name

ALARMS_AT_MOST = 50
# No wake-up is put off by more than this; a longer wish is another alarm.
SNOOZE_SECONDS_AT_MOST = 6 * 3600


def _in_order(days: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(days)))


def _local(at: time) -> time:
    if at.tzinfo is not None:
        raise ValueError("a time of day of the household's own clocks")
    return at


Days = Annotated[
    tuple[Annotated[int, Field(ge=0, le=6)], ...], Field(max_length=7), AfterValidator(_in_order)
]
LocalTime = Annotated[time, AfterValidator(_local)]
AlarmIds = Annotated[tuple[int, ...], Field(min_length=1, max_length=ALARMS_AT_MOST)]


class Scheduled(BaseEffect):
    """At a local time of day, either on `day` or on each of `days` (0 is Monday)."""

    at: LocalTime
    day: date | None = None
    days: Days = ()

    @model_validator(mode="after")
    def _comes_by_one_rule(self) -> Self:
        if bool(self.days) == (self.day is not None):
            raise ValueError("either one day or days of the week")
        return self


class SetAlarm(Scheduled):
    """Set an alarm."""

    effect: Literal["set_alarm"] = "set_alarm"
    name: Name | None = None


class CancelAlarms(BaseEffect):
    """Cancel the alarms of these ids; every one where there are none."""

    effect: Literal["cancel_alarms"] = "cancel_alarms"
    ids: AlarmIds | None = None


class SkipAlarms(BaseEffect):
    """Leave out the next time of these alarms; those that come once are cancelled."""

    effect: Literal["skip_alarms"] = "skip_alarms"
    ids: AlarmIds


class CancelSnoozed(BaseEffect):
    """Have nothing of a kind ring again that was put off."""

    effect: Literal["cancel_snoozed"] = "cancel_snoozed"
    kind: Literal["timer", "alarm", "reminder"]


class Snooze(BaseEffect):
    """Have what rings, or rang last, ring again after so many seconds."""

    effect: Literal["snooze"] = "snooze"
    seconds: Annotated[int, Field(gt=0, le=min(DAY_SECONDS, SNOOZE_SECONDS_AT_MOST))]
