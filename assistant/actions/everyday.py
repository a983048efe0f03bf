"""Clock, timers, shopping list and volume."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, only_in_earnest, say, shopping_list, things_in
from assistant.skills.durations import find_duration
from assistant.skills.effects import DAY_SECONDS, CancelTimers, SetTimer, SetVolume
from assistant.skills.levels import find_level
from assistant.skills.shopping_list import phrase

Events = list[dict[str, Any]]
TIMERS_AT_MOST = 20


class TellTime(Action):
    def name(self) -> str:
        return "action_tell_time"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        say(dispatcher, turn, "clock", "time-now", time=f"{turn.device.now:%H:%M}")
        return []


class TellDate(Action):
    def name(self) -> str:
        return "action_tell_date"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        say(dispatcher, turn, "clock", "date-today", date=turn.device.now.date().isoformat())
        return []


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


class AddToList(Action):
    """Notes what the sentence names; `list_form` asks where it names nothing."""

    def name(self) -> str:
        return "action_add_to_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        items = things_in(str(tracker.get_slot("list_items") or turn.heard), turn)
        if items:
            noted = shopping_list().add(items)
            phrases = tuple(phrase(item, turn.language) for item in noted)
            say(dispatcher, turn, "shopping-list", "list-added", items=phrases)
        else:
            return [SlotSet("list_items", None), FollowupAction("list_form")]
        return [SlotSet("list_items", None)]


class ReadList(Action):
    def name(self) -> str:
        return "action_read_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        items = tuple(phrase(item, turn.language) for item in shopping_list().read())
        if items:
            say(dispatcher, turn, "shopping-list", "list-read", items=items, count=len(items))
        else:
            say(dispatcher, turn, "shopping-list", "list-empty")
        return []


class RemoveFromList(Action):
    def name(self) -> str:
        return "action_remove_from_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        items = things_in(turn.heard, turn)
        if not items:
            say(dispatcher, turn, "shopping-list", "list-remove-what")
            return []
        ticked, missing = shopping_list().tick_off(items)
        for utterance, things in (("list-removed", ticked), ("list-not-there", missing)):
            if things:
                phrases = tuple(phrase(item, turn.language) for item in things)
                say(dispatcher, turn, "shopping-list", utterance, items=phrases)
        return []


class SetTheVolume(Action):
    def name(self) -> str:
        return "action_set_volume"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wanted = find_level(turn.heard, turn.language)
        if wanted is None:
            say(dispatcher, turn, "control", "volume-what")
            return []
        level = turn.device.volume + wanted.step if wanted.absolute is None else wanted.absolute
        level = min(10, max(0, level))
        say(dispatcher, turn, "control", "volume-set", SetVolume(level=level), level=level)
        return []


class CancelQuestion(Action):
    """The household leaves a question unanswered."""

    def name(self) -> str:
        return "action_cancel_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        say(dispatcher, asked(tracker), "control", "question-dropped")
        return [SlotSet(slot, None) for slot in ("timer_seconds", "list_items", "need", "purpose")]
