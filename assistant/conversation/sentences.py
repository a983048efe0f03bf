"""What is done to a sentence before anything tries to understand it."""

from __future__ import annotations

import re
import unicodedata

# A long sentence at the table is 30 words; more than this is not said to a speaker.
LETTERS_AT_MOST = 400


# What a terminal takes for a command (ECMA-48 control sequences).
_TERMINAL_COMMAND = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def clean_sentence(raw: str) -> str:
    """`raw` without control characters, emoji and surplus space, in one Unicode form (NFC)."""
    raw = _TERMINAL_COMMAND.sub(" ", raw)
    kept = (
        " " if unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cc") else letter
        for letter in unicodedata.normalize("NFC", raw)
        if unicodedata.category(letter) not in ("So", "Sk", "Cf", "Cs", "Co", "Cn", "Mn")
    )
    return " ".join("".join(kept).replace("’", "'").split())


def has_words(sentence: str) -> bool:
    """Whether there is anything in it to understand."""
    return any(letter.isalnum() for letter in sentence)
