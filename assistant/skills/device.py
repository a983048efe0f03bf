"""What an action may know of the speaker: what is to ring, volume, and the offer last named."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.skills.speeds import FASTEST_PERCENT, SLOWEST_PERCENT


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunningTimer(_Known):
    """A timer that runs in the speaker, or stands still; both figures in seconds."""

    id: int
    seconds: int
    seconds_left: int
    name: str | None = None
    paused: bool = False


class Kept(_Known):
    """An alarm or a reminder that comes `next`, at `at` on `day` or on each of `days`.

    Local times. `words` is an alarm's name, if it has one, or what to be reminded of.
    """

    id: int
    at: time
    next: datetime
    day: date | None = None
    days: tuple[int, ...] = ()
    words: str | None = None


class HasRung(_Known):
    """What rings, rang last, rings again after a while, or was missed; `at` is local time."""

    kind: Literal["timer", "alarm", "reminder"]
    at: datetime
    words: str | None = None
    seconds: int | None = None
    again_in: int | None = None
    sounded: bool = True


class NamedOffer(_Known):
    """The product of the last suggestion that was spoken."""

    gtin: str
    fr: str
    en: str


class DeviceState(_Known):
    """A snapshot that travels with each turn; `now` is local time."""

    now: datetime
    volume: int = Field(ge=0, le=10)
    volume_before_mute: int = Field(default=6, ge=1, le=10)
    speed_percent: int = Field(default=100, ge=SLOWEST_PERCENT, le=FASTEST_PERCENT)
    timers: tuple[RunningTimer, ...] = ()
    alarms: tuple[Kept, ...] = ()
    reminders: tuple[Kept, ...] = ()
    ringing: tuple[HasRung, ...] = ()
    last_rang: tuple[HasRung, ...] = ()
    snoozed: tuple[HasRung, ...] = ()
    missed: tuple[HasRung, ...] = ()
    last_offer: NamedOffer | None = None
