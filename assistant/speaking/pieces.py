"""Where a text may be divided, so that its beginning sounds while the rest is still being made.

A cut is only heard as natural where a reader would breathe: between sentences, after a comma or a
colon, before "and". A first piece that is short leaves early; the later ones are as long as what
already sounds gives time to make.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from assistant.speaking.speakable import english_numbers, french_numbers
from audit.language import Language

FIRST_WORDS = 8
"""The most words of the first piece, where the text lets itself be divided."""

_MOST_WORDS = 20
_FEWEST_WORDS = 3
"""A piece of one or two words torn from its sentence sounds like a stammer."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=[\"«“(]?\s?(?:\[\[|[A-ZÀ-ÖØ-ÞŒ]))")
_LONGEST_INITIALS = 12  # characters: "V.A.T.", "S.N.C.F."
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.)+$")
_PAUSE = re.compile(r"[,;:][\"»”)]*\s+")
_CONJUNCTION = {
    Language.FRENCH: re.compile(r"\s(?=(?:et|ou|mais|puis|car|donc|parce que|alors) )"),
    Language.ENGLISH: re.compile(r"\s(?=(?:and|or|but|then|because|so|while) )"),
}
_WORD = re.compile(r"[^\W_]\S*")
_LETTERS = re.compile(r"[^\W\d_]+")


def _words_of(cardinal: Callable[[int], str]) -> set[str]:
    words = {word for number in range(100) for word in re.split("[ -]", cardinal(number))}
    return words - {"et", "and"}


_OF_NUMBERS = {
    Language.FRENCH: _words_of(french_numbers.cardinal)
    | set("une cent cents mille million millions milliard milliards virgule point moins".split())
    | set("demi demie quart tiers".split()),
    Language.ENGLISH: _words_of(english_numbers.cardinal)
    | set("hundred thousand million billion point minus oh half third quarter".split()),
}


def pieces(text: str, language: Language) -> list[str]:
    """`text` in pieces to be made one after the other; joined, they are `text`.

    No piece begins or ends within a number, a price or a telephone number.
    """
    divided: list[str] = []
    said = 0
    for sentence in _sentences(text):
        starts = [word.start() for word in _WORD.finditer(sentence)]
        pauses = _allowed(sentence, starts, _PAUSE, language)
        joints = _allowed(sentence, starts, _CONJUNCTION[language], language)
        begun = 0
        while cut := _cut(starts, begun, said, pauses, joints):
            divided.append(sentence[begun:cut])
            said += bisect_left(starts, cut) - bisect_left(starts, begun)
            begun = cut
        divided.append(sentence[begun:])
        said += len(starts) - bisect_left(starts, begun)
    return divided


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _INITIALS.search(text[max(start, end.start() - _LONGEST_INITIALS) : end.start()]):
            yield text[start : end.end()]
            start = end.end()
    if text[start:]:
        yield text[start:]


def _cut(
    starts: list[int], begun: int, said: int, pauses: list[int], joints: list[int]
) -> int | None:
    """Where to divide what a sentence holds after `begun`; None to leave it whole."""
    first = bisect_left(starts, begun)
    limit = max(FIRST_WORDS, min(2 * said, _MOST_WORDS))
    if len(starts) - first <= limit:
        return None
    earliest = starts[first + _FEWEST_WORDS - 1] + 1
    latest = starts[first + limit]
    for places in (pauses, joints):
        place = bisect_right(places, latest) - 1
        if place >= 0 and places[place] >= earliest:
            return places[place]
    later = (bisect_left(places, earliest) for places in (pauses, joints))
    found = zip((pauses, joints), later, strict=True)
    return min((places[place] for places, place in found if place < len(places)), default=None)


def _allowed(
    sentence: str, starts: list[int], kind: re.Pattern[str], language: Language
) -> list[int]:
    """The ends of the matches of `kind` that leave enough after them and part no number."""
    numbers = _OF_NUMBERS[language]

    def is_number(word: int) -> bool:
        found = _LETTERS.match(sentence, starts[word])
        return found is not None and found[0].lower() in numbers

    allowed = []
    for place in kind.finditer(sentence):
        after = bisect_left(starts, place.end())
        if after == 0 or len(starts) - after < _FEWEST_WORDS:
            continue
        if kind is _PAUSE:
            # The last part of a compound tells as well as its first: all are words of numbers.
            inside = is_number(after - 1) and is_number(after)
        else:
            inside = is_number(after + 1)
        if not inside:
            allowed.append(place.end())
    return allowed
