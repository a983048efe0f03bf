"""Dates as they are said: "lundi en huit", "the third of march", "dans dix jours", "3/3".

Counted from `today`. A date without its year is the next one, today's included; with `past` it is
the last one. A bare weekday is the next after today. "Next friday" is the Friday of next week in
English; "vendredi prochain" is the first to come, as French dictionaries have it. Typed dates have
the day first. What is impossible (30 February) or contradicts itself (a wrong weekday) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.skills.date_days import day_and_month_at, weekday_at, weeks_later
from assistant.skills.date_spans import whole_at
from assistant.skills.date_words import amount_at, stepped
from assistant.skills.holidays import feast_at
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, follows, phrase_at, placed_words, word
from assistant.skills.said_dates import Base, DatePiece, SaidDate, dated, single, year_after

__all__ = ["DatePiece", "SaidDate", "date_at", "find_date", "read_date"]


def find_date(
    sentence: str, language: LanguageCode, today: date, *, past: bool = False
) -> SaidDate | None:
    """The one date in `sentence`, or None where it holds none or several."""
    words = placed_words(sentence)
    found: list[SaidDate] = []
    place = 0
    while place < len(words):
        piece = date_at(words, place, language, today, past=past)
        if piece is not None:
            found.append(piece.said)
        place = place + 1 if piece is None else piece.end
    return found[0] if len(found) == 1 else None


def read_date(
    span: str, language: LanguageCode, today: date, *, past: bool = False
) -> SaidDate | None:
    """The date that the whole of `span` says, or None."""
    words = [one for one in placed_words(span) if one.text not in {",", "!", "?"}]
    if words and words[-1].text == ".":
        words.pop()
    start = 1 if word(words, 0) in {"on", "for", "pour"} else 0
    piece = date_at(words, start, language, today, past=past)
    return piece.said if piece is not None and piece.end == len(words) else None


def date_at(
    words: Sequence[PlacedWord],
    place: int,
    language: LanguageCode,
    today: date,
    *,
    past: bool = False,
) -> DatePiece | None:
    """The date that begins at `place`, its article included."""
    day = Base(today, past, language)
    readers = (_beside, _typed, _feast, _near, _counted, whole_at, weekday_at, day_and_month_at)
    for read in readers:
        try:
            piece = read(words, place, day)
        except (ValueError, OverflowError):
            return None
        if piece is not None:
            return piece
    return None


_BESIDE = {
    "fr": (("la veille de", -1), ("la veille du", -1), ("le lendemain de", 1),
           ("le lendemain du", 1), ("l avant veille de", -2)),
    "en": (("the day before", -1), ("the day after", 1), ("the eve of", -1)),
}  # fmt: skip


_NEAR = {
    "fr": (("d aujourd hui en huit", 7), ("d aujourd hui en quinze", 14), ("aujourd hui", 0),
           ("demain", 1), ("après demain", 2), ("hier", -1),
           ("avant hier", -2)),
    "en": (("today", 0), ("tomorrow", 1), ("the day after tomorrow", 2), ("yesterday", -1),
           ("the day before yesterday", -2), ("day after tomorrow", 2),
           ("day before yesterday", -2), ("tomorrow week", 8), ("today week", 7)),
}  # fmt: skip


def _beside(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """A day named by its neighbour: "le lendemain de Noël", "the day before the third of may"."""
    if _near(words, place, day) is not None:
        return None
    for said, days in _BESIDE[day.language]:
        if (start := follows(words, place, said)) is not None:
            feast = _feast(words, place, day)
            start += day.language == "fr" and word(words, start) == "la"
            piece = date_at(words, start, day.language, day.today, past=day.past)
            if feast is not None and (piece is None or feast.end > piece.end):
                return feast
            if piece is None or piece.said.first != piece.said.last:
                return None
            return single(piece.said.first + timedelta(days=days), piece.end)
    return None


def _typed(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """3/3, 03/03/2026, 2026-03-03; the day first, unless the year is."""
    start = place + (word(words, place) in {"le", "the"})
    texts = [word(words, start + ahead) for ahead in range(6)]
    if re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", "".join(texts[:5])):
        return single(date(int(texts[0]), int(texts[2]), int(texts[4])), start + 5)
    if not (texts[0].isdecimal() and texts[1] == "/" and texts[2].isdecimal()):
        return None
    if max(len(texts[0]), len(texts[2])) > 2 or words[start].end != words[start + 1].start:
        return None
    year, end = None, start + 3
    if texts[3] == "/":
        if len(texts[4]) not in {2, 4} or not texts[4].isdecimal() or texts[5] == "/":
            return None
        year, end = int(texts[4]) + (2000 if len(texts[4]) == 2 else 0), start + 5
    at = dated(int(texts[0]), int(texts[2]), year, day)
    return None if at is None else single(at, end)


def _feast(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    leads = {
        "fr": ("la", "le", "l", "les", "le jour de", "le jour de la", "le jour du"),
        "en": ("the", "on"),
    }
    for start in {place, *(follows(words, place, lead) or place for lead in leads[day.language])}:
        found = feast_at(words, start, day.language)
        if found is not None:
            break
    else:
        return None
    feast, end = found
    if (year := year_after(words, end, day.language)) is not None:
        at, end = feast.on(year[0]), year[1]
    elif (ahead := phrase_at(words, end, _NEXT_OF[day.language])) is not None:
        at, end = feast.next(day.today + timedelta(days=1)), ahead
    elif (back := phrase_at(words, end, _LAST_OF[day.language])) is not None:
        at, end = feast.last(day.today - timedelta(days=1)), back
    elif (turn := phrase_at(words, end, ("cette année", "this year"))) is not None:
        at, end = feast.on(day.today.year), turn
    elif (turn := phrase_at(words, end, ("l année prochaine", "next year"))) is not None:
        at, end = feast.on(day.today.year + 1), turn
    elif (turn := phrase_at(words, end, ("l année dernière", "last year"))) is not None:
        at, end = feast.on(day.today.year - 1), turn
    elif day.language == "en" and word(words, start - 1) in {"next", "last"}:
        return None
    else:
        at = feast.last(day.today) if day.past else feast.next(day.today)
    return DatePiece(SaidDate(at, at, "feast", feast), end)


_NEXT_OF = {"fr": ("prochain", "prochaine"), "en": ()}


_LAST_OF = {"fr": ("dernier", "dernière"), "en": ()}


def _near(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """Today, tomorrow and their neighbours, and so many weeks after them."""
    found = [
        (end, days)
        for said, days in _NEAR[day.language]
        if (end := follows(words, place, said)) is not None
    ]
    if not found:
        return None
    end, days = max(found)
    later = weeks_later(words, end, day.language)
    return single(day.today + timedelta(days=days + later[0]), later[1])


def _counted(words: Sequence[PlacedWord], place: int, day: Base) -> DatePiece | None:
    """So many days, weeks, months or years from today or before it."""
    french = day.language == "fr"
    ahead = phrase_at(words, place, ("dans", "d ici") if french else ("in",))
    if ahead is not None:
        if french and (end := follows(words, ahead, "une quinzaine")) is not None:
            whole = follows(words, ahead, "une quinzaine de jours")
            return single(day.today + timedelta(days=15), whole or end, "counted")
        amount = amount_at(words, ahead, day.language)
        if amount is None:
            return None
        end = amount[2]
        if not french:
            end = phrase_at(words, end, ("time", "s time", "from now", "from today")) or end
        return single(stepped(day.today, amount[0], amount[1]), end, "counted")
    if french:
        back = follows(words, place, "il y a")
        amount = None if back is None else amount_at(words, back, "fr")
        if amount is None:
            return None
        return single(stepped(day.today, -amount[0], amount[1]), amount[2], "counted")
    amount = amount_at(words, place, "en")
    if amount is None:
        return None
    count, unit, end = amount
    if (after := follows(words, end, "ago")) is not None:
        return single(stepped(day.today, -count, unit), after, "counted")
    if (after := phrase_at(words, end, ("from now", "hence"))) is not None:
        return single(stepped(day.today, count, unit), after, "counted")
    start = phrase_at(words, end, ("from", "on", "after")) or end
    later = date_at(words, start, "en", day.today) if start > end or unit == "week" else None
    if later is None or later.said.first != later.said.last or later.said.kind == "counted":
        return None
    return single(stepped(later.said.first, count, unit), later.end)
