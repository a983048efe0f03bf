"""The real recipe, shortened, and what it makes: Piper speaks with it, the real Vosk hears with it.

Vosk runs in a process of its own, as the program's own trial of a model does: what damages a graph
would take the tests with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soxr

from assistant.models.starter import guest_voice, starter_faults
from assistant.starter.espeak import Espeak
from assistant.starter.recipe import QUICK_WORDS, Recipe, Stage, make_starter, missing_tools
from assistant.starter.recognisers.features import RATE
from audit.language import Language

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason="jax and the other tools are not installed"
)

WORDS = tuple(word for word in QUICK_WORDS[Language.FRENCH] if len(word) > 3)
HEAR = """
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


@dataclass(frozen=True)
class Made:
    """The models, and what was told of each stage on the way."""

    folder: Path
    progress: dict[Stage, list[tuple[int, int]]]

    def hear(self, *questions: tuple[Path, tuple[str, ...]]) -> list[tuple[dict[str, Any], Any]]:
        """What Vosk makes of recordings, each with its grammar or none."""
        done = subprocess.run(
            [sys.executable, "-c", HEAR, str(self.folder / "vosk-fr")],
            input="".join(json.dumps([str(path), phrases]) + "\n" for path, phrases in questions),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANDIDE_HOME", str(home))
        recipe = Recipe(home / "out", seed=1, quick=True)
        told: dict[Stage, list[tuple[int, int]]] = {}
        assert make_starter(
            recipe, tuple(Stage), lambda stage, *step: told.setdefault(stage, []).append(step)
        )
    return Made(recipe.made, told)


def recording(folder: Path, text: str) -> Path:
    spoken = Espeak().say(text, "fr")
    samples = soxr.resample(spoken.samples.astype(np.float32), spoken.rate, RATE)
    path = folder / f"{text}.raw"
    path.write_bytes(np.pad(samples, (RATE // 4, RATE // 2)).astype("<i2").tobytes())
    return path


def test_they_are_whole_with_their_digests_and_a_guest(made: Made) -> None:
    assert starter_faults(made.folder) == {}
    for language in Language:
        assert guest_voice(language, made.folder) is not None


def test_progress_rises_to_the_end_of_every_stage(made: Made) -> None:
    assert made.progress.keys() == set(Stage)
    for steps in made.progress.values():
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1]


def test_vosk_hears_the_words_of_a_model_just_made(made: Made, tmp_path: Path) -> None:
    sounds = [recording(tmp_path, word) for word in WORDS]
    heard = made.hear(*((path, ()) for path in sounds), *((path, WORDS) for path in sounds))
    for results in (heard[: len(WORDS)], heard[len(WORDS) :]):
        right = [word for (found, _), word in zip(results, WORDS, strict=True)
                 if found["text"] == word]  # fmt: skip
        assert len(right) >= len(WORDS) / 2, results


def test_a_grammar_gives_nothing_but_its_own_words_with_their_times(
    made: Made, tmp_path: Path
) -> None:
    ((result, partials),) = made.hear((recording(tmp_path, "avec"), ("oui", "avec", "[unk]")))
    assert set(result["text"].split()) <= {"oui", "avec", "[unk]"}
    words = result["result"]
    assert 0 <= words[0]["start"] < words[-1]["end"] <= 2.0
    assert any(partials)
