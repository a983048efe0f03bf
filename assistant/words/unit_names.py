"""The names of units as Candide says them, one and many, in French and in English.

Where a household may take a unit for another, its name says which is meant: a French "livre" of
500 grams, a metric cup, an imperial pint.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["UNIT_NAMES", "UnitNames"]


@dataclass(frozen=True)
class UnitNames:
    """What one unit is called: in each language, one of it and many."""

    french: tuple[str, str]
    english: tuple[str, str]


def _names(french: str, english: str) -> UnitNames:
    """From "kilo/kilos" and "inch/inches"; a name that takes an s stands alone."""
    pairs = []
    for names in (french, english):
        one, _, many = names.partition("/")
        pairs.append((one, many or f"{one}s"))
    return UnitNames(*pairs)


UNIT_NAMES = {
    "mg": _names("milligramme", "milligram"),
    "g": _names("gramme", "gram"),
    "kg": _names("kilo", "kilo"),
    "t": _names("tonne", "tonne"),
    "livre": _names(
        "livre de 500 grammes/livres de 500 grammes", "pound of 500 grams/pounds of 500 grams"
    ),
    "lb": _names("livre anglaise/livres anglaises", "pound"),
    "oz": _names("once", "ounce"),
    "stone": _names("stone", "stone/stone"),
    "ml": _names("millilitre", "millilitre"),
    "cl": _names("centilitre", "centilitre"),
    "dl": _names("décilitre", "decilitre"),
    "l": _names("litre", "litre"),
    "hl": _names("hectolitre", "hectolitre"),
    "m3": _names("mètre cube/mètres cubes", "cubic metre"),
    "cm3": _names("centimètre cube/centimètres cubes", "cubic centimetre"),
    "cup": _names("tasse de 25 centilitres/tasses de 25 centilitres", "metric cup"),
    "glass": _names(
        "verre de 20 centilitres/verres de 20 centilitres",
        "glass of 20 centilitres/glasses of 20 centilitres",
    ),
    "tbsp": _names("cuillère à soupe/cuillères à soupe", "tablespoon"),
    "tsp": _names("cuillère à café/cuillères à café", "teaspoon"),
    "floz": _names("once liquide impériale/onces liquides impériales", "imperial fluid ounce"),
    "pint": _names("pinte impériale/pintes impériales", "imperial pint"),
    "gallon": _names("gallon impérial/gallons impériaux", "imperial gallon"),
    "mm": _names("millimètre", "millimetre"),
    "cm": _names("centimètre", "centimetre"),
    "dm": _names("décimètre", "decimetre"),
    "m": _names("mètre", "metre"),
    "km": _names("kilomètre", "kilometre"),
    "inch": _names("pouce", "inch/inches"),
    "foot": _names("pied", "foot/feet"),
    "yard": _names("yard", "yard"),
    "mile": _names("mile", "mile"),
    "cm2": _names("centimètre carré/centimètres carrés", "square centimetre"),
    "m2": _names("mètre carré/mètres carrés", "square metre"),
    "km2": _names("kilomètre carré/kilomètres carrés", "square kilometre"),
    "are": _names("are", "are"),
    "ha": _names("hectare", "hectare"),
    "sqft": _names("pied carré/pieds carrés", "square foot/square feet"),
    "acre": _names("acre", "acre"),
    "kmh": _names(
        "kilomètre à l'heure/kilomètres à l'heure", "kilometre an hour/kilometres an hour"
    ),
    "ms": _names("mètre par seconde/mètres par seconde", "metre per second/metres per second"),
    "mph": _names("mile à l'heure/miles à l'heure", "mile an hour/miles an hour"),
    "knot": _names("nœud", "knot"),
    "msec": _names("milliseconde", "millisecond"),
    "sec": _names("seconde", "second"),
    "min": _names("minute", "minute"),
    "hour": _names("heure", "hour"),
    "day": _names("jour", "day"),
    "week": _names("semaine", "week"),
    "fortnight": _names("quinzaine de jours/quinzaines de jours", "fortnight"),
    "month": _names("mois/mois", "month"),
    "year": _names("an", "year"),
    "century": _names("siècle", "century/centuries"),
    "bit": _names("bit", "bit"),
    "byte": _names("octet", "byte"),
    "kb": _names("kilooctet", "kilobyte"),
    "mb": _names("mégaoctet", "megabyte"),
    "gb": _names("gigaoctet", "gigabyte"),
    "tb": _names("téraoctet", "terabyte"),
    "degc": _names("degré Celsius/degrés Celsius", "degree Celsius/degrees Celsius"),
    "degf": _names("degré Fahrenheit/degrés Fahrenheit", "degree Fahrenheit/degrees Fahrenheit"),
    "kelvin": _names("kelvin", "kelvin"),
    "pack": _names("paquet", "pack"),
    "bottle": _names("bouteille", "bottle"),
    "box": _names("boîte", "box/boxes"),
    "can": _names("canette", "can"),
    "jar": _names("pot", "jar"),
    "slice": _names("tranche", "slice"),
    "bunch": _names("botte", "bunch/bunches"),
    "bar": _names("tablette", "bar"),
    "roll": _names("rouleau/rouleaux", "roll"),
    "pair": _names("paire", "pair"),
    "bag": _names("sac", "bag"),
    "pinch": _names("pincée", "pinch/pinches"),
    "handful": _names("poignée", "handful"),
    "carton": _names("brique", "carton"),
    "tray": _names("barquette", "tray"),
    "tube": _names("tube", "tube"),
    "clove": _names("gousse", "clove"),
    "piece": _names("morceau/morceaux", "piece"),
}
