"""French numbers in words."""

from __future__ import annotations

_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_ORDINAL_STEMS = {"cinq": "cinqu", "neuf": "neuv", "un": "un", "une": "un"}


_GREAT = ((10**9, "milliard"), (10**6, "million"))

GREATEST = 10**12
"""The first number that has no words here."""


def cardinal(number: int, *, feminine: bool = False) -> str:
    """The words of a number below GREATEST: "vingt et une", "quatre-vingts", "mille deux"."""
    words: list[str] = []
    rest = number
    for size, name in _GREAT:
        many, rest = divmod(rest, size)
        if many:
            words += [cardinal(many), name + ("s" if many > 1 else "")]
    thousands, rest = divmod(rest, 1000)
    if thousands > 1:
        # "Vingt" and "cent" take no s before "mille".
        words.append(_below_thousand(thousands, feminine=False, last=False))
    if thousands:
        words.append("mille")
    if rest or not number:
        words.append(_below_thousand(rest, feminine=feminine, last=True))
    return " ".join(words)


def ordinal(number: int, *, feminine: bool = False, plural: bool = False) -> str:
    """The words of a rank: "première", "deuxième", "vingt et unième", "quatre-vingtième"."""
    if number == 1:
        return ("première" if feminine else "premier") + ("s" if plural else "")
    words = cardinal(number)
    if words.endswith("ts"):
        # The s of "quatre-vingts" and "deux cents" goes with the last place.
        words = words[:-1]
    for ending, stem in _ORDINAL_STEMS.items():
        if words.endswith(ending):
            words = words[: -len(ending)] + stem
            break
    return words.removesuffix("e") + "ième" + ("s" if plural else "")


def _below_thousand(number: int, *, feminine: bool, last: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds > 1:
        words.append(_UNITS[hundreds])
    if hundreds:
        words.append("cents" if hundreds > 1 and not rest and last else "cent")
    if rest or not hundreds:
        words.append(_below_hundred(rest, feminine=feminine, last=last))
    return " ".join(words)


def _below_hundred(number: int, *, feminine: bool, last: bool) -> str:
    one = "une" if feminine else "un"
    if number < 20:
        return one if number == 1 else _UNITS[number]
    if number >= 80:
        rest = number - 80
        if not rest:
            return "quatre-vingts" if last else "quatre-vingt"
        return "quatre-vingt-" + (one if rest == 1 else _UNITS[rest])
    ten = min(number // 10, 6)
    rest = number - 10 * ten
    if not rest:
        return _TENS[ten]
    if rest in (1, 11):
        return f"{_TENS[ten]} et {one if rest == 1 else _UNITS[rest]}"
    return f"{_TENS[ten]}-{_UNITS[rest]}"
