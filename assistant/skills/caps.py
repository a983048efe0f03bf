"""How much selling the household wants: a named profile, or less or more of it."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from assistant.skills.numbers import LanguageCode

__all__ = ["Caps", "find_caps"]

Caps = Literal["less", "more", "none", "careful", "open"]


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


_LESS = {
    "fr": _any(
        "moins", "réduis(?:ez)?", "réduire", "diminu(?:e|es|ez|er)", "baiss(?:e|es|ez|er)",
        "limit(?:e|ez|er) (?:la|les?|tes|vos)", "resserr(?:e|es|ez|er)", "restrei(?:ns|gnez|ndre)",
        "ralenti(?:s|ssez|r)?", "trop", "lève le pied", "levez le pied", "discr(?:et|ète|ets)",
        "calme-toi", "calmez-vous",
    ),
    "en": _any(
        "less", "fewer", "reduce", "decrease", "lower", "cut", "tighten", "tone down",
        "tone it down", "go easy", "too much", "too many", "too often", "slow down",
        "limit (?:the|your)", "more careful", "calm down",
    ),
}  # fmt: skip
_MORE = {
    "fr": _any(
        "davantage", "plus souvent", "(?:un peu|quelques|bien|beaucoup) plus",
        "plus (?:de|d') ?\\w+ (?:par|chaque) (?:jour|semaine|heure)", "augment(?:e|es|ez|er)",
        "desserr(?:e|es|ez|er)", "élargi(?:s|ssez|r)", "assouplis(?:sez)?", "pas assez",
        "trop peu", "monte", "montez",
    ),
    "en": _any(
        "(?<!no )more(?! careful)", "increase", "raise", "loosen", "relax", "not enough",
        "enough", "too little", "too few",
    ),
}  # fmt: skip
_PROFILES: dict[LanguageCode, tuple[tuple[re.Pattern[str], Caps], ...]] = {
    "fr": (
        (_any("(?:profil|mode) (?:de vente )?(?:à )?(?:aucune?|nul|zéro|fermé)"), "none"),
        (_any("sans (?:aucune )?vente", "aucune vente"), "none"),
        (_any("prudente?s?", "prudence"), "careful"),
        (_any("ouverte?s?"), "open"),
    ),
    "en": (
        (_any("(?:profile|mode)(?: to)? none", "none", "(?:no|zero) selling"), "none"),
        (_any("(?<!more )(?:careful|cautious)"), "careful"),
        (_any("open"), "open"),
    ),
}
_DENIED = {
    "fr": _any("pas", "jamais", "surtout pas", "quitte[rz]?", "sors", "sortir"),
    "en": _any("not", "don't", "dont", "never", "leave", "out of"),
}


def find_caps(sentence: str, language: LanguageCode) -> Caps | None:
    """What `sentence` wants of the caps, or None where it points both ways or nowhere.

    "Plus de propositions" is more of them or none any more, which letters do not tell: None.
    """
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    named = {caps for words, caps in _PROFILES[language] if words.search(text)}
    less = bool(_LESS[language].search(text))
    more = bool(_MORE[language].search(text))
    # "trop peu" is little, "pas trop" and "not too much" still ask for less.
    if less and more and re.search(r"trop peu|too (?:little|few)", text):
        less = False
    if named and not less and not more:
        return named.pop() if len(named) == 1 and not _DENIED[language].search(text) else None
    if less == more:
        return None
    return "less" if less else "more"
