"""The loudspeaker, and a question that nobody wants to answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, say
from assistant.skills.effects.control import SetVolume
from assistant.skills.levels import find_level

Events = list[dict[str, Any]]


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
