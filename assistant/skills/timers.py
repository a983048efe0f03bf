"""Which timer a sentence means, and what a new one is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.device import RunningTimer
from assistant.skills.durations import duration_spans
from assistant.skills.eggs import egg_seconds
from assistant.skills.naming import clearly_named, in_plain_words, name_in, spaced
from assistant.skills.numbers import LanguageCode
from assistant.skills.picking import Picked, named_in, place_in, wants_all

__all__ = ["length_of", "name_of_new", "pick_timers"]

# A length between these and the timer says which timer, not how long: "le minuteur de dix minutes".
_OF_LENGTH = {
    "fr": r"(?:minuteurs?|minuteries?|chronos?|timers?|celui|celle)(?: de| d'| à)? ?{}(?!\w)",
    "en": r"(?<!\w){}(?: long)? (?:timers?|one)(?!\w)|(?:timer|one) (?:of|for) {}(?!\w)",
}


def pick_timers(
    sentence: str, language: LanguageCode, timers: Sequence[RunningTimer]
) -> Picked[RunningTimer]:
    """The timers that `sentence` is about; `timers` come as they ring."""
    if wants_all(sentence, language):
        return Picked(tuple(timers), all_meant=True)
    if named := named_in(sentence, timers, lambda timer: timer.name):
        return Picked(tuple(named), unclear=len(named) > 1)
    length = length_of(sentence, language)
    if length is not None:
        fitting = tuple(timer for timer in timers if timer.seconds == length)
        return Picked(fitting, unclear=len(fitting) > 1)
    placed = place_in(sentence, language, timers, lambda timer: timer.id)
    if placed is not None:
        return Picked((placed,))
    if clearly_named(sentence, language) and (
        len(timers) > 1 or any(timer.name for timer in timers)
    ):
        return Picked(())
    return Picked(tuple(timers), unclear=len(timers) > 1)


def length_of(sentence: str, language: LanguageCode) -> int | None:
    """The length that says which timer is meant, where one does."""
    text = in_plain_words(sentence)
    for span in duration_spans(sentence, language):
        words = spaced(span.words)
        # "the ten minute timer" has its unit in the singular, as adjectives do.
        if re.search(_OF_LENGTH[language].replace("{}", words), text):
            return span.seconds
    return None


def name_of_new(sentence: str, language: LanguageCode) -> str | None:
    """What a new timer is called in the sentence that sets it."""
    name = name_in(sentence, language)
    if name is None and egg_seconds(sentence, language) is not None:
        return {"fr": "œufs", "en": "egg"}[language]
    return name
