"""Help: what one can say, in general or about one thing."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, say
from assistant.skills.help_topics import Topic, find_topic

_ABOUT: dict[Topic, str] = {
    "timers": "help-timers",
    "alarms": "help-alarms",
    "reminders": "help-reminders",
    "lists": "help-lists",
    "music": "help-music",
    "weather": "help-weather",
    "clock": "help-clock",
    "sums": "help-sums",
    "volume": "help-volume",
    "languages": "help-languages",
    "shopping": "help-shopping",
    "selling": "help-selling",
    "log": "help-log",
}
_MORNING, _AFTERNOON, _EVENING = 5, 11, 18


class Help(Action):
    """Gives three examples that fit the moment, or those of what was asked about."""

    def name(self) -> str:
        return "action_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        turn = asked(tracker)
        topic = find_topic(turn.heard, turn.language)
        say(dispatcher, turn, "smalltalk", _ABOUT[topic] if topic else _general(turn))
        return []


def _general(turn: Asked) -> str:
    """Which examples fit: what is going on counts before the time of day."""
    if turn.device.timers:
        return "help-while-timing"
    if _MORNING <= turn.device.now.hour < _AFTERNOON:
        return "help-in-the-morning"
    if _AFTERNOON <= turn.device.now.hour < _EVENING:
        return "help-by-day"
    return "help-in-the-evening"
