"""How the things that a sentence names are told from the rest: what is seen of each word.

Each word is seen with its neighbours and its ends, and with whether a list of household things
holds it (`things/<language>.txt`). The lists tell what a thing looks like; what stands before it
tells where one is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rasa_server.word_classes import class_of

BEGIN, INSIDE, OUTSIDE = "B", "I", "O"
_THINGS = Path(__file__).parents[1] / "things"
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 4


class KnownThings:
    """Names of household things, of both languages, one to four words long."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    @classmethod
    def read(cls) -> KnownThings:
        """The lists that lie beside the sentences; without them nothing is known."""
        lines = (
            line.strip() for path in _THINGS.glob("*.txt") for line in path.open(encoding="utf-8")
        )
        names = {" ".join(_WORD.findall(line.lower())) for line in lines if line[:1] != "#"}
        return cls(frozenset(names - {""}))

    @classmethod
    def load(cls, path: Path) -> KnownThings:
        """The names that a model was trained with."""
        return cls(frozenset(path.read_text("utf-8").splitlines()))

    def save(self, path: Path) -> None:
        """Keep the names with the model."""
        path.write_text("\n".join(sorted(self._names)), "utf-8")

    def places(self, words: Sequence[str]) -> list[str]:
        """For each word: whether a known name begins there, goes on there, or neither."""
        found = [OUTSIDE] * len(words)
        start = 0
        while start < len(words):
            size = next(
                (
                    size
                    for size in range(min(_LONGEST_NAME, len(words) - start), 0, -1)
                    if " ".join(words[start : start + size]) in self._names
                ),
                0,
            )
            found[start : start + size] = [BEGIN, *[INSIDE] * (size - 1)][:size]
            start += max(1, size)
        return found


def features(words: Sequence[str], known: KnownThings) -> list[list[str]]:
    """What the field sees of each word."""
    places = known.places(words)
    seen = []
    for here, word in enumerate(words):
        found = [
            f"w={word}", f"c={class_of(word)}", f"k={places[here]}",
            f"end2={word[-2:]}", f"end3={word[-3:]}", f"begin3={word[:3]}",
        ]  # fmt: skip
        for step in (-3, -2, -1, 1, 2):
            there = here + step
            inside = 0 <= there < len(words)
            neighbour = words[there] if inside else "·"
            found.append(f"{step}w={neighbour}")
            if abs(step) <= 1:
                found.append(f"{step}c={class_of(neighbour)}")
                found.append(f"{step}k={places[there] if inside else OUTSIDE}")
        if here > 1:
            found.append(f"-2-1w={words[here - 2]} {words[here - 1]}")
        seen.append(found)
    return seen


def labels(spans: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int]]) -> list[str]:
    """Begin, inside or outside for each word of `spans`, as `marks` (start, end) have it."""
    found = []
    for start, end in spans:
        mark = next((mark for mark in marks if mark[0] <= start and end <= mark[1]), None)
        if mark is None:
            found.append(OUTSIDE)
        else:
            first = not any(mark[0] <= earlier < start for earlier, _ in spans)
            found.append(BEGIN if first else INSIDE)
    return found


def words_in(text: str) -> list[tuple[str, int, int]]:
    """The words of a text in lower case, each with where it begins and ends."""
    return [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


def marks_of(spans: Sequence[tuple[str, int, int]], tags: Sequence[str]) -> list[tuple[int, int]]:
    """The marks (start, end) that tags of words come to."""
    marks: list[tuple[int, int]] = []
    open_mark = False
    for (_, start, end), tag in zip(spans, tags, strict=True):
        if tag == INSIDE and open_mark:
            marks[-1] = (marks[-1][0], end)
        elif tag != OUTSIDE:
            marks.append((start, end))
        open_mark = tag != OUTSIDE
    return marks
