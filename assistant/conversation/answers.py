"""Short answers to questions of our own process, read before any dialogue sees the sentence.

The sets are closed and small: whatever is in none of them is another request.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.skills.numbers import read_number
from audit.language import Language

_WORD = re.compile(r"[^\W_]+")

_LANGUAGES = {
    Language.FRENCH: frozenset(
        {"français", "francais", "en français", "le français", "french", "in french"}
    ),
    Language.ENGLISH: frozenset(
        {"anglais", "en anglais", "l anglais", "english", "in english", "english please"}
    ),
}  # fmt: skip
Profile = Literal["none", "careful", "open"]
_PROFILES: dict[Profile, frozenset[str]] = {
    "none": frozenset(
        {"aucune", "aucun", "rien", "rien du tout", "aucune vente", "aucune proposition", "jamais",
         "none", "nothing", "nothing at all", "no selling", "never", "no suggestions"}
    ),
    "careful": frozenset(
        {"prudent", "prudente", "peu", "un peu", "prudemment", "le profil prudent",
         "profil prudent", "careful", "a little", "little", "the careful one", "careful please",
         "carefully"}
    ),
    "open": frozenset(
        {"ouvert", "ouverte", "plus", "le profil ouvert", "profil ouvert",
         "open", "more", "the open one", "open please"}
    ),
}  # fmt: skip
_CHILDREN = {
    True: frozenset(
        {"oui il y en a", "oui des enfants vivent ici", "des enfants vivent ici", "oui un enfant",
         "oui deux enfants", "oui deux", "oui un", "oui trois", "un enfant", "deux enfants",
         "oui j ai un enfant", "oui j ai deux enfants", "oui on a des enfants",
         "yes we do", "yes there are", "yes one", "yes two", "yes three",
         "one child", "two children", "yes we have kids", "yes children live here"}
    ),
    False: frozenset(
        {"non il n y en a pas", "non pas d enfants", "pas d enfants", "non aucun", "aucun",
         "pas d enfant", "non pas d enfant", "non pas ici",
         "no we don t", "no there aren t", "no children", "no kids", "none", "no none", "nobody"}
    ),
}  # fmt: skip
_DIGITS = {
    "zéro": "0", "zero": "0", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4",
    "cinq": "5", "six": "6", "sept": "7", "huit": "8", "neuf": "9", "oh": "0", "nought": "0",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_BEFORE_DIGITS = frozenset(
    "le la mon code est c the my pin is it s number numéro chiffres voici here".split()
)
_SCORE_BESIDE = re.compile(
    r"\b(?:sur dix|out of ten|je dirais|i d say|i would say|disons|points?)\b"
)


def _plain(sentence: str) -> str:
    return " ".join(_WORD.findall(sentence.casefold()))


def named_language(sentence: str) -> Language | None:
    """The language that a sentence names, and nothing else."""
    words = _plain(sentence)
    return next((language for language, said in _LANGUAGES.items() if words in said), None)


def named_profile(sentence: str) -> Profile | None:
    """The profile that a sentence names, and nothing else."""
    words = _plain(sentence)
    return next((profile for profile, said in _PROFILES.items() if words in said), None)


def children_or_not(sentence: str) -> bool | None:
    """Whether a sentence says that children live here, or that none do."""
    words = _plain(sentence)
    return next((here for here, said in _CHILDREN.items() if words in said), None)


def said_digits(sentence: str) -> str | None:
    """The digits of a sentence that holds nothing else, said one by one or typed."""
    words = _WORD.findall(sentence.casefold())
    while words and words[0] in _BEFORE_DIGITS:
        words = words[1:]
    digits = [word if word.isascii() and word.isdigit() else _DIGITS.get(word) for word in words]
    return "".join(digit for digit in digits if digit) if words and None not in digits else None


def said_score(sentence: str, language: Language) -> int | None:
    """A whole number from nought to ten, and nothing else."""
    words = " ".join(_SCORE_BESIDE.sub(" ", _plain(sentence)).split())
    score = 0 if words in ("nought", "zero", "zéro") else read_number(words, language.value)
    return score if isinstance(score, int) and 0 <= score <= 10 else None
