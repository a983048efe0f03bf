"""Typed effects: what an action wants done, carried out by the speaker after the gate's review."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

DAY_SECONDS = 86_400


class _Effect(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SetTimer(_Effect):
    """Start a timer that rings after so many seconds."""

    effect: Literal["set_timer"] = "set_timer"
    seconds: Annotated[int, Field(gt=0, le=DAY_SECONDS)]


class CancelTimers(_Effect):
    """Cancel every running timer."""

    effect: Literal["cancel_timers"] = "cancel_timers"


class SetVolume(_Effect):
    """Set the volume, from nought to ten."""

    effect: Literal["set_volume"] = "set_volume"
    level: Annotated[int, Field(ge=0, le=10)]


class Stop(_Effect):
    """Stop speaking and ringing."""

    effect: Literal["stop"] = "stop"


class Repeat(_Effect):
    """Say the last answer again; a suggestion among it meets the charter again."""

    effect: Literal["repeat"] = "repeat"


class Forget(_Effect):
    """The household takes back what it just said; our own process reads it back and asks first."""

    effect: Literal["forget"] = "forget"


class Accept(_Effect):
    """The household took the last suggestion up."""

    effect: Literal["accept"] = "accept"


class Decline(_Effect):
    """The household said no to the last suggestion."""

    effect: Literal["decline"] = "decline"


class Selling(_Effect):
    """The household switches all selling off, or on again."""

    effect: Literal["selling"] = "selling"
    allowed: bool


Effect = Annotated[
    SetTimer | CancelTimers | SetVolume | Stop | Repeat | Forget | Accept | Decline | Selling,
    Field(discriminator="effect"),
]
