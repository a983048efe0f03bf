"""Which intent a sentence has: a linear classifier over its words, their neighbours and letters.

With some hundred examples of each intent a linear support vector machine over tf-idf features is as
good as anything that fits the device, is trained in seconds, and can be read: a weight for every
word. What it returns beside the intent is the chance that it is right, learnt by leaving a third of
the sentences out three times: from how far the intent is ahead, and from how many of the words were
never heard before. It is kept as plain arrays: loading a model runs no code.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from rasa_server.word_classes import class_of

_WORD = re.compile(r"[^\W_]+")
_LONGEST_GRAM = 5
# Endings differ more than what is meant: "mets", "mettez" and "mettre" begin alike.
_STEM = 4
_SEED = 952
_FOLDS = 3
_C = 2.0
# 0 lets intents weigh by their number of examples, 1 evens that out.
_EVENNESS = 0.65
# How sure an answer is beyond its chance of being right is told by nobody; zero is impossible.
_NEVER = 1e-6


def features(sentence: str) -> list[str]:
    """The features of a sentence: words, pairs, their classes, letters, how it begins and ends."""
    words = _WORD.findall(sentence.lower())
    ends = ["<", *words, ">"]
    classes = ["<", *(class_of(word) for word in words), ">"]
    found = [f"w {word}" for word in words]
    found += [f"p {first} {second}" for first, second in pairwise(ends)]
    found += [f"s {first} {last}" for first, _, last in zip(ends, ends[1:], ends[2:], strict=False)]
    if classes != ends:
        found += [f"c {name}" for name in classes if name.isupper()]
        found += [f"k {one} {two}" for one, two in pairwise(classes)]
    stems = [word[:_STEM] for word in words]
    found += [f"r {first} {second}" for first, second in pairwise(stems)]
    found += [
        gram
        for word in words
        for size in range(2, _LONGEST_GRAM + 1)
        for gram in _grams(f" {word} ", size)
    ]
    if words:
        found += [f"b {words[0]}", f"b {' '.join(words[:2])}", f"e {words[-1]}"]
    return found


def _grams(word: str, size: int) -> Iterable[str]:
    return (word[start : start + size] for start in range(len(word) - size + 1))


@dataclass(frozen=True)
class Guess:
    """An intent and the chance that it is meant."""

    intent: str
    chance: float


class IntentModel:
    """A trained classifier. `weights` has a column for each intent, after those a constant."""

    def __init__(
        self,
        intents: Sequence[str],
        terms: dict[str, int],
        rarity: np.ndarray,
        weights: np.ndarray,
        chances: np.ndarray,
    ) -> None:
        self.intents = list(intents)
        self._terms = terms
        self._rarity = rarity
        self._weights = weights
        self._chances = chances

    @classmethod
    def train(cls, sentences: Sequence[str], intents: Sequence[str]) -> IntentModel:
        """Learn from sentences and their intents."""
        vectorizer = _vectorizer()
        table = vectorizer.fit_transform(sentences)
        machine = _machine(intents).fit(table, intents)
        weights = np.vstack([machine.coef_.T, machine.intercept_]).astype(np.float32)
        return cls(
            machine.classes_.tolist(),
            {term: int(place) for term, place in vectorizer.vocabulary_.items()},
            vectorizer.idf_.astype(np.float32),
            weights,
            _chances(sentences, np.asarray(intents)),
        )

    def guesses(self, sentence: str) -> list[Guess]:
        """All intents, the likeliest first; the first one's chance is that of being right."""
        margins = self._margins(sentence)
        order = np.argsort(-margins, kind="stable")
        first, second = margins[order[0]], margins[order[1]]
        signs = [first, first - second, _unheard(sentence, self._terms), 1.0]
        chance = _squash(self._chances @ np.array(signs))
        rest = np.exp(4 * (margins[order[1:]] - second))
        others = (1 - chance) * rest / rest.sum()
        numbers = [chance, *np.minimum(others, max(chance - _NEVER, 0.0))]
        return [
            Guess(self.intents[place], float(number))
            for place, number in zip(order, numbers, strict=True)
        ]

    def _margins(self, sentence: str) -> np.ndarray:
        counts: dict[int, int] = {}
        for feature in features(sentence):
            place = self._terms.get(feature)
            if place is not None:
                counts[place] = counts.get(place, 0) + 1
        constant = self._weights[-1].astype(np.float64)
        if not counts:
            return constant
        places = np.fromiter(counts, dtype=np.int64)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64))) * self._rarity[places]
        values /= np.linalg.norm(values)
        return np.asarray(values @ self._weights[places] + constant)

    def save(self, folder: Path) -> None:
        """Write the model into a folder: half the precision is plenty for weights."""
        terms = sorted(self._terms, key=self._terms.__getitem__)
        text = json.dumps({"intents": self.intents, "terms": terms}, ensure_ascii=False)
        (folder / "intents.json").write_text(text, "utf-8")
        np.savez_compressed(
            folder / "intents.npz",
            rarity=self._rarity.astype(np.float16),
            weights=_rounded(self._weights),
            chances=self._chances,
        )

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read a model that `save` wrote. Raises `OSError`, `ValueError` or `KeyError`."""
        known = json.loads((folder / "intents.json").read_text("utf-8"))
        with np.load(folder / "intents.npz", allow_pickle=False) as arrays:
            return cls(
                known["intents"],
                {term: place for place, term in enumerate(known["terms"])},
                arrays["rarity"].astype(np.float32),
                arrays["weights"].astype(np.float32),
                arrays["chances"],
            )


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=features, sublinear_tf=True, dtype=np.float32)


def _machine(intents: Sequence[str]) -> LinearSVC:
    """Intents with few examples weigh more, but not so much that what is rare seems likely."""
    counts = Counter(intents)
    weights = {intent: count**-_EVENNESS for intent, count in counts.items()}
    usual = sum(weights[intent] for intent in intents) / len(intents)
    return LinearSVC(
        C=_C,
        class_weight={intent: weight / usual for intent, weight in weights.items()},
        random_state=_SEED,
    )


def _chances(sentences: Sequence[str], intents: np.ndarray) -> np.ndarray:
    """How the margin, its lead over the next, and unheard words tell whether an intent is right."""
    # Known whatever the sentences are: new words alone say nothing, and being far ahead does.
    signs: list[list[float]] = [[-1.0, 0.0, 1.0], [1.0, 2.0, 0.0]]
    right: list[bool] = [False, True]
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    for learnt, left_out in folds.split(sentences, intents):
        vectorizer = _vectorizer()
        table = vectorizer.fit_transform([sentences[place] for place in learnt])
        machine = _machine(intents[learnt].tolist()).fit(table, intents[learnt])
        asked = [sentences[place] for place in left_out]
        margins = machine.decision_function(vectorizer.transform(asked))
        best = np.sort(margins, axis=1)[:, ::-1]
        signs += [
            [first, first - second, _unheard(sentence, vectorizer.vocabulary_)]
            for (first, second), sentence in zip(best[:, :2], asked, strict=True)
        ]
        right += list(machine.classes_[margins.argmax(axis=1)] == intents[left_out])
    fitted = LogisticRegression(C=100.0).fit(np.array(signs), np.array(right))
    return np.array([*fitted.coef_[0], fitted.intercept_[0]])


def _unheard(sentence: str, terms: Mapping[str, int]) -> float:
    """The share of a sentence's words that no example has."""
    words = _WORD.findall(sentence.lower())
    return sum(f"w {word}" not in terms for word in words) / len(words) if words else 1.0


def _squash(number: float) -> float:
    return float(1 / (1 + np.exp(-number)))


def _rounded(weights: np.ndarray) -> np.ndarray:
    """Weights in steps of a hundredth and a half, and none that are next to nothing: they pack."""
    return (np.round(weights * 64) / 64).astype(np.float16)
