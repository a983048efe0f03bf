"""The pieces of a moment in a sentence: dates, parts of the day, times of day, "in ten minutes".

A piece that names a thing is left in the sentence: "le repas de demain", "the nine o'clock train",
"un cadeau de Noël". What is unclear about a piece makes the whole sentence unclear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.skills.dates import SaidDate, date_at
from assistant.skills.durations import find_duration
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import (
    PlacedWord,
    count_at,
    follows,
    is_number,
    phrase_at,
    word,
)
from assistant.skills.times import Part, TimeOfDay, time_at

__all__ = ["DEFAULT_HOURS", "Piece", "UnclearError", "pieces_of"]

# The hour meant where only the part of the day is said.
DEFAULT_HOURS: dict[Part, int] = {
    "morning": 9, "noon": 12, "afternoon": 15, "evening": 20, "night": 20,
}  # fmt: skip


class UnclearError(Exception):
    """Something next to a date or a time was not understood: the whole sentence is refused."""


@dataclass(frozen=True)
class Piece:
    """One piece: its place in the sentence, and of date, time, part and seconds what it says.

    `default` is the minute of the day meant where no time is said, `day_shift` is "today" where
    the part of the day is today's ("ce soir").
    """

    kind: Literal["date", "part", "time", "duration"]
    start: int
    end: int
    date: SaidDate | None = None
    time: TimeOfDay | None = None
    part: Part | None = None
    seconds: int | None = None
    default: int | None = None
    day_shift: Literal["", "today"] = ""
    midnight: bool = False


@dataclass(frozen=True)
class _Found:
    """A piece, or none where it names a thing; the words it ends and, to be checked, starts at."""

    piece: Piece | None
    end: int
    start: int = -1


@dataclass(frozen=True)
class _Text:
    words: Sequence[PlacedWord]
    language: LanguageCode
    today: date
    sentence: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.words[start].start, self.words[end - 1].end


# Said, part of the day, its default minute, whether it is today's.
_PARTS: dict[str, tuple[tuple[str, Part, int | None, bool], ...]] = {
    "fr": (
        ("ce matin", "morning", None, True), ("ce midi", "noon", None, True),
        ("cet après midi", "afternoon", None, True), ("cette après midi", "afternoon", None, True),
        ("ce soir", "evening", None, True), ("cette nuit", "night", None, True),
        ("en début de matinée", "morning", 8 * 60, False),
        ("en fin de matinée", "morning", 11 * 60, False),
        ("dans la matinée", "morning", None, False), ("en matinée", "morning", None, False),
        ("en début d après midi", "afternoon", 14 * 60, False),
        ("en fin d après midi", "afternoon", 17 * 60, False),
        ("dans l après midi", "afternoon", None, False),
        ("en début de soirée", "evening", 19 * 60, False),
        ("dans la soirée", "evening", None, False), ("en soirée", "evening", None, False),
    ),
    "en": (
        ("this morning", "morning", None, True), ("this afternoon", "afternoon", None, True),
        ("this evening", "evening", None, True), ("tonight", "night", None, True),
        ("in the morning", "morning", None, False), ("in the afternoon", "afternoon", None, False),
        ("in the evening", "evening", None, False), ("at night", "night", None, False),
        ("at lunchtime", "noon", None, False),
    ),
}  # fmt: skip
# These belong to the date before them: "demain matin", "friday night".
_AFTER_DATE: dict[str, tuple[tuple[str, Part], ...]] = {
    "fr": (
        ("matin", "morning"), ("au matin", "morning"), ("le matin", "morning"), ("midi", "noon"),
        ("après midi", "afternoon"), ("l après midi", "afternoon"), ("soir", "evening"),
        ("au soir", "evening"), ("le soir", "evening"), ("dans la nuit", "night"),
    ),
    "en": (
        ("morning", "morning"), ("afternoon", "afternoon"), ("evening", "evening"),
        ("night", "night"), ("lunchtime", "noon"),
    ),
}  # fmt: skip
_LEADS = {
    "fr": ("à", "a", "pour", "vers", "dès", "le"),
    "en": ("at", "on", "for", "by", "around", "about", "this"),
}
# Words that make a moment the edge of something else.
_EDGES = {
    "fr": frozenset("avant après depuis entre sauf pas jusqu jusque partir excepté".split()),
    "en": frozenset("before after since until till between except not from through".split()),
}
# A time or a date after one of these tells things apart.
_OF = {"fr": frozenset({"de", "d", "du", "des"}), "en": frozenset({"of"})}
_CALLS = {
    "fr": frozenset("réveil réveils alarme alarmes rappel rappels réveille sonnerie".split()),
    "en": frozenset("alarm alarms reminder reminders wake call one".split()),
}
_IN = {"fr": ("dans", "d ici"), "en": ("in",)}
_DURATION_WORDS = {
    "fr": frozenset(
        "heure heures h minute minutes min mn seconde secondes demi demie quart quarts trois et un"
        " une petite petites bonne bonnes d de".split()
    ),
    "en": frozenset(
        "hour hours h minute minutes min mins second seconds half quarter quarters and a an of"
        " couple good".split()
    ),
}
_LOOSE = frozenset("et un une d de and a an of petite petites bonne bonnes".split())
_FROM_NOW = {"fr": (), "en": ("from now", "time", "s time")}
# After a bare number these leave it a time: "at seven tomorrow", "at seven to feed the cat".
_AFTER_BARE = frozenset(
    "to that please tomorrow today tonight on this next in every each and or for monday tuesday"
    " wednesday thursday friday saturday sunday thanks candide i remind wake my about when so if"
    " weekdays daily a the sharp with exactly of".split()
)


def pieces_of(
    words: Sequence[PlacedWord], language: LanguageCode, today: date, sentence: str
) -> tuple[Piece, ...]:
    """The pieces in order. Raises `UnclearError`."""
    text = _Text(words, language, today, sentence)
    found: list[_Found] = []
    things: set[int] = set()
    place, last_date_end = 0, -1
    while place < len(words):
        one = _piece_at(text, place, last_date_end)
        if one is None:
            place += 1
            continue
        if one.piece is None:
            things.add(one.end)
        else:
            found.append(one)
            last_date_end = one.end if one.piece.kind == "date" else last_date_end
        place = one.end
    ends, starts = {one.end for one in found}, {one.start for one in found}
    for one in found:
        if one.start in things and one.piece is not None and one.piece.kind == "time":
            raise UnclearError  # "De sept heures à huit heures", "the nine o'clock at ten".
        if one.start >= 0 and one.start not in ends:
            _refuse_before(text, one.start)
        if one.start >= 0 and one.end not in starts:
            _refuse_after(text, one.end)
    return tuple(one.piece for one in found if one.piece is not None)


def _piece_at(text: _Text, place: int, last_date_end: int) -> _Found | None:
    return (
        _duration(text, place)
        or _part(text, place, last_date_end)
        or _date(text, place)
        or _time(text, place)
    )


def _led(text: _Text, place: int) -> int:
    """Where the piece at `place` begins with the word that leads to it."""
    start = place
    while start > 0 and text.words[start - 1].text in _LEADS[text.language]:
        start -= 1
    return start


def _refuse_before(text: _Text, start: int) -> None:
    """Raises where the words before a piece make it a range, a choice or an edge."""
    before, earlier = word(text.words, start - 1), word(text.words, start - 2)
    if before in _EDGES[text.language] or is_number(before, text.language):
        raise UnclearError
    joined = before in {"ou", "or", "-", "et", "and", "to"}
    if joined and (before in {"ou", "or"} or is_number(earlier, text.language)):
        raise UnclearError


def _refuse_after(text: _Text, end: int) -> None:
    """Raises where the words after a piece make it a range or a choice."""
    after, later = word(text.words, end), word(text.words, end + 1)
    if after in {"ou", "or", "-"} or is_number(after, text.language):
        raise UnclearError
    if after in {"to", "et", "and"} and is_number(later, text.language):
        raise UnclearError


def _duration(text: _Text, place: int) -> _Found | None:
    """ "Dans vingt minutes", "in an hour and a half", "twenty minutes from now"."""
    words, language = text.words, text.language
    start = phrase_at(words, place, _IN[language])
    begin = place if start is None else start
    end = begin
    while end < len(words) and (
        words[end].text in _DURATION_WORDS[language]
        or words[end].text.isdecimal()
        or is_number(words[end].text, language)
    ):
        end += 1
    while end > begin and words[end - 1].text in _LOOSE:
        end -= 1
    if end == begin:
        return None
    tail = phrase_at(words, end, _FROM_NOW[language])
    if start is None and (tail is None or word(words, end) != "from"):
        return None
    seconds = _seconds(text, begin, end)
    if seconds is None:
        units = {"heure", "heures", "minute", "minutes", "hour", "hours", "seconds"}
        if any(one.text in units for one in words[begin:end]):
            raise UnclearError
        return None
    if word(words, place - 1) in {"or", "ou", "que", "pas"}:
        raise UnclearError
    span = text.span(place, tail or end)
    return _Found(Piece("duration", *span, seconds=seconds), tail or end)


def _seconds(text: _Text, start: int, end: int) -> int | None:
    hours = count_at(text.words, start, text.language)
    whole = text.words[end - 1].text in {"heures", "hours", "h"}
    if whole and hours is not None and hours[1] == end - 1 and 0 < hours[0] <= 1000:
        return hours[0] * 3600
    first, last = text.span(start, end)
    return find_duration(text.sentence[first:last], text.language)


def _part(text: _Text, place: int, last_date_end: int) -> _Found | None:
    words, language = text.words, text.language
    found = [
        (end, part, default, today)
        for said, part, default, today in _PARTS[language]
        if (end := follows(words, place, said)) is not None
    ]
    if place == last_date_end:
        found += [
            (end, part, None, False)
            for said, part in _AFTER_DATE[language]
            if (end := follows(words, place, said)) is not None
        ]
        if found and word(words, max(found)[0] - 1) == "midi" and _is_noon_time(text, place):
            return None
    if not found:
        return None
    end, part, default, today = max(found, key=lambda one: one[0])
    if word(words, place - 1) in _EDGES[language] or word(words, place - 1) == "ou":
        raise UnclearError
    if word(words, end) == "s" and language == "en":
        return _Found(None, end)
    if today and word(words, place - 1) in _OF[language]:
        return _Found(None, end)
    shift: Literal["", "today"] = "today" if today else ""
    piece = Piece("part", *text.span(place, end), part=part, default=default, day_shift=shift)
    return _Found(piece, end)


def _is_noon_time(text: _Text, place: int) -> bool:
    """Whether "midi" goes on as a time ("lundi midi et quart"); then it is no part of the day."""
    piece = time_at(text.words, place, text.language)
    return piece is not None and piece.end > place + 1


def _date(text: _Text, place: int) -> _Found | None:
    words, language = text.words, text.language
    piece = date_at(words, place, language, text.today)
    if piece is None:
        return None
    start = _led(text, place)
    before, after = word(words, start - 1), word(words, piece.end)
    possessive = language == "en" and after == "s"
    called = word(words, start - 2) in _CALLS[language]
    if possessive or (before in _OF[language] and not called and words[place].text != "d"):
        return _Found(None, piece.end)
    if piece.said.kind == "feast" and word(words, start) not in {"à", "at", "on"}:
        named_day = follows(words, place, "le jour")
        if named_day is None:
            return _Found(None, piece.end)
    if piece.said.kind in {"month", "year"}:
        raise UnclearError
    return _Found(Piece("date", *text.span(start, piece.end), date=piece.said), piece.end, start)


def _time(text: _Text, place: int) -> _Found | None:
    words, language = text.words, text.language
    piece = time_at(words, place, language)
    if piece is None:
        if language == "fr" and _hours_said(text, place):
            raise UnclearError
        return None
    start = _led(text, place)
    before, after = word(words, start - 1), word(words, piece.end)
    if not piece.marked:
        lead = word(words, place - 1)
        if lead not in {"at", "by", "for", "around", "about"}:
            return None
        if after and after[0].isalnum() and after not in _AFTER_BARE:
            if lead in {"for", "about", "around"}:
                return None
            raise UnclearError
    called = word(words, start - 2) in _CALLS[language] or after in _CALLS[language]
    if before in _OF[language] and not called:
        return _Found(None, piece.end)
    if language == "en" and before in {"the", "my", "a", "an"} and not called:
        return _Found(None, piece.end)
    if language == "fr" and before in {"les", "pendant", "durant", "dans", "en", "a"}:
        raise UnclearError
    if called and before in _OF[language] | {"the", "my"}:
        start -= 1
    midnight = piece.time.readings[0] < 60 and any(
        one.text in {"minuit", "midnight"} for one in words[place : piece.end]
    )
    span = text.span(start, piece.end)
    return _Found(Piece("time", *span, time=piece.time, midnight=midnight), piece.end, start)


def _hours_said(text: _Text, place: int) -> bool:
    """Whether hours stand here that are no time: "sept heures deux œufs", "trente heures"."""
    number = count_at(text.words, place, text.language)
    return number is not None and word(text.words, number[1]) in {"heure", "heures"}
