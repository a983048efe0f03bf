"""What is done to timers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.skills.effects.base import BaseEffect

DAY_SECONDS = 86_400


class SetTimer(BaseEffect):
    """Start a timer that rings after so many seconds."""

    effect: Literal["set_timer"] = "set_timer"
    seconds: Annotated[int, Field(gt=0, le=DAY_SECONDS)]


class CancelTimers(BaseEffect):
    """Cancel every running timer."""

    effect: Literal["cancel_timers"] = "cancel_timers"
