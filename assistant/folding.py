"""Folds words so that accents, plurals and capitals do not matter when something is looked for."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
# Articles and small words that say nothing about what is wanted, in both languages.
_SMALL = frozenset(
    """
    a à an and au aux avec d de des du en et for l la le les of ou pour s sans some sur the to
    un une with
    """.split()
)


def fold(text: str) -> str:
    """`text` without accents and capitals, its words in the singular, its small words gone."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The folded words that matter in `text`, in order; its last one where none does."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    # With their accents, for "thé" is no small word and "the" is.
    chosen = [word for word in words if word not in _SMALL] or words[-1:]
    return [_singular(plain) for word in chosen for plain in _PLAIN_WORD.findall(_plain(word))]


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.replace("œ", "oe"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    """One form for the singular and the plural of both languages; not always a word itself.

    English adds "es" where French has an "e" already (boxes, quiches), so that "e" goes from both.
    """
    if len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("ie"):
        return word[:-2] + "y"
    if len(word) > 3 and word.endswith(("che", "she", "sse", "xe", "oe")):
        return word[:-1]
    return word
