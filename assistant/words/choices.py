"""How one of several timers or alarms is called when it is asked which is meant."""

from __future__ import annotations

from assistant.skills.device import Kept, RunningTimer
from assistant.skills.durations import duration_words
from assistant.skills.numbers import LanguageCode
from assistant.words.rendering import time_text
from audit.language import Language


def timer_choice(timer: RunningTimer, language: LanguageCode) -> str:
    """A timer's name, or how long it is."""
    if timer.name:
        return timer.name
    length = duration_words(timer.seconds, language)
    return f"celui de {length}" if language == "fr" else f"the one for {length}"


def alarm_choice(alarm: Kept, language: LanguageCode) -> str:
    """An alarm's name and time."""
    time = time_text(alarm.at, Language(language))
    if alarm.words:
        return f"{alarm.words} {time}"
    return f"celle de {time}" if language == "fr" else f"the one at {time}"
