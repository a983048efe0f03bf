"""Taking back what the request before did, where the household corrects it: "no, ten minutes".

What rings belongs to our own process, which cancels exactly what that request had set. Lists belong
to the action server, which takes back its last change itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.requests import LastRequest
from assistant.skills.device import DeviceState
from assistant.skills.effects import Effect
from assistant.skills.effects.alarms import CancelAlarms, SetAlarm
from assistant.skills.effects.reminders import CancelReminders, SetReminder
from assistant.skills.effects.timers import CancelTimers, SetTimer
from audit.language import Language

# Whose changes the action server wrote, and how it is asked to undo the last one.
UNDONE_BY_ACTIONS = frozenset({"add_to_list", "remove_from_list"})
UNDO = {Language.FRENCH: "annule ça", Language.ENGLISH: "undo that"}


def set_off(state: DeviceState) -> frozenset[tuple[str, int]]:
    """All that is to ring, by its kind and its number."""
    return frozenset(
        (kind, one.id)
        for kind, things in (
            ("timer", state.timers),
            ("alarm", state.alarms),
            ("reminder", state.reminders),
        )
        for one in things
    )


def taken_back(last: LastRequest, instead: Sequence[Effect]) -> list[Effect]:
    """What cancels what `last` set, where `instead` sets another one of its kind."""
    back: list[Effect] = []
    if (ids := _ids(last, "timer")) and any(isinstance(one, SetTimer) for one in instead):
        back.append(CancelTimers(ids=ids))
    if (ids := _ids(last, "alarm")) and any(isinstance(one, SetAlarm) for one in instead):
        back.append(CancelAlarms(ids=ids))
    if (ids := _ids(last, "reminder")) and any(isinstance(one, SetReminder) for one in instead):
        back.append(CancelReminders(ids=ids))
    return back


def _ids(last: LastRequest, kind: str) -> tuple[int, ...]:
    return tuple(sorted(number for of, number in last.set_off if of == kind))
