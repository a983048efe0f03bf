"""What was heard, corrected towards names that could have been said.

A recogniser writes "mon fleur" where the household said "Montfleur", a brand it has never met. The
names that make sense at the time are given by the caller; a run of words that sounds nearly like
one of them becomes it. What was changed is told, so that it can be logged as a correction.

It is cautious. Numbers, yes and no, stop and negations are never touched, short names must match
exactly, and of two names that are equally near, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.hearing.phrases import NUMBER_WORDS, STOP, YES_OR_NO, plain_words
from assistant.hearing.sounds import sound_of
from audit.language import Language

_NEAR = 85.0  # of 100: of seven sounds one may differ
_LETTERS_NEAR = 55.0  # what only sounds alike is also written with some of the same letters
_CLEARLY = 4.0  # by how much the nearest name must be nearer than the next
_SHORTEST = 5  # sounds; below that too many words are near one another
_MORE_WORDS = 2  # a name is heard as at most so many words more than it has

_NEGATIONS = frozenset(
    """
    non no nan not pas point plus jamais rien aucun aucune ni sans ne n never none nothing neither
    nor without don doesn didn isn wasn won can't cannot t
    """.split()
)
_UNTOUCHED = (
    _NEGATIONS
    | NUMBER_WORDS[Language.FRENCH]
    | NUMBER_WORDS[Language.ENGLISH]
    | {"oui", "ouais", "yes", "yeah", "yep", "nope", "nah", "sure", "okay", "ok", "accord"}
    | {"stop", "arrête", "arrêtez", "chut", "silence", "quiet", "enough", "hush", "shush", "annule"}
    | {"cancel"}
)
_WHOLE = frozenset(
    plain_words(phrase)
    for language in Language
    for phrase in (*STOP[language], *YES_OR_NO.phrases(language))
)


@dataclass(frozen=True)
class Correction:
    """The words `heard` became `name`; `likeness` of their sounds, 0 to 100."""

    heard: str
    name: str
    likeness: float


class Corrector:
    """Corrects what was heard in one language towards names, each as it is to be written."""

    def __init__(self, names: Iterable[str], language: Language) -> None:
        self._language = language
        self._names = tuple(dict.fromkeys(name for name in names if plain_words(name)))
        self._written = {plain_words(name) for name in self._names}
        self._longest = max((len(written) for written in self._written), default=0) + _MORE_WORDS
        self._sounds = {
            index: sound
            for index, name in enumerate(self._names)
            if len(sound := sound_of(name, language)) >= _SHORTEST
        }

    def correct(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """`text` with near names put right, and what was put right, in order."""
        words = text.split()
        if not self._names or plain_words(text) in _WHOLE:
            return text, ()
        corrections: list[tuple[int, int, Correction]] = []
        taken = [self._stays(word) for word in words]
        self._keep_names(words, taken)
        for start, end, correction in self._candidates(words, taken):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                corrections.append((start, end, correction))
        corrections.sort(key=lambda found: found[0])
        for start, end, correction in reversed(corrections):
            words[start:end] = [correction.name]
        if not corrections:
            return text, ()
        return " ".join(words), tuple(correction for _, _, correction in corrections)

    @staticmethod
    def _stays(word: str) -> bool:
        parts = plain_words(word)
        return not parts or any(part in _UNTOUCHED for part in parts)

    def _keep_names(self, words: list[str], taken: list[bool]) -> None:
        """What already is a name is no part of another."""
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                if plain_words(" ".join(words[start:end])) in self._written:
                    taken[start:end] = [True] * (end - start)

    def _candidates(self, words: list[str], taken: list[bool]) -> list[tuple[int, int, Correction]]:
        """Every run of words that is near a name, the nearest first."""
        found = []
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                if any(taken[start:end]):
                    break
                correction = self._nearest(" ".join(words[start:end]))
                if correction is not None:
                    found.append((start, end, correction))
        return sorted(found, key=lambda item: (-item[2].likeness, item[0], item[1]))

    def _nearest(self, run: str) -> Correction | None:
        sound = sound_of(run, self._language)
        if len(sound) < _SHORTEST:
            return None
        best = process.extract(sound, self._sounds, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        if not best or (len(best) > 1 and best[0][1] - best[1][1] < _CLEARLY):
            return None
        _, likeness, index = best[0]
        name = self._names[index]
        heard, meant = plain_words(run), plain_words(name)
        if fuzz.ratio("".join(heard), "".join(meant)) < _LETTERS_NEAR:
            return None
        if len(heard) > len(meant) + _MORE_WORDS or _stem(heard) == _stem(meant):
            return None
        return Correction(run, name, round(likeness, 1))


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the endings of number and gender: those are not misheard but meant."""
    return tuple(word.rstrip("esx") for word in words)
