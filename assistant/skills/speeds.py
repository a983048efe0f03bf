"""How fast Candide is asked to speak: slower, faster, or as usual, in hundredths of the usual."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skills.numbers import LanguageCode

__all__ = ["FASTEST_PERCENT", "SLOWEST_PERCENT", "USUAL_PERCENT", "Speed", "find_speed"]

SLOWEST_PERCENT, USUAL_PERCENT, FASTEST_PERCENT = 70, 100, 150
_STEP = 15
_LONGEST = 300


@dataclass(frozen=True)
class Speed:
    """What was asked: a `step` slower (below nought) or faster, or else the usual speed."""

    step: int = 0

    def percent_from(self, now: int) -> int:
        """The speed to speak at from now on, kept within what the voices can do."""
        wanted = now + self.step if self.step else USUAL_PERCENT
        return min(FASTEST_PERCENT, max(SLOWEST_PERCENT, wanted))


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


# Each match is taken out of the sentence, in this order: "pas si vite" holds no "vite" any more.
_SLOWER, _FASTER, _USUAL = -1, 1, 0
_WAYS: dict[LanguageCode, tuple[tuple[re.Pattern[str], int], ...]] = {
    "fr": (
        (
            _any(
                "(?:ne (?:parl|caus|va|all)\\w* )?(?:pas )?(?:si|aussi|trop)"
                " (?:vite|rapide(?:ment)?)",
                "moins (?:vite|rapide(?:ment)?)",
                "plus (?:lent(?:e|ement)?|doucement|posément|tranquillement)",
                "ralenti(?:s|r|ssez|sse)?",
                "au ralenti",
                "(?:diminu|baiss)(?:e|es|ez|er) (?:la |ta |votre |le )?(?:vitesse|débit|rythme)",
                "rédui(?:s|re|sez) (?:la |ta |votre |le |ton )?(?:vitesse|débit|rythme)",
                "calmez? (?:un peu )?(?:le |ton |votre )?(?:rythme|débit)",
                "prends ton temps",
                "prenez votre temps",
            ),
            _SLOWER,
        ),
        (
            _any(
                "(?:pas assez|moins) (?:vite|rapide(?:ment)?)",
                "(?:trop|si|moins) (?:lent(?:e|ement)?|doucement)",
                "plus (?:vite|rapide(?:ment)?)",
                "accél(?:ère|ères|érer|érez)",
                "augment(?:e|es|ez|er) (?:la |ta |votre |le |ton )?(?:vitesse|débit|rythme)",
                "tu traînes",
            ),
            _FASTER,
        ),
        (
            _any(
                "(?:vitesse|débit|rythme)(?: de \\w+)? (?:normale?|habituelle?|ordinaire|standard)",
                "(?:parl(?:e|es|ez|er)|cause|causez) (?:de nouveau |à nouveau )?normalement",
                "normalement",
                "comme (?:d'habitude|avant)",
                "(?:vitesse|débit|rythme) (?:de base|d'origine|d'avant)",
                "ta vitesse (?:normale|habituelle)",
                "à (?:ta |la )?vitesse (?:normale|habituelle)",
            ),
            _USUAL,
        ),
        (_any("lentement", "doucement", "posément"), _SLOWER),
        (_any("rapidement", "vite"), _FASTER),
    ),
    "en": (
        (
            _any(
                "(?:(?:don't|do not) (?:speak|talk|go) )?(?:quite )?(?:not )?(?:so|too|as|that)"
                " (?:fast|quick(?:ly)?|rapid(?:ly)?)",
                "less (?:fast|quickly|rapidly)",
                "(?:more slowly|slower)",
                "(?:lower|reduce|decrease) (?:the |your )?(?:speed|pace|rate)",
                "slow (?:it |things )?down",
                "slow (?:your|the) (?:speech|voice|talking|pace)(?: down)?",
                "take your time",
            ),
            _SLOWER,
        ),
        (
            _any(
                "(?:not (?:fast|quick) enough|too slow(?:ly)?|(?:so|that|less) slow(?:ly)?)",
                "(?:faster|quicker|more quickly|more rapidly)",
                "speed (?:it |things )?up",
                "speed (?:your|the) (?:speech|voice|talking|pace) up",
                "(?:raise|increase) (?:the |your )?(?:speed|pace|rate)",
                "hurry up",
                "pick up the pace",
            ),
            _FASTER,
        ),
        (
            _any(
                "(?:normal|usual|regular|standard|default|original) (?:speaking )?"
                "(?:speed|pace|rate|speech)",
                "(?:speak|talk)(?:ing)? (?:normally|as usual|like before)",
                "normally",
                "as usual",
                "(?:speed|pace|rate) (?:back )?to normal",
                "back to normal",
            ),
            _USUAL,
        ),
        (_any("slowly", "slow"), _SLOWER),
        (_any("fast", "quickly", "rapidly"), _FASTER),
    ),
}
# What is not to be done; "i can't follow, slower" denies something else.
_NEGATED: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _any(
        "(?:ne |n')?(?:parl|caus|ralenti|accél|change|va|all)\\w* (?:surtout )?(?:pas|jamais)",
        "pas(?=\\s+\\|)",
        "(?:ne|n')\\s+\\|\\s+(?:pas|jamais)",
    ),
    "en": _any(
        "(?:don't|dont|do not|never)\\s+(?:speak|talk|slow|speed|change|go|\\|)",
        "not(?=\\s+\\|)",
    ),
}  # fmt: skip
_MUCH: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _any("beaucoup", "bien", "nettement", "vraiment", "encore bien", "deux fois"),
    "en": _any("much", "a lot", "lots", "way", "far", "really", "twice"),
}


def find_speed(sentence: str, language: LanguageCode) -> Speed | None:
    """What `sentence` asks of the pace, or None where it says nothing, or two things."""
    if len(sentence) > _LONGEST:
        return None
    text = " ".join(sentence.casefold().replace("\u2019", "'").replace("-", " ").split())
    text = " ".join(re.sub(r"[,;:.!?…]", " ", text).split())
    much = bool(_MUCH[language].search(text))
    found: set[int] = set()
    for pattern, way in _WAYS[language]:
        text, count = pattern.subn(" | ", text)
        found |= {way} if count else set()
    if len(found) != 1 or _NEGATED[language].search(text):
        return None
    return Speed(found.pop() * _STEP * (2 if much else 1))
