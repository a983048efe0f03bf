"""On which days of the week something repeats: "tous les lundis", "weekdays", "du lundi au jeudi".

Only what a set of weekdays can say is understood. Every other rhythm ("un mardi sur deux", "every
month") gives nothing, never the nearest that could be done; `speaks_of_repeating` tells such a
sentence from one that asks for no repetition at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.skills.date_words import WEEKDAYS
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, placed_words
from assistant.skills.times import Part

__all__ = ["ALL_DAYS", "WEEKEND", "WORKING_DAYS", "Repeat", "find_repeat", "speaks_of_repeating"]

ALL_DAYS = frozenset(range(7))
WORKING_DAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})


@dataclass(frozen=True)
class Repeat:
    """The weekdays (Monday is 0) something comes back on, and the part of the day if one is said.

    `spans` are the places of these words in the sentence.
    """

    weekdays: frozenset[int]
    part: Part | None
    spans: tuple[tuple[int, int], ...]

    def next_day(self, day: date) -> date:
        """The first of these weekdays from `day` on."""
        return next(
            candidate
            for candidate in (day + timedelta(days=ahead) for ahead in range(7))
            if candidate.weekday() in self.weekdays
        )


_DAY = {language: rf"(?:{'|'.join(names)})s?" for language, names in WEEKDAYS.items()}
_AND = {
    "fr": r"(?: ,)?(?: et| puis)?(?: tous)?(?: le| les| chaque| du)? ",
    "en": r"(?: ,)?(?: and)?(?: on| every)? ",
}
_LIST = {language: rf"{day}(?:{_AND[language]}{day})*(?!\w)" for language, day in _DAY.items()}
_NO_DATE = r"(?! prochaine?| derni[eè]re?| en huit| en quinze| qui vient| de la| de cette| passé)"
_NO_NUMBER = (
    r"(?! (?:[0-9]|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze"
    r"|quinze|seize|vingt|trente))"
)
_FRENCH_PART = r"(?P<{}>matin|midi|après midi|soir|nuit)s?"
_ENGLISH_PART = r"(?P<{}>morning|afternoon|evening|night)s?"
_FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("range", rf"(?:du|de|d) (?P<first>{_DAY['fr']}) (?:au|à|jusqu au) (?P<last>{_DAY['fr']})"),
        ("working", r"tous les jours (?:de la semaine|de semaine|ouvrés|ouvrables|de travail)"),
        ("working", r"(?:chaque jour (?:de la semaine|de semaine|ouvré)|en semaine)"),
        ("working", r"(?:les )?jours (?:de semaine|ouvrés|ouvrables)|pendant la semaine"),
        ("weekend", rf"(?:tous les|chaque|les|le) week ?ends?{_NO_DATE}"),
        ("all", rf"(?:tous les|chaque) {_FRENCH_PART.format('daypart')}"),
        ("all", r"tous les jours|chaque jour|quotidiennement|(?:sept|7) jours sur (?:sept|7)"),
        (
            "days",
            rf"(?:tous les|chaque|les) (?P<days>{_LIST['fr']})"
            rf"(?: (?:le |au )?{_FRENCH_PART.format('on')})?",
        ),
        (
            "days",
            rf"le (?P<habit>{_LIST['fr']}){_NO_DATE}{_NO_NUMBER}"
            rf"(?: {_FRENCH_PART.format('onhabit')})?",
        ),
    ),
    "en": (
        (
            "range",
            rf"(?:every )?(?:from )?(?P<first>{_DAY['en']}) (?:to|through|until|till)"
            rf" (?P<last>{_DAY['en']})",
        ),
        ("working", r"(?:every |on |each )?(?:weekdays?|week days?|working days?|work days?)"),
        (
            "weekend",
            r"(?:every|each) (?:weekend|week end)|(?:at|on)(?: the)? (?:weekends|week ends)",
        ),
        ("all", rf"(?:every|each) (?:single )?{_ENGLISH_PART.format('daypart')}"),
        ("all", r"(?:every|each) (?:single )?day(?: of the week)?|daily|everyday"),
        ("all", r"seven days a week|7 days a week"),
        (
            "days",
            rf"(?:every|each) (?P<days>{_LIST['en']})(?: {_ENGLISH_PART.format('on')})?",
        ),
        (
            "days",
            rf"(?:on )?(?P<habit>(?:{'|'.join(WEEKDAYS['en'])})s(?!\w)"
            rf"(?:{_AND['en']}(?:{'|'.join(WEEKDAYS['en'])})s(?!\w))*)",
        ),
    ),
}
_EXCEPT = {
    "fr": rf" (?:sauf|excepté|à part)(?: le| les)? (?P<except>{_LIST['fr']}|week ?ends?)",
    "en": rf" (?:except|but not|apart from)(?: on| for| at)?(?: the)?"
    rf" (?P<except>{_LIST['en']}|weekends?|week ?ends?)",
}
# Rhythms that no set of weekdays can say.
_OTHER = {
    "fr": re.compile(
        r"(?<!\w)(?:(?:un|une|deux|trois) \w+(?: \w+)? sur (?:deux|trois|quatre|2|3|4)"
        r"|(?:tous les|toutes les) (?:\w+ )?(?:deux|trois|quatre|cinq|six|sept|huit|dix|quinze"
        r"|vingt|trente|[0-9]+)"
        r"|toutes les (?:semaines|heures|minutes|années|demi heures|nuits paires)"
        r"|tous les (?:mois|ans|trimestres|quarts)|chaque (?:semaine|mois|année|heure|an|minute)"
        r"|(?:premiers?|deuxièmes?|seconds?|troisièmes?|quatrièmes?|derniers?|premier) "
        rf"{_DAY['fr']} (?:du|de|de chaque) mois|mensuellement|hebdomadaire\w*|annuellement"
        r"|(?:une|deux|trois) fois par \w+|par (?:jour|semaine|mois|an)|alternance"
        r"|semaines? (?:im)?paires?|de chaque mois)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?:every|each) (?:other|second|third|fourth|alternate|few|two|three|four|five"
        r"|six|ten|twelve|fifteen|twenty|thirty|half|quarter|couple|[0-9]+|first|last|week|month|year"
        r"|hour|minute|fortnight|now)"
        rf"|(?:first|second|third|fourth|last) {_DAY['en']} (?:of|in)"
        r"|fortnightly|monthly|yearly|annually|weekly|hourly|biweekly|bi weekly|alternate \w+"
        r"|(?:once|twice|times) (?:a|per|every) \w+|of (?:each|every) month)(?!\w)"
    ),
}
_HINT = {
    "fr": re.compile(
        rf"(?<!\w)(?:tous les|toutes les|chaque) (?:\w+ ){{0,2}}?(?:jour|matin|midi|soir|nuit"
        rf"|semaine|mois|an|année|heure|minute|week ?end|{_DAY['fr']})s?(?!\w)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?:every|each) (?:\w+ ){{0,2}}?(?:day|morning|noon|afternoon|evening|night|week"
        rf"|month|year|hour|minute|week ?end|weekday|{_DAY['en']})s?(?!\w)"
    ),
}
_PARTS: dict[str, Part] = {
    "matin": "morning", "midi": "noon", "après midi": "afternoon", "soir": "evening",
    "nuit": "night", "morning": "morning", "afternoon": "afternoon", "evening": "evening",
    "night": "night",
}  # fmt: skip
_PATTERNS = {
    language: tuple(
        (kind, re.compile(rf"(?<!\w)(?:{form})(?!\w)(?:{_EXCEPT[language]})?"))
        for kind, form in forms
    )
    for language, forms in _FORMS.items()
}


@dataclass(frozen=True)
class _Found:
    weekdays: frozenset[int]
    part: Part | None
    start: int
    end: int


def find_repeat(sentence: str, language: LanguageCode) -> Repeat | None:
    """The days `sentence` repeats on, or None where it names none or another rhythm."""
    words = placed_words(sentence)
    line = _line(words)
    if _OTHER[language].search(line):
        return None
    found: list[_Found] = []
    place = 0
    while (one := _first(line, place, language)) is not None:
        found.append(one)
        place = one.end
    if not found or any(not one.weekdays for one in found):
        return None
    for before, after in pairwise(found):
        between = line[before.end : after.start].split()
        if set(between) - {"et", "and", ",", "puis"}:
            return None
    parts = {one.part for one in found if one.part is not None}
    left = line[: found[0].start] + line[found[-1].end :]
    if len(parts) > 1 or _HINT[language].search(left):
        return None
    span = _place(words, found[0].start, found[-1].end)
    weekdays = frozenset(day for one in found for day in one.weekdays)
    return Repeat(weekdays, next(iter(parts), None), (span,))


def speaks_of_repeating(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` asks for anything to come back, be it in a rhythm we know or not."""
    line = _line(placed_words(sentence))
    known = _first(line, 0, language) is not None
    return bool(known or _OTHER[language].search(line) or _HINT[language].search(line))


