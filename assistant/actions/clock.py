"""The time and the date."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, say

Events = list[dict[str, Any]]


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
