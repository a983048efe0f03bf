"""The teacher's lessons: sentences spoken, spelt, timed and analysed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from assistant.starter.espeak import Espeak, Spoken
from assistant.starter.voices.alignment import Durations, align
from assistant.starter.voices.analysis import analyse
from assistant.starter.voices.sentences import sentences
from assistant.starter.voices.sound import RATE, STEP, STEP_FRAMES
from audit.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy import float16, float32, int32
    from numpy.typing import NDArray

_TEACHER_RATE = 22_050  # hertz
_LEAD = 0.06  # seconds of silence before a sentence, so that it begins without a click
_LONGEST_END = 0.25  # seconds of silence kept after a sentence
_LOUDNESS = 0.12  # root mean square of each speaker's sentences, on average
_LOUDNESS_SENTENCES = 12


@dataclass(frozen=True)
class Speaker:
    """A speaker: its name in file names, its language, and how the teacher imitates it."""

    name: str
    language: Language
    voice: str
    pitch: int
    pitch_range: int
    rate: int

    @property
    def spelling(self) -> str:
        """The voice by whose rules Piper spells for this speaker."""
        return self.voice.partition("+")[0]


SPEAKERS = (
    Speaker("fr-help", Language.FRENCH, "fr+f1", 50, 50, 160),
    Speaker("fr-sell", Language.FRENCH, "fr+m3", 30, 50, 155),
    Speaker("fr-guest", Language.FRENCH, "fr", 80, 50, 165),
    Speaker("en-help", Language.ENGLISH, "en-us+f1", 50, 50, 160),
    Speaker("en-sell", Language.ENGLISH, "en-us+m3", 30, 50, 155),
    Speaker("en-guest", Language.ENGLISH, "en-us", 80, 50, 165),
)


@dataclass(frozen=True)
class Lesson:
    """One sentence: symbol ids, how many steps each lasts, and the frames of all steps."""

    speaker: int
    symbols: NDArray[int32]
    durations: NDArray[float32]
    frames: NDArray[float16]


def lessons(per_speaker: int, seed: int, progress: Callable[[], None]) -> list[Lesson]:
    """`per_speaker` lessons from each of SPEAKERS, the same for the same seed.

    Speakers of one language learn different sentences. Calls `progress` after each lesson.
    """
    given = []
    for number, speaker in enumerate(SPEAKERS):
        # A new teacher for each: what one has said leaves a trace in the next sentence.
        teacher = Espeak(ipa=True)
        random = Random(f"{seed} {speaker.name}")  # noqa: S311 - which sentences, no secret
        # Some are not spelt as they are spoken, or too long, or several sentences to Piper.
        texts = iter(sentences(speaker.language, per_speaker * 5 // 4 + 20, random))
        gain = _gain(teacher, speaker, sentences(speaker.language, _LOUDNESS_SENTENCES, random))
        for _ in range(per_speaker):
            lesson = None
            while lesson is None:
                lesson = _lesson(teacher, number, next(texts), gain)
            given.append(lesson)
            progress()
    return given


def _speak(teacher: Espeak, speaker: Speaker, text: str) -> Spoken:
    return teacher.say(
        text,
        speaker.voice,
        rate=speaker.rate,
        pitch=speaker.pitch,
        pitch_range=speaker.pitch_range,
        end_pause=True,
    )


def _gain(teacher: Espeak, speaker: Speaker, texts: Sequence[str]) -> float:
    """What brings this speaker to the common loudness; the teacher's voices differ by 10 dB."""
    import numpy as np

    spoken = np.concatenate([_speak(teacher, speaker, text).samples for text in texts])
    loud = spoken[np.abs(spoken) > 0].astype(np.float64) / 32768
    return float(_LOUDNESS / np.sqrt((loud**2).mean()))


def _lesson(teacher: Espeak, number: int, text: str, gain: float) -> Lesson | None:
    """The lesson of `text`, or None where it cannot be timed."""
    import numpy as np
    from scipy.signal import resample_poly

    speaker = SPEAKERS[number]
    spelt = teacher.phonemes(text, speaker.spelling)
    if len(spelt) != 1:
        return None
    spoken = _speak(teacher, speaker, text)
    timed = align(spelt[0], spoken.phonemes, len(spoken.samples))
    if timed is None:
        return None
    ids, times = symbol_times(spelt[0], timed)
    excess = max(0.0, times[-1] + times[-2] - _LONGEST_END * _TEACHER_RATE)
    samples = spoken.samples[: len(spoken.samples) - int(excess)].astype(np.float64)
    times[-1] -= min(times[-1], excess)
    times[-2] -= max(0.0, excess - timed.after)
    times[0] += _LEAD * _TEACHER_RATE
    sound = resample_poly(samples * gain / 32768, RATE, _TEACHER_RATE)
    frames = analyse(np.pad(sound, (int(_LEAD * RATE), STEP)))
    durations = np.array(times) * (RATE / _TEACHER_RATE / STEP)
    count = int(durations.sum()) * STEP_FRAMES
    if count > len(frames) or not frames[:, 1].any():
        return None
    return Lesson(
        number,
        np.array(ids, np.int32),
        durations.astype(np.float32),
        frames[:count].astype(np.float16),
    )


def symbol_times(symbols: Sequence[str], timed: Durations) -> tuple[list[int], list[float]]:
    """Ids of the sentence as Piper would give them, without padding, and the time of each.

    The time of a symbol that Piper has no id for goes to the one before.
    """
    from piper.const import BOS, EOS
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    ids, times = [DEFAULT_PHONEME_ID_MAP[BOS][0]], [timed.before]
    for symbol, time in zip(symbols, timed.symbols, strict=True):
        if symbol in DEFAULT_PHONEME_ID_MAP:
            ids.append(DEFAULT_PHONEME_ID_MAP[symbol][0])
            times.append(time)
        else:
            times[-1] += time
    ids.append(DEFAULT_PHONEME_ID_MAP[EOS][0])
    times.append(timed.after)
    return ids, times
