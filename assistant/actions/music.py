"""Music and radio: only what is wanted. What there is to play, our own process finds out."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, hand_over, say
from assistant.skills.effects.music import ControlMusic, SetMusicVolume, TellPlaying
from assistant.skills.levels import Level
from assistant.skills.music import asks_what_plays, find_control, find_loudness, find_music

Events = list[dict[str, Any]]


class PlaySomeMusic(Action):
    """Plays what the sentence names; a sentence that is wholly a control is one."""

    def name(self) -> str:
        return "action_play_music"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if not _hand_over(dispatcher, turn):
            say(dispatcher, turn, "control", "music-what")
        return []


class ControlTheMusic(Action):
    """Pauses, skips and the like; what names something to play, or how loud, is done instead."""

    def name(self) -> str:
        return "action_control_music"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if not _hand_over(dispatcher, turn):
            say(dispatcher, turn, "control", "music-control-what")
        return []


class TellWhatPlays(Action):
    """Tells what plays; a sentence that plainly has something played plays it instead."""

    def name(self) -> str:
        return "action_tell_playing"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wanted = None
        if not asks_what_plays(turn.heard, turn.language):
            wanted = find_music(turn.heard, turn.language)
        hand_over(dispatcher, None, wanted or TellPlaying())
        return []


def set_music_volume(dispatcher: CollectingDispatcher, wanted: Level) -> None:
    """Have the volume of the music alone set; our own process knows how loud it is."""
    hand_over(dispatcher, None, SetMusicVolume(level=wanted.absolute, step=wanted.step))


def _hand_over(dispatcher: CollectingDispatcher, turn: Asked) -> bool:
    """Have done what the sentence wants of the music; whether it is clear."""
    if control := find_control(turn.heard, turn.language):
        hand_over(dispatcher, None, ControlMusic(what=control))
        return True
    if level := find_loudness(turn.heard, turn.language):
        set_music_volume(dispatcher, level)
        return True
    if wanted := find_music(turn.heard, turn.language):
        hand_over(dispatcher, None, wanted)
        return True
    return False
