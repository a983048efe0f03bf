"""Pieces that carrier phrases are made of, in both languages, and how a pattern is made of them.

Each piece is made of literal words and optional ones, never of a repetition inside a repetition,
and so none can run away.
"""

from __future__ import annotations

import re


def heads(*pieces: str) -> re.Pattern[str]:
    """A pattern for `match`: one of the pieces, up to the end of its last word."""
    return re.compile(rf"(?:{'|'.join(pieces)})(?:(?<=')|(?=\s|$))\s*")


def tails(*pieces: str) -> re.Pattern[str]:
    """A pattern for `search`: one of the pieces, from a word's start to the end of the text."""
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(pieces)})\s*$")


def cuts(*pieces: str) -> re.Pattern[str]:
    """A pattern for `search`: one of the pieces anywhere; what follows it goes with it."""
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(pieces)})(?=\s|$)")


DE = r"(?: de la| de l'| de| d'| du| des)"
FR_PLEASE = r"s'(?:il|te)(?: te| vous)? pla[iî]t|stp|svp"
FR_OPENERS = (
    r"e?uh|heu|hum+|ben|bah|alors|allez|ok|okay|oui|non|candide|dis(?: candide)?|tiens|ah|oh|eh"
    r"|bon (?:ben|alors)|bonjour|salut|merci|voilà|sinon|en fait|finalement|et|et puis|puis|aussi"
    rf"|également|encore|donc|du coup|{FR_PLEASE}"
)
FR_MODALS = (
    r"(?:est-ce que |est ce que |si )?(?:tu|vous|on) (?:peux|pourrais|pouvez|pourriez|peut"
    r"|pourrait|veux|voudrais|voulez|dois|devrais|devrait|doit|voudrait|veut|va|vas)(?: bien)?"
    r"(?: (?:me|nous|m'))?",
    r"(?:peux|pourrais|pouvez|pourriez|veux)[- ](?:tu|vous)(?: (?:me|nous|m'))?",
    r"est-ce qu'on (?:peut|pourrait)",
    r"(?:je|j) (?:voudrais|veux|souhaite|souhaiterais|vais|dois|devrais)(?: bien)?",
    r"j'?\s?aimerais(?: bien)?|nous voudrions|nous devons",
)

EN_OPENERS = (
    r"um+|uh+|erm?|hmm+|oh|so|ok|okay|yes|yeah|no|and|also|actually|sorry|please|well|then|plus"
    r"|candide|hey(?: candide)?|hi|hello|right|just|too|again|thanks|and then|and also|oh and"
)
WE = r"(?:i|we)"
WE_ARE = r"(?:i'm|im|i am|we're|were|we are)"
WE_HAVE = r"(?:i've|ive|i have|we've|weve|we have)"
EN_MODALS = (
    r"(?:can|could|would|will) (?:you|we|i)(?: please| just| also| kindly)?",
    rf"(?:{WE}'d|{WE} would|id) (?:like|love)(?: to)?",
    rf"{WE} (?:want|wanna|need|have|ought)(?: to)?",
    rf"{WE} (?:really|also|still|just|think {WE}) need(?: to)?|{WE} (?:must|should|might)",
    rf"you (?:can|could|may|might)(?: now| also| just)?|{WE_HAVE} got to|{WE} gotta"
    rf"|{WE} could (?:do with|use)|would you mind",
)
