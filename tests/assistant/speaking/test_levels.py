"""The loudness of what the voices say, measured another way than it is made."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.speaking.levels import LOUDNESS, level, pause_after

RATE = 16_000


def speech(seconds: float, loudness: float, seed: int = 1) -> NDArray[np.float32]:
    """Noise in syllables, with silence around and between."""
    random = np.random.default_rng(seed)
    time = np.arange(round(seconds * RATE)) / RATE
    syllables = np.clip(np.sin(2 * np.pi * 4 * time), 0, None)
    noise = random.standard_normal(len(time)) * syllables * loudness
    quiet = np.zeros(RATE // 2)
    return np.concatenate([quiet, noise, quiet]).astype(np.float32)


def heard(pcm: bytes) -> NDArray[np.float64]:
    return np.frombuffer(pcm, "<i2").astype(np.float64) / 32768


def decibels(pcm: bytes, rate: int = RATE) -> float:
    """The mean power of blocks of 0.1 s, those 10 dB below the mean of all left out."""
    samples = heard(pcm)
    size = rate // 10
    blocks = samples[: len(samples) // size * size].reshape(-1, size)
    powers = np.mean(blocks**2, axis=1)
    powers = powers[powers > 1e-7]
    kept = powers[powers > np.mean(powers) / 10]
    return float(10 * np.log10(np.mean(kept)))


@pytest.mark.parametrize("seconds", [0.3, 1.0, 5.0])
@pytest.mark.parametrize("loudness", [0.001, 0.05, 0.3, 1.5])
def test_quiet_and_loud_short_and_long_come_out_alike(seconds: float, loudness: float) -> None:
    usual = decibels(level(speech(3.0, 0.1, seed=2), RATE, 0.0))
    assert usual == pytest.approx(LOUDNESS, abs=3)  # the gaps between syllables count here
    assert decibels(level(speech(seconds, loudness), RATE, 0.0)) == pytest.approx(usual, abs=1.5)


def test_a_sharp_consonant_neither_clips_nor_makes_the_rest_quiet() -> None:
    plain = speech(2.0, 0.1)
    sharp = plain.copy()
    sharp[RATE : RATE + 20] = 1.0
    with_it, without = level(sharp, RATE, 0.0), level(plain, RATE, 0.0)
    assert 0.8 < heard(with_it).max() == np.abs(heard(with_it)).max() < 0.91
    assert decibels(with_it) == pytest.approx(decibels(without), abs=1.0)


def test_silence_around_speech_is_taken_off_and_a_steady_pause_put_after() -> None:
    for pause in (0.0, 0.12, 0.28):
        sound = heard(level(speech(1.0, 0.1), RATE, pause))
        loud = np.flatnonzero(np.abs(sound) > 0.005)
        assert loud[0] / RATE < 0.05
        silence = (len(sound) - loud[-1]) / RATE
        assert pause - 0.01 < silence < pause + 0.2


def test_edges_do_not_click() -> None:
    # A hum that is cut in the middle of a wave.
    hum = np.full(RATE, 0.3, dtype=np.float32)
    sound = heard(level(hum, RATE, 0.1))
    assert abs(sound[0]) < 0.001
    assert max(abs(after - before) for before, after in pairwise(sound)) < 0.01


@pytest.mark.parametrize("length", [0, 1, 100, RATE])
def test_nothing_heard_is_no_sound(length: int) -> None:
    assert level(np.zeros(length, dtype=np.float32), RATE, 0.3) == b""


def test_a_sound_shorter_than_a_frame_is_sound() -> None:
    assert level(np.full(50, 0.1, dtype=np.float32), RATE, 0.0)


def test_a_sentence_is_followed_by_more_than_a_comma_and_a_comma_by_more_than_a_word() -> None:
    sentence, comma, word = map(pause_after, ("Voilà. ", "du lait, ", "du lait "))
    assert sentence > comma > word > 0
    assert pause_after('"Oui !" ') == sentence
    assert pause_after("") == word
