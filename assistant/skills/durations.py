"""Durations in a spoken sentence, and durations spoken back.

A timer set to half of what was asked burns the roast. So the whole sentence is searched, and it
must hold exactly one duration with nothing countable left hanging on either side of it; clock
times, ranges, corrections and repetitions are left to a question back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.numbers import LanguageCode, Number, leading_number, read_number

__all__ = ["LONGEST", "DurationSpan", "duration_spans", "duration_words", "find_duration"]

# A day: longer than any cooking, shorter than any date.
LONGEST = 86_400

_HOUR, _MINUTE, _SECOND = 3600, 60, 1
_TOO_LONG = 0
_MAXIMUM_LENGTH = 2000

_UNITS: dict[str, dict[str, int]] = {
    "fr": {
        **dict.fromkeys(("heure", "heures", "h", "hr", "hrs"), _HOUR),
        **dict.fromkeys(("minute", "minutes", "min", "mins", "mn", "m"), _MINUTE),
        **dict.fromkeys(("seconde", "secondes", "sec", "secs", "s"), _SECOND),
        **dict.fromkeys(("jour", "jours", "j", "semaine", "semaines", "mois"), _TOO_LONG),
        **dict.fromkeys(("an", "ans", "année", "années"), _TOO_LONG),
    },
    "en": {
        **dict.fromkeys(("hour", "hours", "h", "hr", "hrs"), _HOUR),
        **dict.fromkeys(("minute", "minutes", "min", "mins", "mn", "m"), _MINUTE),
        **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), _SECOND),
        **dict.fromkeys(("day", "days", "week", "weeks", "month", "months"), _TOO_LONG),
        **dict.fromkeys(("year", "years", "fortnight"), _TOO_LONG),
    },
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words between a number and its unit that change nothing one could set a timer by.
_FILLERS = {
    "fr": _set("petite petites bonne bonnes grosse grosses autre autres longue longues toute"),
    "en": _set("more full whole good little extra further"),
}
# After "une heure", "vingt" is minutes only where nothing else can be counted by it.
_FOLLOWERS = {
    "fr": _set(
        "pour s'il stp svp s' merci et à au aux de du des d' sur dans le la les l' je j' tu que"
        " qu' quand puis avant après avec euh maintenant candide c' ça mon ma mes en"
    ),
    "en": _set(
        "for please to and then on in at from so when the my until before after with uh um now"
        " candide thanks thank i it i'm that's of will timer timers alarm countdown"
    ),
}
_ET = {"fr": "et", "en": "and"}
# "à deux heures" and "at two hours" are times of day, unless it is the timer that is set to them.
_CLOCK = {"fr": _set("à vers dès est jusqu'à"), "en": _set("at by until till is")}
_TIMERS = {
    "fr": _set("minuteur minuterie chrono chronomètre rebours durée"),
    "en": _set("timer countdown stopwatch duration"),
}
# A number left hanging before the duration by one of these was part of it: "cinq ou six minutes".
_RANGES = {"fr": _set("ou à et"), "en": _set("or to and")}
_MINUS = {"fr": "moins", "en": "minus"}
_RECURRING = {("toutes", "les"), ("tous", "les")}
# Articles count one, but never hang: "dix minutes et un autre minuteur".
_ARTICLES = {"fr": _set("un une"), "en": _set("a an one")}

# "trois quarts d'heure", "a couple of minutes": what may be followed by "of".
_PARTS_OF = ("quart", "quarts", "tiers", "aine", "aines", "half", "quarter", "quarters", "third",
             "thirds", "couple", "dozen", "½", "¼", "¾", "/4", "/2", "/3")  # fmt: skip
_OF_THE_DAY = _set("pile am pm a.m p.m o'clock")
_COMPARED = {("plus", "de"), ("moins", "de"), ("more", "than"), ("less", "than")}

_NEGATIVE = re.compile(r"(?<!\w)[-\u2212](?=[0-9])")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212_]")
_SEAMS = re.compile(r"(?<=[0-9½¼¾])(?=[a-zéû])|(?<=[a-zéû])(?=[0-9½¼¾])")
_PAUSES = ",;.!?:"
_BRACKETS = '()[]{}«»"“”…*'


@dataclass(frozen=True)
class DurationSpan:
    """A duration within a sentence: its words, lower case, and its `seconds`."""

    words: str
    seconds: int


class _UnclearError(Exception):
    """Something countable next to a duration was not understood: the whole sentence is refused."""


def find_duration(sentence: str, language: LanguageCode) -> int | None:
    """The seconds of the one duration in `sentence`, or None.

    None also for two durations, for nought, for more than a day, and for whatever is a range, a
    time of day or only half understood, and for a text too long to be one request.
    """
    if len(sentence) > _MAXIMUM_LENGTH:
        return None
    words = _split(sentence, language)
    found: list[Fraction] = []
    place = 0
    try:
        while place < len(words) and len(found) < 2:
            duration = _duration_at(words, place, language)
            if duration is None:
                place += 1
                continue
            seconds, end = duration
            _check_before(words, place, seconds, language)
            _check_after(words, end, language)
            found.append(seconds)
            place = end
    except _UnclearError:
        return None
    if len(found) != 1 or found[0].denominator != 1 or not 0 < found[0] <= LONGEST:
        return None
    return int(found[0])


def duration_spans(sentence: str, language: LanguageCode) -> tuple[DurationSpan, ...]:
    """Every duration that `sentence` holds, in order, whatever stands beside it.

    This shows what was said; what to set a timer by is for `find_duration` to say.
    """
    words = _split(sentence, language) if len(sentence) <= _MAXIMUM_LENGTH else []
    spans: list[DurationSpan] = []
    place = 0
    while place < len(words):
        try:
            duration = _duration_at(words, place, language)
        except _UnclearError:
            duration = None
        if duration is None or duration[0].denominator != 1:
            place += 1
            continue
        seconds, end = duration
        text = " ".join(words[place:end]).replace("' ", "'").replace(" ,", ",")
        spans.append(DurationSpan(text, int(seconds)))
        place = end
    return tuple(spans)


def _split(sentence: str, language: LanguageCode) -> list[str]:
    """The words of `sentence`, lower case; a pause in the writing becomes the word ","."""
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    text = _NEGATIVE.sub(f" {_MINUS[language]} ", text)
    text = _SEAMS.sub(" ", _DASHES.sub(" ", text))
    if language == "fr":
        text = text.replace("p'tit", "petit").replace("'", "' ")
    words: list[str] = []
    for raw in text.split():
        word = raw.strip(_PAUSES + _BRACKETS)
        if word:
            words.append(word)
        # "3 min. 30" goes on after its point.
        abbreviated = word in _UNITS[language] and len(word) < 5 and raw.endswith(".")
        if raw.rstrip(_BRACKETS).endswith(tuple(_PAUSES)) and not abbreviated:
            words.append(",")
    return words


def _duration_at(
    words: list[str], start: int, language: LanguageCode
) -> tuple[Fraction, int] | None:
    """The seconds of the duration that starts exactly at `start`, and where it ends."""
    quantity = _quantity(words, start, language)
    if quantity is None:
        return None
    value, unit, end = quantity
    if unit == _TOO_LONG:
        raise _UnclearError
    following = _word(words, end)
    ordinary = {"", ","} | _RANGES[language] | _FOLLOWERS[language] - _TIMERS[language]
    named = words[end - 1] in {"seconde", "second"}
    if unit == _SECOND and value == 1 and named and following not in ordinary:
        return None  # "a second timer", "une seconde fois": the second one.
    total = Fraction(value) * unit
    while (more := _more(words, end, value, unit, language)) is not None:
        value, unit, end = more
        total += Fraction(value) * unit
    return total, end


def _quantity(
    words: list[str], start: int, language: LanguageCode
) -> tuple[Number, int, int] | None:
    """A number and its unit from `start`: the number, the unit's seconds and where they end."""
    number, skipped = None, 0
    if words[start] in _ARTICLES[language] and _word(words, start + 1) in _FILLERS[language]:
        # "une petite demi-heure", "une bonne dizaine de minutes": read without its adjectives.
        ahead = start + 2
        while _word(words, ahead) in _FILLERS[language]:
            ahead += 1
        number = leading_number([words[start], *words[ahead : ahead + 23]], language)
        skipped = ahead - start - 1
        if number is not None and number[1] == 1:
            number, skipped = None, 0
    if number is None:
        number, skipped = leading_number(words[start : start + 24], language), 0
    if number is not None:
        value, place = number[0], start + skipped + number[1]
    elif words[start] in {"a", "an"} and language == "en":
        value, place = 1, start + 1
    else:
        return None
    while _word(words, place) in _FILLERS[language]:
        place += 1
    if words[place - 1].endswith(_PARTS_OF) and _word(words, place) in {"de", "d'", "of"}:
        place += 1
        if language == "en" and _word(words, place) in {"a", "an"}:
            place += 1
    unit = _UNITS[language].get(_word(words, place))
    return None if unit is None else (value, unit, place + 1)


