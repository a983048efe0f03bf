"""The form of what a recogniser writes: lower case, words and spaces, numbers in words.

Apostrophes and hyphens stay inside a word (*l'ail*, *est-il*), as in the examples of nlu_data.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"\[([^]]*)\](?:\([^)]*\)|\{[^}]*\})")
_LETTERS = r"[^\W\d_]+"
WORD = re.compile(rf"{_LETTERS}(?:['-]{_LETTERS})*'?")
"""One word in this form; a clipped one, as in *an' all*, may end in an apostrophe."""


def heard_form(text: str) -> str:
    """`text` without the dialogue's markup of entities, its case and its punctuation.

    Figures are left out: who has some writes them as words first.
    """
    plain = _MARKUP.sub(r"\1", text).lower().replace("\u2019", "'")
    return " ".join(WORD.findall(plain))
