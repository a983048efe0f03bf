"""Tones and noise of known make come out of the analysis as what they are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.starter.voices.analysis import analyse
from assistant.starter.voices.sound import (
    FLOOR,
    HARMONIC_BANDS,
    HOP,
    RATE,
    REFERENCE_PITCH,
    band_centres,
)

HARMONIC = slice(2, 2 + HARMONIC_BANDS)
NOISE = slice(2 + HARMONIC_BANDS, None)


def pulses(hertz: float, amplitude: float, seconds: float = 0.5) -> NDArray[np.float64]:
    """All harmonics of `hertz`, of the variance that white noise of `amplitude` has."""
    time = np.arange(int(seconds * RATE)) / RATE
    numbers = np.arange(1, int(RATE / 2 / hertz))
    waves = np.cos(2 * np.pi * hertz * numbers[:, None] * time).sum(axis=0)
    sound: NDArray[np.float64] = amplitude * 2 * math.sqrt(hertz / RATE) * waves
    return sound


def middle(frames: NDArray[np.float32]) -> NDArray[np.float32]:
    return frames[20:-20]


@settings(max_examples=15, deadline=None)
@given(st.floats(70, 350), st.floats(0.02, 0.3))
def test_a_pulse_train_has_its_pitch_and_a_flat_envelope(hertz: float, amplitude: float) -> None:
    frames = middle(analyse(pulses(hertz, amplitude)))
    assert frames[:, 1].mean() > 0.95
    found = REFERENCE_PITCH * np.exp(np.median(frames[:, 0]))
    assert found == pytest.approx(hertz, rel=0.01)
    # The last bands lie above the highest harmonic.
    envelope = np.median(frames[:, HARMONIC], axis=0)[:-4]
    assert envelope == pytest.approx(math.log(amplitude), abs=0.15)


def test_white_noise_is_unvoiced_and_flat() -> None:
    noise = 0.1 * np.random.default_rng(1).standard_normal(RATE)
    frames = middle(analyse(noise))
    assert frames[:, 1].mean() < 0.02
    power = np.exp(2 * frames[:, NOISE]).mean(axis=0)
    assert 0.5 * np.log(power) == pytest.approx(math.log(0.1), abs=0.3)


def test_a_steady_voice_has_little_noise_and_a_breathy_one_has_more() -> None:
    clear = pulses(120, 0.1)
    breath = 0.03 * np.random.default_rng(2).standard_normal(len(clear))
    quiet = middle(analyse(clear))[:, NOISE].mean()
    breathy = middle(analyse(clear + breath))[:, NOISE].mean()
    assert quiet < math.log(0.1) - 3
    assert breathy == pytest.approx(math.log(0.03), abs=0.7)


def test_a_formant_is_where_it_is() -> None:
    time = np.arange(RATE // 2) / RATE
    hertz = 110.0
    numbers = np.arange(1, 70)
    loud = np.exp(-(((numbers * hertz - 1500) / 300) ** 2)) + 1e-3
    sound = 0.1 * (loud[:, None] * np.cos(2 * np.pi * hertz * numbers[:, None] * time)).sum(axis=0)
    envelope = np.median(middle(analyse(sound))[:, HARMONIC], axis=0)
    assert band_centres(HARMONIC_BANDS)[np.argmax(envelope)] == pytest.approx(1500, abs=100)


def test_a_burst_stays_in_its_place() -> None:
    sound = np.zeros(RATE)
    sound[8000:8080] = 0.3 * np.random.default_rng(3).standard_normal(80)
    frames = analyse(sound)
    loud = np.flatnonzero(frames[:, NOISE].mean(axis=1) > -4)
    assert 8000 // HOP in loud
    assert len(loud) <= 3


def test_silence_is_the_floor() -> None:
    frames = analyse(np.zeros(RATE))
    assert not frames[:, 1].any()
    assert np.all(frames[:, 2:] == np.float32(FLOOR))
    assert np.isfinite(frames).all()
