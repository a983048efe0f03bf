"""Says dates and times in words, knowing nothing of how they are read."""

from __future__ import annotations

from datetime import date

from assistant.skills.numbers import LanguageCode

_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
).split()
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_FRENCH_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def french_number(number: int) -> str:
    if number < 20:
        return _FRENCH[number]
    if number < 60:
        tens = ("vingt", "trente", "quarante", "cinquante")[number // 10 - 2]
        if number % 10 == 1:
            return f"{tens} et un"
        return tens if number % 10 == 0 else f"{tens}-{_FRENCH[number % 10]}"
    if number < 80:
        return "soixante et onze" if number == 71 else (
            "soixante" + ("" if number == 60 else " et un" if number == 61
                          else f"-{_FRENCH[number - 60]}")
        )  # fmt: skip
    if number < 100:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{_FRENCH[number - 80]}"
    hundreds, rest = divmod(number, 100)
    if number < 1000:
        head = "cent" if hundreds == 1 else f"{_FRENCH[hundreds]} cent" + ("" if rest else "s")
        return head if rest == 0 else f"{head} {french_number(rest)}"
    thousands, rest = divmod(number, 1000)
    head = "mille" if thousands == 1 else f"{_FRENCH[thousands]} mille"
    return head if rest == 0 else f"{head} {french_number(rest)}"


def english_number(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()[number // 10 - 2]
    return tens if number % 10 == 0 else f"{tens} {_ENGLISH[number % 10]}"


def _english_year(year: int) -> str:
    century, rest = divmod(year, 100)
    if rest == 0:
        return f"{english_number(century)} hundred" if year % 1000 else (
            f"{_ENGLISH[year // 1000]} thousand"
        )  # fmt: skip
    if year // 10 == 200:
        return f"two thousand and {_ENGLISH[rest]}"
    return f"{english_number(century)} {'oh ' if rest < 10 else ''}{english_number(rest)}"


def _ordinal(number: int) -> str:
    if number <= 20:
        return _ORDINALS[number]
    if number == 30:
        return "thirtieth"
    return f"{'twenty' if number < 30 else 'thirty'} {_ORDINALS[number % 10]}"


def said_date(day: date, language: LanguageCode, style: int) -> str:
    """`day` with its year, in one of six ways."""
    if style == 0:
        return f"{day.day}/{day.month}/{day.year}"
    if style == 1:
        return (
            day.isoformat() if day.year >= 1900 and day.year < 2200 else said_date(day, language, 2)
        )
    if language == "fr":
        month = _FRENCH_MONTHS[day.month - 1]
        number = "premier" if day.day == 1 else french_number(day.day)
        figure = "1er" if day.day == 1 else str(day.day)
        weekday = _FRENCH_DAYS[day.weekday()]
        return {
            2: f"le {number} {month} {french_number(day.year)}",
            3: f"le {figure} {month} {day.year}",
            4: f"{weekday} {number} {month} {french_number(day.year)}",
            5: f"le {weekday.capitalize()} {figure} {month} {day.year}",
        }[style]
    month = _ENGLISH_MONTHS[day.month - 1]
    weekday = _ENGLISH_DAYS[day.weekday()]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    suffix = "th" if 11 <= day.day <= 13 else suffix
    return {
        2: f"the {_ordinal(day.day)} of {month} {_english_year(day.year)}",
        3: f"{month} {_ordinal(day.day)} {_english_year(day.year)}",
        4: f"{day.day} {month.capitalize()} {day.year}",
        5: f"{weekday} the {day.day}{suffix} of {month} {_english_year(day.year)}",
    }[style]


def said_time(minute: int, language: LanguageCode, style: int) -> str:
    """A time of day in one of six ways; the twelve-hour ones may lose the half of the day."""
    hour, past = divmod(minute, 60)
    if style == 0:
        return f"{hour}:{past:02}"
    if style == 1:
        return f"{hour:02}h{past:02}"
    if language == "fr":
        hours = french_number(hour) + ("e" if hour % 10 == 1 and hour != 11 else "")
        hours += " heure" if hour < 2 else " heures"
        if style == 2 and past > 30:
            after = (hour + 1) % 24
            names = french_number(after) + ("e" if after % 10 == 1 and after != 11 else "")
            return f"{names} heures moins {french_number(60 - past)}"
        if style == 3 and past in (15, 30):
            return f"{hours} et {'quart' if past == 15 else 'demie'}"
        if style == 4 and hour in (0, 12):
            name = "midi" if hour else "minuit"
            return name if past == 0 else f"{name} {french_number(past)}"
        return hours if past == 0 else f"{hours} {french_number(past)}"
    twelve, half = hour % 12 or 12, "am" if hour < 12 else "pm"
    named = english_number(twelve)
    if style == 2 and past > 30:
        return f"{english_number(60 - past)} to {english_number((hour + 1) % 12 or 12)}"
    if style == 3 and past in (15, 30):
        return f"{'quarter' if past == 15 else 'half'} past {named}"
    if style == 4:
        return f"{twelve}:{past:02} {half}"
    if past == 0:
        return f"{named} o'clock"
    return f"{named} {'oh ' if past < 10 else ''}{english_number(past)} {half}"
