"""Text as shops and recipes write it, turned into text the synthesiser reads right.

Espeak-ng misreads trade notation: it says "un virgule cinquante euro" for `1,50 €`, spells the
unit of `500 g` and drops the minus of `-20 %`. A price heard wrongly is a wrong price, so every
sentence goes through `speakable` before the voice, and nothing else rewrites it afterwards.
"""

from __future__ import annotations

from assistant.speaking.speakable.cleaning import clean, finish
from assistant.speaking.speakable.english import ENGLISH_RULES
from assistant.speaking.speakable.french import FRENCH_RULES
from assistant.speaking.speakable.rules import apply_rules
from audit.language import Language

__all__ = ["speakable"]

_RULES = {Language.FRENCH: FRENCH_RULES, Language.ENGLISH: ENGLISH_RULES}

# One round settles ordinary text. A further one is needed only where a symbol, once read, leaves
# a notation that another rule knows; the bound keeps hostile text linear too.
_MAXIMUM_ROUNDS = 6


def speakable(text: str, language: Language) -> str:
    """The exact text to hand to the synthesiser for `text` in `language`.

    Prices, measures, dates, times, phone numbers and trade abbreviations become words; a plain
    sentence is returned unchanged but for its whitespace. The rules are applied until they change
    nothing, so the result is a fixed point: `speakable(speakable(x)) == speakable(x)`.
    """
    for _ in range(_MAXIMUM_ROUNDS):
        spoken = finish(apply_rules(_RULES[language], clean(text)), language)
        if spoken == text:
            break
        text = spoken
    return text
