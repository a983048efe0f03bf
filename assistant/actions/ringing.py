"""What the actions for timers, alarms and reminders have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from assistant.actions.context import Asked, say
from assistant.actions.forms import ANSWERS, SURE_ENOUGH
from assistant.skills.device import HasRung, Kept, RunningTimer
from assistant.skills.durations import LONGEST
from audit.records.messages import Argument

Events = list[dict[str, Any]]

# What their forms ask for, and what is remembered until the answer comes.
RINGING_SLOTS = (
    "timer_seconds", "timer_name", "alarm_time", "alarm_said", "reminder_what", "reminder_when",
    "reminder_said", "which", "wish",
)  # fmt: skip
# More than so many are not read out; the rest is counted.
TOLD_AT_MOST = 5
# What a bare answer to a form of these may be taken for besides.
_ANSWERS_HERE = ANSWERS | frozenset(
    """
    set_timer change_timer set_alarm set_reminder cancel_timer cancel_alarm cancel_reminder ask_time
    ask_date ask_calendar calculate snooze ask_timer ask_alarm ask_reminder
    """.split()
)
_ABOUT_TIME = frozenset({"ask_time", "ask_date", "ask_calendar", "calculate"})


def forget(*slots: str) -> Events:
    """Events that empty slots: the next request asks again."""
    return [SlotSet(slot, None) for slot in slots]


def ask_which(wish: dict[str, Any]) -> Events:
    """Events that ask which of several things is meant, and remember what is to become of it."""
    return [SlotSet("wish", wish), SlotSet("which", None), FollowupAction("which_form")]


def is_no_answer(turn: Asked, *, to_words: bool = False) -> bool:
    """Whether a sentence said while one of these forms waits asks for something else.

    Where words of any kind are awaited (`to_words`), a question about the time is one, too.
    """
    if turn.confidence < SURE_ENOUGH:
        return False
    if to_words and turn.intent in _ABOUT_TIME:
        return True
    return turn.intent not in _ANSWERS_HERE


def when(at: datetime, now: datetime) -> dict[str, Argument]:
    """The facts that say when something comes: how near, the time, the day, and in how long."""
    days = (at.date() - now.date()).days
    seconds = int((at.replace(tzinfo=None) - now.replace(tzinfo=None)).total_seconds())
    if seconds >= 120:
        seconds = (seconds + 30) // 60 * 60
    return {
        "when": {0: "today", 1: "tomorrow"}.get(days, "later"),
        "time": f"{at:%H:%M}",
        "day": at.date().isoformat(),
        "seconds": min(max(1, seconds), LONGEST),
    }


def figures(days: Sequence[int]) -> str:
    """Days of the week as the words take them."""
    return "".join(str(day) for day in sorted(days))


def tell_rest(dispatcher: CollectingDispatcher, turn: Asked, skill: str, count: int) -> None:
    """Say how many more there are than were read out."""
    if count > TOLD_AT_MOST:
        utterance = {
            "timers": "timer-more", "alarms": "alarm-more", "reminders": "reminder-more"
        }[skill]  # fmt: skip
        say(dispatcher, turn, skill, utterance, count=count - TOLD_AT_MOST)


def rings(turn: Asked, *kinds: str) -> tuple[HasRung, ...]:
    """What rings now of these kinds."""
    return tuple(one for one in turn.device.ringing if one.kind in kinds)


def timer_of(turn: Asked, id: int) -> RunningTimer | None:
    """The running timer of that id."""
    return next((timer for timer in turn.device.timers if timer.id == id), None)


def kept_of(kept: Sequence[Kept], ids: Sequence[int]) -> list[Kept]:
    """Those of these ids, in the order they come."""
    return [one for one in kept if one.id in ids]