def _more(
    words: list[str], end: int, value: Number, unit: int, language: LanguageCode
) -> tuple[Number, int, int] | None:
    """What goes on after `value` units: "et demie", "et vingt secondes", "trente", or nothing."""
    place, linked, paused = end, False, False
    if _word(words, place) == ",":
        place, paused = place + 1, True
    if _word(words, place) == _ET[language]:
        place, linked = place + 1, True
    if place >= len(words):
        return None
    if value == int(value) and (part := _part(words, place, linked, language)) is not None:
        return part[0], unit, part[1]
    quantity = _quantity(words, place, language)
    if quantity is not None and quantity[1] != _TOO_LONG:
        smaller = quantity[1] < unit and quantity[0] * quantity[1] < unit
        if smaller and value == int(value):
            return quantity
        return None  # A second duration: the caller finds it and refuses both.
    article = words[place] in _ARTICLES[language]
    if paused or not _is_number(words[place]) or (article and _word(words, place + 1)):
        return None
    bare = leading_number(words[place : place + 24], language)
    if bare is None or unit == _SECOND or value != int(value) or article:
        raise _UnclearError
    after = _word(words, place + bare[1])
    if after and after not in _FOLLOWERS[language] | {",", _ET[language]}:
        raise _UnclearError
    if isinstance(bare[0], Fraction) or not 0 < bare[0] < 60:
        raise _UnclearError
    return bare[0], unit // 60, place + bare[1]


