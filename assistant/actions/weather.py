"""The weather, as the files in the household's folder have it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, forecast, say, weather
from assistant.skills.weather import answer_weather, read_question


class TellWeather(Action):
    """Tells what is asked of the weather: what was measured here, and what is forecast.

    A measuring program's own remark is an item apart, so that it can be stopped without the rest.
    Having nothing to tell is no request served, hence the skill.
    """

    def name(self) -> str:
        return "action_tell_weather"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        turn = asked(tracker)
        measured, state = weather(), forecast()
        now = turn.device.now
        here = next((found.place for found in (state, measured) if found and found.place), None)
        question = read_question(turn.heard, turn.language, now, here)
        for answer in answer_weather(question, now, measured, state):
            skill = "weather" if answer.served else "control"
            say(dispatcher, turn, skill, answer.utterance, **answer.facts)
            if answer.remark:
                say(dispatcher, turn, "weather", "weather-remark", remark=answer.remark)
        return []
