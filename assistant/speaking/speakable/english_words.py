"""What the shared rules need to know of English: its units, its plurals, its small words."""

from __future__ import annotations

from assistant.speaking.speakable.lexicon import Currency, Lexicon, Unit
from assistant.speaking.speakable.numbers import Figure


def _unit(*symbols: str, one: str, many: str | None = None) -> Unit:
    return Unit(symbols, one, many or one + "s")


_UNITS = (
    _unit("µg", "mcg", one="microgram"),
    _unit("mg", one="milligram"),
    _unit("g", "gr", one="gram"),
    _unit("kg", "Kg", "KG", "kgs", one="kilo"),
    _unit("t", one="tonne"),
    _unit("lb", "lbs", one="pound"),
    _unit("oz", one="ounce"),
    _unit("fl oz", "fl. oz", one="fluid ounce"),
    _unit("pt", one="pint"),
    _unit("ml", "mL", "ML", one="millilitre"),
    _unit("cl", "cL", "CL", one="centilitre"),
    _unit("dl", "dL", one="decilitre"),
    _unit("l", "L", one="litre"),
    _unit("hl", "hL", one="hectolitre"),
    _unit("mm", one="millimetre"),
    _unit("cm", one="centimetre"),
    _unit("m", one="metre"),
    _unit("km", one="kilometre"),
    _unit("ft", one="foot", many="feet"),
    _unit("cm²", "cm2", one="square centimetre"),
    _unit("m²", "m2", one="square metre"),
    _unit("cm³", "cm3", one="cubic centimetre"),
    _unit("m³", "m3", one="cubic metre"),
    _unit("W", one="watt"),
    _unit("kW", one="kilowatt"),
    _unit("Wh", one="watt-hour"),
    _unit("kWh", one="kilowatt-hour"),
    _unit("V", one="volt"),
    _unit("mA", one="milliamp"),
    _unit("mAh", one="milliamp-hour"),
    _unit("Hz", one="hertz", many="hertz"),
    _unit("MHz", one="megahertz", many="megahertz"),
    _unit("GHz", one="gigahertz", many="gigahertz"),
    _unit("kcal", one="kilocalorie"),
    _unit("kJ", one="kilojoule"),
    _unit("dB", one="decibel"),
    _unit("MB", "Mo", one="megabyte"),
    _unit("GB", "Go", one="gigabyte"),
    _unit("TB", one="terabyte"),
    _unit("lm", one="lumen"),
    _unit("rpm", one="turn per minute", many="turns per minute"),
    _unit("hPa", one="hectopascal"),
    _unit("°C", one="degree Celsius", many="degrees Celsius"),
    _unit("°F", one="degree Fahrenheit", many="degrees Fahrenheit"),
    _unit("°", one="degree"),
    _unit("h", "hr", "hrs", one="hour"),
    _unit("min", "mins", one="minute"),
    _unit("sec", "secs", one="second"),
    _unit("pcs", "pc", one="piece"),
    _unit("tbsp", one="tablespoon"),
    _unit("tsp", one="teaspoon"),
)

_CURRENCIES = (
    Currency(("€", "EUR", "euros", "euro"), "euro", "euros", "cent", "cents"),
    Currency(("£", "GBP"), "pound", "pounds", "penny", "pence"),
    Currency(("$", "US$", "USD", "dollars", "dollar"), "dollar", "dollars", "cent", "cents"),
    Currency(("CHF",), "Swiss franc", "Swiss francs", "centime", "centimes"),
    Currency(("¥", "JPY"), "yen", "yen", "sen", "sen"),
)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FRACTIONS = {
    "1/2": ("half", "one half"),
    "1/3": ("a third of", "one third"),
    "2/3": ("two thirds of", "two thirds"),
    "1/4": ("a quarter of", "one quarter"),
    "3/4": ("three quarters of", "three quarters"),
    "1/8": ("an eighth of", "one eighth"),
}


def count(figure: Figure, feminine: bool = False) -> str:
    """The digits of the figure, its decimals one by one: "1 point 2 5"."""
    if figure.decimals:
        return f"{figure.whole} point {' '.join(figure.decimals)}"
    return figure.whole


def named(figure: Figure, one: str, many: str) -> str:
    """The noun after a figure: English has the plural for anything but one."""
    return one if figure == Figure("1") else many


def ordinal(number: int) -> str:
    """The rank as it is printed, which espeak-ng reads right: "1st", "22nd", "13th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def with_article(noun: str) -> str:
    """The noun after "a" or "an"."""
    return ("an " if noun[0] in "aeiou" or noun.startswith("hour") else "a ") + noun


def _per(figure: Figure | None, unit: Unit | None, symbol: str) -> str:
    if figure is None:
        return f"per {unit.one if unit else symbol}"
    if not symbol:
        return f"for {count(figure)}"
    return f"per {count(figure)} {named(figure, unit.one, unit.many) if unit else symbol}"


ENGLISH_LEXICON = Lexicon(
    units=_UNITS,
    currencies=_CURRENCIES,
    minus="minus",
    plus="plus ",
    to="to",
    times="times",
    by="by",
    in_packs_of="times",
    percent="percent",
    by_volume="by volume",
    measure_grouping=frozenset(","),
    price_grouping=frozenset(","),
    symbol_first=True,
    count=count,
    named=named,
    price_per=_per,
    measure_per=_per,
    joined=lambda lead, words: lead + words,
)
