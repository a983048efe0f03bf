"""The units a list counts in: the words for them, and which of them add up.

Codes are those of `assistant.skills.units`. What was said is kept beside the code, so that a
"plaquette" is not read back as a "barquette" though both are trays.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.numbers import LanguageCode

__all__ = [
    "LIVRE_GRAMS",
    "MEASURES",
    "UNIT_CODES",
    "UnitWord",
    "default_word",
    "scale_of",
    "unit_words",
]


@dataclass(frozen=True)
class UnitWord:
    """One word for a unit, with its plural; French words have a gender."""

    code: str
    one: str
    many: str
    feminine: bool = False


# What adds up: the units of one row, each with its exact worth in the smallest of them. Pounds and
# ounces are kept apart from grams, for nobody buys 953.592 grams of mince.
_SCALES: tuple[dict[str, int], ...] = (
    {"g": 1, "kg": 1000},
    {"ml": 1, "cl": 10, "dl": 100, "l": 1000},
    {"oz": 1, "lb": 16},
    {"pint": 1},
    {"cm": 1, "m": 100},
)
MEASURES = frozenset(code for scale in _SCALES for code in scale)
# The French kitchen's pound.
LIVRE_GRAMS = 500

_FRENCH = (
    "kg m kilo kilos kg kilogramme kilogrammes",
    "g m gramme grammes g gr",
    "livre f livre livres",
    "oz f once onces oz",
    "l m litre litres l",
    "dl m décilitre décilitres dl",
    "cl m centilitre centilitres cl",
    "ml m millilitre millilitres ml",
    "pint f pinte pintes",
    "pack m paquet paquets",
    "pack m pack packs",
    "bottle f bouteille bouteilles",
    "box f boîte boîtes boite boites",
    "can f conserve conserves",
    "can f canette canettes",
    "jar m pot pots",
    "jar m bocal bocaux",
    "slice f tranche tranches",
    "bunch f botte bottes",
    "bunch m bouquet bouquets",
    "bar f tablette tablettes",
    "bar f barre barres",
    "roll m rouleau rouleaux",
    "pair f paire paires",
    "bag m sac sacs",
    "bag m sachet sachets",
    "pinch f pincée pincées",
    "handful f poignée poignées",
    "carton f brique briques",
    "carton m carton cartons",
    "tray f barquette barquettes",
    "tray f plaquette plaquettes",
    "tube m tube tubes",
    "clove f gousse gousses",
    "piece m morceau morceaux",
    "ball f boule boules",
    "bottle m flacon flacons",
    "can m bidon bidons",
    "crate f cagette cagettes",
    "crate m cageot cageots",
    "crate f caisse caisses",
    "crate f caissette caissettes",
    "tub m bac bacs",
    "sheet f feuille feuilles",
    "cup f tasse tasses",
    "m m mètre mètres",
    "cm m centimètre centimètres",
)
_ENGLISH = (
    "kg - kilo kilos kg kgs kilogram kilograms kilogramme kilogrammes",
    "g - gram grams g gr gramme grammes",
    "lb - pound pounds lb lbs",
    "oz - ounce ounces oz",
    "l - litre litres l liter liters",
    "dl - decilitre decilitres dl",
    "cl - centilitre centilitres cl centiliter centiliters",
    "ml - millilitre millilitres ml milliliter milliliters mil mils",
    "pint - pint pints",
    "pack - pack packs",
    "pack - packet packets",
    "bottle - bottle bottles",
    "box - box boxes",
    "can - tin tins",
    "can - can cans",
    "jar - jar jars",
    "jar - pot pots",
    "slice - slice slices",
    "bunch - bunch bunches",
    "bar - bar bars",
    "roll - roll rolls",
    "pair - pair pairs",
    "bag - bag bags",
    "pinch - pinch pinches",
    "handful - handful handfuls",
    "carton - carton cartons",
    "tray - tray trays",
    "tray - punnet punnets",
    "tube - tube tubes",
    "clove - clove cloves",
    "piece - piece pieces",
    "ball - ball balls",
    "bag - sachet sachets",
    "crate - crate crates",
    "crate - case cases",
    "tub - tub tubs",
    "sheet - sheet sheets",
    "cup - cup cups",
    "loaf - loaf loaves",
    "head - head heads",
    "stick - stick sticks",
    "m - metre metres meter meters",
    "cm - centimetre centimetres centimeter centimeters",
)
# What only English counts in: "un pain de seigle" is no measure of rye.
_FRENCH_NAMES = ("loaf m pain pains", "head f tête têtes", "stick m bâton bâtons")


def _rows(rows: tuple[str, ...]) -> dict[str, UnitWord]:
    """Each word of `rows`, and the unit word it is a form of."""
    found: dict[str, UnitWord] = {}
    for row in rows:
        code, gender, one, many, *others = row.split()
        word = UnitWord(code, one, many, gender == "f")
        found.update(dict.fromkeys((one, many, *others), word))
    return found


_WORDS: dict[LanguageCode, dict[str, UnitWord]] = {"fr": _rows(_FRENCH), "en": _rows(_ENGLISH)}
_NAMES: dict[LanguageCode, dict[str, UnitWord]] = {"fr": _rows(_FRENCH_NAMES), "en": {}}
UNIT_CODES = frozenset(
    word.code for words in _WORDS.values() for word in words.values() if word.code != "livre"
)


def unit_words(word: str, language: LanguageCode) -> UnitWord | None:
    """The unit that `word` stands for in either language, the one spoken first."""
    other: LanguageCode = "en" if language == "fr" else "fr"
    return _WORDS[language].get(word) or _WORDS[other].get(word)


def default_word(code: str, language: LanguageCode, said: str | None = None) -> UnitWord:
    """How the unit `code` is called: as it was `said` if that is a word of this language."""
    words = _WORDS[language]
    if said is not None and (word := words.get(said)) is not None and word.code == code:
        return word
    known = (*words.values(), *_NAMES[language].values())
    return next((word for word in known if word.code == code), UnitWord(code, code, code))


def scale_of(code: str | None) -> tuple[str, Fraction]:
    """What amounts in `code` add up with, and what one is worth there."""
    for scale in _SCALES:
        if code in scale:
            return next(iter(scale)), Fraction(scale[code])
    return code or "", Fraction(1)
