"""Typed effects: what an action wants done, carried out by the speaker after the gate's review."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

DAY_SECONDS = 86_400
DAY_MINUTES = 1440

# What a refusal covers: one product, a kind of product, a brand, or all that one shop sells.
Scope = Literal["product", "category", "brand", "sponsor"]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_MinuteOfDay = Annotated[int, Field(ge=0, lt=DAY_MINUTES)]


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


class NeverAgain(_Effect):
    """The household refuses `value` for good, known to it as `name`.

    Both are None where it pointed instead of naming: then that of the last suggestion is meant.
    """

    effect: Literal["never_again"] = "never_again"
    scope: Scope
    value: _Name | None = None
    name: _Name | None = None


class LiftNo(_Effect):
    """The household takes a refusal back; without a scope, the last one."""

    effect: Literal["lift_no"] = "lift_no"
    scope: Scope | None = None
    value: _Name | None = None
    name: _Name | None = None


class ChangeCaps(_Effect):
    """The household wants selling capped more tightly, more loosely, or by a named profile."""

    effect: Literal["change_caps"] = "change_caps"
    to: Literal["less", "more", "none", "careful", "open"]


class Children(_Effect):
    """The household tells whether children live here."""

    effect: Literal["children"] = "children"
    here: bool


class OpenForAdult(_Effect):
    """An adult wants to hear offers in a home with children; our own process asks for the code."""

    effect: Literal["open_for_adult"] = "open_for_adult"


class QuietHours(_Effect):
    """Hours without any offer, in minutes of the day; `end` before `start` runs past midnight.

    Both are None where they were asked for without saying when.
    """

    effect: Literal["quiet_hours"] = "quiet_hours"
    start: _MinuteOfDay | None = None
    end: _MinuteOfDay | None = None


class Survey(_Effect):
    """The household allows or refuses to be asked now and then whether it would recommend us."""

    effect: Literal["survey"] = "survey"
    allowed: bool


Effect = Annotated[
    SetTimer
    | CancelTimers
    | SetVolume
    | Stop
    | Repeat
    | Forget
    | Accept
    | Decline
    | Selling
    | NeverAgain
    | LiftNo
    | ChangeCaps
    | Children
    | OpenForAdult
    | QuietHours
    | Survey,
    Field(discriminator="effect"),
]
