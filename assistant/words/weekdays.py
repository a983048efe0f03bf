"""Days in words: "du lundi au vendredi", "on Mondays and Thursdays", "mardi 24 novembre"."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, get_day_names
from babel.lists import format_list

from audit.catalogue import LOCALES
from audit.language import Language

EVERY_DAY, WORKING_DAYS, WEEKEND = "0123456", "01234", "56"
_WHOLE = {
    Language.FRENCH: {EVERY_DAY: "tous les jours", WEEKEND: "le week-end"},
    Language.ENGLISH: {EVERY_DAY: "every day", WEEKEND: "at weekends"},
}


def days_text(days: str, language: Language) -> str:
    """The days of the week that `days` has as figures, 0 being Monday. Raises ValueError."""
    if not days or set(days) - set(EVERY_DAY) or "".join(sorted(set(days))) != days:
        raise ValueError("not days of the week in their order")
    if days in _WHOLE[language]:
        return _WHOLE[language][days]
    locale = LOCALES[language].replace("-", "_")
    names = get_day_names("wide", locale=locale)
    chosen = [names[int(day)] for day in days]
    in_a_row = int(days[-1]) - int(days[0]) == len(days) - 1
    if language is Language.FRENCH:
        if in_a_row and len(days) > 2:
            return f"du {chosen[0]} au {chosen[-1]}"
        return format_list([f"le {name}" for name in chosen], locale=locale)
    if in_a_row and len(days) > 2:
        return f"{chosen[0]} to {chosen[-1]}"
    return "on " + format_list([f"{name}s" for name in chosen], locale=locale)


def day_text(day: date, language: Language) -> str:
    """A date as people say one that is near: with its weekday, without its year."""
    pattern = "EEEE d MMMM"
    text = format_date(day, pattern, locale=LOCALES[language].replace("-", "_"))
    if language is Language.FRENCH and day.day == 1:
        return text.replace(" 1 ", " 1er ")
    return text
