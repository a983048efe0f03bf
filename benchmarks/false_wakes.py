"""How often it wakes although nobody called it: `python -m benchmarks.false_wakes [MINUTES]`.

An hour (or as many minutes as are asked for) is composed of people's recordings, of synthesised
conversation in several languages, the household's own two among them, and of kitchen noise beneath
and between them. Nobody says the wake word in it. All of it goes through the real ears as they are
set at first. What is printed: how often they woke and for whom, and what of it the real dialogue
acted on. Synthetic speech is not television: this is a floor, not what a living room will see.
"""

from __future__ import annotations

import random
import sys
import wave
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy
from numpy.typing import NDArray

from assistant.conversation.control import Request, ask_running
from assistant.hearing.ears import Ears
from assistant.hearing.events import FalseWake, Sentence, Woke
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.vad import VoiceActivity
from assistant.hearing.wake import WakeWord
from assistant.hearing.which_language import STARTER_BELIEVED_FROM
from assistant.models import starter_recogniser
from assistant.starter.espeak import Espeak
from assistant.starter.recognisers import noises
from assistant.starter.texts import sentence
from assistant.starter.texts.foreign import foreign_sentence
from audit.language import Language
from audit.metrics.intervals import exact_poisson
from benchmarks.assistant import running
from hardware.microphone import RATE
from hardware.pcm import resample

SEED = 20_261_122
RECORDINGS = Path(__file__).resolve().parents[2] / "shared" / "data" / "speech"
_NOISES = (noises.hiss, noises.hum, noises.water, noises.boiling, noises.clatter, noises.music,
           noises.beeps)  # fmt: skip
_OWN = {Language.FRENCH: "fr", Language.ENGLISH: "en-us"}
_PIECE_S = 20
_FULL_SCALE = 32_767

Sound = NDArray[numpy.float64]


def main() -> None:
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    ears = Ears(
        {language: Recogniser(_starter(language)) for language in Language},
        vad=VoiceActivity(),
        wake=WakeWord(),
        language=Language.FRENCH,
        believed_from=dict.fromkeys(Language, STARTER_BELIEVED_FROM),
    )
    seconds: Counter[str] = Counter()
    woken: Counter[str] = Counter()
    quiet = 0
    heard: list[Sentence] = []
    kind = ""
    with click.progressbar(length=minutes * 60, label="listening", file=sys.stderr) as bar:
        for kind, sound in _hours(random.Random(SEED)):
            seconds[kind] += len(sound) // RATE
            for event in ears.hear(_pcm(sound)):
                match event:
                    case Woke():
                        woken[kind] += 1
                    case FalseWake():
                        quiet += 1
                    case Sentence():
                        heard.append(event)
            bar.update(len(sound) // RATE)
            if seconds.total() >= minutes * 60:
                break
    hours = seconds.total() / 3600
    low, high = exact_poisson(woken.total())
    print(f"{hours:.2f} h without the wake word: woken {woken.total()} times")
    print(f"  an hour: {woken.total() / hours:.1f} (95 % interval {low / hours:.1f} to "
          f"{high / hours:.1f})")  # fmt: skip
    for kind in seconds:
        print(f"  {kind}: {seconds[kind] / 60:.0f} min, woken {woken[kind]} times")
    print(f"  fell asleep again by itself: {quiet}; sentences heard: {len(heard)}")
    print(f"  of them acted on by the real dialogue: {_acted_on(heard)}")


def _acted_on(sentences: list[Sentence]) -> int:
    """How many of these sentences the real assistant does something for."""
    if not sentences:
        return 0
    with TemporaryDirectory() as folder, running(home := Path(folder) / "home"):
        replies = [
            ask_running(home, Request(text=one.text, language=one.language)) for one in sentences
        ]
    return sum(reply is None or bool(reply["effects"]) for reply in replies)


def _hours(source: random.Random) -> Iterator[tuple[str, Sound]]:
    """Pieces of some twenty seconds, by what is in them, without end."""
    noise = numpy.random.default_rng(SEED)
    kinds = [("conversation", _conversation(source))] * 4 + [("noise alone", _silence())]
    if RECORDINGS.is_dir():
        kinds += [("recordings of people", _recordings())] * 2
    while True:
        kind, speech = source.choice(kinds)
        parts: list[Sound] = []
        while sum(map(len, parts)) < _PIECE_S * RATE:
            parts.append(next(speech) * source.uniform(0.2, 1.0))
            parts.append(numpy.zeros(int(source.uniform(0.2, 1.5) * RATE)))
        piece = numpy.concatenate(parts)
        under = numpy.asarray(source.choice(_NOISES)(noise, len(piece)), numpy.float64)
        loudest = numpy.abs(under).max() or 1.0
        level = 0.5 if kind == "noise alone" else source.uniform(0.005, 0.15)
        yield kind, piece + under / loudest * level


def _conversation(source: random.Random) -> Iterator[Sound]:
    """Sentences in several languages, spoken by many voices."""
    espeak = Espeak()
    variants = [one for one in espeak.voices().variants if one]
    while True:
        if source.random() < 0.5:
            language = source.choice(list(Language))
            voice, text = _OWN[language], sentence(language, source)
        else:
            voice, text = foreign_sentence(source)
        spoken = espeak.say(
            text,
            f"{voice}+{source.choice(variants)}",
            rate=source.randint(130, 200),
            pitch=source.randint(20, 80),
        )
        pcm = resample(spoken.samples.tobytes(), spoken.rate, RATE)
        yield numpy.frombuffer(pcm, "<i2") / _FULL_SCALE


def _recordings() -> Iterator[Sound]:
    """People's recordings, in their order, again and again."""
    for path in cycle(sorted(RECORDINGS.glob("*/*.wav"))):
        with wave.open(str(path)) as file:
            pcm = resample(file.readframes(file.getnframes()), file.getframerate(), RATE)
        yield numpy.frombuffer(pcm, "<i2") / _FULL_SCALE


def _silence() -> Iterator[Sound]:
    while True:
        yield numpy.zeros(_PIECE_S * RATE)


def _pcm(sound: Sound) -> bytes:
    return (numpy.clip(sound, -1, 1) * _FULL_SCALE).astype("<i2").tobytes()


def _starter(language: Language) -> Path:
    folder = starter_recogniser(language)
    if folder is None:
        raise SystemExit("the starter recognisers are missing: candide models check")
    return folder


if __name__ == "__main__":
    main()
