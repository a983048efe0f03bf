"""The plural and the elision of names on a list: "3 laits", "2 yaourts nature", "d'huile"."""

from __future__ import annotations

import re

from assistant.skills.numbers import LanguageCode

__all__ = ["begins_like_vowel", "looks_plural", "of_french", "plural"]

_VOWELS = "aeiouàâäéèêëîïôöùûüœh"
# Things to buy before whose h or y nothing is elided: "500 g de haricots", "pas de yaourts".
_ASPIRATED = ("hachis", "hamburger", "hamster", "hareng", "haricot", "hochet", "homard", "hot-dog",
              "houmous", "housse", "halloumi", "hache", "huit", "hors-d", "ouistiti", "onze",
              "harissa", "hareng", "haddock")  # fmt: skip
# From these words on, a name says more of the thing, and keeps its form.
_FRENCH_LINKS = {
    "de",
    "du",
    "des",
    "à",
    "au",
    "aux",
    "en",
    "pour",
    "sans",
    "avec",
    "et",
    "la",
    "le",
}
_ENGLISH_LINKS = {"of", "for", "with", "without", "in", "from"}
_INVARIABLE = frozenset(
    """
    nature bio maison light marron orange surprise extra standard allégé express cola menthe citron
    vanille fraise chocolat caramel noisette coco mozzarella mie toilette poubelle tomate vaisselle
    douche cuisson aluminium parmesan
    """.split()
)
_FRENCH_OX = {"bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"}
_AS_IT_IS = frozenset("sheep fish salmon rice bread milk butter fruit veg cod tuna".split())
_ENGLISH_ODD = {"loaf": "loaves", "knife": "knives", "leaf": "leaves", "half": "halves",
                "potato": "potatoes", "tomato": "tomatoes", "mango": "mangoes"}  # fmt: skip
_VOWEL_Y = re.compile(r"[aeiou]y$")


def begins_like_vowel(name: str) -> bool:
    """Whether French elides before `name`."""
    lower = name.lower()
    return lower[:1] in _VOWELS and bool(lower) and not lower.startswith(_ASPIRATED)


def of_french(name: str) -> str:
    """ "de lait", "d'huile"."""
    return f"d'{name}" if begins_like_vowel(name) else f"de {name}"


def looks_plural(name: str, language: LanguageCode) -> bool:
    """Whether the thing is named in the plural already."""
    if language == "en":
        head = _english_head(name)[1]
        return head.endswith("s") and not head.endswith("ss")
    return name.split(" ")[0].endswith(("s", "x", "z"))


def plural(name: str, language: LanguageCode) -> str:
    """`name` for several of it; as it is where it is plural already."""
    if looks_plural(name, language):
        return name
    if language == "en":
        before, head, after = _english_head(name)
        return f"{before}{_english_plural(head)}{after}"
    words = name.split(" ")
    for place, word in enumerate(words):
        if word in _FRENCH_LINKS or word[:2] in {"d'", "l'"} or (place and word in _INVARIABLE):
            break
        words[place] = _french_plural(word)
    return " ".join(words)


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")) or not word.isalpha():
        return word
    if word.endswith(("eau", "eu")) or word in _FRENCH_OX:
        return f"{word}x"
    if word in {"bocal", "journal", "cheval", "animal"}:
        return f"{word[:-1]}ux"
    return f"{word}s"


def _english_head(name: str) -> tuple[str, str, str]:
    """What stands before the word that takes the plural, that word, and what follows it."""
    words = name.split(" ")
    end = next((at for at, word in enumerate(words) if at and word in _ENGLISH_LINKS), len(words))
    before, after = " ".join(words[: end - 1]), " ".join(words[end:])
    return (f"{before} " if before else ""), words[end - 1], (f" {after}" if after else "")


def _english_plural(word: str) -> str:
    if word in _AS_IT_IS or not word.isalpha():
        return word
    if word in _ENGLISH_ODD:
        return _ENGLISH_ODD[word]
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return f"{word}es"
    if word.endswith("y") and not _VOWEL_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}s"
