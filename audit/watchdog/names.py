"""The names of those who sell, as the household's register and catalogue have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from audit.watchdog.folding import fold, readings

SELLER = "SELLER"  # stands in a passage for the name of one who sells
OWN = "OWN"  # for the name of the product or merchant that the passage is about
_AS_WRITTEN = {SELLER: "sellernameaswritten", OWN: "ownnameaswritten"}


class Names:
    """Finds names in a text and puts `behind` in their place.

    Some names are made of `everyday` words. They count where they are written with the same
    capitals ("The Blue Kettle", but not "the blue kettle"); a single such word never does.
    """

    def __init__(self, names: Iterable[str], everyday: Collection[str], behind: str) -> None:
        self._behind = behind
        self._longest_first: dict[str, list[tuple[str, ...]]] = {}
        as_written = []
        for name in sorted(names, key=lambda name: (-len(name.split()), name)):
            words = tuple(fold(name).split())
            if not all(word in everyday for word in words):
                self._longest_first.setdefault(words[0], []).append(words)
            elif len(words) > 1 and not name.islower():
                as_written.append(re.escape(name))
        self._as_written = re.compile(rf"(?<!\w)(?:{'|'.join(as_written) or '(?!)'})(?!\w)")

    def marked(self, text: str) -> str:
        """The text, before it is folded, with a mark in the place of names as they are written."""
        return self._as_written.sub(_AS_WRITTEN[self._behind], text)

    def hidden(self, passage: str) -> str:
        """The folded passage with `behind` in the place of each name."""
        return " ".join(self._hide(passage.split(" ")))

    def _hide(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for name in self._longest_first.get(words[at], ()):
                if tuple(words[at : at + len(name)]) == name:
                    yield self._behind
                    at += len(name)
                    break
            else:
                yield self._behind if words[at] == _AS_WRITTEN[self._behind] else words[at]
                at += 1


def without_names(text: str, names: Sequence[Names]) -> list[str]:
    """Each folded reading of a text, the plain one first, with marks in the place of names."""
    for some in names:
        text = some.marked(text)
    found = []
    for reading in readings(text):
        for some in names:
            reading = some.hidden(reading)
        found.append(reading)
    return found
