"""The words of a sentence, one by one, as the readers of amounts, prices and sums want them.

Lower case and without accents, so that a recogniser's "mètre" and a hurried "metre" are one word;
elisions and hyphens apart; every typed sign a word of its own. A pause in writing is the word ",".
"""

from __future__ import annotations

import re
import unicodedata

from assistant.skills.numbers import LanguageCode

__all__ = ["LONGEST_SENTENCE", "joined", "tokens"]

# A longer text is a letter and no question; the bound keeps every reader linear.
LONGEST_SENTENCE = 500

_SPACES = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_FIRST_GROUP = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9.]|,[0-9])"
)
_DECIMAL_GROUP = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?=[.,][0-9]{1,2}(?![0-9]))"
)
_POWERS = {"²": " ² ", "³": " ³ "}
_UNIT_POWER = re.compile(r"(?<![a-z0-9])(mm|cm|dm|m|km)([23])(?![0-9])")
_PER = re.compile(r"(?<![a-z])(km|m|mi) ?/ ?(h|s)(?![a-z])")
_MINUS = re.compile(r"[\u2010-\u2015\u2212]")
_SEAMS = re.compile(r"(?<=[0-9½¼¾⅓⅔])(?=[a-z°%€£$])|(?<=[a-z°%€£$])(?=[0-9½¼¾⅓⅔])")
_SIGNS = re.compile(r"([+*×÷^()=%€£$])")
_PAUSES = ",;.!?:…"
_QUOTES = str.maketrans(dict.fromkeys('«»"“”[]{}', " "))
_ABBREVIATED = {"per cent": "percent", "pour cent": "pourcent", "pour cents": "pourcent"}


def tokens(sentence: str, language: LanguageCode) -> list[str]:
    """The words of `sentence`; none where it is too long to be one question."""
    if len(sentence) > LONGEST_SENTENCE:
        return []
    text = _plain(unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'"))
    for pattern in (_FIRST_GROUP, _DECIMAL_GROUP):
        text = pattern.sub(lambda found: _SPACES.sub("", found[0]), text)
    text = _MINUS.sub("-", text.translate(_QUOTES))
    text = _PER.sub(r"\1p\2", _UNIT_POWER.sub(lambda m: m[1] + "²³"[int(m[2]) - 2], text))
    for sign, spaced in _POWERS.items():
        # "m²" is one word, "5²" is two.
        text = re.sub(rf"(?<![a-z]){sign}", spaced, text)
    text = _SIGNS.sub(r" \1 ", _SEAMS.sub(" ", text))
    # A hyphen joins words; before a figure, or between figures, it is a minus.
    text = re.sub(r"(?<=[a-z])-(?=[a-z0-9])|(?<=[0-9])-(?=[a-z])", " ", text)
    text = re.sub(r"-(?=\s*[0-9])", " - ", text)
    if language == "fr":
        text = text.replace("'", "' ")
    words: list[str] = []
    for raw in text.split():
        word = raw.strip(_PAUSES) if not re.fullmatch(r"[.,][0-9]+", raw) else "0" + raw
        if word:
            words.append("zéro" if word == "zero" and language == "fr" else word)
        # The point of "fl. oz" ends no sentence.
        ends = raw[-1] in _PAUSES and not (raw[-1] == "." and len(word) < 4 and word.isalpha())
        if ends and words and words[-1] != ",":
            words.append(",")
    while words and words[-1] == ",":
        words.pop()
    return joined(words, _ABBREVIATED)


def joined(words: list[str], pairs: dict[str, str]) -> list[str]:
    """`words` with each pair of neighbours in `pairs` made one word."""
    result: list[str] = []
    for word in words:
        if result and (one := pairs.get(f"{result[-1]} {word}")) is not None:
            result[-1] = one
        else:
            result.append(word)
    return result


def _plain(text: str) -> str:
    """`text` without accents; superscripts and fractions stay what they are."""
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
