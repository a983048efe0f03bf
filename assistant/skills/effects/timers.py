"""What is done to timers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.skills.effects.base import BaseEffect

DAY_SECONDS = 86_400
TIMERS_AT_MOST = 20
# A name is a word or two, not a speech.
NAME_LETTERS_AT_MOST = 40

Name = Annotated[
    str, StringConstraints(min_length=1, max_length=NAME_LETTERS_AT_MOST, pattern=r"^[^\p{Cc}]+$")
]
_Ids = Annotated[tuple[int, ...], Field(min_length=1, max_length=TIMERS_AT_MOST)]


class SetTimer(BaseEffect):
    """Start a timer that rings after so many seconds, known by `name` if it has one."""

    effect: Literal["set_timer"] = "set_timer"
    seconds: Annotated[int, Field(gt=0, le=DAY_SECONDS)]
    name: Name | None = None


class ChangeTimers(BaseEffect):
    """Change running timers; what their ids no longer name is left out.

    `seconds` are added, or taken where they are fewer than none; `name` is the new one. None of
    both belongs to the other changes.
    """

    effect: Literal["change_timers"] = "change_timers"
    change: Literal["pause", "resume", "lengthen", "restart", "rename"]
    ids: _Ids
    seconds: Annotated[int, Field(ge=-DAY_SECONDS, le=DAY_SECONDS)] = 0
    name: Name | None = None


class CancelTimers(BaseEffect):
    """Cancel the timers of these ids; every one where there are none."""

    effect: Literal["cancel_timers"] = "cancel_timers"
    ids: _Ids | None = None
