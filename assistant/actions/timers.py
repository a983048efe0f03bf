"""Timers: how long, how long still, no longer."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, say
from assistant.skills.durations import find_duration
from assistant.skills.effects.timers import DAY_SECONDS, CancelTimers, SetTimer

Events = list[dict[str, Any]]
TIMERS_AT_MOST = 20


class StartTimer(Action):
    """Starts the timer the sentence asks for; `timer_form` asks how long where it does not say."""

    def name(self) -> str:
        return "action_set_timer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        seconds = tracker.get_slot("timer_seconds") or find_duration(turn.heard, turn.language)
        if len(turn.device.timers) >= TIMERS_AT_MOST:
            say(dispatcher, turn, "timers", "timer-too-many")
        elif isinstance(seconds, int) and 0 < seconds <= DAY_SECONDS:
            say(dispatcher, turn, "timers", "timer-set", SetTimer(seconds=seconds), seconds=seconds)
        else:
            return [SlotSet("timer_seconds", None), FollowupAction("timer_form")]
        return [SlotSet("timer_seconds", None)]


class TellTimers(Action):
    def name(self) -> str:
        return "action_tell_timers"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        timers = turn.device.timers
        if not timers:
            say(dispatcher, turn, "timers", "timer-none")
            return []
        left = max(1, min(timer.seconds_left for timer in timers))
        say(dispatcher, turn, "timers", "timer-left", seconds=left, count=len(timers))
        return []


class StopTimers(Action):
    def name(self) -> str:
        return "action_cancel_timer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        count = len(turn.device.timers)
        if count:
            say(dispatcher, turn, "timers", "timer-cancelled", CancelTimers(), count=count)
        else:
            say(dispatcher, turn, "timers", "timer-none")
        return []


class ValidateTimerForm(FormValidationAction):
    def name(self) -> str:
        return "validate_timer_form"

    async def extract_timer_seconds(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        seconds = find_duration(turn.heard, turn.language)
        return {} if seconds is None else {"timer_seconds": seconds}
