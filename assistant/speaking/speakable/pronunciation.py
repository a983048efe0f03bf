"""Names that a voice would misread, as phonemes between the brackets that Piper knows.

Only the names listed here get phonemes. Brackets that stand in a text are taken out by the
cleaning before, so nobody else's text can make the voice say what the words do not show.
"""

from __future__ import annotations

import re

from assistant.speaking.speakable.rules import alternatives
from audit.language import Language

PHONEMES: dict[Language, dict[str, str]] = {
    # The sounds are those of espeak-ng's French voice, which has neither "ɜː" nor "ɹ".
    Language.FRENCH: {
        "Boltwick": "bɔltwˈik",
        "Claverleigh": "klavɛʁlˈe",
        "Ellismoor": "elismˈuʁ",
        "Fernby": "fɛʁnbˈi",
        "Harrowmill": "aʁomˈil",
        "Quillmoor": "kwilmˈuʁ",
        "Tinywren": "tiniʁˈɛn",
        "Wagstowe": "waɡstˈo",
    },
    # And those of its American voice.
    Language.ENGLISH: {
        "Aubérine": "ˌoʊbɚɹˈiːn",
        "Bébaline": "bˌeɪbɐlˈiːn",
        "Blanvive": "blɑːnvˈiːv",
        "Candide": "kɑːndˈiːd",
        "Clairjardin": "klˌɛɹʒɑːɹdˈæn",
        "Croquantin": "kɹˌoʊkɑːntˈæn",
        "Encrevert": "ˌɑːnkɹəvˈɛɹ",
        "Lainvert": "lænvˈɛɹ",
        "Lunadour": "lˌuːnɐdˈʊɹ",
        "Montfleur": "mɔntflˈʊɹ",
        "Oléandre": "ˌoʊleɪˈɑːndɹə",
        "Ouatéline": "wˌɑːteɪlˈiːn",
        "Prévaline": "pɹˌeɪvɐlˈiːn",
        "Solégrand": "sˌoʊleɪɡɹˈɑːn",
        "Tessandier": "tɛsˈɑːndieɪ",
        "Vergélise": "vˌɛɹʒeɪlˈiːz",
    },
}
_NAMES = {
    language: re.compile(rf"(?<![\w'-]){alternatives(names)}(?![\w'-])")
    for language, names in PHONEMES.items()
}
_BLOCKS = {
    language: {f"[[{sounds}]]": name for name, sounds in names.items()}
    for language, names in PHONEMES.items()
}
_ANY_BLOCK = re.compile(r"\[\[[^][]{1,40}\]\]")


def with_phonemes(text: str, language: Language) -> str:
    """`text` with each name that is listed as its phonemes."""
    sounds = PHONEMES[language]
    return _NAMES[language].sub(lambda match: f"[[{sounds[match[0]]}]]", text)


def without_phonemes(text: str, language: Language) -> str:
    """`text` with our own phoneme blocks back as the names they stand for; others are left."""
    names = _BLOCKS[language]
    return _ANY_BLOCK.sub(lambda match: names.get(match[0], match[0]), text)
