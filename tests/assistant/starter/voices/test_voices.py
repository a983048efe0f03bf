"""The recipe of the voices, run small and for real: Piper loads what it makes and it sounds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from assistant.starter.voices.corpus import SPEAKERS, Speaker
from assistant.starter.voices.making import MODEL, QUICK, make_voices
from assistant.starter.voices.sentences import own_sentences, sentences
from audit.language import Language

SENTENCE = {
    Language.FRENCH: "Bonjour, votre liste est vide.",
    Language.ENGLISH: "Hello, your list is empty.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    steps: list[tuple[int, int]] = []
    make_voices(folder, seed=5, size=QUICK, progress=lambda *step: steps.append(step))
    total = QUICK.lessons * len(SPEAKERS) + QUICK.training.steps
    assert steps == [(done, total) for done in range(1, total + 1)]
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_one_model_and_a_configuration_for_each_speaker(made: Path) -> None:
    names = {f"{speaker.name}.json" for speaker in SPEAKERS} | {MODEL}
    assert {path.name for path in made.iterdir()} == names
    ids = {
        json.loads((made / f"{speaker.name}.json").read_text("utf-8"))["default_speaker_id"]
        for speaker in SPEAKERS
    }
    assert ids == set(range(6))


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.name)
def test_piper_speaks_with_every_speaker(made: Path, speaker: Speaker) -> None:
    from piper import PiperVoice

    voice = PiperVoice.load(made / MODEL, made / f"{speaker.name}.json")
    text = SENTENCE[speaker.language]
    (chunk,) = voice.synthesize(text, include_alignments=True)
    assert chunk.sample_rate == 16_000
    sound = chunk.audio_float_array
    assert np.isfinite(sound).all()
    assert 0.3 < len(sound) / 16_000 < 20
    assert np.abs(sound).max() > 0.1
    assert chunk.phoneme_alignments is not None
    assert sum(part.num_samples for part in chunk.phoneme_alignments) == len(sound)
    (again,) = voice.synthesize(text)
    assert np.array_equal(again.audio_float_array, sound)


def test_the_same_seed_gives_the_same_files(made: Path, tmp_path: Path) -> None:
    make_voices(tmp_path, seed=5, size=QUICK, progress=lambda *_: None)
    assert digests(tmp_path) == digests(made)


def test_interrupted_it_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        if done == total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_voices(tmp_path / "out", seed=5, size=QUICK, progress=interrupt)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("language", list(Language))
def test_the_voices_practise_what_the_assistant_says(language: Language) -> None:
    own = own_sentences(language)
    assert len(own) > 150
    greeting = "Je suis Candide" if language is Language.FRENCH else "I am Candide"
    assert any(greeting in text for text in own)
    assert not any("$" in text or "->" in text for text in own)
    found = sentences(language, 80, Random(1))
    assert len(set(found)) == 80
    assert found == sentences(language, 80, Random(1))
    assert all(text[-1] in ".?!…»”" for text in found)
    assert not any("{" in text or "[" in text for text in found)
