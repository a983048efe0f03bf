"""What a recogniser learns from: speech, what degrades it, and its classes frame by frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.starter.recognisers.degrading import Degraded, Kitchen
from assistant.starter.recognisers.features import (
    RATE,
    SUBSAMPLING,
    Samples,
    features,
    output_frame,
)
from assistant.starter.recognisers.network import Example
from assistant.starter.recognisers.phones import GARBAGE, SILENCE, SILENCE_PDF, Phones
from assistant.starter.recognisers.speech import (
    EspeakSpeech,
    StarterSpeech,
    Utterance,
    as_garbage,
)
from assistant.starter.texts import rich_words, sentence
from assistant.starter.texts.foreign import foreign_sentence
from assistant.starter.texts.phrases import phrases
from audit.language import Language

_RARE_PHONE = 0.0003  # of all phones: what is rarer cannot be learnt
_ROLES = ("guest", "guest", "help", "sell")
_BACKGROUND_VOICES = 60

Pronounced = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Amounts:
    """How many utterances of each sort, and how often each is degraded anew."""

    espeak: int
    starter: int
    foreign: int
    noises: int
    copies: int


@dataclass
class Speech:
    """Clean speech, and how its words were pronounced."""

    utterances: list[Utterance] = field(default_factory=list)
    pronounced: list[Pronounced] = field(default_factory=list)


def other_language(language: Language) -> Language:
    """The one of our two languages that `language` is not."""
    return Language.ENGLISH if language is Language.FRENCH else Language.FRENCH


def collect(
    language: Language,
    voices: Path,
    amounts: Amounts,
    random: Random,
    sentences: Callable[[], str],
    tick: Callable[[], None],
) -> Speech:
    """Have it all said. `sentences` gives what is said, `voices` is where voices.onnx lies."""
    speech = Speech()
    espeak = EspeakSpeech(random)
    for _ in range(amounts.espeak):
        if said := espeak.speak(sentences(), language):
            speech.utterances.append(said.utterance)
            speech.pronounced.extend(said.words)
        tick()
    other = other_language(language)
    for utterance in _foreign(espeak, language, amounts.foreign, random):
        speech.utterances.append(utterance)
        tick()
    for role in sorted(set(_ROLES)) if amounts.starter else ():
        voice = StarterSpeech(voices / "voices.onnx", voices / f"{language}-{role}.json", random)
        for _ in range(amounts.starter * _ROLES.count(role) // len(_ROLES)):
            if heard := voice.speak(sentences()):
                speech.utterances.append(heard)
            tick()
        voice = StarterSpeech(voices / "voices.onnx", voices / f"{other}-{role}.json", random)
        for _ in range(amounts.foreign * _ROLES.count(role) // len(_ROLES) // 6):
            if heard := voice.speak(_not_ours(language, random)):
                speech.utterances.append(as_garbage(heard))
    return speech


def training_sentence(language: Language, random: Random) -> str:
    """A sentence, or words in no order so that no context is relied on."""
    return (sentence if random.random() < 0.7 else rich_words)(language, random)


def _foreign(
    espeak: EspeakSpeech, language: Language, count: int, random: Random
) -> Iterator[Utterance]:
    """Other languages, the other of our two the most often."""
    codes = ("en-us", "en-gb-x-rp") if language is Language.FRENCH else ("fr", "fr-be", "fr-ch")
    for _ in range(count):
        if random.random() < 0.4:
            code, text = random.choice(codes), _not_ours(language, random)
        else:
            code, text = foreign_sentence(random)
        if utterance := espeak.garble(text, code):
            yield utterance


def _not_ours(language: Language, random: Random) -> str:
    """A sentence of the other language that has no word known to both, as *stop*."""
    shared = set(phrases(language).stops) | {"candide", "stop", "pause", "silence"}
    while True:
        text = sentence(other_language(language), random)
        if shared.isdisjoint(text.split()):
            return text


def phones_of(speech: Speech) -> Phones:
    """The phones that occur often enough to be learnt, in alphabetical order."""
    counts = Counter(
        phone
        for utterance in speech.utterances
        for _, phone in utterance.phones
        if phone not in (SILENCE, GARBAGE)
    )
    enough = _RARE_PHONE * sum(counts.values())
    return Phones(tuple(sorted(phone for phone, count in counts.items() if count >= enough)))


def examples(
    speech: Speech, phones: Phones, amounts: Amounts, seed: int, tick: Callable[[], None]
) -> list[Example]:
    """Degrade all that was said, and noise that nobody speaks in; label every frame."""
    random = np.random.default_rng(seed)
    background = [
        _resampled(speech.utterances[index])
        for index in random.integers(0, len(speech.utterances), _BACKGROUND_VOICES)
    ]
    kitchen = Kitchen(random, background, clips=max(14, amounts.noises // 6), rooms=60)
    known = {SILENCE, GARBAGE, *phones.names}
    made = []
    for utterance in speech.utterances:
        if all(phone in known for _, phone in utterance.phones):
            for copy in range(amounts.copies):
                # Our own voices are mostly heard clean: by other programs, and in demonstrations.
                clean = utterance.ours and copy % 2 == 0
                degrade = kitchen.clean if clean else kitchen.degrade
                degraded = degrade(utterance.samples, utterance.rate)
                made.append(_labelled(degraded, utterance, phones))
        tick()
    for _ in range(amounts.noises):
        length = int(random.uniform(2, 6) * RATE)
        sound = kitchen.levelled(kitchen.noise(length)).astype(np.float32)
        rows = features(sound).astype(np.float16)
        made.append(Example(rows, np.full(_outputs(rows), SILENCE_PDF, np.int16)))
    return made


def _resampled(utterance: Utterance) -> Samples:
    import soxr

    sound: Samples = soxr.resample(utterance.samples, utterance.rate, RATE, quality="LQ")
    return sound


def _outputs(rows: NDArray[np.float16]) -> int:
    return (len(rows) + SUBSAMPLING - 1) // SUBSAMPLING


def _labelled(degraded: Degraded, utterance: Utterance, phones: Phones) -> Example:
    rows = features(degraded.samples).astype(np.float16)
    outputs = _outputs(rows)
    said = [*utterance.phones]
    if said[-1][1] != SILENCE:
        said.append((utterance.end, SILENCE))
    frames = [output_frame(degraded.offset + degraded.stretch * start) for start, _ in said]
    # Every phone has at least one frame: a graph has no way past a phone in less.
    for index in range(1, len(frames)):
        frames[index] = max(frames[index], frames[index - 1] + 1)
    classes = np.full(outputs, SILENCE_PDF, np.int16)
    for index, (_, phone) in enumerate(said):
        end = frames[index + 1] if index + 1 < len(frames) else outputs
        classes[frames[index] : end] = phones.rest_pdf(phone)
        if frames[index] < outputs:
            classes[frames[index]] = phones.first_pdf(phone)
    return Example(rows, classes)
