"""How words sound, roughly, as letters: so that what was misheard can be compared with what is.

Each language has a short list of spellings that sound alike. What comes out is no phonetic script;
it serves for comparing alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from audit.language import Language

_WORD = re.compile(r"[^\W_]+")

# Applied in order to one word without accents, "ç" written "ss". Capitals are sounds that have no
# letter: A, I, O the French nasal vowels, E "é" at the end, Q "eu", U "ou", S "ch" or "sh",
# C "tch", T "th".
_FRENCH = [
    (r"ph", "f"), (r"sch|sh|ch", "S"), (r"eaux?|aux?$|au", "o"), (r"oeu|eu", "Q"),
    (r"oin", "wI"), (r"oi|oy", "wa"), (r"ou", "U"),
    (r"(?<=.)(?:er|ez|et|ai[ts]?)$", "E"),
    (r"ill", "y"), (r"(?<=[aeQU])il$", "y"),
    (r"(?:ain|ein|aim|in|im|yn|ym|un|um)(?![aeiouyhnm])", "I"),
    (r"(?:an|am|en|em)(?![aeiouyhnm])", "A"), (r"(?:on|om)(?![aeiouyhnm])", "O"),
    (r"ai|ei|ay|ey", "e"), (r"gn", "ny"), (r"tion", "sion"),
    (r"gu(?=[eiy])", "g"), (r"g(?=[eiy])", "j"), (r"ge(?=[ao])", "j"),
    (r"qu|q|ck|cc(?![eiy])|c(?![eiy])|k", "k"), (r"c", "s"),
    (r"(?<=[aeiouyAIOQU])s(?=[aeiouyAIOQU])", "z"), (r"x", "ks"), (r"w", "v"),
    (r"y", "i"), (r"h", ""), (r"(?<=.)[tdspz]+$", ""), (r"(?<=..)e$", ""),
]  # fmt: skip
_ENGLISH = [
    (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^wh", "w"), (r"ph|gh$", "f"), (r"gh", ""),
    (r"tch|ch", "C"), (r"sh|tion|sion", "S"), (r"th", "T"), (r"dge?|ge$", "j"),
    (r"ck|c(?![eiy])|q", "k"), (r"c", "s"), (r"x", "ks"), (r"mb$", "m"), (r"lk$", "k"),
    (r"(?<=..)e$", ""), (r"(?<=..)es$", "s"), (r"z", "s"), (r"h", ""), (r"v", "f"),
    (r"(?<=.)[aeiouy]*r", "r"), (r"[ae]y|[ae]i|ea|ee|ie|y", "i"), (r"o[ou]|ow|au|aw|oa|oe|ue", "o"),
    (r"[ei]+", "i"), (r"[ou]+", "o"),
]  # fmt: skip
_RULES = {
    language: [(re.compile(spelling), sound) for spelling, sound in rules]
    for language, rules in ((Language.FRENCH, _FRENCH), (Language.ENGLISH, _ENGLISH))
}
_TWICE = re.compile(r"(.)\1+")


def sound_of(text: str, language: Language) -> str:
    """How `text` sounds when it is read in `language`, its words run together."""
    return "".join(word_sound(word, language) for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=4096)
def word_sound(word: str, language: Language) -> str:
    """How one word sounds."""
    plain = word.replace("ç", "ss").replace("œ", "oe").replace("æ", "e")
    # An accent that is heard must not leave a letter that is silent at the end of a word.
    plain = re.sub(r"é(e?s?)$", "er", plain)
    letters = unicodedata.normalize("NFD", plain)
    sound = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for spelling, replacement in _RULES[language]:
        sound = spelling.sub(replacement, sound)
    return _TWICE.sub(r"\1", sound)
