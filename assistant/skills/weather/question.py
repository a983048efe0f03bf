"""What a sentence asks of the weather: which days, which part of them, what of it, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from assistant.skills.date_words import MONTHS
from assistant.skills.dates import DatePiece, date_at
from assistant.skills.moments import find_moment, find_time
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import placed_words
from assistant.skills.weather.elsewhere import is_elsewhere
from assistant.skills.weather.topics import Topic, is_about_now, topic_of

__all__ = ["DAYS_AHEAD", "DayPart", "Span", "WeatherQuestion", "read_question"]

DayPart = Literal["morning", "noon", "afternoon", "evening", "night"]
Span = Literal["moment", "day", "weekend", "week", "days"]
# "This week" and "the next days" are so many, today among them.
DAYS_AHEAD = 7


@dataclass(frozen=True)
class WeatherQuestion:
    """What is asked, for the days from `first` to `last` of the household's calendar.

    `span` tells what was said: this very moment, one day, a weekend, a calendar week, or the next
    days. `is_clear` is False where several days are named and no one of them is meant.
    """

    topic: Topic
    first: date
    last: date
    span: Span
    part: DayPart | None = None
    elsewhere: bool = False
    is_clear: bool = True


_PARTS: dict[LanguageCode, tuple[tuple[DayPart, re.Pattern[str]], ...]] = {
    "fr": (
        ("afternoon", re.compile(r"(?<!\w)(?:après midi|aprem)(?!\w)")),
        ("morning", re.compile(r"(?<!\w)(?:matin|matinée|aube)(?!\w)")),
        ("noon", re.compile(r"(?<!\w)midi(?!\w)")),
        ("evening", re.compile(r"(?<!\w)(?:soir|soirée)(?!\w)")),
        ("night", re.compile(r"(?<!\w)nuit(?!\w)")),
    ),
    "en": (
        ("afternoon", re.compile(r"(?<!\w)afternoon(?!\w)")),
        ("morning", re.compile(r"(?<!\w)morning(?!\w)")),
        ("noon", re.compile(r"(?<!\w)(?:noon|midday|lunchtime|lunch)(?!\w)")),
        ("evening", re.compile(r"(?<!\w)evening(?!\w)")),
        ("night", re.compile(r"(?<!\w)(?:tonight|night|overnight)(?!\w)")),
    ),
}
_GREETED = re.compile(r"(?<!\w)(?:good (?:morning|afternoon|evening|night)|bonne nuit)(?!\w)")
_NEXT_DAYS: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(
        r"prochains jours|jours (?:qui viennent|à venir|prochains|suivants)|de la semaine(?! p)"
        r"|pour la semaine(?! p)|(?<!\w)cette semaine|dans la semaine|semaine à venir"
        r"|fin de semaine|(?:sept|7|cinq|5) jours"
    ),
    "en": re.compile(
        r"next (?:few|couple of|several|five|seven|5|7) days|coming days|days ahead"
        r"|this week(?! ?end)|rest of the week|the week ahead|for the week(?! ?end)"
        r"|(?:over|during|through) the week(?! ?end)|(?:seven|five|7|5) day|coming week(?! ?end)"
    ),
}
_MONTH: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(rf"\b(?:en|mois de|mois d) (?:{'|'.join(MONTHS['fr'])})(?!\w)"),
    "en": re.compile(rf"\bin (?:{'|'.join(MONTHS['en'])})(?!\w)"),
}
_WEEKEND = re.compile(r"(?<!\w)week ?end(?!\w)")
_HOURS: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?<!\w)(?:heures?|h|minutes?)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:hours?|minutes?|o clock|am|pm|half|quarter|at)(?!\w)"),
}


def read_question(
    sentence: str, language: LanguageCode, now: datetime, home: str | None = None
) -> WeatherQuestion:
    """What `sentence`, said at `now`, asks; `home` is the name of the household's place."""
    words = placed_words(sentence)
    text = " ".join(one.text for one in words)
    topic = topic_of(text, language)
    elsewhere = is_elsewhere(sentence, language, home)
    today = now.date()

    def asked(
        first: date, last: date, span: Span, part: DayPart | None = None, *, clear: bool = True
    ) -> WeatherQuestion:
        return WeatherQuestion(topic, first, last, span, part, elsewhere, clear)

    if _NEXT_DAYS[language].search(text):
        return asked(today, today + timedelta(days=DAYS_AHEAD - 1), "days")
    pieces = _dates(sentence, language, today)
    if not pieces and _MONTH[language].search(text):
        return asked(today, today, "day", clear=False)
    days = {(piece.said.first, piece.said.last) for piece in pieces}
    if len(days) > 1:
        return asked(today, today, "day", clear=False)
    moves = topic in {"sunrise", "sunset"}
    said_part = None if moves else _part(text, language)
    part = None if moves else said_part or _part_of_an_hour(sentence, text, language)
    if days:
        (first, last) = days.pop()
        kind = pieces[0].said.kind
        if kind in {"month", "year"}:
            return asked(first, last, "days", clear=False)
        if kind == "weekend":
            return asked(max(first, today) if last >= today else first, last, "weekend")
        if kind == "week":
            return asked(first, last, "week")
        return asked(first, last, "day", part)
    if _WEEKEND.search(text):
        saturday = today + timedelta(days=5 - today.weekday())
        return asked(max(saturday, today), saturday + timedelta(days=1), "weekend")
    later = None if moves or said_part else _later(sentence, text, language, now)
    if later is not None:
        return asked(later.date(), later.date(), "day", _part_at(later.hour))
    if part is not None:
        return asked(today, today, "day", part)
    if not moves and topic != "umbrella" and is_about_now(text, language):
        return asked(today, today, "moment")
    return asked(today, today, "day")


def _dates(sentence: str, language: LanguageCode, today: date) -> list[DatePiece]:
    words = placed_words(sentence)
    found: list[DatePiece] = []
    place = 0
    while place < len(words):
        piece = date_at(words, place, language, today)
        if piece is not None and piece.said.kind != "feast":
            found.append(piece)
        place = place + 1 if piece is None else piece.end
    return found


def _part(text: str, language: LanguageCode) -> DayPart | None:
    """The part of the day that is named; None where none is, or several."""
    rest, found = _GREETED.sub(" ", text), []
    for part, pattern in _PARTS[language]:
        shorter = pattern.sub(" ", rest)
        if shorter != rest:
            found.append(part)
        rest = shorter
    return found[0] if len(found) == 1 else None


def _part_of_an_hour(sentence: str, text: str, language: LanguageCode) -> DayPart | None:
    """The part of the day that a time of the clock lies in."""
    if not _HOURS[language].search(text):
        return None
    clock = find_time(sentence, language)
    if clock is None:
        return None
    minute = clock.usual() if len(clock.readings) > 1 else clock.readings[0]
    return _part_at(minute // 60)


def _later(sentence: str, text: str, language: LanguageCode, now: datetime) -> datetime | None:
    """The moment that "in two hours" means."""
    if not _HOURS[language].search(text):
        return None
    moment = find_moment(sentence, language, now)
    return None if moment is None else moment.at


def _part_at(hour: int) -> DayPart:
    if hour < 6 or hour >= 22:
        return "night"
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
