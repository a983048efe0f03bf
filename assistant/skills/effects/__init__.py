"""Typed effects: what an action wants done, carried out by the speaker after the gate's review.

A module for each area of what Candide does; `Effect` is any one of them, told apart by its name.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skills.effects.control import Forget, Repeat, SetVolume, Stop
from assistant.skills.effects.home import Children, OpenForAdult, Survey
from assistant.skills.effects.selling import (
    Accept,
    ChangeCaps,
    Decline,
    LiftNo,
    NeverAgain,
    QuietHours,
    Selling,
)
from assistant.skills.effects.timers import CancelTimers, SetTimer

TimerEffect = SetTimer | CancelTimers
ControlEffect = SetVolume | Stop | Repeat | Forget
SellingEffect = Accept | Decline | Selling | NeverAgain | LiftNo | ChangeCaps | QuietHours
HomeEffect = Children | OpenForAdult | Survey

Effect = Annotated[
    TimerEffect | ControlEffect | SellingEffect | HomeEffect,
    Field(discriminator="effect"),
]
