"""How the things of a list are said: "du lait", "6 œufs", "2 kilos de pommes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.item_units import UnitWord, default_word, scale_of
from assistant.skills.items import Item, LanguageCode
from assistant.skills.lists.groups import AnyGroup, french_article, grouped
from assistant.skills.lists.inflecting import begins_like_vowel, of_french, plural

__all__ = [
    "PHRASE_AT_MOST",
    "Portion",
    "amount_alone",
    "denied",
    "phrase",
    "portion",
    "reads_as_object",
]

# As much as fits into one argument of a message; nobody says a longer name.
PHRASE_AT_MOST = 200
# Nobody keeps more in mind at once; the rest comes when it is asked for.
AT_ONCE = 10
# From here on a list is easier to follow in parts.
IN_PARTS_FROM = 6
_PARTITIVES = frozenset({"du", "de la", "de l'", "des"})
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Portion:
    """A part of a list to be said at once: its groups in order, and how many things come after."""

    groups: tuple[tuple[AnyGroup, tuple[Item, ...]], ...]
    left: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The things of all groups."""
        return tuple(item for _, items in self.groups for item in items)


def portion(items: Sequence[Item], start: int, *, by_group: bool) -> Portion:
    """What to say of a list from its thing number `start` on, in the order of a walk."""
    groups: list[tuple[AnyGroup, list[Item]]] = [(None, list(items))]
    if by_group:
        groups = grouped(items)
    flat = [(group, item) for group, things in groups for item in things]
    chosen = flat[start : start + AT_ONCE]
    left = len(flat) - start - len(chosen)
    if 0 < left <= 2:  # nobody is asked whether to go on for two things
        chosen, left = flat[start:], 0
    parts: list[tuple[AnyGroup, tuple[Item, ...]]] = []
    in_parts = by_group and len(flat) >= IN_PARTS_FROM
    for group, item in chosen:
        name = group if in_parts else None
        if parts and parts[-1][0] == name:
            parts[-1] = name, (*parts[-1][1], item)
        else:
            parts.append((name, (item,)))
    return Portion(tuple(parts), max(0, left))


def phrase(item: Item, language: LanguageCode) -> str:
    """How the thing reads in a list: "du lait", "6 œufs", "2 bottles of milk"."""
    return _phrase(item, language)[:PHRASE_AT_MOST]


def amount_alone(item: Item, language: LanguageCode) -> str:
    """The amount without the name: "2", "2 kilos"; nothing where there is none."""
    if item.amount is None:
        return ""
    if item.unit is None:
        return _number(Fraction(item.amount), language)
    return _measured(Fraction(item.amount), item, language)


def denied(names: Sequence[str], language: LanguageCode) -> str:
    """What is not there, after "pas" or "no": "de lait ni d'œufs", "milk or eggs"."""
    if language == "fr":
        return " ni ".join(of_french(name) for name in names)[:PHRASE_AT_MOST]
    return " or ".join(names)[:PHRASE_AT_MOST]


def _phrase(item: Item, language: LanguageCode) -> str:
    if item.amount is None:
        return _with_article(item) if language == "fr" else item.name
    amount = Fraction(item.amount)
    if item.unit is None:
        return f"{_number(amount, language)} {_named(item.name, amount, language)}"
    measured = _measured(amount, item, language)
    return f"{measured} {of_french(item.name) if language == 'fr' else f'of {item.name}'}"


def _named(name: str, amount: Fraction, language: LanguageCode) -> str:
    return name if _single(amount, language) else plural(name, language)


def _with_article(item: Item) -> str:
    """A French name with "du", "de la" or "des", as it was said or as it is known to be."""
    article = item.article if item.article in _PARTITIVES else french_article(item.name)
    if article is None and item.article == "les":
        article = "des"
    if article is None:
        return item.name
    if article in {"du", "de la", "de l'"}:
        if begins_like_vowel(item.name):
            return f"de l'{item.name}"
        article = "du" if article == "de l'" else article
    return f"{article} {item.name}"


def _measured(amount: Fraction, item: Item, language: LanguageCode) -> str:
    """An amount with its unit: "1 kilo et demi", "half a litre", "2 plaquettes"."""
    code = item.unit or ""
    amount, code = _handy(amount, code)
    word = default_word(code, language, item.unit_word)
    whole, rest = divmod(amount, 1)
    if rest == _HALF and code not in {"g", "ml", "cl"}:
        return _with_half(int(whole), word, language)
    name = code if code in _SIGNS else _form(word, amount, language)
    return f"{_number(amount, language)} {name}"


# Read out in full, and shorter on a screen.
_SIGNS = frozenset({"g", "cl", "ml", "dl"})


def _handy(amount: Fraction, code: str) -> tuple[Fraction, str]:
    """The amount in the unit that people say it in: 1200 g are 1.2 kilos, 0.25 l are 25 cl."""
    base, worth = scale_of(code)
    total = amount * worth
    if base == "g":
        small = total < 1000 and total != 500 and total.denominator == 1
        return (total, "g") if small or (code == "g" and total < 1000) else (total / 1000, "kg")
    if base == "ml":
        if total >= 1000 or (total == 500 and code == "l"):
            return total / 1000, "l"
        if code == "ml":
            return total, "ml"
        return (total / 10, "cl") if code == "cl" or total % 10 == 0 else (amount, code)
    if base == "oz":
        pounds = total >= 16 and total % 8 == 0
        return (total / 16, "lb") if pounds or code == "lb" else (total, "oz")
    return amount, code


def _with_half(whole: int, word: UnitWord, language: LanguageCode) -> str:
    if language == "en":
        if not whole:
            return f"half {'an' if word.one[0] in 'aeiou' else 'a'} {word.one}"
        return f"{whole} and a half {word.many}"
    if not whole:
        return f"{'une' if word.feminine else 'un'} demi-{word.one}"
    return (
        f"{whole} {word.one if whole < 2 else word.many} et {'demie' if word.feminine else 'demi'}"
    )


def _form(word: UnitWord, amount: Fraction, language: LanguageCode) -> str:
    return word.one if _single(amount, language) else word.many


def _single(amount: Fraction, language: LanguageCode) -> bool:
    """In French the plural begins at two, in English after one."""
    return amount < 2 if language == "fr" else amount <= 1


def _number(amount: Fraction, language: LanguageCode) -> str:
    if amount.denominator == 1:
        return str(amount.numerator)
    if 1000 % amount.denominator == 0:
        decimal = f"{float(amount):.3f}".rstrip("0")
        return decimal.replace(".", ",") if language == "fr" else decimal
    return f"{amount.numerator}/{amount.denominator}"


def reads_as_object(item: Item, language: LanguageCode) -> bool:
    """Whether the thing can follow a verb: "j'ai ajouté du lait", but not "j'ai ajouté lait"."""
    if language == "en":
        return True
    said = phrase(item, language)
    return said[0].isdigit() or said.startswith(("du ", "de la ", "de l'", "des ", "un ", "une "))
