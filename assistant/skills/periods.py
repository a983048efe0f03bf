"""The period a question is about: today, the last seven days or the last thirty."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from assistant.skills.numbers import LanguageCode

__all__ = ["Period", "find_period"]

Period = Literal["today", "week", "month"]


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


_FRENCH_DAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_ENGLISH_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# In this order: "cette semaine et ce mois-ci" asks for the month, "ce matin en tout" for today.
_PERIODS: dict[LanguageCode, tuple[tuple[re.Pattern[str], Period], ...]] = {
    "fr": (
        (_any("mois", "mensuel(?:le)?s?", "trimestre", "ann[ée]es?", "ans?"), "month"),
        (_any("(?:trente|30|quinze|15)(?: derniers)? jours", "quinzaine"), "month"),
        (_any("(?:deux|trois|quatre|[2-4])(?: dernières)? semaines"), "month"),
        (_any("semaines?", "hebdomadaires?", "week-?end", "(?:avant-)?hier", _FRENCH_DAY), "week"),
        (_any("(?:(?:sept|huit|trois|[378]) )?derniers jours", "(?:sept|huit|[78]) jours"), "week"),
        (_any("ces (?:derniers )?jours(?:-ci)?"), "week"),
        (_any("aujourd'hui", "ce (?:matin|midi|soir)", "cet(?:te)? après-midi"), "today"),
        (_any("du jour", "journée"), "today"),
        (_any("depuis (?:toujours|le début|que)", "en tout", "au total", "jusqu'ici"), "month"),
        (_any("jusqu'à présent", "jusqu'à maintenant"), "month"),
    ),
    "en": (
        (_any("months?", "monthly", "quarter", "years?"), "month"),
        (_any("(?:thirty|30|fifteen|15|fourteen|14) days", "fortnight"), "month"),
        (_any("(?:two|three|four|[2-4]) weeks"), "month"),
        (_any("weeks?", "weekly", "weekend", "yesterday", _ENGLISH_DAY), "week"),
        (_any("(?:seven|7) days", "last (?:few|couple of|three|3) days", "these days"), "week"),
        (_any("today", "this (?:morning|afternoon|evening)", "tonight", "the day"), "today"),
        (_any("so far", "altogether", "in total", "in all", "ever", "since"), "month"),
        (_any("until now", "up to now", "all time"), "month"),
    ),
}


def find_period(sentence: str, language: LanguageCode) -> Period:
    """The period `sentence` asks about; today where it names none.

    Anything else gets the shortest of the three that holds it: yesterday is in the last seven days,
    two weeks are in the last thirty. What goes back further gets the month, the longest there is.
    """
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    return next((period for words, period in _PERIODS[language] if words.search(text)), "today")
