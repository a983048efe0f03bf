"""Speech whose every phone is known: from espeak-ng, and from the starter voices."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from assistant.starter.espeak import Espeak, PhonemeEvent
from assistant.starter.recognisers.features import Samples
from assistant.starter.recognisers.phones import GARBAGE, SILENCE, phone_of
from audit.language import Language

HELD_OUT = ("m4", "f4", "Annie", "john", "shelby", "quincy")
"""Variants never learnt from: what is measured with them was said by voices not heard before."""
VARIANTS = tuple(
    "m1 m2 m3 m5 m6 m7 m8 f1 f2 f3 f5 Alex Alicia Andrea Andy Denis Diogo Gene Gene2 Henrique Hugo"
    " Jacky Lee Marco Mario Michael Mike Nguyen anika antonio aunty belinda boris ed grandma"
    " grandpa gustave ian iven iven2 iven3 linda marcelo max michel miguel norbert pablo paul pedro"
    " rob robert sandro steph steph2 steph3 travis victor zac croak whisper".split()
)
ACCENTS = {
    Language.FRENCH: ("fr", "fr", "fr", "fr-be", "fr-ch"),
    Language.ENGLISH: (
        "en-us", "en-us", "en-us", "en-us", "en-gb-x-rp", "en-gb-x-rp", "en-gb-scotland",
    ),
}  # fmt: skip
_QUICKEST, _SLOWEST = 0.8, 1.25  # a starter voice's pace, as factors of how long its phonemes last
_ENDINGS = ("", ".", "?", "!")
_NOT_SPELT = set("ˈˌ‿- ^$_!?,.;:'\"()")


@dataclass(frozen=True)
class Utterance:
    """Clean speech. `phones` says when each begins, in seconds; the last one lasts to `end`."""

    samples: Samples
    rate: int
    phones: tuple[tuple[float, str], ...]
    end: float
    ours: bool = False
    """Whether it is a starter voice's."""


@dataclass(frozen=True)
class Pronounced:
    """An utterance, and how each of its words was pronounced where that is certain."""

    utterance: Utterance
    words: tuple[tuple[str, tuple[str, ...]], ...]


