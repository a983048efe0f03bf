"""What words are about (lexicon.toml): forty topics of selling and of everyday life."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from audit.watchdog.folding import fold


class Lexicon:
    """Gives a folded word its class, if it has one."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._whole: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        for name, words in classes.items():
            for word in words.split():
                target = self._beginnings if word.endswith("*") else self._whole
                target.setdefault(fold(word.removesuffix("*")), name.upper())
        self._lengths = sorted({len(beginning) for beginning in self._beginnings}, reverse=True)

    def classify(self, word: str) -> str | None:
        """The class of `word`, in capitals; the longest beginning decides."""
        if whole := self._whole.get(word):
            return whole
        for length in self._lengths:
            if length <= len(word) and (found := self._beginnings.get(word[:length])):
                return found
        return None


def read_lexicon(text: str) -> Lexicon:
    """The lexicon in a TOML text. Raises `ValueError` where it does not fit."""
    classes = tomllib.loads(text)
    for name, words in classes.items():
        if not isinstance(words, str):
            raise ValueError(f"{name} is not a text")
    return Lexicon(classes)
