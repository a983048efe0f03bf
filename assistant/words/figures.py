"""Figures, amounts and sums as Candide says them, in both languages.

An action hands over facts: "25/2", "~4/3 kg", or the pieces of a sum. How they read is decided
here, and nothing that is no figure can be said under their names. A figure whose decimals do not
end soon is rounded, and says "environ" or "about".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from babel.numbers import format_decimal

from assistant.words.unit_names import UNIT_NAMES
from audit.catalogue import LOCALES
from audit.language import Language

__all__ = [
    "FIGURE_NAMES", "amount_text", "figure_fact", "figure_text", "readable_figure", "sum_fact",
    "sum_text",
]  # fmt: skip

# The arguments of a sentence that are figures, and the one that is a whole sum.
FIGURE_NAMES = frozenset({"result", "measured", "equals", "sum"})

_NO_BREAK = "\u00a0"
# Figures with no more decimals than this are told whole; others are cut to `_ROUNDED`.
_MOST_DECIMALS = 4
_ROUNDED = 2
_ROUNDED_DEGREES = 1
# What does not end is told with the next smaller unit, if that is whole: "6 feet and 1 inch".
_SMALLER = {
    "foot": ("inch", 12), "stone": ("lb", 14), "lb": ("oz", 16), "min": ("sec", 60),
    "hour": ("min", 60), "day": ("hour", 24), "week": ("day", 7), "year": ("month", 12),
}  # fmt: skip
_AND = {Language.FRENCH: "et", Language.ENGLISH: "and"}
_SIGNIFICANT = 3
_ABOUT = {Language.FRENCH: "environ", Language.ENGLISH: "about"}
_DEGREES = frozenset({"degc", "degf", "kelvin"})
_FACT = re.compile(
    r"(?P<about>~?)(?P<value>-?[0-9]{1,60}(?:/[0-9]{1,60})?)(?: (?P<unit>[a-z0-9%]+))?"
)
_PIECE = re.compile(r"-?[0-9]{1,60}(?:/[0-9]{1,60})?")

_OPERATIONS = {
    Language.FRENCH: {
        "+": "plus", "-": "moins", "*": "fois", "/": "divisé par", "^": "puissance", "of": "de",
        "squared": "au carré", "cubed": "au cube", "root": "la racine carrée", "%": f"{_NO_BREAK}%",
    },
    Language.ENGLISH: {
        "+": "plus", "-": "minus", "*": "times", "/": "divided by", "^": "to the power of",
        "of": "of", "squared": "squared", "cubed": "cubed", "root": "the square root", "%": "%",
    },
}  # fmt: skip
_ALL_OF_IT = {Language.FRENCH: ", le tout", Language.ENGLISH: ", all of it"}
_SHARES = {
    Language.FRENCH: {
        Fraction(1, 2): "la moitié", Fraction(1, 3): "le tiers", Fraction(2, 3): "les deux tiers",
        Fraction(1, 4): "le quart", Fraction(3, 4): "les trois quarts", Fraction(2): "le double",
        Fraction(3): "le triple", Fraction(4): "le quadruple",
    },
    Language.ENGLISH: {
        Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(2, 3): "two thirds",
        Fraction(1, 4): "a quarter", Fraction(3, 4): "three quarters",
    },
}  # fmt: skip
_THIRDS = {
    Language.FRENCH: {Fraction(1, 3): "un tiers", Fraction(2, 3): "deux tiers"},
    Language.ENGLISH: {Fraction(1, 3): "a third", Fraction(2, 3): "two thirds"},
}
# "2 cinquièmes", "3 eighths": the names of the parts that a voice would spell as a ratio.
_PARTS = {
    Language.FRENCH: (5, "cinquième sixième septième huitième neuvième dixième".split()),
    Language.ENGLISH: (5, "fifth sixth seventh eighth ninth tenth".split()),
}
# English multiplies without "of": "twice 9".
_MULTIPLES = {Fraction(2): "twice", Fraction(3): "three times", Fraction(4): "four times"}


def figure_fact(value: Fraction, unit: str | None = None, *, exact: bool = True) -> str:
    """The fact an action hands over: `unit` is a code of `assistant.skills.units`, or "%"."""
    return f"{'' if exact else '~'}{value}{f' {unit}' if unit else ''}"


def sum_fact(said: Sequence[Fraction | str]) -> tuple[str, ...]:
    """The pieces of a sum as an action hands them over."""
    return tuple(str(piece) for piece in said)


def figure_text(value: Fraction, language: Language, decimals: int = _ROUNDED) -> tuple[str, bool]:
    """`value` as figures, and whether that is all of it."""
    whole = value * 10**_MOST_DECIMALS
    exact = whole.denominator == 1
    places = _MOST_DECIMALS if exact else decimals
    if not exact and abs(value) < 1:
        # 0.000453 keeps three figures that say something.
        first = 0
        while abs(value) * 10**first < 1:
            first += 1
        places = first + _SIGNIFICANT - 1
        exact = (value * 10**places).denominator == 1
    with localcontext() as context:
        context.prec = 100
        number = Decimal(round(value * 10**places)).scaleb(-places)
        text = format_decimal(
            number,
            format="#,##0." + "#" * max(places, 1),
            locale=LOCALES[language].replace("-", "_"),
            decimal_quantization=False,
        )
    return text, exact


def amount_text(fact: str, language: Language) -> str:
    """A fact in words: "1,5 kilo", "environ 33,33", "25 %". Raises ValueError for what is none."""
    found = _FACT.fullmatch(fact)
    if found is None:
        raise ValueError("no figure")
    value, unit = _value(found["value"]), found["unit"]
    decimals = _ROUNDED_DEGREES if unit in _DEGREES else _ROUNDED
    text, exact = figure_text(value, language, decimals)
    if not exact and (both := _compound(value, unit, language)) is not None:
        text, exact = both, True
    elif unit == "%":
        text += _OPERATIONS[language]["%"]
    elif unit is not None:
        text = f"{text}{_NO_BREAK}{_unit_text(unit, value, language)}"
    return text if exact and not found["about"] else f"{_ABOUT[language]} {text}"


def _compound(value: Fraction, unit: str | None, language: Language) -> str | None:
    """ "1 heure et 20 minutes" for four thirds of an hour, or None where nothing is whole."""
    if unit not in _SMALLER or value <= 1:
        return None
    smaller, many = _SMALLER[unit]
    rest = (value - int(value)) * many
    if rest.denominator != 1:
        return None
    parts = (figure_fact(Fraction(int(value)), unit), figure_fact(rest, smaller))
    return f" {_AND[language]} ".join(amount_text(part, language) for part in parts)


def readable_figure(name: str, value: object, language: Language) -> str:
    """The words of an argument of `FIGURE_NAMES`. Raises ValueError for what does not fit it."""
    if name == "sum" and isinstance(value, tuple) and value:
        return sum_text(value, language)
    if name != "sum" and isinstance(value, str):
        return amount_text(value, language)
    raise ValueError(f"{name} is of another kind")


def sum_text(pieces: Sequence[str], language: Language) -> str:
    """The pieces of a sum in words: "12 fois 7". Raises ValueError for what is no piece of one."""
    names = _OPERATIONS[language]
    # One bracket around the first terms can be said; others are only written.
    spoken = pieces[0] == "(" and pieces.count("(") == 1
    text = ""
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else ""
        if _PIECE.fullmatch(piece):
            read = _share_text if following == "of" else _figure
            text += f" {read(_value(piece), language)}"
        elif piece == "%":
            text += names["%"]
        elif piece == "(":
            text += "" if spoken else " ("
        elif piece == ")":
            text += _ALL_OF_IT[language] if spoken else ")"
        elif piece == "of" and language is Language.ENGLISH and _multiplies(pieces[place - 1]):
            continue
        elif piece in names:
            text += f" {names[piece]}"
        else:
            raise ValueError("no piece of a sum")
    return text.replace("( ", "(").strip()


def _value(text: str) -> Fraction:
    """The fraction written in `text`. Raises ValueError where it divides by nought."""
    try:
        return Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError("no figure") from error


def _figure(value: Fraction, language: Language) -> str:
    """A figure of the sum, as it was asked: a fraction that does not end stays one."""
    text, exact = figure_text(value, language)
    return text if exact else _THIRDS[language].get(value) or _share_text(value, language)


def _share_text(value: Fraction, language: Language) -> str:
    """What stands before "de" or "of": "le tiers", "5 huitièmes", and "twice" in its place."""
    if language is Language.ENGLISH and value in _MULTIPLES:
        return _MULTIPLES[value]
    if (named := _SHARES[language].get(value)) is not None:
        return named
    first, names = _PARTS[language]
    if first <= value.denominator < first + len(names):
        name = names[value.denominator - first]
        return f"{value.numerator} {name}{'s' if value.numerator > 1 else ''}"
    return f"{value.numerator}/{value.denominator}"


def _multiplies(piece: str) -> bool:
    return bool(_PIECE.fullmatch(piece)) and _value(piece) in _MULTIPLES


def _unit_text(code: str, value: Fraction, language: Language) -> str:
    """The unit's name as it agrees: French has its plural from two on, English but for one."""
    names = UNIT_NAMES.get(code)
    if names is None:
        raise ValueError("no unit")
    if language is Language.FRENCH:
        return names.french[abs(value) >= 2]
    return names.english[abs(value) != 1]
