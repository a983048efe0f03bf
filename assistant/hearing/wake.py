"""The wake word: a microWakeWord model listens for one phrase and understands nothing else.

The four models come with pymicro-wakeword, under the Apache licence; "okay nabu" was trained on
seven languages, French and English among them, the others on English. The package exists for Linux
alone. Where it is missing nothing else is: a key press and typing work without a wake word.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.hearing.errors import WakeWordMissing
from assistant.hearing.frames import FRAME_BYTES, FRAME_MS

REFRACTORY_MS = 2000
"""After the wake word it is deaf for so long: one call wakes once."""

Detector = Callable[[bytes], Iterable[float]]
"""Gives the likelihoods, 0 to 1, that a frame adds: one for about 30 ms of sound."""


class WakePhrase(StrEnum):
    """What it can be called; the values are the names of the models."""

    OKAY_NABU = "okay_nabu"
    HEY_JARVIS = "hey_jarvis"
    HEY_MYCROFT = "hey_mycroft"
    ALEXA = "alexa"

    @property
    def words(self) -> str:
        """As it is said."""
        return self.value.replace("_", " ")


class Sensitivity(StrEnum):
    """How easily it wakes: `strict` misses more calls, `keen` wakes more often by mistake."""

    STRICT = "strict"
    USUAL = "usual"
    KEEN = "keen"


@dataclass(frozen=True)
class _Bar:
    """How likely it must be, and over how many likelihoods in a row."""

    cutoff: float
    in_a_row: int


# The models' authors advise 0.85 to 0.97; each likelihood is a mean over 150 ms already.
_BARS = {
    Sensitivity.STRICT: _Bar(0.95, 2),
    Sensitivity.USUAL: _Bar(0.85, 1),
    Sensitivity.KEEN: _Bar(0.5, 1),
}


# What woke it by mistake in an hour of other sounds never got so far.
_CLEAR = _Bar(0.9, 2)


class WakeWord:
    """Listens for one wake word, frame by frame."""

    def __init__(
        self,
        phrase: WakePhrase = WakePhrase.OKAY_NABU,
        sensitivity: Sensitivity = Sensitivity.USUAL,
        detector: Detector | None = None,
    ) -> None:
        """Load the model, unless a detector is given. Raises WakeWordMissing."""
        self.phrase = phrase
        self._bar = _BARS[sensitivity]
        self._detect = detector or _load(phrase)
        self.was_clear = False
        """Whether the last one was heard clearly; known half a second after it."""
        self._in_a_row = self._clear_in_a_row = 0
        self._deaf_ms = 0

    def hears(self, frame: bytes) -> bool:
        """Whether the wake word was completed in this frame.

        That is known from 0.1 s before the end of its last vowel to 0.25 s after it. Raises
        ValueError unless it is one frame.
        """
        if len(frame) != FRAME_BYTES:
            raise ValueError(f"a frame has {FRAME_BYTES} bytes")
        woken = False
        for likely in self._detect(frame):
            self._in_a_row = self._in_a_row + 1 if likely > self._bar.cutoff else 0
            woken = woken or self._in_a_row >= self._bar.in_a_row
            self._clear_in_a_row = self._clear_in_a_row + 1 if likely > _CLEAR.cutoff else 0
            self.was_clear = self.was_clear or self._clear_in_a_row >= _CLEAR.in_a_row
        if self._deaf_ms > 0:
            self._deaf_ms -= FRAME_MS
            return False
        if woken:
            self._deaf_ms = REFRACTORY_MS
            self.was_clear = self._clear_in_a_row >= _CLEAR.in_a_row
        return woken


def _load(phrase: WakePhrase) -> Detector:
    """The model of `phrase` and the sound features that it is fed with."""
    if sys.platform != "linux":
        raise WakeWordMissing(reason=sys.platform)
    try:
        package = importlib.import_module("pymicro_wakeword")
        model = package.MicroWakeWord.from_builtin(package.Model(phrase.value))
        features = package.MicroWakeWordFeatures()
    except Exception as error:  # a library that does not load fails in many ways
        raise WakeWordMissing(reason=type(error).__name__) from error

    gathered = 0

    def detect(frame: bytes) -> Iterator[float]:
        nonlocal gathered
        for feature in features.process_streaming(frame):
            likely = model.process_streaming_prob(feature)
            gathered = (gathered + 1) % model.stride
            if not gathered:  # in between it only gathers features
                yield float(likely)

    return detect
