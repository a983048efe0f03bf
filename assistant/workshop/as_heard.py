"""Sentences as the ears hear them: spoken by many voices in noisy rooms, and heard by Vosk.

Every second one is said by a starter voice, the others by espeak-ng in voices of several accents,
each at a speed of its own; a room, a microphone and noise are put over them as over what the
starter recognisers learn from. Synthetic voices are no people, who are heard less well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import numpy as np

from assistant.hearing.apart import HearingProcess
from assistant.hearing.wav import Pcm
from assistant.models import find_hearing, starter_voice
from assistant.models.catalogue import Role
from assistant.starter.recognisers.degrading import Kitchen
from assistant.starter.recognisers.features import RATE
from assistant.starter.recognisers.speech import EspeakSpeech, StarterSpeech
from assistant.workshop.errors import NothingToHearWith
from audit.language import Language

_NOISES, _ROOMS = 14, 8


class Household:
    """Voices in a kitchen. What is said how depends on nothing but `seed` and the order."""

    def __init__(self, language: Language, seed: int) -> None:
        self._language = language
        self._random = Random(seed)  # noqa: S311
        self._espeak = EspeakSpeech(self._random)
        self._kitchen = Kitchen(np.random.default_rng(seed), [], _NOISES, _ROOMS)
        files = starter_voice(language, Role.HELP)
        self._starter = files and StarterSpeech(files.model, files.config, self._random)
        self._said = 0

    def say(self, text: str) -> Pcm | None:
        """`text` as a microphone across the room takes it; None if no voice can say it."""
        self._said += 1
        spoken = self._starter.speak(text) if self._starter and self._said % 2 else None
        if spoken is None:
            pronounced = self._espeak.speak(text, self._language)
            if pronounced is None:
                return None
            spoken = pronounced.utterance
        taken = self._kitchen.degrade(spoken.samples, spoken.rate)
        return Pcm(taken.samples.astype("<i2").tobytes(), RATE)


def heard(
    sentences: Sequence[str],
    language: Language,
    home: Path,
    seed: int,
    progress: Callable[[], None],
) -> list[str]:
    """What the household's recogniser makes of each sentence, or else the starter one.

    Raises `NothingToHearWith`, `RecogniserDamaged` or `HearingStopped`.
    """
    found = find_hearing(home, language, starter_ears=True)
    if found is None:
        raise NothingToHearWith(language=language.value)
    household = Household(language, seed)
    texts = []
    with closing(HearingProcess()) as ears:
        ears.load(language, found.folder)
        for sentence in sentences:
            sound = household.say(sentence)
            texts.append(ears.transcribe(language, sound) if sound else "")
            progress()
    return texts
