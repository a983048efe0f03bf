"""Typed effects: what an action wants done, carried out by the speaker after the gate's review.

A module for each area of what Candide does; `Effect` is any one of them, told apart by its name.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skills.effects.alarms import (
    CancelAlarms,
    CancelSnoozed,
    SetAlarm,
    SkipAlarms,
    Snooze,
)
from assistant.skills.effects.control import (
    Forget,
    Repeat,
    SetSpeed,
    SetVolume,
    Stop,
    SwitchLanguage,
)
from assistant.skills.effects.home import Children, OpenForAdult, Survey
from assistant.skills.effects.lists import ClearList
from assistant.skills.effects.music import ControlMusic, PlayMusic, SetMusicVolume, TellPlaying
from assistant.skills.effects.reminders import CancelReminders, ForgetMissed, SetReminder
from assistant.skills.effects.selling import (
    Accept,
    ChangeCaps,
    Decline,
    LiftNo,
    NeverAgain,
    QuietHours,
    Selling,
)
from assistant.skills.effects.timers import CancelTimers, ChangeTimers, SetTimer

TimerEffect = SetTimer | ChangeTimers | CancelTimers
AlarmEffect = SetAlarm | CancelAlarms | SkipAlarms | CancelSnoozed | Snooze
ReminderEffect = SetReminder | CancelReminders | ForgetMissed
RingingEffect = TimerEffect | AlarmEffect | ReminderEffect
ControlEffect = SetVolume | SetSpeed | SwitchLanguage | Stop | Repeat | Forget
SellingEffect = Accept | Decline | Selling | NeverAgain | LiftNo | ChangeCaps | QuietHours
MusicEffect = PlayMusic | ControlMusic | SetMusicVolume | TellPlaying
HomeEffect = Children | OpenForAdult | Survey
ListEffect = ClearList

Effect = Annotated[
    RingingEffect | ControlEffect | SellingEffect | HomeEffect | MusicEffect | ListEffect,
    Field(discriminator="effect"),
]
