"""What the model sees of a passage: words, parts of words, topics, and the rules that fire.

Brands are invented faster than anyone can list them, and those of the training texts are nobody's.
So the model never sees a name: it sees that one who sells is named, if the household's register or
catalogue has the name, and else only a kind of word, and it learns where such a word sells ("a
drizzle of …").
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from audit.watchdog.kinds import Kind
from audit.watchdog.lexicon import Lexicon
from audit.watchdog.names import OWN, SELLER
from audit.watchdog.rules import Rules

STEM = 5
_ROOT = 4
_ENDS = frozenset(".!;")
_ORDINARY_ENDINGS = tuple(
    """
    ing ed ly tion tions ment ez er ent ait ant ness es ees ee aux eux euse able ible ique ance ence
    ers ity ous ful less ist ons ais
    """.split()
)
NAME, ORDINARY, KIN = "@", "?", "~"
_SHAPES = (NAME, ORDINARY, KIN)
_NEAR = 4  # words between which a word and a topic may belong together
_RUNS = (3, 4, 5)
RUN = "g "  # how features that are runs of letters begin
_BY_KIND = frozenset("wspncrq")  # beginnings of the features that also count within a kind of text


class Extractor:
    """Turns a folded passage into the set of its features.

    `known` are the words that the training texts hold twice or more and that are no names there.
    """

    def __init__(self, rules: Rules, lexicon: Lexicon, known: Iterable[str]) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._known = frozenset(known)
        self._roots = frozenset(word[:_ROOT] for word in self._known if len(word) >= _ROOT)
        self._shapes: dict[str, str] = {}
        self._runs: dict[str, frozenset[str]] = {}

    def features(self, passage: str, kind: Kind) -> set[str]:
        """The features of a passage, each a short text: its sort, a space, what it holds."""
        plain = words_of(passage)
        shapes = [self._shape(word) for word in plain]
        words = [
            word if word in self._known else shape
            for word, shape in zip(plain, shapes, strict=True)
        ]
        stems = [word if word.isupper() else word[:STEM] for word in words]
        found = {f"w {word}" for word in words}
        found |= {f"s {stem}" for stem in stems}
        framed = ("^", *words, "$")
        found |= {f"b {first} {second}" for first, second in pairwise(framed)}
        found |= _threes("t", framed)
        ends = ("^", *stems, "$")
        for step in (2, 3):
            found |= {
                f"k {first} {second}" for first, second in zip(ends, ends[step:], strict=False)
            }
        found |= {f"u {first} {second}" for first, second in combinations(sorted(set(stems)), 2)}
        found.update(
            *[
                self._runs_of(word)
                for word, shape in zip(plain, shapes, strict=True)
                if word in self._known or shape == KIN
            ]
        )
        found |= self._topics(stems, shapes)
        found.add(f"n length {min(7, len(words) // 3)}")
        found.update(f"r {name}" for name in self._rules.hints(passage))
        strong = self._rules.strong(passage)
        found.update(f"q {name}" for name in strong)
        found.add(f"n strong {min(3, len(strong))}")
        found |= {f"{kind}|{name}" for name in found if name[0] in _BY_KIND}
        found.add(f"{kind}|")
        return found

    @staticmethod
    def _topics(stems: list[str], shapes: list[str]) -> set[str]:
        """Topics in a row, topics that come together, and words near a topic."""
        framed = ("^", *shapes, "$")
        found = {f"c {first} {second}" for first, second in pairwise(framed)}
        found |= _threes("c", framed)
        present = sorted({shape for shape in shapes if shape.isupper() or shape in _SHAPES})
        found |= {f"p {name}" for name in present}
        found |= {f"p {first} {second}" for first, second in combinations(present, 2)}
        found.update(f"n {shape} {min(2, shapes.count(shape))}" for shape in _SHAPES)
        for at, topic in enumerate(shapes):
            if topic.isupper():
                before, after = stems[max(0, at - _NEAR) : at], stems[at + 1 : at + 1 + _NEAR]
                found |= {f"x {stem} {topic} >" for stem in before}
                found |= {f"x {stem} {topic} <" for stem in after}
        return found

    def _runs_of(self, word: str) -> frozenset[str]:
        """The runs of three to five letters in a word, its ends marked."""
        runs = self._runs.get(word)
        if runs is None:
            marked = f"^{word}$"
            runs = frozenset(
                f"{RUN}{marked[at : at + length]}"
                for length in _RUNS
                for at in range(len(marked) - length + 1)
            )
            if word in self._known:
                self._runs[word] = runs
        return runs

    def _shape(self, word: str) -> str:
        """The word's class, or what kind of unknown word it is, or the word itself."""
        shape = self._shapes.get(word)
        if shape is None:
            shape = self._find_shape(word)
            if word in self._known:
                self._shapes[word] = shape
        return shape

    def _find_shape(self, word: str) -> str:
        if word in (OWN, SELLER):
            return word
        if found := self._lexicon.classify(word):
            return found
        if word in self._known or len(word) < _ROOT:
            return word
        if word[:_ROOT] in self._roots:
            return KIN
        return ORDINARY if word.endswith(_ORDINARY_ENDINGS) else NAME


def _threes(kind: str, row: tuple[str, ...]) -> set[str]:
    """All of three in a row."""
    return {
        f"{kind} {first} {second} {third}"
        for first, second, third in zip(row, row[1:], row[2:], strict=False)
    }


def words_of(passage: str) -> list[str]:
    """The tokens that count: every number alike, ends of sentences left out."""
    return [
        "0" if word[0].isdigit() else word
        for word in passage.split(" ")
        if word and word not in _ENDS
    ]
