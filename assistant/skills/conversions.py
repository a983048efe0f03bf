"""One unit turned into another: "combien font trois livres en kilos", "how many grams in an ounce".

The values are those of `assistant.skills.units`: a French "livre" is the kitchen's 500 g and an
English "pound" 453.592 37 g; a cup is the metric one of 250 ml, a pint the imperial one. What is
measured may be named ("deux tasses de lait"), and is not taken into account: a volume of flour is
no weight. Money is refused, for its worth is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from assistant.skills.amounts import OF, Amount, is_numeric, leading_amount
from assistant.skills.arithmetic_words import without_carriers
from assistant.skills.numbers import LanguageCode, leading_number
from assistant.skills.prices import names_currency
from assistant.skills.tokens import tokens
from assistant.skills.units import UNITS, Unit, unit_at

__all__ = ["Conversion", "ConversionRefusal", "convert", "converted"]


@dataclass(frozen=True)
class Conversion:
    """An amount and the same in another unit; not `exact` where a month or a year varies."""

    source: Amount
    target: Amount
    exact: bool = True


class ConversionRefusal(Enum):
    """Why a conversion that was asked for has no answer."""

    UNLIKE = "unlike"
    UNKNOWN = "unknown"


# Over the words of a sentence, with one space between them. `unit` is what is asked for.
_PATTERNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "fr": tuple(
        re.compile(pattern)
        for pattern in (
            r"(?:il )?(?:y a (?:t il )?)?combien (?:est ce qu' )?(?:il )?(?:y a (?:t il )?)?"
            r"(?:de |d' )(?P<unit>.{1,60}?) (?:est ce qu' )?(?:il )?(?:y a (?:t il )?)?"
            r"(?:y )?(?:dans|font|fait|ca fait|est ce que ca fait|representent?|valent|vaut"
            r"|(?:faut il )?pour faire|contient|contiennent|c' est|correspondent a|sont"
            r"|est ce que font|est ce que fait) (?P<amount>.+)",
            r"(?:dans )?(?P<amount>.+?) (?:(?:ca|cela) )?(?:fait|font|c' est|est|sont|represente|"
            r"representent|equivaut a|equivalent a|egale|vaut|valent|mesure|pese|il y a|y a t il"
            r"|donne|donnent|correspond a|correspondent a) combien (?:de |d' |en )(?P<unit>.+)",
            r"dans (?P<amount>.+?) combien (?:y a t il |il y a )?(?:de |d' )(?P<unit>.+)",
            r"en (?P<unit>.{1,60}?) (?:ca fait|c' est|font|fait) combien (?P<amount>.+)",
            r"(?:ca fait |c' est )?combien (?:ca fait )?en (?P<unit>\S+) (?P<amount>.+)",
            r"(?P<amount>.+?)(?: (?:(?:ca|cela) )?(?:fait|font|donne|c' est|est)(?: quoi| combien)?"
            r"| combien)?(?: convertie?s?)? (?:en|vers) (?P<unit>.+)",
        )
    ),
    "en": tuple(
        re.compile(pattern)
        for pattern in (
            r"how many (?P<unit>.{1,60}?) (?:are there in|is there in|there are in|are in|in|is"
            r"|are|make up|makes|make|to|per|equals|equal|would be|does|do)"
            r" (?P<amount>.+?)(?: (?:make|equal|contain|have|hold|come to|weigh|last|measure))?",
            r"(?P<amount>.+?) (?:is|are|equals|equal|makes|make|in|has|contains|comes to)"
            r" (?:about )?how many (?P<unit>.+)",
            r"(?P<amount>.+?) (?:in|to|into|as|is what in) (?P<unit>.+)",
        )
    ),
}
_HEADS = {
    "fr": re.compile(
        r"(?:converti[rst]?|convertissez|convertisse|transforme[rz]?|passe[rz]?|traduis"
        r"|(?:l' )?equivalent de|(?:la )?conversion de|(?:la )?valeur de|a quoi correspond"
        r"|correspond|a combien equivaut|a quoi equivaut|equivaut|equivalent|mesure|pese"
        r"|moi|nous|me|font|fait|quoi) "
    ),
    "en": re.compile(
        r"(?:convert|change|turn|translate|switch|express|put|the equivalent of|me|us|is|are"
        r"|how (?:long|tall|heavy|far|big|wide|high|hot|cold|fast|deep) (?:is|are)) "
    ),
}
_ASKED = re.compile(
    r"\b(?:combien|converti\w*|convertissez|equivalent|transforme\w*|how|convert|what|what's"
    r"|whats|much|change|turn|correspond|equivaut)\b"
)
_ARTICLES = {"fr": frozenset({"le", "la", "l'", "les"}), "en": frozenset({"the"})}
_BARE_DEGREES = frozenset({"degre", "degres", "degree", "degrees", "°"})
_LONGEST_SUBSTANCE = 4


def convert(sentence: str, language: LanguageCode) -> Conversion | ConversionRefusal | None:
    """The conversion that all of `sentence` asks for, why there is none, or None."""
    spoken = tokens(sentence, language)
    text = " ".join(spoken)
    asked = bool(_ASKED.search(text))
    refusal: ConversionRefusal | None = None
    for readable in _without_heads(spoken, language):
        for pattern in _PATTERNS[language]:
            for amount, unit in _splits(pattern, readable):
                found = _read(amount.split(), unit.split(), language, asked)
                if isinstance(found, Conversion):
                    return found
                refusal = refusal or found
    return refusal


def converted(amount: Amount, unit: Unit) -> Amount | None:
    """`amount` in another unit, or None where that measures something else."""
    own = UNITS.get(amount.unit or "")
    if own is None or own.dimension != unit.dimension:
        return None
    base = amount.value * own.factor + own.offset
    # Nothing is colder than nought kelvin.
    if own.dimension == "temperature" and base < 0:
        return None
    return Amount((base - unit.offset) / unit.factor, unit.code)


def _without_heads(spoken: list[str], language: LanguageCode) -> list[str]:
    """The sentence as it is, and without what is said before and after the question itself."""
    whole = " ".join(spoken)
    bare = " ".join(without_carriers(spoken, language))
    found = [whole, bare]
    while head := _HEADS[language].match(bare):
        bare = " ".join(without_carriers(bare[head.end() :].split(), language))
        found.append(bare)
    if (asked := re.search(r"\b(?:combien|how many)\b", whole)) is not None:
        # "tu peux me dire combien …": from the question on, its closing thanks away.
        inner = without_carriers(["\0", *whole[asked.start() :].split()], language)
        found.append(" ".join(inner[1:]))
    return list(dict.fromkeys(found))


def _splits(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """The amounts and units that `pattern` may see in the whole of `text`."""
    match = pattern.fullmatch(text)
    return [(match["amount"], match["unit"])] if match else []


def _read(
    amount: list[str], unit: list[str], language: LanguageCode, asked: bool
) -> Conversion | ConversionRefusal | None:
    """The conversion of the words of an amount into the unit of some words."""
    source, wanted = _source(amount, language), _wanted(unit, language)
    if names_currency(unit, language) or (source is None and names_currency(amount, language)):
        counted = source is not None or _is_counted(amount, language)
        return ConversionRefusal.UNKNOWN if counted else None
    if source is None or wanted is None:
        return _unknown(amount, unit, source, wanted, language) if asked else None
    own = UNITS[source.unit or ""]
    if own == wanted and own.code == "degc" and _BARE_DEGREES & set(amount):
        # Nobody asks for Celsius in Celsius: "two hundred degrees in Celsius" are Fahrenheit.
        own = UNITS["degf"]
        source = Amount(source.value, own.code)
    if own.dimension != wanted.dimension:
        convertible = own.dimension != own.code and wanted.dimension != wanted.code
        return ConversionRefusal.UNLIKE if convertible else ConversionRefusal.UNKNOWN
    target = converted(source, wanted)
    return None if target is None else Conversion(source, target, own.loose == wanted.loose)


def _source(words: Sequence[str], language: LanguageCode) -> Amount | None:
    """The amount that is converted, and whatever it is of."""
    if words and words[0] in _ARTICLES[language]:
        # "how many grams to the ounce".
        unit = unit_at(words, 1, language)
        return Amount(Fraction(1), unit[0].code) if unit and unit[1] == len(words) else None
    found = leading_amount(words, 0, language)
    if found is None:
        return None
    amount, end = found
    rest = words[end:]
    named = len(rest) > 1 and rest[0] in OF and len(rest) <= _LONGEST_SUBSTANCE
    if rest and not (named and not any(is_numeric(word, language) for word in rest)):
        return None
    return amount


def _wanted(words: Sequence[str], language: LanguageCode) -> Unit | None:
    """The unit that all of `words` name, and whatever it is of."""
    start = int(bool(words) and words[0] in _ARTICLES[language])
    found = unit_at(words, start, language)
    if found is None:
        return None
    of = words[found[1] : found[1] + 1]
    named = bool(of) and of[0] in OF and 1 < len(words) - found[1] <= _LONGEST_SUBSTANCE
    return found[0] if found[1] == len(words) or named else None


def _unknown(
    amount: Sequence[str],
    unit: Sequence[str],
    source: Amount | None,
    wanted: Unit | None,
    language: LanguageCode,
) -> ConversionRefusal | None:
    """A refusal where one side is understood and the other plainly names a unit we lack."""
    if source is not None:
        named = 1 <= len(unit) <= 2 and not any(is_numeric(word, language) for word in unit)
        return ConversionRefusal.UNKNOWN if named else None
    counted = wanted is not None and _is_counted(amount, language)
    return ConversionRefusal.UNKNOWN if counted else None


def _is_counted(words: Sequence[str], language: LanguageCode) -> bool:
    """Whether `words` are one number and one or two words that it counts."""
    number = leading_number(words, language)
    taken = number[1] if number is not None else int(bool(words) and words[0] in {"a", "an"})
    rest = words[taken:]
    if not taken or not 1 <= len(rest) <= 2:
        return False
    return not any(is_numeric(word, language) or word in {"ou", "or", "et", "and"} for word in rest)
