"""Times of day as they are said: "huit heures moins le quart", "half seven", "19h30", "noon".

An hour up to twelve has two readings until the half of the day is said. Which one is meant is
settled where the date is known, by one stated rule (`TimeOfDay.after`, `TimeOfDay.usual`).
"Half seven" is half past seven, as it is in Ireland and Britain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import (
    PlacedWord,
    follows,
    is_number,
    phrase_at,
    placed_words,
    small_number_at,
    word,
)

__all__ = ["PARTS", "Part", "TimeOfDay", "TimePiece", "read_time", "time_at"]

Part = Literal["am", "pm", "morning", "noon", "afternoon", "evening", "night"]
_DAY, _HALF_DAY = 1440, 720
# The minutes of the day that belong to a part of it; the night goes over midnight.
PARTS: dict[Part, tuple[range, ...]] = {
    "am": (range(0, _HALF_DAY),),
    "pm": (range(_HALF_DAY, _DAY),),
    "morning": (range(60, _HALF_DAY),),
    "noon": (range(11 * 60, 15 * 60),),
    "afternoon": (range(_HALF_DAY, 19 * 60),),
    "evening": (range(16 * 60, _DAY),),
    "night": (range(19 * 60, _DAY), range(0, 6 * 60)),
}
# With no half of the day said, on another day than today: waking hours.
_USUAL = range(7 * 60, 19 * 60)


@dataclass(frozen=True)
class TimeOfDay:
    """A time of day: minutes since midnight, each one it may mean, the earlier first."""

    readings: tuple[int, ...]

    @property
    def sure(self) -> bool:
        """Whether it has one reading only."""
        return len(self.readings) == 1

    def within(self, part: Part) -> TimeOfDay | None:
        """The reading that lies in `part` of the day, or None where there is none."""
        fitting = tuple(m for m in self.readings if any(m in times for times in PARTS[part]))
        return TimeOfDay(fitting) if fitting else None

    def usual(self) -> int:
        """The reading from seven in the morning to seven at night: for any other day."""
        return next((minute for minute in self.readings if minute in _USUAL), self.readings[0])

    def morning(self) -> int:
        """The earlier reading, noon for twelve: for getting up."""
        early = self.readings[0]
        return self.readings[-1] if early < 60 and not self.sure else early

    def after(self, minute: int) -> int | None:
        """The first reading later than `minute` of the same day, or None."""
        return next((reading for reading in self.readings if reading > minute), None)


@dataclass(frozen=True)
class TimePiece:
    """A time of day in a sentence; `end` is where it ends.

    Not `marked` is a bare number or two: a time only where its surroundings say so.
    """

    time: TimeOfDay
    end: int
    marked: bool


_NAMED: dict[str, dict[str, int]] = {
    "fr": {"minuit": 0, "midi": _HALF_DAY},
    "en": {"midnight": 0, "noon": _HALF_DAY, "midday": _HALF_DAY},
}
_AFTERWARDS: dict[str, tuple[tuple[str, Part], ...]] = {
    "fr": (
        ("du matin", "morning"),
        ("le matin", "morning"),
        ("dans la matinée", "morning"),
        ("de l après midi", "afternoon"),
        ("l après midi", "afternoon"),
        ("dans l après midi", "afternoon"),
        ("du soir", "evening"),
        ("le soir", "evening"),
        ("dans la soirée", "evening"),
        ("de la nuit", "night"),
        ("la nuit", "night"),
        ("am", "am"),
        ("pm", "pm"),
    ),
    "en": (
        ("am", "am"),
        ("pm", "pm"),
        ("in the morning", "morning"),
        ("in the afternoon", "afternoon"),
        ("in the evening", "evening"),
        ("at night", "night"),
        ("in the night", "night"),
    ),
}
_SHARP = {
    "fr": ("pile", "précises", "précise", "tapantes", "tapante", "exactement"),
    "en": ("sharp", "on the dot", "exactly", "precisely"),
}
_HOUR_WORDS = {"heure", "heures", "h"}
# What may come after the minutes of an hour; another word would be counted by them.
_FOLLOWERS = {
    "fr": frozenset(
        "pour s il stp svp merci et à au aux de du des d sur dans le la les l je j tu que qu quand"
        " puis avant après euh maintenant candide c ça mon ma mes en tous toutes chaque demain ce"
        " cet cette lundi mardi mercredi jeudi vendredi samedi dimanche am pm ou jusqu un une moi"
        " rappelle réveille mets nous aujourd hier sauf jours semaine pile précises tapantes"
        " après".split()
    ),
    "en": frozenset(
        "for please to and then on in at from so when the my until till before after with uh um"
        " now candide thanks thank i it every each tomorrow today tonight this next monday tuesday"
        " wednesday thursday friday saturday sunday am pm or that sharp exactly remind wake set"
        " yesterday weekdays daily a o of if".split()
    ),
}


def read_time(span: str, language: LanguageCode) -> TimeOfDay | None:
    """The time that the whole of `span` says, after "à" or "at" at most, or None."""
    words = list(placed_words(span))
    while words and words[-1].text in {".", "!", "?", ","}:
        words.pop()
    start = 1 if word(words, 0) in {"à", "at", "vers", "around", "for", "pour", "by"} else 0
    piece = time_at(words, start, language)
    return piece.time if piece is not None and piece.end == len(words) else None


def time_at(words: Sequence[PlacedWord], place: int, language: LanguageCode) -> TimePiece | None:
    """The time of day that begins at `place`, with the half of the day said after it."""
    piece = _french(words, place) if language == "fr" else _english(words, place)
    if piece is None:
        return None
    piece = _sharpened(words, piece, language)
    for said, part in _AFTERWARDS[language]:
        end = follows(words, piece.end, said)
        if end is not None:
            within = piece.time.within(part)
            if within is None:
                return None
            return _sharpened(words, TimePiece(within, end, marked=True), language)
    if word(words, place) == "12" and word(words, place + 1) == ":":
        # Who types 12:05 without "am" writes by the clock of twenty-four.
        return TimePiece(TimeOfDay(piece.time.readings[-1:]), piece.end, piece.marked)
    return piece


def _sharpened(words: Sequence[PlacedWord], piece: TimePiece, language: LanguageCode) -> TimePiece:
    end = phrase_at(words, piece.end, _SHARP[language])
    return piece if end is None else TimePiece(piece.time, end, piece.marked)


def _time(hour: int, shift: int, *, both: bool) -> TimeOfDay:
    """The time `shift` minutes off `hour`; with `both` halves of the day, where it may mean so."""
    at = hour * 60 + shift
    if both and 1 <= hour <= 12:
        early = at % _HALF_DAY
        return TimeOfDay((early, early + _HALF_DAY))
    return TimeOfDay((at % _DAY,))


def _figures(words: Sequence[PlacedWord], place: int, language: LanguageCode) -> TimePiece | None:
    """A time in figures: "7:30", "07h05", "7.30", "19 h"; a nought before it is the long clock."""
    hours, sign = word(words, place), word(words, place + 1)
    if not hours.isdecimal() or len(hours) > 2 or int(hours) > 23 or sign not in {":", "h", "."}:
        return None
    both = not hours.startswith("0")
    minutes = word(words, place + 2)
    if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
        if word(words, place + 3) in {":", "/", "%"}:
            return None
        if sign == "." and (language == "fr" or words[place + 2].start != words[place + 1].end):
            return None
        twelve = int(hours) == 12 and language == "fr"
        time = _time(int(hours), int(minutes), both=both and not twelve)
        return TimePiece(time, place + 3, marked=True)
    return None


def _french(words: Sequence[PlacedWord], place: int) -> TimePiece | None:
    if (typed := _figures(words, place, "fr")) is not None:
        return typed
    if (named := _NAMED["fr"].get(word(words, place))) is not None:
        if word(words, place - 1) in {"après", "avant"}:
            return None
        tail = _french_minutes(words, place + 1)
        if tail is None:
            return None
        return TimePiece(_time(named // 60, tail[0], both=False), tail[1], marked=True)
    hour = small_number_at(words, place, "fr", 23)
    if hour is None or word(words, hour[1]) not in _HOUR_WORDS:
        return None
    tail = _french_minutes(words, hour[1] + 1)
    if tail is None:
        return None
    # Twelve is noon by the French clock: midnight has its own word.
    both = hour[0] != 12 and not word(words, place).startswith("0")
    return TimePiece(_time(hour[0], tail[0], both=both), tail[1], marked=True)


def _french_minutes(words: Sequence[PlacedWord], place: int) -> tuple[int, int] | None:
    """What the words after an hour add to it, and where they end; None where it is not clear."""
    fixed = {
        "et demie": 30, "et demi": 30, "et quart": 15, "et un quart": 15, "trois quarts": 45,
        "et trois quarts": 45, "moins le quart": -15, "moins un quart": -15, "moins quart": -15,
    }  # fmt: skip
    if (end := phrase_at(words, place, tuple(fixed))) is not None:
        return fixed[" ".join(one.text for one in words[place:end])], end
    if word(words, place) == "moins":
        less = small_number_at(words, place + 1, "fr", 29)
        return None if less is None or less[0] == 0 else (-less[0], _past_minutes(words, less[1]))
    start = place + (word(words, place) == "et")
    zero = follows(words, start, "zéro")
    if zero is not None and (ones := small_number_at(words, zero, "fr", 9)) is not None:
        return _settled(words, ones, "fr")
    if word(words, start) in {"un", "une"} and word(words, start + 1) not in {"minute", ""}:
        return 0, place
    minutes = small_number_at(words, start, "fr", 59)
    if minutes is None:
        return None if is_number(word(words, place), "fr") else (0, place)
    if start > place and word(words, minutes[1]) not in {"minute", "minutes"}:
        return None
    return _settled(words, minutes, "fr")


def _past_minutes(words: Sequence[PlacedWord], end: int) -> int:
    return end + (word(words, end) in {"minute", "minutes"})


def _settled(
    words: Sequence[PlacedWord], minutes: tuple[int, int], language: LanguageCode
) -> tuple[int, int] | None:
    """The minutes said after an hour, unless the next word is counted by them."""
    end = _past_minutes(words, minutes[1])
    after = word(words, end)
    clear = not after or after in _FOLLOWERS[language] or not after[0].isalnum()
    return (minutes[0], end) if clear and after not in {"%", "/", ":"} else None


def _english(words: Sequence[PlacedWord], place: int) -> TimePiece | None:
    if (typed := _figures(words, place, "en")) is not None:
        return typed
    if (named := _NAMED["en"].get(word(words, place))) is not None:
        return TimePiece(TimeOfDay((named,)), place + 1, marked=True)
    if word(words, place) == "twelve" and word(words, place + 1) in {"noon", "midnight"}:
        return TimePiece(TimeOfDay((_NAMED["en"][word(words, place + 1)],)), place + 2, True)
    past = _past(words, place)
    if past is not None and (piece := _english_hour(words, past[1], past[0])) is not None:
        return piece
    hour = small_number_at(words, place, "en", 23)
    if hour is None:
        return None
    value, end = hour
    clock = follows(words, end, "o clock") or follows(words, end, "oclock")
    if clock is not None:
        return TimePiece(_time(value, 0, both=True), clock, marked=True)
    if word(words, end) == "hundred" and word(words, end + 1) == "hours":
        return TimePiece(_time(value, 0, both=False), end + 2, marked=True)
    zero = word(words, end) in {"o", "oh", "zero"}
    minutes = small_number_at(words, end + zero, "en", 59)
    if word(words, end).isdecimal() and word(words, place).isdecimal():
        return None
    if minutes is None:
        if zero or is_number(word(words, end), "en"):
            return None
        return TimePiece(_time(value, 0, both=True), end, marked=False)
    if (minutes[0] < 10) != zero or (settled := _settled(words, minutes, "en")) is None:
        return None
    return TimePiece(_time(value, settled[0], both=True), settled[1], marked=False)


def _english_hour(words: Sequence[PlacedWord], place: int, shift: int) -> TimePiece | None:
    """The hour of "ten past six", "quarter to midnight", and where it ends."""
    if (named := _NAMED["en"].get(word(words, place))) is not None:
        return TimePiece(TimeOfDay(((named + shift) % _DAY,)), place + 1, marked=True)
    hour = small_number_at(words, place, "en", 12)
    if hour is None or hour[0] == 0 or is_number(word(words, hour[1]), "en"):
        return None
    end = follows(words, hour[1], "o clock") or hour[1]
    if word(words, end) in {"minute", "minutes", "hour", "hours", ":", "/"}:
        return None
    return TimePiece(_time(hour[0], shift, both=True), end, marked=True)


def _past(words: Sequence[PlacedWord], place: int) -> tuple[int, int] | None:
    """What "half past", "a quarter to", "ten past" or a bare "half" add to the hour after them."""
    start = place + (word(words, place) == "a")
    parts = {"half": 30, "quarter": 15}
    if (minutes := parts.get(word(words, start))) is not None:
        end = start + 1
        if minutes == 30 and small_number_at(words, end, "en", 12) is not None:
            return 30, end
    else:
        said = small_number_at(words, place, "en", 29)
        if said is None or said[0] == 0:
            return None
        minutes, end = said[0], _past_minutes(words, said[1])
    if word(words, end) in {"past", "after"} and minutes <= 30:
        return minutes, end + 1
    if word(words, end) in {"to", "till", "before"} and minutes != 30:
        return -minutes, end + 1
    return None
