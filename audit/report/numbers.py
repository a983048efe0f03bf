"""Numbers as people write them in each language, rounded from exact values."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from babel.numbers import format_currency, format_decimal

from audit.catalogue import LOCALES
from audit.language import Language
from audit.metrics import Unit

_LOCALE = {language: name.replace("-", "_") for language, name in LOCALES.items()}
_DECIMALS = {Unit.SHARE: "#,##0.0", Unit.PER_HOUR: "#,##0.00", Unit.POINTS: "#,##0"}
_PLACES = {
    Unit.SHARE: 1,
    Unit.PER_HOUR: 2,
    Unit.CENTS: 2,
    Unit.CORRELATION: 2,
    Unit.INDEX: 2,
    Unit.COUNT: 2,
    Unit.POINTS: 0,
}
_OTHERWISE = "#,##0.##"


def whole(value: int, language: Language) -> str:
    """An integer, its thousands apart."""
    return str(format_decimal(value, locale=_LOCALE[language]))


def percent(value: Fraction | float, language: Language) -> str:
    """A share of one in percent, to a tenth; one that is not nought is never shown as nought."""
    return _with_sign(amount(value, Unit.SHARE, language), language)


def percent_set(value: Fraction, language: Language) -> str:
    """A share that somebody set, in percent with as many digits as it needs, such as a cap."""
    return _with_sign(amount(value * 100, Unit.INDEX, language), language)


def amount(value: Fraction | float, unit: Unit, language: Language) -> str:
    """A value without the name of its unit: shares in hundredths, cents in euros."""
    exact = Fraction(value)
    if unit is Unit.CENTS:
        cents = _rounded(exact / 100, _PLACES[unit])
        return str(format_currency(cents, "EUR", locale=_LOCALE[language]))
    if unit is Unit.SHARE:
        exact *= 100
    places, pattern = _PLACES[unit], _DECIMALS.get(unit, _OTHERWISE)
    shown = format_decimal(_rounded(exact, places), format=pattern, locale=_LOCALE[language])
    least = Fraction(1, 10**places)
    if unit is Unit.SHARE and 0 < exact < least / 2:
        smallest = format_decimal(_rounded(least, places), format=pattern, locale=_LOCALE[language])
        return f"<\u00a0{smallest}"
    return str(shown)


def _with_sign(number: str, language: Language) -> str:
    return f"{number}\u00a0%" if language is Language.FRENCH else f"{number}%"


def _rounded(value: Fraction, places: int) -> Decimal:
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return quotient.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
