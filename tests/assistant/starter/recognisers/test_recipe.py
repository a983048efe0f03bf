"""The recipe in small: a model of five words is made, and the real Vosk hears with it.

Vosk runs in a process of its own, as the program's own trial of a model does: what damages a graph
would take the tests with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soxr

from assistant.starter.espeak import Espeak
from assistant.starter.recognisers.features import RATE
from assistant.starter.recognisers.recipe import make_recogniser, quick
from audit.language import Language

_WORDS = ("oui", "stop", "merci", "chocolat", "annule")
_HEAR = """
import json, sys, vosk
vosk.SetLogLevel(-1)
model = vosk.Model(sys.argv[1])
for line in sys.stdin:
    path, grammar = json.loads(line)
    phrases = [json.dumps(grammar, ensure_ascii=False)] if grammar else []
    decoder = vosk.KaldiRecognizer(model, 16000, *phrases)
    decoder.SetWords(True)
    sound, partials = open(path, "rb").read(), []
    for start in range(0, len(sound), 1024):
        decoder.AcceptWaveform(sound[start:start + 1024])
        partials.append(json.loads(decoder.PartialResult())["partial"])
    print(json.dumps([json.loads(decoder.FinalResult()), partials]))
"""


def _sound(folder: Path, text: str) -> Path:
    spoken = Espeak().say(text, "fr")
    samples = soxr.resample(spoken.samples.astype(np.float32), spoken.rate, RATE)
    path = folder / f"{text}.raw"
    path.write_bytes(np.pad(samples, (RATE // 4, RATE // 2)).astype("<i2").tobytes())
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[int, int]]]:
    """A model, and what was said of the progress on the way."""
    folder = tmp_path_factory.mktemp("model")
    progress: list[tuple[int, int]] = []
    make_recogniser(
        Language.FRENCH,
        folder,
        voices=folder / "none",
        seed=3,
        size=quick(_WORDS),
        progress=lambda done, total: progress.append((done, total)),
    )
    return folder, progress


def _hear(
    model: Path, *questions: tuple[Path, list[str]]
) -> list[tuple[dict[str, object], list[str]]]:
    asked = "".join(json.dumps([str(path), grammar]) + "\n" for path, grammar in questions)
    command = [sys.executable, "-c", _HEAR, str(model)]
    done = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, timeout=120
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_vosk_hears_the_words_of_a_model_just_made(
    made: tuple[Path, list[tuple[int, int]]], tmp_path: Path
) -> None:
    words = [_sound(tmp_path, word) for word in _WORDS]
    model = made[0]

    heard = _hear(model, *((path, []) for path in words), *((path, list(_WORDS)) for path in words))

    openly = [result["text"] for result, _ in heard[:5]]
    narrowed = [result["text"] for result, _ in heard[5:]]
    assert sum(said == word for said, word in zip(openly, _WORDS, strict=True)) >= 3
    assert sum(said == word for said, word in zip(narrowed, _WORDS, strict=True)) >= 3


def test_a_grammar_gives_nothing_but_its_own_words_with_their_times(
    made: tuple[Path, list[tuple[int, int]]], tmp_path: Path
) -> None:
    chocolate = _sound(tmp_path, "chocolat")

    ((result, partials),) = _hear(made[0], (chocolate, ["oui", "chocolat", "[unk]"]))

    assert set(str(result["text"]).split()) <= {"oui", "chocolat", "[unk]"}
    words = result["result"]
    assert isinstance(words, list)
    assert 0 <= words[0]["start"] < words[-1]["end"] <= 2.0
    assert any(partials)


def test_progress_rises_to_its_end(made: tuple[Path, list[tuple[int, int]]]) -> None:
    _, progress = made
    done = [step for step, _ in progress]

    assert done == sorted(done)
    assert progress[-1][0] == progress[-1][1]
    assert len(progress) > 100


def test_an_interruption_from_the_progress_stops_the_recipe(tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_recogniser(
            Language.ENGLISH,
            tmp_path,
            voices=tmp_path,
            seed=1,
            size=quick(("yes",)),
            progress=interrupt,
        )
    assert not (tmp_path / "graph").exists()
