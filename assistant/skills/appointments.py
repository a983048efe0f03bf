"""When an alarm or a reminder is wanted: once, or again and again on days of the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from assistant.skills.moments import find_moment, find_time
from assistant.skills.numbers import LanguageCode
from assistant.skills.repeats import find_repeat, speaks_of_repeating
from assistant.skills.times import Part

__all__ = ["Wanted", "find_wanted"]

# The hour of a repetition that names a part of the day alone; without one, nine in the morning.
_USUAL_HOURS: dict[Part, int] = {
    "am": 9, "morning": 9, "noon": 12, "pm": 15, "afternoon": 15, "evening": 20, "night": 20,
}  # fmt: skip
_NINE = 9


@dataclass(frozen=True)
class Wanted:
    """`at` on `day`, or on each of `days`; local time.

    Not `time_said` is where a rule of ours chose the time. `rest` is the sentence without the words
    that said when. `past`: that moment is over.
    """

    at: time
    day: date | None
    days: tuple[int, ...]
    time_said: bool
    day_said: bool
    rest: str
    past: bool = False


def find_wanted(
    sentence: str, language: LanguageCode, now: datetime, *, waking: bool = False
) -> Wanted | None:
    """When `sentence` wants something to ring, seen from `now`; None where that is unclear.

    For getting up (`waking`) an hour without its half of the day is the morning's.
    """
    if speaks_of_repeating(sentence, language):
        return _repeated(sentence, language, waking)
    moment = find_moment(sentence, language, now, waking=waking)
    if moment is None:
        return None
    return Wanted(
        at=moment.at.time().replace(tzinfo=None, microsecond=0),
        day=moment.at.date(),
        days=(),
        time_said=moment.time_said,
        day_said=moment.day_said,
        rest=moment.cut_from(sentence),
        past=moment.at <= now,
    )


def _repeated(sentence: str, language: LanguageCode, waking: bool) -> Wanted | None:
    repeat = find_repeat(sentence, language)
    if repeat is None:
        return None
    rest = _without(sentence, repeat.spans)
    clock = find_time(rest, language)
    if clock is not None and repeat.part is not None:
        clock = clock.within(repeat.part)
        if clock is None:
            return None
    if clock is not None:
        minute = clock.morning() if waking else clock.usual()
        moment = find_moment(rest, language, datetime(2000, 1, 3, 0, 0))
        if moment is None:
            return None
        rest = moment.cut_from(rest)
    else:
        if find_moment(rest, language, datetime(2000, 1, 3, 0, 0)) is not None:
            return None  # a day besides: "tous les lundis demain"
        minute = 60 * (_NINE if repeat.part is None else _USUAL_HOURS[repeat.part])
    return Wanted(
        at=time(minute // 60, minute % 60),
        day=None,
        days=tuple(sorted(repeat.weekdays)),
        time_said=clock is not None,
        day_said=True,
        rest=rest,
    )


def _without(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, place = "", 0
    for start, end in spans:
        kept += sentence[place:start] + " "
        place = end
    return " ".join((kept + sentence[place:]).split())
