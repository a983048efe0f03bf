"""What training hears: labels at the right frames, noises of the right power, degraded speech."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from assistant.starter.recognisers.degrading import Kitchen
from assistant.starter.recognisers.features import COEFFICIENTS, RATE, features, output_frame
from assistant.starter.recognisers.material import Amounts, Speech, examples, phones_of
from assistant.starter.recognisers.noises import KINDS, Noise
from assistant.starter.recognisers.phones import GARBAGE_PDF, SILENCE_PDF
from assistant.starter.recognisers.speech import EspeakSpeech
from audit.language import Language

_ONCE = Amounts(espeak=0, starter=0, foreign=0, noises=2, copies=1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_noise_has_a_power_of_one_and_differs_by_seed(kind: Noise) -> None:
    first, second = (kind(np.random.default_rng(seed), RATE) for seed in (1, 2))

    assert np.mean(first**2) == pytest.approx(1.0, abs=0.01)
    assert np.abs(first - second).max() > 0.1
    assert np.array_equal(first, kind(np.random.default_rng(1), RATE))


def test_a_frame_of_features_lasts_ten_milliseconds() -> None:
    sound = np.random.default_rng(1).standard_normal(RATE).astype(np.float32) * 1000

    rows = features(sound)

    assert rows.shape == (98, COEFFICIENTS)
    assert np.isfinite(rows).all()
    assert output_frame(0.0) == 0
    assert output_frame(0.3125) == 10


def test_degraded_speech_is_where_it_says_it_is() -> None:
    kitchen = Kitchen(np.random.default_rng(4), [], clips=7, rooms=4)
    click = np.zeros(2 * RATE, np.float32)
    click[RATE] = 30_000
    near = 0
    for _ in range(20):
        degraded = kitchen.degrade(click, RATE)
        expected = degraded.offset + degraded.stretch * 1.0
        found = int(np.argmax(np.abs(degraded.samples))) / RATE
        near += abs(found - expected) < 0.02
        assert np.abs(degraded.samples).max() <= 32768

    assert near >= 15  # a few clicks drown in the noise


def test_labels_follow_the_phones_and_the_foreign_is_garbage() -> None:
    espeak = EspeakSpeech(Random(2))
    ours = espeak.speak("ajoute du chocolat", Language.FRENCH)
    foreign = espeak.garble("guten morgen", "de")
    assert ours is not None
    assert foreign is not None
    speech = Speech([ours.utterance, foreign], list(ours.words))
    phones = phones_of(speech)

    first, second, *noises = examples(speech, phones, _ONCE, 5, lambda: None)

    order = [phones.rest_pdf(phone) for _, phone in ours.utterance.phones if phone != "SIL"]
    said = [pdf for pdf in first.classes if pdf != SILENCE_PDF]
    seen = [pdf - (pdf - 2) % 2 for pdf in said]  # each phone by its first class
    runs = [pdf for index, pdf in enumerate(seen) if index == 0 or seen[index - 1] != pdf]
    assert runs == [pdf - 1 for pdf in order]
    assert set(second.classes.tolist()) == {SILENCE_PDF, GARBAGE_PDF}
    assert len(noises) == 2
    assert all(set(noise.classes.tolist()) == {SILENCE_PDF} for noise in noises)
