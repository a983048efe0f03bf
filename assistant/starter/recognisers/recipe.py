"""The recipe: from nothing but espeak-ng and the starter voices to a model that Vosk hears with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assistant.starter.recognisers.features import COEFFICIENTS, CONFIGURATION
from assistant.starter.recognisers.graph import Rejection, word_graph
from assistant.starter.recognisers.kaldi import write_acoustic_model
from assistant.starter.recognisers.language_model import END, START, UNKNOWN, as_fst, estimate
from assistant.starter.recognisers.lexicon import Entry, lexicon
from assistant.starter.recognisers.material import (
    Amounts,
    collect,
    examples,
    phones_of,
    training_sentence,
)
from assistant.starter.recognisers.network import Shape, Trained, train
from assistant.starter.recognisers.phones import SILENCE_ID, Phones
from assistant.starter.recognisers.speech import EspeakSpeech
from assistant.starter.texts import plain_examples, sentence, vocabulary
from audit.language import Language

Progress = Callable[[int, int], None]

_DECODING = f"""\
--min-active=200
--max-active=1200
--beam=11.0
--lattice-beam=4.0
--acoustic-scale=0.6
--frame-subsampling-factor=3
--frames-per-chunk=6
--endpoint.silence-phones={SILENCE_ID}
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=1.0
--endpoint.rule4.min-trailing-silence=2.0
"""
# Chosen on a development set of noise, other languages and sentences of our own.
REJECTION = Rejection(garbage=6.0, phones=6.0, phone=2.5)
_UNKNOWN_WORD = 0.00005  # rarer than in a grammar, where words are few
_EXAMPLE_WEIGHT = 3  # an example of the dialogue counts for so many sentences built from parts


@dataclass(frozen=True)
class RecogniserSize:
    """How much is made of everything. `words` restricts what can be heard, None is all."""

    amounts: Amounts
    shape: Shape
    steps: int
    batch: int
    sentences: int
    words: tuple[str, ...] | None = None


FULL = RecogniserSize(
    Amounts(espeak=1700, starter=2000, foreign=550, noises=350, copies=2),
    Shape(width=384, neck=128),
    steps=5000,
    batch=32,
    sentences=25_000,
)
"""What comes with the program: about half an hour on one core."""


def quick(words: tuple[str, ...]) -> RecogniserSize:
    """A trial of some seconds that knows a few words, and hears them in espeak-ng's voices."""
    return RecogniserSize(
        Amounts(espeak=260, starter=0, foreign=30, noises=20, copies=1),
        Shape(width=96, neck=48),
        steps=700,
        batch=16,
        sentences=200,
        words=words,
    )


def make_recogniser(
    language: Language,
    out: Path,
    *,
    voices: Path,
    seed: int,
    size: RecogniserSize,
    progress: Progress,
) -> None:
    """Write a Vosk model for `language` into `out`: the folders am, conf and graph.

    `voices` holds voices.onnx and its configurations. `progress` is told how many of how many
    steps are done. The same seed gives the same files on the same machine.
    """
    amounts = size.amounts
    said = amounts.espeak + amounts.foreign + amounts.starter
    count = _Count(3 * said + size.steps, progress)
    random = Random(seed)  # noqa: S311 - what is said, no secret
    speech = collect(
        language, voices, amounts, random, lambda: _to_say(language, size, random), count.tick
    )
    phones = phones_of(speech)
    words = size.words or vocabulary(language)
    entries = lexicon(words, speech.pronounced, language, phones, EspeakSpeech(random))
    material = examples(speech, phones, amounts, seed, lambda: count.tick(2))
    trained = train(
        material,
        phones.pdfs,
        size.shape,
        steps=size.steps,
        batch=size.batch,
        seed=seed,
        progress=lambda done, _: count.tick(),
    )
    _write_sound(out, phones, trained)
    write_graph(out, language, phones, entries, size, Random(seed))  # noqa: S311
    count.finish()


class _Count:
    """Steps done, of all there are."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def tick(self, steps: int = 1) -> None:
        self._done = min(self._done + steps, self._total - 1)
        self._progress(self._done, self._total)

    def finish(self) -> None:
        self._progress(self._total, self._total)


def _to_say(language: Language, size: RecogniserSize, random: Random) -> str:
    if size.words is None:
        return training_sentence(language, random)
    return " ".join(random.choice(size.words) for _ in range(random.randint(1, 3)))


def _write_sound(out: Path, phones: Phones, trained: Trained) -> None:
    for folder in ("am", "conf"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    with (out / "am" / "final.mdl").open("wb") as file:
        write_acoustic_model(file, phones.tuples(), COEFFICIENTS, trained.layers, trained.priors)
    (out / "conf" / "mfcc.conf").write_text(CONFIGURATION, "utf-8")
    (out / "conf" / "model.conf").write_text(_DECODING, "utf-8")


def write_graph(
    out: Path,
    language: Language,
    phones: Phones,
    entries: tuple[Entry, ...],
    size: RecogniserSize,
    random: Random,
    *,
    rejection: Rejection = REJECTION,
    unknown: float = _UNKNOWN_WORD,
) -> None:
    """Write the folder graph: words, how they are pronounced and how they follow each other."""
    known = sorted({entry.word for entry in entries})
    numbers = {
        word: number for number, word in enumerate(["<eps>", *known, UNKNOWN, "#0", START, END])
    }
    sentences = [text.split() for text in _written(language, size, random)]
    usable = [text for text in sentences if all(word in numbers for word in text)]
    model = estimate(usable, known, unknown=unknown)
    graph = out / "graph"
    (graph / "phones").mkdir(parents=True, exist_ok=True)
    with (graph / "Gr.fst").open("wb") as file:
        as_fst(model, numbers).write(file, by_output=False)
    with (graph / "HCLr.fst").open("wb") as file:
        word_graph(phones, entries, numbers, rejection).write(file, by_output=True)
    lines = "".join(f"{word} {number}\n" for word, number in numbers.items())
    (graph / "words.txt").write_text(lines, "utf-8")
    (graph / "phones" / "word_boundary.int").write_text(phones.word_boundary(), "utf-8")
    # Vosk wants to know which labels tell equal pronunciations apart: here none do, so one that
    # never occurs.
    (graph / "disambig_tid.int").write_text(f"{2 * phones.count + 1}\n", "utf-8")


def _written(language: Language, size: RecogniserSize, random: Random) -> list[str]:
    """What the language model learns from."""
    if size.words is not None:
        return [_to_say(language, size, random) for _ in range(size.sentences)]
    drawn = [sentence(language, random) for _ in range(size.sentences)]
    return [*(plain_examples(language) * _EXAMPLE_WEIGHT), *drawn]
