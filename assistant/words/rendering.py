"""Renders an `Assist` into a sentence of its language.

Actions pass plain facts; how they read is decided here by the argument's name: `seconds` becomes a
duration in words, `time` a time of day, `date` a date, a tuple a list with "et" or "and".
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

from babel.dates import format_date
from babel.lists import format_list

from assistant.skills.durations import duration_words
from audit.catalogue import LOCALES, SentenceMissing, load_catalogue
from audit.language import Language
from audit.records.messages import Argument, Assist

# What an argument of this name must be, so that no other words slip in under it.
_KINDS = {
    "seconds": int, "count": int, "level": int, "time": str, "date": str, "items": tuple,
    "now_c": int, "low_c": int, "high_c": int,
}  # fmt: skip


def render(assist: Assist, language: Language) -> str:
    """The words of `assist`. Raises `SentenceMissing` for an unknown id or unfit arguments."""
    try:
        arguments = {
            name: _readable(name, value, language) for name, value in assist.arguments.items()
        }
    except ValueError as error:
        raise SentenceMissing(sentence=assist.utterance) from error
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
    if isinstance(value, tuple):
        return format_list(list(value), locale=LOCALES[language].replace("-", "_"))
    if name == "seconds" and isinstance(value, int):
        return duration_words(value, language.value)
    if name == "time" and isinstance(value, str):
        return _time_text(time.fromisoformat(value), language)
    if name == "date" and isinstance(value, str):
        return format_date(
            date.fromisoformat(value), format="full", locale=LOCALES[language].replace("-", "_")
        )
    return value


def _time_text(at: time, language: Language) -> str:
    if language is Language.FRENCH:
        return f"{at.hour}\u00a0h\u00a0{at.minute:02}" if at.minute else f"{at.hour}\u00a0h"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"
