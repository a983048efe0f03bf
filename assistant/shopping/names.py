"""Finds the brands, shops and kinds of product that a sentence names, as the catalogue has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.folding import fold, words_of

LanguageCode = Literal["fr", "en"]
# No name of a catalogue has more words that matter.
_LONGEST = 6
_POINTING = frozenset(fold(word) for word in "ce cet cette ces this that these those".split())


@dataclass(frozen=True)
class Named:
    """A brand, a shop (`sponsor`) or a category: its id in the catalogue, and how it is called.

    `pointed` says that a demonstrative stood before it: "this coffee" is not every coffee.
    """

    scope: Literal["category", "brand", "sponsor"]
    value: str
    name: str
    pointed: bool = False


class Names:
    """All names of one catalogue, by their folded words."""

    def __init__(self, merchants: Mapping[str, str], products: Iterable[Mapping[str, Any]]) -> None:
        self._named: dict[tuple[LanguageCode, str], dict[str, Named]] = {}
        self._words: dict[tuple[LanguageCode, str], set[str]] = {}
        self._called: dict[tuple[LanguageCode, str], Named] = {}
        languages: tuple[LanguageCode, ...] = ("fr", "en")
        for language in languages:
            for merchant, name in merchants.items():
                self._add(language, name, Named("sponsor", merchant, name))
            for product in products:
                brand = product["brand"]
                self._add(language, brand, Named("brand", brand.lower(), brand))
                called = product["category_name"][language]
                category = Named("category", product["category"], called)
                self._called[language, category.value] = category
                for text in (called, *product["keywords"][language]):
                    self._add(language, text, category)
                    self._words.setdefault((language, category.value), set()).update(words_of(text))

    def find(self, sentence: str, language: LanguageCode) -> list[Named]:
        """What `sentence` names, in order; of two names in one another the longer counts.

        A word may name several categories ("coffee" is ground or in beans): then all of them.
        """
        words = words_of(sentence)
        found: dict[Named, None] = {}
        place = 0
        while place < len(words):
            for taken in range(min(_LONGEST, len(words) - place), 0, -1):
                named = self._named.get((language, " ".join(words[place : place + taken])))
                if named:
                    pointed = place > 0 and words[place - 1] in _POINTING
                    for one in named.values():
                        found[Named(one.scope, one.value, one.name, pointed)] = None
                    place += taken - 1
                    break
            place += 1
        return list(found)

    def category_name(self, category: str, language: LanguageCode) -> str | None:
        """What a category is called, if the catalogue has it."""
        named = self._called.get((language, category))
        return named.name if named else None

    def categories_with(self, name: str, language: LanguageCode) -> list[Named]:
        """The categories of which a name or keyword has all the words of `name`, if any."""
        wanted = set(words_of(name))
        return [
            self._called[language, category]
            for (spoken, category), words in self._words.items()
            if wanted and spoken == language and wanted <= words
        ]

    def _add(self, language: LanguageCode, text: str, named: Named) -> None:
        self._named.setdefault((language, fold(text)), {})[named.value] = named
