"""Renders an `Assist` into a sentence of its language.

Actions pass plain facts; how they read is decided here by the argument's name: `seconds` becomes a
duration in words, `time` a time of day, `date` and `day` a date, `days` days of the week, a tuple a
list with "et" or "and", and `choices` one with "ou" or "or".
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

from babel.lists import format_list

from assistant.plugins.rendering import is_of_a_skill, skill_text
from assistant.skills.durations import duration_words
from assistant.words.dates import DATE_NAMES, readable_date
from assistant.words.figures import FIGURE_NAMES, readable_figure
from assistant.words.places import NAMED_THINGS, name_in
from assistant.words.weather_times import WEATHER_TIMES, weather_time
from assistant.words.weekdays import day_text, days_text
from audit.catalogue import LOCALES, SentenceMissing, load_catalogue
from audit.language import Language
from audit.records.messages import Argument, Assist

# What an argument of this name must be, so that no other words slip in under it.
_KINDS = {
    "seconds": int, "count": int, "level": int, "time": str, "date": str, "items": tuple,
    "length": int, "day": str, "days": str, "choices": tuple,
    "chance": int, "speed": int, "now_c": int, "low_c": int, "high_c": int,
}  # fmt: skip


def render(assist: Assist, language: Language) -> str:
    """The words of `assist`. Raises `SentenceMissing` for an unknown id or unfit arguments."""
    try:
        arguments = {
            name: _readable(name, value, language) for name, value in assist.arguments.items()
        }
    except ValueError as error:
        raise SentenceMissing(sentence=assist.utterance) from error
    if is_of_a_skill(assist.utterance):
        text = skill_text(assist.utterance, arguments, language)
    else:
        text = load_catalogue("assistant.words", language).text(assist.utterance, arguments)
    return text[:1].upper() + text[1:]


def fixed_sentences(language: Language) -> list[str]:
    """The words of every sentence that nothing is filled into, always the same."""
    catalogue = load_catalogue("assistant.words", language)
    fixed = []
    for sentence in sorted(catalogue.sentences):
        with suppress(SentenceMissing):
            text = catalogue.text(sentence)
            fixed.append(text[:1].upper() + text[1:])
    return fixed


def _readable(name: str, value: Argument, language: Language) -> str | int:
    if not isinstance(value, _KINDS.get(name, object)):
        raise ValueError(f"{name} is of another kind")
    if name in FIGURE_NAMES:
        return readable_figure(name, value, language)
    if name in NAMED_THINGS and isinstance(value, str):
        return name_in(value, language)
    if name in WEATHER_TIMES:
        return weather_time(name, value, language)
    if isinstance(value, tuple):
        locale = LOCALES[language].replace("-", "_")
        return format_list(list(value), "or" if name == "choices" else "standard", locale)
    if name == "day" and isinstance(value, str):
        return day_text(date.fromisoformat(value), language)
    if name == "days" and isinstance(value, str):
        return days_text(value, language)
    if name in {"seconds", "length"} and isinstance(value, int):
        return duration_words(value, language.value)
    if name == "time" and isinstance(value, str):
        return time_text(time.fromisoformat(value), language)
    if name in DATE_NAMES:
        return readable_date(name, value, language)
    return value


def time_text(at: time, language: Language) -> str:
    """A time of day as people write it."""
    if language is Language.FRENCH:
        return f"{at.hour}\u00a0h\u00a0{at.minute:02}" if at.minute else f"{at.hour}\u00a0h"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"
