"""What a kitchen sounds like when nobody speaks: noise of several kinds, from random numbers.

Every function gives `length` samples with a mean power of about one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy import fft, signal

from assistant.starter.recognisers.features import RATE, Samples

Generator = np.random.Generator
Noise = Callable[[Generator, int], Samples]


def _normal(sound: Samples) -> Samples:
    power = float(np.mean(sound * sound))
    return np.asarray(sound / np.sqrt(power + 1e-12), np.float32)


def hiss(random: Generator, length: int) -> Samples:
    """A steady noise with a random slope and random bumps in its spectrum, as of fans and hoods."""
    bins = length // 2 + 1
    spectrum = random.standard_normal(bins) + 1j * random.standard_normal(bins)
    frequency = np.linspace(0, 1, bins)
    bumps = np.interp(frequency, np.linspace(0, 1, 9), random.normal(0, 6, 9))
    spectrum *= 10 ** (bumps / 20) / np.maximum(frequency, 0.004) ** random.choice([0, 0.5, 1.0])
    return _normal(fft.irfft(spectrum, length).astype(np.float32))


def hum(random: Generator, length: int) -> Samples:
    """Mains hum and its harmonics over a soft hiss, as of a refrigerator."""
    time = np.arange(length) / RATE
    base = random.choice([50.0, 60.0, 100.0]) * random.uniform(0.99, 1.01)
    sound = np.zeros(length)
    for harmonic in range(1, 12):
        phase = random.uniform(0, 2 * np.pi)
        sound += (
            random.exponential() / harmonic * np.sin(2 * np.pi * base * harmonic * time + phase)
        )
    return _normal(_normal(sound.astype(np.float32)) + 0.2 * hiss(random, length))


def water(random: Generator, length: int) -> Samples:
    """A tap: bright noise whose strength wavers."""
    low, high = random.uniform(300, 1500), random.uniform(4000, 7500)
    band = signal.butter(2, [low, high], "bandpass", fs=RATE, output="sos")
    sound = signal.sosfilt(band, random.standard_normal(length))
    points = max(2, length * 12 // RATE)
    wavering = np.interp(np.arange(length), np.linspace(0, length, points),
                         random.uniform(0.5, 1.5, points))  # fmt: skip
    return _normal((sound * wavering).astype(np.float32))


def _strikes(
    random: Generator, length: int, per_second: float, pitch: tuple[float, float], decay: float
) -> Samples:
    """Short ringing sounds at random moments."""
    sound = np.zeros(length + RATE, np.float32)
    for start in random.integers(0, length, max(1, int(per_second * length / RATE))):
        ring = int(decay * random.uniform(0.5, 2) * RATE)
        time = np.arange(ring) / RATE
        partials = random.uniform(*pitch, random.integers(1, 6))
        strike = sum(np.sin(2 * np.pi * f * time + random.uniform(0, 6)) for f in partials)
        envelope = np.exp(-5 * np.arange(ring) / ring)
        sound[start : start + ring] += (random.exponential() * envelope * strike).astype(np.float32)
    return sound[:length]


def boiling(random: Generator, length: int) -> Samples:
    """Bubbles: many short low strikes over a dull noise."""
    bubbles = _strikes(random, length, random.uniform(20, 60), (200, 1200), 0.03)
    return _normal(_normal(bubbles) + random.uniform(0.2, 0.8) * hiss(random, length))


def clatter(random: Generator, length: int) -> Samples:
    """Plates, pans and cutlery, with a little hiss beneath."""
    struck = _strikes(random, length, random.uniform(1, 5), (600, 6500), 0.12)
    return _normal(_normal(struck) + random.uniform(0.02, 0.3) * hiss(random, length))


def music(random: Generator, length: int) -> Samples:
    """Chords and a melody of harmonic tones in a beat."""
    sound = np.zeros(length + RATE, np.float32)
    beat = int(random.uniform(0.15, 0.5) * RATE)
    scale = 110 * 2 ** (np.array([0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 17, 19]) / 12)
    scale = scale * 2 ** random.uniform(0, 1)
    brightness, attack = random.uniform(0.4, 2.0), random.uniform(0.002, 0.05)
    for start in range(0, length, beat):
        for _ in range(random.integers(1, 4)):
            note = float(random.choice(scale)) * random.choice([1, 2, 4])
            lasting = min(int(beat * random.choice([1, 1, 2, 4])), RATE)
            time = np.arange(lasting) / RATE
            tone = np.zeros(lasting)
            for harmonic in range(1, 9):
                if note * harmonic < RATE / 2:
                    tone += np.sin(2 * np.pi * note * harmonic * time) / harmonic**brightness
            envelope = np.minimum(1, time / attack) * np.exp(-random.uniform(0.5, 5) * time)
            sound[start : start + lasting] += (random.uniform(0.3, 1) * envelope * tone)[
                : len(sound) - start
            ].astype(np.float32)
        if random.random() < 0.4:
            drum = random.standard_normal(RATE // 10) * np.exp(-np.arange(RATE // 10) / 300)
            sound[start : start + RATE // 10] += (2 * drum).astype(np.float32)
    return _normal(sound[:length])


def beeps(random: Generator, length: int) -> Samples:
    """An oven's or a lorry's beeping: one pure tone, on and off."""
    time = np.arange(length) / RATE
    period = random.uniform(0.2, 1.2)
    sounding = (time % period) < period * random.uniform(0.2, 0.8)
    sweep = random.choice([0.0, random.uniform(-300, 300)])
    tone = np.sin(2 * np.pi * (random.uniform(400, 3500) + sweep * np.sin(6 * time)) * time)
    return _normal((tone * sounding).astype(np.float32) + 0.02 * hiss(random, length))


def babble(speech: Sequence[Samples], random: Generator, length: int) -> Samples:
    """Several people at once, none of them to be understood."""
    sound = np.zeros(length, np.float32)
    for _ in range(random.integers(5, 9)):
        start = 0
        while start < length:
            voice = _normal(speech[int(random.integers(len(speech)))])[: length - start]
            sound[start : start + len(voice)] += random.uniform(0.4, 1) * voice
            start += len(voice) + int(random.integers(RATE // 4))
    return _normal(sound)


KINDS: tuple[Noise, ...] = (hiss, hum, water, boiling, clatter, music, beeps)
