"""What an action may know of the speaker: running timers, volume, and the offer last named."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunningTimer(_Known):
    """A timer that runs in the speaker; both figures in seconds."""

    id: int
    seconds: int
    seconds_left: int


class NamedOffer(_Known):
    """The product of the last suggestion that was spoken."""

    gtin: str
    fr: str
    en: str


class DeviceState(_Known):
    """A snapshot that travels with each turn; `now` is local time."""

    now: datetime
    volume: int = Field(ge=0, le=10)
    timers: tuple[RunningTimer, ...] = ()
    last_offer: NamedOffer | None = None