class EspeakSpeech:
    """espeak-ng with random voices, speeds and pitches."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._espeak = Espeak(ipa=True)

    def say(self, text: str, voice: str) -> Pronounced | None:
        """`text` in `voice`; None if nothing sounds."""
        random = self._random
        spoken = self._espeak.say(
            text,
            voice,
            rate=int(min(260, max(90, random.gauss(165, 28)))),
            pitch=int(min(95, max(5, random.gauss(50, 18)))),
            pitch_range=random.randint(20, 80),
        )
        phones = _phones(spoken.phonemes, spoken.rate)
        if not phones or len(spoken.samples) < spoken.rate // 10:
            return None
        end = len(spoken.samples) / spoken.rate
        utterance = Utterance(spoken.samples.astype(np.float32), spoken.rate, tuple(phones), end)
        return Pronounced(utterance, _by_word(text, spoken.phonemes))

    def speak(self, text: str, language: Language) -> Pronounced | None:
        """`text` in one of the voices to learn from."""
        accent = self._random.choice(ACCENTS[language])
        return self.say(text, f"{accent}+{self._random.choice(VARIANTS)}")

    def garble(self, text: str, espeak_language: str) -> Utterance | None:
        """`text` in another language: every sound of it is garbage."""
        said = self.say(text, f"{espeak_language}+{self._random.choice(VARIANTS)}")
        return as_garbage(said.utterance) if said else None


def one_threaded_voice(model: Path, configuration: Path) -> Any:
    """A Piper voice that leaves the other cores to the processes beside it."""
    import onnxruntime
    from piper import PiperVoice
    from piper.config import PiperConfig

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    config = PiperConfig.from_dict(json.loads(configuration.read_text("utf-8")))
    return PiperVoice(session=session, config=config)


class StarterSpeech:
    """One starter voice. It has no phoneme events: its own durations tell when each begins."""

    def __init__(self, model: Path, configuration: Path, random: Random) -> None:
        self._voice = one_threaded_voice(model, configuration)
        self._espeak = Espeak(ipa=True)
        self._random = random
        self._model = model

    def speak(self, text: str) -> Utterance | None:
        """`text` at some speed; None if its phonemes and espeak-ng's own don't agree."""
        from piper.config import SynthesisConfig

        voice = self._voice
        text += self._random.choice(_ENDINGS)
        sentences = self._espeak.phonemes(text, voice.config.espeak_voice)
        if len(sentences) != 1:
            return None
        known = [symbol for symbol in sentences[0] if symbol in voice.config.phoneme_id_map]
        identifiers = voice.phonemes_to_ids(known)
        scale = SynthesisConfig(length_scale=self._random.uniform(_QUICKEST, _SLOWEST))
        audio, lengths = voice.phoneme_ids_to_audio(identifiers, scale, include_alignments=True)
        if lengths is None:
            raise ValueError(f"{self._model.name} does not tell how long its phonemes last")
        starts = np.cumsum(lengths) - lengths
        # Each symbol is followed by a pad; the first pair marks the beginning.
        positions = _symbol_positions(identifiers, known, voice.config.phoneme_id_map)
        if positions is None:
            return None
        events = self._espeak.say(text, voice.config.espeak_voice).phonemes
        rate = voice.config.sample_rate
        spelt = [(symbol, starts[at] / rate) for symbol, at in zip(known, positions, strict=True)]
        phones = _matched(events, spelt)
        if not phones:
            return None
        samples = (np.asarray(audio, np.float32) * 32767).reshape(-1)
        end = float(starts[-1]) / rate
        return Utterance(samples, rate, tuple(phones), end, ours=True)


def as_garbage(utterance: Utterance) -> Utterance:
    """The same sound, none of it to be understood."""
    phones: list[tuple[float, str]] = []
    for start, phone in utterance.phones:
        kind = SILENCE if phone == SILENCE else GARBAGE
        if not phones or phones[-1][1] != kind:
            phones.append((start, kind))
    return Utterance(utterance.samples, utterance.rate, tuple(phones), utterance.end)


def _phones(events: tuple[PhonemeEvent, ...], rate: int) -> list[tuple[float, str]]:
    phones: list[tuple[float, str]] = []
    for event in events:
        phone = phone_of(event.name)
        if phone is None or (phone == SILENCE and phones and phones[-1][1] == SILENCE):
            continue
        phones.append((event.sample / rate, phone))
    return phones


def _by_word(
    text: str, events: tuple[PhonemeEvent, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word's phones, or nothing if espeak-ng gave some word none."""
    words = text.split(" ")
    starts = list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    said: list[list[str]] = [[] for _ in words]
    for event in events:
        phone = phone_of(event.name)
        if phone not in (None, SILENCE):
            said[max(0, bisect_right(starts, event.text_position) - 1)].append(str(phone))
    return tuple(zip(words, map(tuple, said), strict=True)) if all(said) else ()


def _symbol_positions(
    identifiers: list[int], symbols: list[str], table: Mapping[str, Sequence[int]]
) -> list[int] | None:
    """Where in `identifiers` each of `symbols` stands."""
    positions, at = [], 0
    for symbol in symbols:
        try:
            at = identifiers.index(table[symbol][0], at)
        except ValueError:
            return None
        positions.append(at)
        at += 1
    return positions


def _matched(
    events: tuple[PhonemeEvent, ...], spelt: list[tuple[str, float]]
) -> list[tuple[float, str]]:
    """espeak-ng's phones at the times of Piper's symbols; nothing if the two differ."""
    letters = [(symbol, start) for symbol, start in spelt if symbol not in _NOT_SPELT]
    names = [phone for event in events if (phone := phone_of(event.name)) not in (None, SILENCE)]
    owners = [
        (letter, index)
        for index, name in enumerate(names)
        for letter in unicodedata.normalize("NFD", str(name))
    ]
    matcher = SequenceMatcher(
        None, [letter for letter, _ in letters], [letter for letter, _ in owners], autojunk=False
    )
    starts: dict[int, float] = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            owner = owners[block.b + offset][1]
            starts.setdefault(owner, letters[block.a + offset][1])
    if len(starts) < len(names):
        return []
    return [(0.0, SILENCE), *((starts[index], str(name)) for index, name in enumerate(names))]
