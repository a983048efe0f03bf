"""Units of measure: what each is worth, and the words people use for it.

Values are exact by definition of the unit, except `loose` ones (month, year), whose length varies.
Household units follow Europe: a cup is the metric 250 ml, a tablespoon 15 ml, a teaspoon 5 ml, a
glass 200 ml; pints, gallons and fluid ounces are the imperial ones of Ireland and Britain. The
French "livre" is the kitchen's 500 g, the English "pound" 0.453 592 37 kg.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from assistant.skills.numbers import LanguageCode

__all__ = ["UNITS", "Unit", "unit_at"]


@dataclass(frozen=True)
class Unit:
    """A unit: `factor` of its dimension's base unit, which starts `offset` base units off nought.

    The bases are the gram, litre, metre, square metre, metre a second, second, kelvin and byte. A
    container ("paquet") has a dimension of its own: it converts into nothing else.
    """

    code: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)
    loose: bool = False


_FOOT = Fraction("0.3048")
_DAY = 86_400
_PINT = Fraction("0.56826125")
_MEASURES: dict[str, dict[str, Fraction]] = {
    "mass": {
        "mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "t": Fraction(10**6),
        "livre": Fraction(500), "lb": Fraction("453.59237"), "oz": Fraction("28.349523125"),
        "stone": Fraction("6350.29318"),
    },
    "volume": {
        "ml": Fraction(1, 1000), "cl": Fraction(1, 100), "dl": Fraction(1, 10), "l": Fraction(1),
        "hl": Fraction(100), "m3": Fraction(1000), "cm3": Fraction(1, 1000),
        "cup": Fraction(1, 4), "glass": Fraction(1, 5), "tbsp": Fraction(15, 1000),
        "tsp": Fraction(5, 1000), "floz": _PINT / 20, "pint": _PINT, "gallon": _PINT * 8,
    },
    "length": {
        "mm": Fraction(1, 1000), "cm": Fraction(1, 100), "dm": Fraction(1, 10), "m": Fraction(1),
        "km": Fraction(1000), "inch": _FOOT / 12, "foot": _FOOT, "yard": _FOOT * 3,
        "mile": _FOOT * 5280,
    },
    "area": {
        "cm2": Fraction(1, 10_000), "m2": Fraction(1), "km2": Fraction(10**6), "are": Fraction(100),
        "ha": Fraction(10_000), "sqft": _FOOT**2, "acre": _FOOT**2 * 43_560,
    },
    "speed": {
        "kmh": Fraction(10, 36), "ms": Fraction(1), "mph": _FOOT * 5280 / 3600,
        "knot": Fraction(1852, 3600),
    },
    "time": {
        "msec": Fraction(1, 1000), "sec": Fraction(1), "min": Fraction(60), "hour": Fraction(3600),
        "day": Fraction(_DAY), "week": Fraction(7 * _DAY), "fortnight": Fraction(14 * _DAY),
        "month": Fraction(365 * _DAY, 12), "year": Fraction(365 * _DAY),
        "century": Fraction(36_500 * _DAY),
    },
    "data": {
        "bit": Fraction(1, 8), "byte": Fraction(1), "kb": Fraction(10**3), "mb": Fraction(10**6),
        "gb": Fraction(10**9), "tb": Fraction(10**12),
    },
}  # fmt: skip
_LOOSE = {"month", "year", "century"}
_CONTAINERS = (
    "pack", "bottle", "box", "can", "jar", "slice", "bunch", "bar", "roll", "pair", "bag",
    "pinch", "handful", "carton", "tray", "tube", "clove", "piece",
)  # fmt: skip

UNITS: dict[str, Unit] = {
    **{
        code: Unit(code, dimension, factor, loose=code in _LOOSE)
        for dimension, codes in _MEASURES.items()
        for code, factor in codes.items()
    },
    "degc": Unit("degc", "temperature", Fraction(1), Fraction("273.15")),
    "degf": Unit("degf", "temperature", Fraction(5, 9), Fraction("459.67") * 5 / 9),
    "kelvin": Unit("kelvin", "temperature", Fraction(1)),
    **{code: Unit(code, code, Fraction(1)) for code in _CONTAINERS},
}

# Words separated by commas; a word of several is read before its first alone.
_SHARED = {
    "mg": "mg", "g": "g, gr", "kg": "kg, kgs", "t": "t", "ml": "ml", "cl": "cl", "dl": "dl",
    "l": "l", "hl": "hl", "m3": "m³", "cm3": "cm³", "mm": "mm", "cm": "cm", "dm": "dm", "m": "m",
    "km": "km, kms", "cm2": "cm²", "m2": "m²", "km2": "km²", "ha": "ha", "kmh": "kmph, kmh",
    "ms": "mps", "mph": "mph, miph", "msec": "ms", "sec": "s, sec, secs", "min": "min, mins, mn",
    "hour": "h, hr, hrs", "degc": "°, °c, c", "degf": "°f, f", "kelvin": "kelvin, kelvins, k",
    "kb": "kb, ko", "mb": "mb, mo", "gb": "gb, go", "tb": "tb, to", "oz": "oz", "lb": "lb, lbs",
    "floz": "fl oz", "tbsp": "tbsp, tbsps", "tsp": "tsp, tsps", "foot": "ft",
    "yard": "yd, yds",
}  # fmt: skip
_FRENCH = {
    "mg": "milligramme, milligrammes",
    "g": "gramme, grammes",
    "kg": "kilo, kilos, kilogramme, kilogrammes",
    "t": "tonne, tonnes",
    "livre": "livre, livres",
    "lb": "livre anglaise, livres anglaises",
    "oz": "once, onces",
    "stone": "stone, stones",
    "ml": "millilitre, millilitres",
    "cl": "centilitre, centilitres",
    "dl": "décilitre, décilitres",
    "l": "litre, litres",
    "hl": "hectolitre, hectolitres",
    "m3": "mètre cube, mètres cubes, mètres cube",
    "cm3": "centimètre cube, centimètres cubes, centimètres cube",
    "cup": "tasse, tasses",
    "glass": "verre, verres",
    "tbsp": "cuillère à soupe, cuillères à soupe, cuillerée à soupe, cuillerées à soupe, "
    "cuiller à soupe, cuillers à soupe, cuillère à table, c à s",
    "tsp": "cuillère à café, cuillères à café, cuillerée à café, cuillerées à café, "
    "cuiller à café, cuillers à café, petite cuillère, petites cuillères, c à c",
    "floz": "once liquide, onces liquides",
    "pint": "pinte, pintes",
    "gallon": "gallon, gallons",
    "mm": "millimètre, millimètres",
    "cm": "centimètre, centimètres, centi, centis",
    "dm": "décimètre, décimètres",
    "m": "mètre, mètres",
    "km": "kilomètre, kilomètres",
    "inch": "pouce, pouces",
    "foot": "pied, pieds",
    "yard": "yard, yards",
    "mile": "mile, miles",
    "cm2": "centimètre carré, centimètres carrés",
    "m2": "mètre carré, mètres carrés",
    "km2": "kilomètre carré, kilomètres carrés",
    "are": "are, ares",
    "ha": "hectare, hectares",
    "sqft": "pied carré, pieds carrés",
    "acre": "acre, acres",
    "kmh": "kilomètre à l' heure, kilomètres à l' heure, kilomètre heure, kilomètres heure, "
    "kilomètres par heure, kilomètre par heure",
    "ms": "mètre par seconde, mètres par seconde, mètres à la seconde, mètre seconde",
    "mph": "miles à l' heure, mile à l' heure, miles par heure, miles heure",
    "knot": "noeud, noeuds",
    "msec": "milliseconde, millisecondes",
    "sec": "seconde, secondes",
    "min": "minute, minutes",
    "hour": "heure, heures",
    "day": "jour, jours, journée, journées, j",
    "week": "semaine, semaines",
    "fortnight": "quinzaine de jours",
    "month": "mois",
    "year": "an, ans, année, années",
    "century": "siècle, siècles",
    "bit": "bit, bits",
    "byte": "octet, octets",
    "kb": "kilooctet, kilooctets, kilo octet, kilo octets",
    "mb": "mégaoctet, mégaoctets, méga octets, méga octet, méga, mégas",
    "gb": "gigaoctet, gigaoctets, giga octets, giga octet, giga, gigas",
    "tb": "téraoctet, téraoctets, téra octets, téra octet, téra, téras",
    "degc": "degré, degrés, degré celsius, degrés celsius, celsius, degré centigrade, "
    "degrés centigrades, degrés centigrade",
    "degf": "degré fahrenheit, degrés fahrenheit, fahrenheit",
    "pack": "paquet, paquets, pack, packs",
    "bottle": "bouteille, bouteilles",
    "box": "boîte, boîtes",
    "can": "canette, canettes, conserve, conserves",
    "jar": "pot, pots, bocal, bocaux",
    "slice": "tranche, tranches",
    "bunch": "botte, bottes, bouquet, bouquets",
    "bar": "tablette, tablettes, barre, barres",
    "roll": "rouleau, rouleaux",
    "pair": "paire, paires",
    "bag": "sac, sacs, sachet, sachets",
    "pinch": "pincée, pincées",
    "handful": "poignée, poignées",
    "carton": "brique, briques, carton, cartons",
    "tray": "barquette, barquettes, plaquette, plaquettes",
    "tube": "tube, tubes",
    "clove": "gousse, gousses",
    "piece": "morceau, morceaux",
}
_ENGLISH = {
    "mg": "milligram, milligrams, milligramme, milligrammes",
    "g": "gram, grams, gramme, grammes",
    "kg": "kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes",
    "t": "tonne, tonnes",
    "lb": "pound, pounds",
    "oz": "ounce, ounces",
    "stone": "stone, stones",
    "ml": "millilitre, millilitres, milliliter, milliliters, mil, mils",
    "cl": "centilitre, centilitres, centiliter, centiliters",
    "dl": "decilitre, decilitres, deciliter, deciliters",
    "l": "litre, litres, liter, liters",
    "hl": "hectolitre, hectolitres",
    "m3": "cubic metre, cubic metres, cubic meter, cubic meters",
    "cm3": "cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters",
    "cup": "cup, cups",
    "glass": "glass, glasses",
    "tbsp": "tablespoon, tablespoons, tablespoonful, tablespoonfuls",
    "tsp": "teaspoon, teaspoons, teaspoonful, teaspoonfuls",
    "floz": "fluid ounce, fluid ounces",
    "pint": "pint, pints",
    "gallon": "gallon, gallons",
    "mm": "millimetre, millimetres, millimeter, millimeters",
    "cm": "centimetre, centimetres, centimeter, centimeters",
    "dm": "decimetre, decimetres",
    "m": "metre, metres, meter, meters",
    "km": "kilometre, kilometres, kilometer, kilometers",
    "inch": "inch, inches",
    "foot": "foot, feet",
    "yard": "yard, yards",
    "mile": "mile, miles",
    "cm2": "square centimetre, square centimetres",
    "m2": "square metre, square metres, square meter, square meters",
    "km2": "square kilometre, square kilometres",
    "ha": "hectare, hectares",
    "sqft": "square foot, square feet",
    "acre": "acre, acres",
    "kmh": "kilometre an hour, kilometres an hour, kilometres per hour, kilometre per hour, "
    "kilometers per hour, kilometers an hour",
    "ms": "metres per second, metre per second, metres a second, meters per second",
    "mph": "miles per hour, mile per hour, miles an hour, mile an hour",
    "knot": "knot, knots",
    "msec": "millisecond, milliseconds",
    "sec": "second, seconds",
    "min": "minute, minutes",
    "hour": "hour, hours",
    "day": "day, days",
    "week": "week, weeks",
    "fortnight": "fortnight, fortnights",
    "month": "month, months",
    "year": "year, years",
    "century": "century, centuries",
    "bit": "bit, bits",
    "byte": "byte, bytes",
    "kb": "kilobyte, kilobytes",
    "mb": "megabyte, megabytes",
    "gb": "gigabyte, gigabytes, gig, gigs",
    "tb": "terabyte, terabytes",
    "degc": "degree, degrees, degree celsius, degrees celsius, celsius, degrees centigrade, "
    "degree centigrade, centigrade",
    "degf": "degree fahrenheit, degrees fahrenheit, fahrenheit",
    "pack": "pack, packs, packet, packets",
    "bottle": "bottle, bottles",
    "box": "box, boxes",
    "can": "can, cans, tin, tins",
    "jar": "jar, jars",
    "slice": "slice, slices",
    "bunch": "bunch, bunches",
    "bar": "bar, bars",
    "roll": "roll, rolls",
    "pair": "pair, pairs",
    "bag": "bag, bags",
    "pinch": "pinch, pinches",
    "handful": "handful, handfuls",
    "carton": "carton, cartons",
    "tray": "tray, trays, punnet, punnets",
    "tube": "tube, tubes",
    "clove": "clove, cloves",
    "piece": "piece, pieces",
}


def unit_at(words: Sequence[str], place: int, language: LanguageCode) -> tuple[Unit, int] | None:
    """The unit whose words stand at `place`, the longest there is, and where it ends.

    `words` are as `assistant.skills.tokens.tokens` gives them.
    """
    names = _names(language)
    for taken in range(min(4, len(words) - place), 0, -1):
        code = names.get(tuple(words[place : place + taken]))
        if code is not None:
            return UNITS[code], place + taken
    return None


@cache
def _names(language: LanguageCode) -> dict[tuple[str, ...], str]:
    """The unit of each name, as words without accents."""
    own = _FRENCH if language == "fr" else _ENGLISH
    found = {
        tuple(_plain(name).split()): code
        for names in (_SHARED, own)
        for code, row in names.items()
        for name in row.split(",")
    }
    for scale in ("c", "f"):
        found[("degres" if language == "fr" else "degrees", scale)] = f"deg{scale}"
    return found


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
