"""Feasts and public holidays of France, Ireland and Britain, computed for any year.

Easter follows the Gregorian rule (the anonymous algorithm in Meeus, *Astronomical Algorithms*,
chapter 8). Public holidays: France, Code du travail L3133-1; Ireland, Organisation of Working Time
Act 1997 with Saint Brigid's day since 2023. Mother's day is that of the language: the last
Sunday of May in French (the first of June where Pentecost takes it), the fourth Sunday of Lent in
English.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, follows

__all__ = ["FEASTS", "Feast", "easter", "feast_at", "public_holiday"]

_Reckoning = Callable[[int], date]


@dataclass(frozen=True)
class Feast:
    """A day that comes every year: its names, and its date in a year."""

    id: str
    fr: str
    en: str
    on: _Reckoning

    def name(self, language: LanguageCode) -> str:
        """What it is called, with its article where it has one."""
        return self.fr if language == "fr" else self.en

    def next(self, today: date) -> date:
        """Its next date, today's included."""
        return self.on(today.year) if self.on(today.year) >= today else self.on(today.year + 1)

    def last(self, today: date) -> date:
        """Its last date, today's included."""
        return self.on(today.year) if self.on(today.year) <= today else self.on(today.year - 1)


def easter(year: int) -> date:
    """Easter Sunday of `year` in the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def _fixed(month: int, day: int) -> _Reckoning:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> _Reckoning:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(nth: int, weekday: int, month: int) -> _Reckoning:
    """The nth such weekday of the month; the last one where `nth` is -1."""

    def on(year: int) -> date:
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)

    return on


def _french_mothers(year: int) -> date:
    last = _nth(-1, 6, 5)(year)
    return last + timedelta(days=7) if last == easter(year) + timedelta(days=49) else last


def _brigid(year: int) -> date:
    first = date(year, 2, 1)
    return first if first.weekday() == 4 else _nth(1, 0, 2)(year)


# Of each: id, French name, English name, date, and what else people call it in either language.
_ROWS: tuple[tuple[str, str, str, _Reckoning, str, str], ...] = (
    ("new-year", "le jour de l'an", "New Year's Day", _fixed(1, 1),
     "nouvel an|premier de l an|jour de l an", "new year s day|new years day|new year|new year s"),
    ("epiphany", "l'Épiphanie", "the Epiphany", _fixed(1, 6),
     "épiphanie|fête des rois|galette des rois", "epiphany|little christmas|women s christmas"),
    ("brigid", "la Sainte-Brigitte", "Saint Brigid's Day", _brigid,
     "sainte brigitte", "st brigid s day|saint brigid s day|st brigids day"),
    ("candlemas", "la Chandeleur", "Candlemas", _fixed(2, 2), "chandeleur", "candlemas"),
    ("valentine", "la Saint-Valentin", "Valentine's Day", _fixed(2, 14), "saint valentin",
     "valentine s day|valentines day|valentine s|valentines|st valentine s day"),
    ("david", "la Saint-David", "Saint David's Day", _fixed(3, 1), "saint david",
     "st david s day|saint david s day"),
    ("grandmothers", "la fête des grands-mères", "Grandmothers' Day in France", _nth(1, 6, 3),
     "fête des grands mères|fête des mamies", "grandmothers day|grandmother s day"),
    ("patrick", "la Saint-Patrick", "Saint Patrick's Day", _fixed(3, 17), "saint patrick",
     "st patrick s day|saint patrick s day|st patricks day|saint patricks day|paddy s day"
     "|paddys day|st patrick s|patrick s day"),
    ("spring-clocks", "le passage à l'heure d'été", "the start of summer time", _nth(-1, 6, 3),
     "passage à l heure d été|changement d heure de printemps",
     "start of summer time|clocks go forward"),
    ("april-fools", "le premier avril", "April Fools' Day", _fixed(4, 1), "poisson d avril",
     "april fools day|april fool s day|april fools|april fool s"),
    ("pancake-day", "Mardi gras", "Pancake Tuesday", _from_easter(-47), "mardi gras",
     "pancake day|pancake tuesday|shrove tuesday|mardi gras"),
    ("ash-wednesday", "le mercredi des Cendres", "Ash Wednesday", _from_easter(-46),
     "mercredi des cendres|début du carême", "ash wednesday|start of lent"),
    ("mothers-uk", "la fête des mères en Irlande", "Mother's Day", _from_easter(-21), "",
     "mother s day|mothers day|mothering sunday"),
    ("palm-sunday", "les Rameaux", "Palm Sunday", _from_easter(-7),
     "rameaux|dimanche des rameaux", "palm sunday"),
    ("good-friday", "le Vendredi saint", "Good Friday", _from_easter(-2), "vendredi saint",
     "good friday"),
    ("easter", "Pâques", "Easter Sunday", _from_easter(0), "pâques|dimanche de pâques",
     "easter|easter sunday|easter day"),
    ("easter-monday", "le lundi de Pâques", "Easter Monday", _from_easter(1), "lundi de pâques",
     "easter monday"),
    ("george", "la Saint-Georges", "Saint George's Day", _fixed(4, 23), "saint georges",
     "st george s day|saint george s day"),
    ("may-day", "la fête du Travail", "May Day", _fixed(5, 1), "fête du travail|fête du muguet",
     "may day"),
    ("may-bank", "le premier lundi de mai", "the May bank holiday", _nth(1, 0, 5), "",
     "may bank holiday|may day bank holiday|early may bank holiday"),
    ("victory", "le 8 mai", "Victory Day", _fixed(5, 8), "armistice de trente neuf quarante cinq",
     "victory day|ve day|v e day"),
    ("ascension", "l'Ascension", "Ascension Day", _from_easter(39),
     "ascension|jeudi de l ascension", "ascension day|ascension thursday|ascension"),
    ("pentecost", "la Pentecôte", "Pentecost", _from_easter(49),
     "pentecôte|dimanche de pentecôte", "pentecost|whitsun|whit sunday"),
    ("pentecost-monday", "le lundi de Pentecôte", "Whit Monday", _from_easter(50),
     "lundi de pentecôte", "whit monday|pentecost monday"),
    ("mothers-fr", "la fête des mères", "Mother's Day in France", _french_mothers,
     "fête des mères|fête des mamans", ""),
    ("june-bank", "le premier lundi de juin", "the June bank holiday", _nth(1, 0, 6), "",
     "june bank holiday"),
    ("fathers", "la fête des pères", "Father's Day", _nth(3, 6, 6),
     "fête des pères|fête des papas", "father s day|fathers day"),
    ("music-day", "la fête de la musique", "the Fête de la musique", _fixed(6, 21),
     "fête de la musique", "music day|fete de la musique"),
    ("saint-john", "la Saint-Jean", "Saint John's Day", _fixed(6, 24), "saint jean",
     "st john s day|saint john s day"),
    ("bastille-day", "le 14 Juillet", "Bastille Day", _fixed(7, 14), "fête nationale",
     "bastille day"),
    ("august-bank", "le premier lundi d'août", "the August bank holiday", _nth(1, 0, 8), "",
     "august bank holiday"),
    ("assumption", "l'Assomption", "the Assumption", _fixed(8, 15), "assomption",
     "assumption|assumption day"),
    ("october-bank", "le dernier lundi d'octobre", "the October bank holiday", _nth(-1, 0, 10), "",
     "october bank holiday|halloween bank holiday"),
    ("winter-clocks", "le passage à l'heure d'hiver", "the end of summer time", _nth(-1, 6, 10),
     "passage à l heure d hiver|changement d heure d automne",
     "end of summer time|clocks go back"),
    ("halloween", "Halloween", "Halloween", _fixed(10, 31), "halloween",
     "halloween|hallowe en"),
    ("all-saints", "la Toussaint", "All Saints' Day", _fixed(11, 1), "toussaint",
     "all saints day|all saint s day|all hallows"),
    ("all-souls", "le jour des Morts", "All Souls' Day", _fixed(11, 2),
     "jour des morts|fête des morts", "all souls day|all soul s day"),
    ("bonfire-night", "la nuit de Guy Fawkes", "Bonfire Night", _fixed(11, 5), "",
     "bonfire night|guy fawkes night|guy fawkes"),
    ("armistice", "le 11 Novembre", "Armistice Day", _fixed(11, 11), "armistice",
     "armistice day|remembrance day"),
    ("thanksgiving", "Thanksgiving", "Thanksgiving", _nth(4, 3, 11), "thanksgiving",
     "thanksgiving"),
    ("andrew", "la Saint-André", "Saint Andrew's Day", _fixed(11, 30), "saint andré",
     "st andrew s day|saint andrew s day"),
    ("nicholas", "la Saint-Nicolas", "Saint Nicholas' Day", _fixed(12, 6), "saint nicolas",
     "st nicholas day|saint nicholas day|st nicholas s day"),
    ("christmas-eve", "le réveillon de Noël", "Christmas Eve", _fixed(12, 24),
     "réveillon de noël|veille de noël", "christmas eve"),
    ("christmas", "Noël", "Christmas Day", _fixed(12, 25), "noël|noel",
     "christmas|christmas day|xmas"),
    ("boxing-day", "le lendemain de Noël", "Saint Stephen's Day", _fixed(12, 26),
     "lendemain de noël|saint étienne",
     "boxing day|st stephen s day|saint stephen s day|st stephens day|stephen s day"),
    ("new-year-eve", "la Saint-Sylvestre", "New Year's Eve", _fixed(12, 31),
     "saint sylvestre|réveillon du nouvel an|réveillon du jour de l an|veille du nouvel an",
     "new year s eve|new years eve"),
)  # fmt: skip

FEASTS = {row[0]: Feast(*row[:4]) for row in _ROWS}
_SAID = {
    "fr": tuple((said, FEASTS[row[0]]) for row in _ROWS for said in row[4].split("|") if said),
    "en": tuple((said, FEASTS[row[0]]) for row in _ROWS for said in row[5].split("|") if said),
}
_PUBLIC = {
    "fr": "new-year easter-monday may-day victory ascension pentecost-monday bastille-day"
    " assumption all-saints armistice christmas",
    "en": "new-year brigid patrick easter-monday may-bank june-bank august-bank october-bank"
    " christmas boxing-day",
}


def feast_at(
    words: Sequence[PlacedWord], place: int, language: LanguageCode
) -> tuple[Feast, int] | None:
    """The feast named at `place`, longest name first, and where its name ends."""
    found = [
        (end, feast)
        for said, feast in _SAID[language]
        if (end := follows(words, place, said)) is not None
    ]
    if not found:
        return None
    end, feast = max(found, key=lambda one: one[0])
    return feast, end


def public_holiday(day: date, language: LanguageCode) -> Feast | None:
    """The public holiday that `day` is, in France in French and in Ireland in English."""
    return next(
        (FEASTS[id] for id in _PUBLIC[language].split() if FEASTS[id].on(day.year) == day), None
    )
