"""Text as shops and recipes write it, turned into text the synthesiser reads right.

Espeak-ng misreads trade notation: it says "un virgule cinquante euro" for `1,50 €`, spells the
unit of `500 g` and drops the minus of `-20 %`. A price heard wrongly is a wrong price, so every
sentence goes through `speakable` before the voice, and nothing else rewrites it afterwards.
"""

from __future__ import annotations

from assistant.speaking.speakable.addresses import read_addresses
from assistant.speaking.speakable.cleaning import clean, finish
from assistant.speaking.speakable.english import ENGLISH_RULES
from assistant.speaking.speakable.figures import in_words
from assistant.speaking.speakable.french import FRENCH_RULES
from assistant.speaking.speakable.pronunciation import with_phonemes, without_phonemes
from assistant.speaking.speakable.rules import apply_rules
from audit.language import Language

__all__ = ["speakable", "without_phonemes"]

_RULES = {Language.FRENCH: FRENCH_RULES, Language.ENGLISH: ENGLISH_RULES}

# One round settles ordinary text. A further one is needed only where a symbol, once read, leaves
# a notation that another rule knows; the bound keeps hostile text linear too.
_MAXIMUM_ROUNDS = 6


def speakable(text: str, language: Language) -> str:
    """The exact text to hand to the synthesiser for `text` in `language`.

    Prices, measures, dates, times, phone numbers and trade abbreviations become words, and so does
    every figure; a plain sentence is returned unchanged but for its whitespace. A few names become
    phonemes between double brackets, which `without_phonemes` undoes. The same text always gives
    the same result, and the result is a fixed point: `speakable(speakable(x)) == speakable(x)`.
    """
    text = without_phonemes(text, language)
    for _ in range(_MAXIMUM_ROUNDS):
        spoken = in_words(_read(text, language), language)
        if spoken == text:
            break
        text = spoken
    return with_phonemes(text, language)


def _read(text: str, language: Language) -> str:
    """The text with every notation in words, but for plain figures."""
    for _ in range(_MAXIMUM_ROUNDS):
        text = read_addresses(text, language)
        spoken = finish(apply_rules(_RULES[language], clean(text)), language)
        if spoken == text:
            break
        text = spoken
    return text
