"""Timers: how long, how long still, longer or shorter, no longer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, say
from assistant.actions.reckoning import tell_conversion
from assistant.actions.ringing import (
    TOLD_AT_MOST,
    Events,
    ask_which,
    forget,
    rings,
    tell_rest,
)
from assistant.actions.timer_changes import carry_out, say_cancelled
from assistant.skills.alarms import snooze_seconds
from assistant.skills.changes import TimerChange, find_change
from assistant.skills.conversions import Conversion, convert
from assistant.skills.device import RunningTimer
from assistant.skills.durations import find_duration
from assistant.skills.effects.alarms import SNOOZE_SECONDS_AT_MOST, Snooze
from assistant.skills.effects.control import Stop
from assistant.skills.effects.timers import DAY_SECONDS, TIMERS_AT_MOST, CancelTimers, SetTimer
from assistant.skills.eggs import egg_seconds
from assistant.skills.thanking import only_thanks
from assistant.skills.timers import name_of_new, pick_timers

__all__ = ["TIMERS_AT_MOST"]


class StartTimer(Action):
    """Starts the timer the sentence asks for; `timer_form` asks how long where it does not say."""

    def name(self) -> str:
        return "action_set_timer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        answered = tracker.get_slot("timer_seconds")
        if answered is None and tell_conversion(dispatcher, turn):
            return []
        seconds = answered or find_duration(turn.heard, turn.language)
        seconds = seconds or egg_seconds(turn.heard, turn.language)
        name = tracker.get_slot("timer_name")
        if answered is None or name is None:
            name = name_of_new(turn.heard, turn.language) or name
        if len(turn.device.timers) >= TIMERS_AT_MOST:
            say(dispatcher, turn, "timers", "timer-too-many")
        elif not isinstance(seconds, int) or not 0 < seconds <= DAY_SECONDS:
            asking = [SlotSet("timer_name", name), FollowupAction("timer_form")]
            return [SlotSet("timer_seconds", None), *asking]
        elif isinstance(name, str):
            effect = SetTimer(seconds=seconds, name=name)
            say(dispatcher, turn, "timers", "timer-set-named", effect, seconds=seconds, name=name)
        else:
            say(dispatcher, turn, "timers", "timer-set", SetTimer(seconds=seconds), seconds=seconds)
        return forget("timer_seconds", "timer_name")


class TellTimers(Action):
    """Tells how long is left: of the timer that is asked for, or of each."""

    def name(self) -> str:
        return "action_tell_timers"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        timers = turn.device.timers
        if tell_conversion(dispatcher, turn):
            return []
        if not timers:
            say(dispatcher, turn, "timers", "timer-none")
            return []
        picked = pick_timers(turn.heard, turn.language, timers).things or timers
        for timer in picked[:TOLD_AT_MOST]:
            tell_left(dispatcher, turn, timer, alone=len(timers) == 1)
        tell_rest(dispatcher, turn, "timers", len(picked))
        return []


def tell_left(
    dispatcher: CollectingDispatcher, turn: Asked, timer: RunningTimer, *, alone: bool
) -> None:
    """Say how long one timer has left; where it is not `alone`, also which one it is."""
    left = max(1, timer.seconds_left)
    if timer.paused and timer.name:
        say(dispatcher, turn, "timers", "timer-left-paused-named", name=timer.name, seconds=left)
    elif timer.paused:
        say(dispatcher, turn, "timers", "timer-left-paused", seconds=left)
    elif timer.name:
        say(dispatcher, turn, "timers", "timer-left-named", name=timer.name, seconds=left)
    elif alone:
        say(dispatcher, turn, "timers", "timer-left", seconds=left)
    else:
        say(dispatcher, turn, "timers", "timer-left-of", length=timer.seconds, seconds=left)


class StopTimers(Action):
    """Cancels one timer or all; what rings is silenced first, and nothing else cancelled then."""

    def name(self) -> str:
        return "action_cancel_timer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        timers = turn.device.timers
        if only_thanks(turn.heard, turn.language):
            say(dispatcher, turn, "smalltalk", "thanks")
            return []
        picked = pick_timers(turn.heard, turn.language, timers)
        if rings(turn, "timer") and (picked.unclear or not picked.things or len(timers) == 1):
            say(dispatcher, turn, "timers", "alarm-stopped", Stop())
            return []
        if not timers:
            if any(one.kind == "timer" for one in turn.device.snoozed):
                say(dispatcher, turn, "timers", "timer-cancelled", CancelTimers(), count=1)
            else:
                say(dispatcher, turn, "timers", "timer-none")
            return []
        if not picked.things:
            say(dispatcher, turn, "timers", "timer-none-such")
            return []
        if picked.unclear:
            return ask_which(_wish("cancel", picked.things))
        say_cancelled(dispatcher, turn, picked.things)
        return []


class ChangeTimers(Action):
    """Pauses, resumes, lengthens, restarts or renames the timer that is meant."""

    def name(self) -> str:
        return "action_change_timer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        timers = turn.device.timers
        change = find_change(turn.heard, turn.language)
        if self._snoozes(dispatcher, turn, change):
            return []
        if not timers:
            say(dispatcher, turn, "timers", "timer-none")
            return []
        if change is None:
            say(dispatcher, turn, "timers", "timer-change-how")
            return []
        sentence = turn.heard.removesuffix(change.name) if change.name else turn.heard
        picked = pick_timers(sentence, turn.language, _changeable(timers, change))
        if not picked.things:
            say(dispatcher, turn, "timers", "timer-none-such")
            return []
        if picked.unclear or (change.kind == "rename" and len(picked.things) > 1):
            wish = _wish(change.kind, picked.things)
            return ask_which({**wish, "seconds": change.seconds, "name": change.name})
        carry_out(dispatcher, turn, change, picked.things)
        return []

    def _snoozes(
        self, dispatcher: CollectingDispatcher, turn: Asked, change: TimerChange | None
    ) -> bool:
        """More time for what rings already, or rang last while nothing else runs, is a snooze."""
        rang = turn.device.ringing or (() if turn.device.timers else turn.device.last_rang)
        if not rang or change is None or change.kind != "lengthen" or change.seconds <= 0:
            return False
        seconds = snooze_seconds(turn.heard, turn.language) or change.seconds
        if seconds > SNOOZE_SECONDS_AT_MOST:
            return False
        say(dispatcher, turn, "alarms", "alarm-snoozed", Snooze(seconds=seconds), seconds=seconds)
        return True


def _changeable(timers: Sequence[RunningTimer], change: TimerChange) -> tuple[RunningTimer, ...]:
    """Those a change can mean: only what runs can be paused, where anything runs."""
    if change.kind not in {"pause", "resume"}:
        return tuple(timers)
    fitting = tuple(one for one in timers if one.paused is (change.kind == "resume"))
    return fitting or tuple(timers)


def _wish(kind: str, timers: Sequence[RunningTimer]) -> dict[str, Any]:
    return {"kind": "timer", "do": kind, "ids": [timer.id for timer in timers]}


class ValidateTimerForm(FormValidationAction):
    def name(self) -> str:
        return "validate_timer_form"

    async def extract_timer_seconds(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if isinstance(convert(turn.heard, turn.language), Conversion):
            return {}  # "how many minutes are there in an hour" only asks about a length
        seconds = find_duration(turn.heard, turn.language)
        seconds = seconds or egg_seconds(turn.heard, turn.language)
        return {} if seconds is None else {"timer_seconds": seconds}
