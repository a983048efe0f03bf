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


class _Run:
    """The likelihoods in a row that are above a bar."""

    def __init__(self, bar: _Bar) -> None:
        self._bar = bar
        self._length = 0

    def take(self, likely: float) -> bool:
        """Take in one more; whether the bar has been passed for long enough."""
        self._length = self._length + 1 if likely > self._bar.cutoff else 0
        return self.is_long_enough

    @property
    def is_long_enough(self) -> bool:
        return self._length >= self._bar.in_a_row


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
        self._likely, self._clear = _Run(_BARS[sensitivity]), _Run(_CLEAR)
        self._detect = detector or _load(phrase)
        self.was_clear = False
        """Whether the last one was heard clearly; known half a second after it."""
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
            woken |= self._likely.take(likely)
            self.was_clear |= self._clear.take(likely)
        if self._deaf_ms > 0:
            self._deaf_ms -= FRAME_MS
            return False
        if woken:
            self._deaf_ms = REFRACTORY_MS
            self.was_clear = self._clear.is_long_enough
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
