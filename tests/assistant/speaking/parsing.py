"""Prices in words, read back into cents by rules of this file alone."""

from __future__ import annotations

_FRENCH = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"cent", "cents", "hundred"}
_GREAT = {"mille": 1000, "thousand": 1000, "million": 10**6, "millions": 10**6}
_SILENT = {"et", "and", "d'"}


def number(words: str) -> int:
    """The number that `words`, French or English, say; KeyError if they say something else."""
    total = part = 0
    for word in words.replace("-", " ").split():
        if word in _SILENT:
            continue
        if word in _GREAT:
            total, part = total + max(part, 1) * _GREAT[word], 0
        elif word in _HUNDREDS:
            part = max(part, 1) * 100
        elif word in ("vingt", "vingts") and part % 100 == 4:
            part += 76  # four twenties
        else:
            part += _FRENCH.get(word, -1) if word in _FRENCH else _ENGLISH[word]
    return total + part


def cents(price: str) -> int:
    """The cents of a price in euros: "trois euros quarante-neuf", "ninety-nine cents"."""
    for coin in (" centimes", " centime", " cents", " cent"):
        if price.endswith(coin) and "euro" not in price and number(price.removesuffix(coin)) < 100:
            return number(price.removesuffix(coin))
    euros, _, rest = price.replace("d'euro", "euro").replace("euros", "euro").partition(" euro")
    rest = rest.strip()
    for coin in (" centimes", " centime", " cents", " cent"):
        rest = rest.removesuffix(coin)
    return 100 * number(euros) + (number(rest) if rest else 0)
