"""What the household decides about a suggestion, and about being sold to at all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.skills.effects.base import BaseEffect

DAY_MINUTES = 1440

# What a refusal covers: one product, a kind of product, a brand, or all that one shop sells.
Scope = Literal["product", "category", "brand", "sponsor"]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_MinuteOfDay = Annotated[int, Field(ge=0, lt=DAY_MINUTES)]


class Accept(BaseEffect):
    """The household took the last suggestion up."""

    effect: Literal["accept"] = "accept"


class Decline(BaseEffect):
    """The household said no to the last suggestion."""

    effect: Literal["decline"] = "decline"


class Selling(BaseEffect):
    """The household switches all selling off, or on again."""

    effect: Literal["selling"] = "selling"
    allowed: bool


class NeverAgain(BaseEffect):
    """The household refuses `value` for good, known to it as `name`.

    Both are None where it pointed instead of naming: then that of the last suggestion is meant.
    """

    effect: Literal["never_again"] = "never_again"
    scope: Scope
    value: _Name | None = None
    name: _Name | None = None


class LiftNo(BaseEffect):
    """The household takes a refusal back; without a scope, the last one."""

    effect: Literal["lift_no"] = "lift_no"
    scope: Scope | None = None
    value: _Name | None = None
    name: _Name | None = None


class ChangeCaps(BaseEffect):
    """The household wants selling capped more tightly, more loosely, or by a named profile."""

    effect: Literal["change_caps"] = "change_caps"
    to: Literal["less", "more", "none", "careful", "open"]


class QuietHours(BaseEffect):
    """Hours without any offer, in minutes of the day; `end` before `start` runs past midnight.

    Both are None where they were asked for without saying when.
    """

    effect: Literal["quiet_hours"] = "quiet_hours"
    start: _MinuteOfDay | None = None
    end: _MinuteOfDay | None = None
