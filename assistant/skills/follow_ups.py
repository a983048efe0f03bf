"""Makes a whole request of a sentence that leans on the one before: "and tomorrow?", "no, ten".

What was asked last is kept by its intent and its words. What the new sentence says must wholly be
something that intent can take (a duration, a day, a thing for the list …); then it takes the place
of its like in the words of before, or completes the plainest request of that intent. Anything else
is no follow-up, and goes to the dialogue as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.skills.dates import date_at, read_date
from assistant.skills.durations import duration_spans, find_duration
from assistant.skills.follow_up_words import (
    ANOTHER,
    DAY_PARTS,
    DETERMINED,
    ON_TODO,
    ONE,
    PLACE,
    PLAY,
    SENTENCE,
    TODO,
    UNITS,
    WHICH_DAY,
    WHOLE,
)
from assistant.skills.music import find_music
from assistant.skills.numbers import LanguageCode, read_number
from assistant.skills.openers import (
    after_addition,
    after_correction,
    as_said,
    opens_addition,
    says_what_was_meant,
    swapped,
)
from assistant.skills.placed_words import placed_words
from assistant.skills.sum_follow_ups import next_sum
from assistant.skills.timers import name_of_new
from assistant.skills.times import read_time, time_at
from assistant.skills.world_clock import UnknownPlace, place_asked

__all__ = ["FOLLOWED", "FollowUp", "follow_up", "wanted_again_in"]

# Days are only recognised here, never counted, so any day does for today.
_SOME_DAY = date(2024, 1, 1)
_THING_WORDS_AT_MOST = 7


@dataclass(frozen=True)
class FollowUp:
    """A whole request in words, of `intent`; `corrects`: it stands in for the one before."""

    intent: str
    heard: str
    corrects: bool


def _again(languages: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:et|and|and what about|what about|how about|now|maintenant|puis) )*"
        r"(?:(?:redis|répète|redites|répétez)(?:[- ](?:le|la|moi ça|ça))? "
        r"|(?:say|repeat) (?:it|that) (?:again )?)?"
        rf"(?:{languages})"
    )


_AGAIN_IN: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _again("en français|in french"),
    "en": _again("en anglais|in english"),
}
_BARE_LANGUAGE = re.compile(r"(?:en français|en anglais|in french|in english)")


def wanted_again_in(sentence: str) -> LanguageCode | None:
    """The language in which the last answer is wanted once more: "et en anglais ?".

    A bare "en anglais" is a wish to change languages, and left to the dialogue.
    """
    text = as_said(sentence)
    if _BARE_LANGUAGE.fullmatch(text):
        return None
    return next((code for code, words in _AGAIN_IN.items() if words.fullmatch(text)), None)


def follow_up(
    sentence: str, language: LanguageCode, intent: str, heard: str, *, fresh: bool = True
) -> FollowUp | None:
    """The whole request that `sentence` makes after `heard`, which was of `intent`.

    Corrections count only right after it (`fresh`). None where the sentence is not wholly one.
    """
    reader = _READERS.get(intent)
    if reader is None:
        return None
    before = as_said(heard)
    if fresh and intent in _CORRECTED:
        for rest in (after_correction(sentence, language), *swapped(sentence, language)):
            whole = reader(rest, before, language, True) if rest else None
            if whole is None and rest and says_what_was_meant(sentence, language):
                whole = reader(rest, before, language, False)
            if whole is not None:
                return FollowUp(intent, whole, corrects=intent in _TAKEN_BACK)
    rest = after_addition(sentence, language) or _another(sentence, language)
    if rest is None or after_correction(sentence, language) is not None:
        return None
    if not opens_addition(sentence, language) and not _leans(rest, language):
        return None
    if intent in ("find_product", "ask_price") and _COMPARES.match(rest):
        return None  # a request of its own
    whole = reader(rest, before, language, False)
    return None if whole is None else FollowUp(intent, whole, corrects=False)


_COMPARES = re.compile(r"compar(?:e|es|er|ez)\b")


def _leans(rest: str, language: LanguageCode) -> bool:
    """Whether what is left is surely no sentence: "some butter" of "some butter too"."""
    return any(words[language].match(rest) for words in (DETERMINED, ANOTHER))


def _another(sentence: str, language: LanguageCode) -> str | None:
    """ "Un autre de cinq minutes": the whole sentence, where it begins so."""
    text = as_said(sentence)
    return text if ANOTHER[language].match(text) else None


def _timer(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
    """A duration, bare or in "another of five minutes for the eggs"."""
    plain = re.sub(r"^(?:de |d'|of |for |à )", "", rest)
    if _is_duration(plain, language):
        found = duration_spans(before, language)
        if corrects and len(found) == 1 and before.count(found[0].words) == 1:
            return before.replace(found[0].words, plain)
        whole = _whole("timer", plain, language)
        if corrects and not found and (name := name_of_new(before, language)):
            return _whole("named", whole, language, name)
        return whole
    if corrects:
        unit = _unit_of(before, language)
        number = read_number(plain, language)
        if unit and isinstance(number, int) and number > 0:
            return _timer(f"{plain} {unit}", before, language, corrects)
        return None
    one = ONE[language].match(rest)
    if one is None or find_duration(rest[one.end() :], language) is None:
        return None
    return _whole("timer", rest[one.end() :], language)


def _alarm(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
    """A time of day or a day, in the place of its like."""
    for pattern in (ANOTHER[language],):
        if not corrects and (one := pattern.match(rest)):
            rest = rest[one.end() :]
    marked = rest if re.match(r"(?:à|at|pour|for|on|le|demain|tomorrow)\b", rest) else ""
    if read_time(rest, language) is not None:
        time = re.sub(r"^(?:à|at|pour|for) ", "", rest)
        changed = _replaced(before, _time_spans(before, language), time)
        if changed is not None or ("réveil" not in before and "wake" not in before):
            return changed
        return _whole("alarm", time, language)
    return _day(rest, before, language, corrects) if marked or _is_day(rest, language) else None


def _day(rest: str, before: str, language: LanguageCode, _corrects: bool) -> str | None:
    """A day, in the place of the day said before, or after all that was said."""
    if not _is_day(rest, language):
        return None
    spans = _day_spans(before, language)
    if spans:
        return _replaced(before, spans, rest)
    return f"{before} {rest}"


def _weather(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
    """A day or a place."""
    if (whole := _day(rest, before, language, corrects)) is not None:
        return whole
    place = _place(rest, language)
    return None if place is None else _whole("weather", place, language)


def _time(rest: str, _before: str, language: LanguageCode, _corrects: bool) -> str | None:
    """A place on earth; without "in" only one that is known."""
    place = _place(rest, language)
    if place is None and not SENTENCE[language].search(rest):
        known = place_asked(whole := _whole("time", rest, language), language)
        return whole if known and not isinstance(known, UnknownPlace) else None
    return None if place is None else _whole("time", place, language)


def _date(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
    """Another day of which the date, or the day of the week, is wanted."""
    if _day_spans(before, language):
        return _day(rest, before, language, corrects)
    if WHICH_DAY[language].search(before) is None or not _is_date(rest, language):
        return None
    return _whole("date", rest, language)


def _listed(template: str) -> Callable[[str, str, LanguageCode, bool], str | None]:
    def read(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
        if not _is_thing(rest, language, bare=not corrects):
            return None
        todo = TODO[language].search(before)
        if todo is not None and template in ON_TODO:
            return _whole(ON_TODO[template], rest, language)
        return _whole(template, rest, language)

    return read


def _music(rest: str, _before: str, language: LanguageCode, corrects: bool) -> str | None:
    """What to play instead; a name may be anything that is no sentence."""
    if not corrects or len(rest.split()) > _THING_WORDS_AT_MOST:
        return None
    if PLAY[language].match(rest) and find_music(rest, language) is not None:
        return rest
    return None if SENTENCE[language].search(rest) else _whole("play", rest, language)


def _volume(rest: str, _before: str, language: LanguageCode, _corrects: bool) -> str | None:
    """A level."""
    level = re.sub(r"^(?:à|sur|at|to|on) ", "", rest)
    number = read_number(level, language)
    return _whole("volume", level, language) if isinstance(number, int) else None


_Reader = Callable[[str, str, LanguageCode, bool], str | None]
_READERS: dict[str, _Reader] = {
    "set_timer": _timer,
    "set_alarm": _alarm,
    "set_reminder": _alarm,
    "ask_weather": _weather,
    "ask_time": _time,
    "ask_date": _date,
    "ask_calendar": _date,
    "add_to_list": _listed("add"),
    "remove_from_list": _listed("remove"),
    "ask_on_list": _listed("on"),
    "find_product": _listed("find"),
    "ask_price": _listed("price"),
    "play_music": _music,
    "set_volume": _volume,
    "calculate": next_sum,
}
FOLLOWED = frozenset(_READERS)
_CORRECTED = FOLLOWED - {"ask_on_list"}
# What would stay done beside its correction.
_TAKEN_BACK = frozenset(
    {"set_timer", "set_alarm", "set_reminder", "add_to_list", "remove_from_list"}
)


def _whole(kind: str, rest: str, language: LanguageCode, *more: str) -> str:
    text = WHOLE[kind][language].format(rest, *more)
    return re.sub(r"\bde (?=[aeiouyéèêâhœ])(?=un\b|une\b|onze)", "d'", text)


def _is_duration(text: str, language: LanguageCode) -> bool:
    """Whether the whole of `text` is one duration."""
    found = duration_spans(text, language)
    whole = re.sub(r"[\s'-]+", " ", text).strip()
    return (
        len(found) == 1
        and re.sub(r"[\s'-]+", " ", found[0].words).strip() == whole
        and find_duration(text, language) is not None
    )


def _is_date(text: str, language: LanguageCode) -> bool:
    return read_date(text, language, _SOME_DAY) is not None


def _is_day(text: str, language: LanguageCode) -> bool:
    return read_date(text, language, _SOME_DAY) is not None or text in DAY_PARTS[language]


def _is_thing(text: str, language: LanguageCode, *, bare: bool) -> bool:
    """Whether `text` names things and is no sentence; not `bare`, an article must open it."""
    if len(text.split()) > _THING_WORDS_AT_MOST or SENTENCE[language].search(text):
        return False
    if _is_duration(text, language) or _is_day(text, language):
        return False
    return bare or DETERMINED[language].match(text) is not None


def _place(rest: str, language: LanguageCode) -> str | None:
    """A place with its preposition, or None; "in ten minutes" and "at five" are none."""
    if PLACE[language].fullmatch(rest) is None or SENTENCE[language].search(rest):
        return None
    inner = rest.split(maxsplit=1)[1]
    if _is_duration(inner, language) or read_time(rest, language) or _is_day(rest, language):
        return None
    return rest


def _unit_of(before: str, language: LanguageCode) -> str | None:
    """The unit of the one duration said before."""
    found = duration_spans(before, language)
    units = UNITS[language].findall(found[0].words) if len(found) == 1 else []
    return f"{units[0].rstrip('s')}s" if len(units) == 1 else None


def _day_spans(text: str, language: LanguageCode) -> list[tuple[int, int]]:
    words = placed_words(text)
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        piece = date_at(words, place, language, _SOME_DAY)
        if piece is not None:
            spans.append((words[place].start, words[piece.end - 1].end))
        place = place + 1 if piece is None else piece.end
    for part in DAY_PARTS[language]:
        at = text.find(part)
        if at >= 0 and not any(start < at + len(part) and at < end for start, end in spans):
            spans.append((at, at + len(part)))
    return spans


def _time_spans(text: str, language: LanguageCode) -> list[tuple[int, int]]:
    words = placed_words(text)
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        piece = time_at(words, place, language)
        before = words[place - 1].text if place else ""
        if piece is not None and (piece.marked or before in {"à", "at", "for", "pour"}):
            spans.append((words[place].start, words[piece.end - 1].end))
            place = piece.end
        else:
            place += 1
    return spans


def _replaced(text: str, spans: Sequence[tuple[int, int]], new: str) -> str | None:
    """`text` with what stands in its one span replaced; None where it has none or several."""
    if len(spans) != 1:
        return None
    start, end = spans[0]
    return f"{text[:start]}{new}{text[end:]}"
