"""Text as a listener would take it in: without accents, capitals and the usual disguises.

A folded text is a string of tokens with one space between them. Tokens are words of plain letters,
numbers, and the marks that end a sentence or mean something (`. ! ? ; : % €`). French and English
fold alike, so one set of rules and one model can read both.
"""

from __future__ import annotations

import re
import unicodedata

# Letters of other scripts that look like Latin ones, and letters that NFKC leaves alone. Capitals
# stand apart where they look like something else than the small letter.
_LOOKALIKES = str.maketrans(
    dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True))
    | dict(zip("αβεικνορτυχγηωϲμδσ", "abeikvoptuxynwcmdo", strict=True))
    | dict(zip("авекмнорстухіјѕԁԛԝгпьӏ", "abekmhopctyxijsdqwrnbl", strict=True))
    | dict(zip("АВЕКМНОРСТУХІЈЅ", "abekmhopctyxijs", strict=True))
    | {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ɑ": "a", "ɡ": "g"}
    | {"’": "'", "‘": "'", "ʼ": "'", "$": "€", "£": "€"}
    | {chr(start + step): chr(97 + step) for start in (0x1F150, 0x1F170) for step in range(26)}
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_UNHEARD = frozenset({"Mn", "Me", "Cf", "Cs"})
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[a-z0-9]+|[.!?;:%€\n]")
_END = re.compile(r"(?:^| )[.!?;](?= |$)")

# "b.u.y", "b u y": letters on their own with the same mark or spaces between each two.
_SPELLED = re.compile(r"(?<![^\W_])[^\W_](?:(\W{1,2}|_)[^\W_])(?:\1[^\W_])+(?![^\W_])")
_INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s']+(?=[^\W\d_])|(?<=[^\W_])_+(?=[^\W_])")
_MIXED = re.compile(r"[a-z0-9@€!|]+")
_STAND_INS = str.maketrans("01345789@€!|", "oieastbgaeil")
_MEASURE = re.compile(r"\d+[a-z]{0,3}|[a-z]{1,4}\d+|\d+h\d+")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")

# Words judged together at most; what runs on is read through a window that moves by half of it.
_WINDOW = 30


def fold(text: str) -> str:
    """The plain reading of `text`. Any string will do, lone surrogates included."""
    return _tokens(_plain(text))


def readings(text: str) -> tuple[str, ...]:
    """The plain reading, and one with the disguises taken off where `text` seems to wear any."""
    plain = _plain(text)
    first, second = _tokens(plain), _tokens(_unmask(plain))
    return (first,) if first == second else (first, second)


def passages(folded: str) -> list[str]:
    """What is judged on its own: the whole if it is short, each sentence, and windows.

    A sentence that sells stands out by itself; among ten that do not it would be diluted.
    """
    sentences = [part for piece in _END.split(folded) if (part := piece.strip())]
    short = folded.count(" ") < _WINDOW
    if short and len(sentences) < 2:
        return sentences
    found = [folded] if short else []
    for sentence in sentences:
        words = sentence.split(" ")
        for start in range(0, max(1, len(words) - _WINDOW // 2), _WINDOW // 2):
            found.append(" ".join(words[start : start + _WINDOW]))
    return found


def _plain(text: str) -> str:
    """Lower case, without accents and what is invisible; other scripts' lookalikes made Latin."""
    text = _CONTROLS.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).casefold()
        text = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", text.translate(_LOOKALIKES))
            if unicodedata.category(letter) not in _UNHEARD
        )
    return text.lower().replace("$", "€")


def _unmask(plain: str) -> str:
    """`plain` with spelled words joined, marks inside words dropped and digits read as letters."""
    joined = _SPELLED.sub(lambda match: match[0].replace(match[1], ""), plain)
    joined = _INSIDE.sub("", joined)
    return _DRAWN_OUT.sub(r"\1", _MIXED.sub(_letters_for_digits, joined))


def _letters_for_digits(match: re.Match[str]) -> str:
    """`ach3tez` is `achetez`; `500g`, `mp3` and `20h30` stay what they are."""
    word = match[0].strip("!|€@")
    if not word or word.isalpha() or word.isdecimal() or _MEASURE.fullmatch(word):
        return match[0]
    return match[0].replace(word, word.translate(_STAND_INS))


def _tokens(plain: str) -> str:
    return " ".join("." if mark == "\n" else mark for mark in _TOKEN.findall(plain))