def _part(
    words: list[str], place: int, linked: bool, language: LanguageCode
) -> tuple[Fraction, int] | None:
    """A part of the unit just said: "et demie", "et quart", "trois quarts", "moins le quart"."""
    if language == "fr" and words[place] == "moins":
        if tuple(words[place + 1 : place + 3]) in {("le", "quart"), ("un", "quart")}:
            return Fraction(-1, 4), place + 3
        raise _UnclearError
    number = leading_number(words[place : place + 24], language)
    if number is None or not isinstance(number[0], Fraction) or number[0] >= 1:
        return None
    after = place + number[1]
    named = _word(words, after) in {"de", "d'", "of"} or _word(words, after) in _UNITS[language]
    if named or not (linked or number[1] > 1):
        return None
    return number[0], after


def _check_before(words: list[str], start: int, seconds: Fraction, language: LanguageCode) -> None:
    """Raises where the words before a duration change what it means."""
    before = _word(words, start - 1)
    earlier = _word(words, start - 2)
    hanging = _is_number(before) and before not in _ARTICLES[language]
    ranged = before in _RANGES[language] and _is_number(earlier) and (
        earlier not in _ARTICLES[language]
    )  # fmt: skip
    recurring = before in {"every", "each"} or (earlier, before) in _RECURRING
    clock = before in _CLOCK[language] and earlier not in _TIMERS[language] and seconds >= _HOUR
    if hanging or ranged or recurring or clock or before == _MINUS[language]:
        raise _UnclearError
    if (earlier, before) in _COMPARED:
        raise _UnclearError


def _check_after(words: list[str], end: int, language: LanguageCode) -> None:
    """Raises where the words after a duration make it a range or a time of day."""
    after, later = _word(words, end), _word(words, end + 1)
    ranged = after in _RANGES[language] | {"past"} and _is_number(later)
    if ranged and later not in _ARTICLES[language]:
        raise _UnclearError
    if after in _OF_THE_DAY or (after == "du" and later in {"matin", "soir"}):
        raise _UnclearError


def _word(words: list[str], place: int) -> str:
    """The word at `place`, or nothing beyond either end."""
    return words[place] if 0 <= place < len(words) else ""


def _is_number(word: str) -> bool:
    """Whether `word` alone counts something, in either language."""
    return word[:1].isdecimal() or any(
        read_number(word, language) is not None for language in ("fr", "en")
    )


_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize dix-sept dix-huit dix-neuf"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_SMALL: dict[str, list[str]] = {"fr": _FRENCH.split(), "en": _ENGLISH.split()}
_TENS: dict[str, list[str]] = {
    "fr": "vingt trente quarante cinquante".split(),
    "en": "twenty thirty forty fifty".split(),
}
_NAMES: dict[str, tuple[str, str, str]] = {
    "fr": ("heure", "minute", "seconde"),
    "en": ("hour", "minute", "second"),
}


def duration_words(seconds: int, language: LanguageCode) -> str:
    """`seconds`, from one to a day, as they are spoken; `find_duration` reads them back.

    Raises ValueError outside that range: nothing else is ever said to run.
    """
    if not 0 < seconds <= LONGEST:
        raise ValueError(f"not a duration of one second to one day: {seconds}")
    hours, rest = divmod(seconds, _HOUR)
    counts = (hours, *divmod(rest, _MINUTE))
    parts = [
        f"{_spoken(count, language)} {name}{'s' if count > 1 else ''}"
        for count, name in zip(counts, _NAMES[language], strict=True)
        if count
    ]
    if language == "fr" and hours and counts[1] > 1 and not counts[2]:
        return f"{parts[0]} {_spoken(counts[1], language)}"
    if len(parts) < 3:
        return f" {_ET[language]} ".join(parts)
    return f"{parts[0]}, {parts[1]} {_ET[language]} {parts[2]}"


def _spoken(count: int, language: LanguageCode) -> str:
    """A count below sixty in words, in the feminine that French time units want."""
    if count < 20:
        words = _SMALL[language][count]
    else:
        tens, ones = divmod(count, 10)
        words = _TENS[language][tens - 2]
        if ones:
            link = " et " if language == "fr" and ones == 1 else "-"
            words = f"{words}{link}{_SMALL[language][ones]}"
    return f"{words}e" if language == "fr" and count % 10 == 1 and count != 11 else words
