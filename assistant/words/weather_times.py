"""The times of a forecast in words: "demain matin", "d'après la prévision de 8 h", "since 6:00 pm".

An action hands over a day and a part of it, or the age of what it knows. Nothing that is neither
can be said under these names.
"""

from __future__ import annotations

from datetime import date, time

from assistant.words.weekdays import day_text
from audit.language import Language

__all__ = ["WEATHER_TIMES", "weather_time"]

# The arguments of a sentence about the weather that this module reads.
WEATHER_TIMES = frozenset({"period", "as_of", "since"})

_HARD = "\u00a0"
_WHOLE = {
    Language.FRENCH: {
        "now": "en ce moment", "today": "aujourd'hui", "tomorrow": "demain",
        "after-tomorrow": "après-demain", "weekend": "ce week-end",
        "next-weekend": "le week-end prochain", "next-week": "la semaine prochaine",
        "next-days": "ces sept prochains jours",
        "today morning": "ce matin", "today noon": "ce midi", "today afternoon": "cet après-midi",
        "today evening": "ce soir", "today night": "cette nuit",
    },
    Language.ENGLISH: {
        "now": "at the moment", "today": "today", "tomorrow": "tomorrow",
        "after-tomorrow": "the day after tomorrow", "weekend": "this weekend",
        "next-weekend": "next weekend", "next-week": "next week",
        "next-days": "over the next seven days",
        "today morning": "this morning", "today noon": "at lunchtime today",
        "today afternoon": "this afternoon", "today evening": "this evening",
        "today night": "tonight",
    },
}  # fmt: skip
# After the name of another day.
_PARTS = {
    Language.FRENCH: {
        "morning": "matin", "noon": "midi", "afternoon": "après-midi", "evening": "soir",
        "night": "dans la nuit",
    },
    Language.ENGLISH: {
        "morning": "morning", "noon": "at lunchtime", "afternoon": "afternoon",
        "evening": "evening", "night": "night",
    },
}  # fmt: skip
# After a date, which takes them with a word of their own.
_PARTS_OF_A_DATE = {
    Language.FRENCH: {
        "morning": "au matin", "noon": "à midi", "afternoon": "dans l'après-midi",
        "evening": "au soir", "night": "dans la nuit",
    },
    Language.ENGLISH: {
        "morning": "in the morning", "noon": "at lunchtime", "afternoon": "in the afternoon",
        "evening": "in the evening", "night": "at night",
    },
}  # fmt: skip


def weather_time(name: str, value: object, language: Language) -> str:
    """The words of an argument of `WEATHER_TIMES`. Raises ValueError for what does not fit it."""
    if not isinstance(value, str):
        raise ValueError(f"{name} is of another kind")
    if name == "period":
        return _period(value, language)
    return _since(value, language) if name == "since" else _as_of(value, language)


def _period(value: str, language: Language) -> str:
    """ "tomorrow", "today evening", "2026-11-28 morning" and the others, in words."""
    whole = _WHOLE[language]
    if value in whole:
        return whole[value]
    day, _, part = value.partition(" ")
    near = day in {"tomorrow", "after-tomorrow"}
    parts = _PARTS[language] if near else _PARTS_OF_A_DATE[language]
    if part and part not in parts:
        raise ValueError("no part of a day")
    if near and not (day == "after-tomorrow" and language is Language.ENGLISH):
        return f"{whole[day]} {parts[part]}"
    named = whole[day] if near else _dated(day, language)
    return f"{named} {_PARTS_OF_A_DATE[language][part]}" if part else named


def _dated(day: str, language: Language) -> str:
    text = day_text(date.fromisoformat(day), language)
    return text if language is Language.FRENCH else f"on {text}"


def _as_of(value: str, language: Language) -> str:
    """Nothing for "now", else whose age is told at the head of the sentence."""
    if value == "now":
        return ""
    day, _, clock = value.rpartition(" ")
    if day not in {"", "yesterday"}:
        raise ValueError("no age of a forecast")
    at = _clock(clock, language)
    if language is Language.FRENCH:
        made = f"d'hier à {at}" if day else f"de {at}"
        return f"d'après la prévision {made}, "
    return f"according to the forecast from {at}{' yesterday' if day else ''}, "


def _since(value: str, language: Language) -> str:
    day, _, clock = value.partition(" ")
    at = _clock(clock, language)
    if day == "today":
        return at
    if language is Language.FRENCH:
        return f"{'hier' if day == 'yesterday' else _dated(day, language)} à {at}"
    return f"{at} {'yesterday' if day == 'yesterday' else _dated(day, language)}"


def _clock(value: str, language: Language) -> str:
    at = time.fromisoformat(value)
    if language is Language.FRENCH:
        return f"{at.hour}{_HARD}h{f'{_HARD}{at.minute:02}' if at.minute else ''}"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"
