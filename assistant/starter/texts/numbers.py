"""Whole numbers in words, in the spelling that nlu_data uses."""

from __future__ import annotations

from audit.language import Language

_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
_FRENCH_TENS = (
    "_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"
).split()
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, language: Language) -> str:
    """`number`, from 0 to 999,999, as it is said. Raises ValueError beyond."""
    if not 0 <= number < 1_000_000:
        raise ValueError(f"{number} is not between 0 and 999,999")
    return _french(number) if language is Language.FRENCH else _english(number)


def _french(number: int) -> str:
    if number < 20:
        return _FRENCH[number]
    if number < 100:
        return _french_tens(number)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        many = "cent" if hundreds == 1 else f"{_FRENCH[hundreds]} cent{'s' * (not rest)}"
        return f"{many} {_french(rest)}" if rest else many
    thousands, rest = divmod(number, 1000)
    many = "mille" if thousands == 1 else f"{_before_thousand(thousands)} mille"
    return f"{many} {_french(rest)}" if rest else many


def _french_tens(number: int) -> str:
    tens, units = divmod(number, 10)
    name = _FRENCH_TENS[tens]
    if tens in (7, 9):
        units += 10
    if number == 80:
        return "quatre-vingts"
    if units in (1, 11) and tens < 8:
        return f"{name} et {_FRENCH[units]}"
    return f"{name}-{_FRENCH[units]}" if units else name


def _before_thousand(number: int) -> str:
    """Without the s of *cents* and *vingts*, which *mille* takes away."""
    return _french(number).removesuffix("s") if number % 100 in (0, 80) else _french(number)


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return f"{_ENGLISH_TENS[tens]} {_ENGLISH[units]}" if units else _ENGLISH_TENS[tens]
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    many, rest = divmod(number, size)
    joint = " and " if rest < 100 else " "
    return f"{_english(many)} {name}" + (f"{joint}{_english(rest)}" if rest else "")
