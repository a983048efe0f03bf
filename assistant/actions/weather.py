"""The weather, as the file in the household's folder has it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, say, weather
from assistant.skills.weather import is_about_another_day


class TellWeather(Action):
    """Tells the weather of now and today.

    The provider's own remark is an item apart, so that it can be stopped without the rest. Having
    no forecast to give is no request served, hence the skill.
    """

    def name(self) -> str:
        return "action_tell_weather"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        turn = asked(tracker)
        found = weather()
        if is_about_another_day(turn.heard, turn.language):
            say(dispatcher, turn, "control", "weather-today-only")
        elif found is None:
            say(dispatcher, turn, "control", "weather-none")
        elif not found.is_fresh(turn.device.now):
            say(dispatcher, turn, "control", "weather-old")
        else:
            say(
                dispatcher,
                turn,
                "weather",
                "weather-now",
                place=found.place or "none",
                sky=found.sky,
                now_c=found.now_c,
                low_c=found.low_c,
                high_c=found.high_c,
            )
            if found.remark:
                say(dispatcher, turn, "weather", "weather-remark", remark=found.remark)
        return []
