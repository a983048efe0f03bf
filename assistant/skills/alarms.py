"""Which alarms a sentence means, whether it is for getting up, and for how long to snooze."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from assistant.skills.appointments import find_wanted
from assistant.skills.device import Kept
from assistant.skills.durations import find_duration
from assistant.skills.moments import find_moment, find_time
from assistant.skills.naming import clearly_named, in_plain_words, name_in
from assistant.skills.numbers import LanguageCode, leading_number
from assistant.skills.picking import Picked, named_in, place_in, wants_all
from assistant.skills.repeats import find_repeat

__all__ = ["SNOOZE_SECONDS", "is_waking", "name_of_alarm", "pick_alarms", "snooze_seconds"]

SNOOZE_SECONDS = 300

_WAKING = {
    "fr": re.compile(r"(?<!\w)(?:réveil\w*|lever|debout|lève)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:wake\w*|waking|woken|get (?:me |us )?up|up at)(?!\w)"),
}
_NO_NAMES = {
    "fr": frozenset({"matin", "sonne", "sonner", "réveil", "alarme"}),
    "en": frozenset({"wake-up", "wake", "morning", "alarm", "early"}),
}


def is_waking(sentence: str, language: LanguageCode) -> bool:
    """Whether somebody wants to be woken: then seven is seven in the morning."""
    return bool(_WAKING[language].search(in_plain_words(sentence)))


def name_of_alarm(rest: str, language: LanguageCode) -> str | None:
    """What an alarm is for; `rest` is its sentence without the words that say when."""
    name = name_in(rest, language)
    if name is None or set(name.split()) & _NO_NAMES[language] or is_waking(name, language):
        return None
    return name


def snooze_seconds(sentence: str, language: LanguageCode) -> int | None:
    """For how long to be left in peace: five minutes where nothing is said, None where unclear."""
    if (seconds := find_duration(sentence, language)) is not None:
        return seconds
    words = in_plain_words(sentence).split()
    for place in range(len(words)):
        if words[place] in {"un", "une", "a", "an", "one", "second", "seconde"}:
            continue
        if leading_number(words[place:], language) is not None:
            return None
    return SNOOZE_SECONDS


def pick_alarms(
    sentence: str, language: LanguageCode, alarms: Sequence[Kept], now: datetime
) -> tuple[Picked[Kept], bool]:
    """The alarms that `sentence` is about, and whether only their next time is.

    A day that is named picks the alarms that ring on it next; of one that repeats, that day alone
    is meant.
    """
    if wants_all(sentence, language):
        return Picked(tuple(alarms), all_meant=True), False
    if language == "en":
        # "saturday's alarm", "the nine o'clock one"
        sentence = re.sub(r"['\u2019]s(?!\w)|\sones?[.!?]?$", "", sentence)
    fitting, picked = list(alarms), False
    if named := named_in(sentence, alarms, lambda alarm: alarm.words):
        fitting, picked = named, True
    if (clock := find_time(sentence, language)) is not None:
        minutes = set(clock.readings)
        fitting = [one for one in fitting if one.at.hour * 60 + one.at.minute in minutes]
        picked = True
    repeat = find_repeat(sentence, language)
    if repeat is not None:
        wanted = tuple(sorted(repeat.weekdays))
        fitting = [one for one in fitting if one.days == wanted]
        return Picked(tuple(fitting), unclear=len(fitting) > 1), False
    moment = find_moment(sentence, language, now)
    one_day = moment is not None and moment.day_said
    if moment is not None and one_day:
        fitting = [one for one in fitting if one.next.date() == moment.at.date()]
        picked = True
    if not picked:
        placed = place_in(sentence, language, alarms, lambda alarm: alarm.id)
        if placed is not None:
            return Picked((placed,)), False
        asked_for = find_wanted(sentence, language, now)
        if asked_for is not None or clearly_named(sentence, language):
            return Picked(()), False
    return Picked(tuple(fitting), unclear=len(fitting) > 1), one_day
