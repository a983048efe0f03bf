"""Prices from words: "deux euros cinquante", "two euros and fifty cents", "£3.50".

Whole cents or nothing. Two prices, a range, or figures that may be something else give None. A
price without its currency ("it costs four ninety-nine") is in euros, the money of this product's
shops; "pounds" of something are a weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.amounts import ARTICLES, MINUS, OF, PARTS_OF, is_numeric
from assistant.skills.numbers import LanguageCode, leading_number, read_number
from assistant.skills.tokens import tokens
from assistant.skills.units import unit_at

__all__ = ["Price", "find_price", "leading_price", "names_currency", "read_price"]


@dataclass(frozen=True)
class Price:
    """An amount of money: whole `cents` (or pence), and the ISO 4217 code of its currency."""

    cents: int
    currency: str


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD"}
_SHARED = {
    **_SYMBOLS, "eur": "EUR", "gbp": "GBP", "usd": "USD", "chf": "CHF", "euro": "EUR",
    "euros": "EUR", "dollar": "USD", "dollars": "USD", "franc": "CHF", "francs": "CHF",
}  # fmt: skip
_CURRENCIES: dict[str, dict[str, str]] = {
    "fr": _SHARED,
    "en": {**_SHARED, "pound": "GBP", "pounds": "GBP", "quid": "GBP"},
}
_STERLING = {"fr": _set("livre livres"), "en": _set("pound pounds")}
_SMALL = {
    "fr": {"centime": "EUR", "centimes": "EUR", "penny": "GBP", "pence": "GBP"},
    "en": {"cent": "EUR", "cents": "EUR", "penny": "GBP", "pence": "GBP", "p": "GBP"},
}
# What other money is called: it is recognised, and nothing here reckons with it.
_OTHERS = _set(
    "yen yens won wons yuan yuans rouble roubles rouble peso pesos roupie roupies rupee rupees"
    " couronne couronnes krona kronor krone kroner zloty zlotys bitcoin bitcoins dirham dirhams"
    " dinar dinars livres pounds sterling"
)
_COSTS = _set("costs cost price costing")
_ET = {"fr": "et", "en": "and"}
_RANGES = {"fr": _set("ou a et -"), "en": _set("or to and -")}
_LONGEST_NUMBER = 24
_LEAST_BARE_CENTS = 10
# A price above this is a misrecognition.
_GREATEST = 1_000_000_000


def read_price(span: str, language: LanguageCode) -> Price | None:
    """The price that `span` wholly is, or None."""
    words = tokens(span, language)
    found = leading_price(words, 0, language)
    return found[0] if found is not None and found[1] == len(words) else None


def find_price(sentence: str, language: LanguageCode) -> Price | None:
    """The one price in `sentence`, or None."""
    words = tokens(sentence, language)
    found: list[Price] = []
    place = 0
    while place < len(words):
        price = leading_price(words, place, language)
        if price is None:
            if _begins_unread(words, place, language):
                return None
            place += 1
            continue
        if not _stands_alone(words, place, price[1], language):
            return None
        found.append(price[0])
        place = price[1]
    return found[0] if len(found) == 1 else None


def names_currency(words: Sequence[str], language: LanguageCode) -> bool:
    """Whether `words` name money, ours or any other."""
    known = _CURRENCIES[language].keys() | _OTHERS
    weights = _STERLING[language] - ({"pounds"} if "sterling" in words else frozenset())
    return any(word in known and word not in weights for word in words)


def leading_price(
    words: Sequence[str], place: int, language: LanguageCode
) -> tuple[Price, int] | None:
    """The price that begins at `place`, and where it ends."""
    if (currency := _SYMBOLS.get(_at(words, place))) is not None:
        value = read_number(_at(words, place + 1), language)
        return _price(value, currency, place + 2)
    number = leading_number(words[place : place + _LONGEST_NUMBER], language)
    if number is None and _at(words, place) in ARTICLES[language]:
        number = (1, 1)
    if number is None:
        return _run_together(words, place, language) if language == "en" else None
    value, end = number[0], place + number[1]
    if _at(words, end) in OF and words[end - 1].endswith(PARTS_OF):
        end += 1
    if (currency := _SMALL[language].get(_at(words, end))) is not None:
        whole = isinstance(value, int) and value > 0
        return (Price(int(value), currency), end + 1) if whole else None
    unit = _currency(words, end, language)
    if unit is None:
        return None
    currency, end = unit
    cents = _cents(words, end, language) if isinstance(value, int) else None
    if cents is None:
        return None if _hangs(words, end, language) else _price(value, currency, end)
    return _price(value + Fraction(cents[0], 100), currency, cents[1])


def _currency(words: Sequence[str], place: int, language: LanguageCode) -> tuple[str, int] | None:
    """The currency named at `place`, and where its name ends."""
    word, after = _at(words, place), _at(words, place + 1)
    if word in _STERLING[language]:
        if after == "sterling":
            return "GBP", place + 2
        # "two pounds of apples" weigh something, and so does a French "livre".
        return ("GBP", place + 1) if language == "en" and after not in OF else None
    currency = _CURRENCIES[language].get(word)
    if currency is None:
        return None
    swiss = after in {"suisse", "suisses"} and currency == "CHF"
    return currency, place + 1 + swiss


def _cents(words: Sequence[str], place: int, language: LanguageCode) -> tuple[int, int] | None:
    """The cents said after a whole number of euros, and where they end."""
    linked = _at(words, place) == _ET[language]
    start = place + linked
    if linked and _at(words, start) in {"demi", "demie"}:
        return 50, start + 1
    if tuple(words[start : start + 2]) == ("a", "half") and linked:
        return 50, start + 2
    zero = _at(words, start) in {"zéro", "oh", "zero", "nought"}
    number = leading_number(words[start + zero : start + zero + _LONGEST_NUMBER], language)
    if number is None or not isinstance(number[0], int) or not 0 < number[0] < 100:
        return None
    end = start + zero + number[1]
    if _at(words, end) in _SMALL[language]:
        return None if zero else (number[0], end + 1)
    typed = words[start][:1].isdecimal() and len(words[start]) == 2
    # "deux euros cinq" may be 2.05 or 2.50.
    clear = number[0] < _LEAST_BARE_CENTS if zero else number[0] >= _LEAST_BARE_CENTS or typed
    counts = unit_at(words, end, language) is not None or _currency(words, end, language)
    return (number[0], end) if clear and not linked and not counts else None


def _hangs(words: Sequence[str], place: int, language: LanguageCode) -> bool:
    """Whether a further number follows a price at once, so that its cents are in doubt."""
    word = _at(words, place)
    article = word in ARTICLES[language] and not is_numeric(_at(words, place + 1), language)
    return bool(word) and is_numeric(word, language) and not article


def _run_together(
    words: Sequence[str], place: int, language: LanguageCode
) -> tuple[Price, int] | None:
    """Euros and cents said as two numbers: "costs four ninety nine", "four ninety nine euros"."""
    run = place
    while run < len(words) and run - place < _LONGEST_NUMBER and is_numeric(words[run], language):
        run += 1
    splits: list[tuple[int, int]] = []
    for middle in range(place + 1, run):
        whole = read_number(" ".join(words[place:middle]), language)
        rest = read_number(" ".join(words[middle:run]), language)
        if isinstance(whole, int) and isinstance(rest, int) and 10 <= rest < 100:
            splits.append((whole, rest))
    if len(splits) != 1:
        return None
    named = _currency(words, run, language)
    if named is None and _at(words, place - 1) not in _COSTS:
        return None
    currency, end = named or ("EUR", run)
    if unit_at(words, end, language) is not None and named is None:
        return None
    return Price(splits[0][0] * 100 + splits[0][1], currency), end


def _begins_unread(words: Sequence[str], place: int, language: LanguageCode) -> bool:
    """Whether money is counted at `place` in a way that was not understood."""
    number = leading_number(words[place : place + _LONGEST_NUMBER], language)
    if number is None or is_numeric(_at(words, place - 1), language):
        return False
    return _currency(words, place + number[1], language) is not None


def _price(value: int | Fraction | None, currency: str, end: int) -> tuple[Price, int] | None:
    """The price of `value`, as long as it is a whole number of cents."""
    if value is None or (cents := Fraction(value) * 100).denominator != 1:
        return None
    return (Price(int(cents), currency), end) if 0 <= cents <= _GREATEST else None


def _stands_alone(words: Sequence[str], start: int, end: int, language: LanguageCode) -> bool:
    """Whether nothing beside a price makes it a range or half of a number."""
    before, earlier = _at(words, start - 1), _at(words, start - 2)
    hanging = is_numeric(before, language) and before not in ARTICLES[language]
    ranged = before in _RANGES[language] and is_numeric(earlier, language)
    below = before in MINUS
    follows = _at(words, end) in _RANGES[language] and is_numeric(_at(words, end + 1), language)
    onward = follows and _at(words, end + 1) not in ARTICLES[language]
    return not (hanging or ranged or below or onward or _hangs(words, end, language))


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
