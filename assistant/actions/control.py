"""The loudspeaker, the voice, the language, and a question that nobody wants to answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, say
from assistant.actions.music import set_music_volume
from assistant.skills.device import DeviceState
from assistant.skills.effects.control import SetSpeed, SetVolume, SwitchLanguage
from assistant.skills.languages import find_language
from assistant.skills.levels import LOUDEST, Level, find_level
from assistant.skills.music import names_music
from assistant.skills.speeds import find_speed

Events = list[dict[str, Any]]


class SetTheVolume(Action):
    """Sets the volume of all that sounds; of the music alone where the sentence names it."""

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
        if names_music(turn.heard, turn.language) and not wanted.unmute:
            set_music_volume(dispatcher, wanted)
            return []
        level = _level(wanted, turn.device)
        change = SetVolume(level=level)
        if level == turn.device.volume and wanted.step:
            utterance = "volume-at-most" if wanted.step > 0 else "volume-at-least"
            say(dispatcher, turn, "control", utterance)
        elif level == 0:
            say(dispatcher, turn, "control", "volume-muted", change)
        else:
            say(dispatcher, turn, "control", "volume-set", change, level=level)
        return []


class ChangeSpeed(Action):
    """Has Candide speak slower, faster or as usual from its next sentence on."""

    def name(self) -> str:
        return "action_change_speed"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wanted = find_speed(turn.heard, turn.language)
        if wanted is None:
            say(dispatcher, turn, "control", "speed-what")
            return []
        now = turn.device.speed_percent
        percent = wanted.percent_from(now)
        if percent == now and wanted.step:
            utterance = "speed-slowest" if wanted.step < 0 else "speed-fastest"
            say(dispatcher, turn, "control", utterance)
        elif not wanted.step:
            say(dispatcher, turn, "control", "speed-usual", SetSpeed(percent=percent))
        else:
            utterance = "speed-slower" if wanted.step < 0 else "speed-faster"
            say(dispatcher, turn, "control", utterance, SetSpeed(percent=percent))
        return []


class SwitchTheLanguage(Action):
    """Has Candide answer in the language that is named, or else in the other one."""

    def name(self) -> str:
        return "action_switch_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wanted = find_language(turn.heard, turn.answers_in)
        if wanted is None:
            say(dispatcher, turn, "control", "language-what")
        else:
            change = SwitchLanguage(language=wanted)
            say(dispatcher, turn, "control", "language-switched", change)
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


def _level(wanted: Level, device: DeviceState) -> int:
    """The volume to set, nought to ten; a step up from silence starts where it was before."""
    if wanted.unmute:
        return device.volume or device.volume_before_mute
    if wanted.absolute is not None:
        return wanted.absolute
    lowest = min(1, device.volume)  # "softer" never turns the sound off; "mute" does
    return min(LOUDEST, max(lowest, device.volume + wanted.step))