def _line(words: tuple[PlacedWord, ...]) -> str:
    return " ".join(one.text for one in words)


def _place(words: tuple[PlacedWord, ...], start: int, end: int) -> tuple[int, int]:
    """The place in the sentence of what stands from `start` to `end` in its line."""
    at, places = 0, []
    for one in words:
        if start <= at < end:
            places.append((one.start, one.end))
        at += len(one.text) + 1
    return places[0][0], places[-1][1]


def _first(line: str, place: int, language: LanguageCode) -> _Found | None:
    """The first naming of days from `place` on; of two that begin together, the longer."""
    matches = [
        (match.start(), -match.end(), kind, match)
        for kind, pattern in _PATTERNS[language]
        if (match := pattern.search(line, place)) is not None
    ]
    if not matches:
        return None
    _, _, kind, match = min(matches, key=lambda one: one[:2])
    said = match.groupdict()
    named = [said[name] for name in ("daypart", "on", "onhabit") if said.get(name)]
    weekdays = _weekdays(kind, said, language)
    if said.get("except"):
        weekdays -= _listed(said["except"], language)
    return _Found(weekdays, _PARTS[named[0]] if named else None, match.start(), match.end())


def _weekdays(kind: str, said: dict[str, str], language: LanguageCode) -> frozenset[int]:
    if kind == "range":
        first, last = (min(_listed(said[name], language)) for name in ("first", "last"))
        return frozenset((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))
    if kind == "days":
        return _listed(said.get("days") or said.get("habit") or "", language)
    return {"working": WORKING_DAYS, "weekend": WEEKEND, "all": ALL_DAYS}[kind]


def _listed(text: str, language: LanguageCode) -> frozenset[int]:
    """The weekdays that a list of their names holds; "week-end" is two of them."""
    if text.startswith("week"):
        return WEEKEND
    return frozenset(
        number for name, number in WEEKDAYS[language].items() if re.search(rf"(?<!\w){name}", text)
    )
