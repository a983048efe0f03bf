"""Clean speech made to sound as a cheap microphone across a room hears it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from scipy import fft

from assistant.starter.recognisers.features import RATE, Samples
from assistant.starter.recognisers.noises import KINDS, Generator, babble

_CLIP_SECONDS = 12
_SLOWEST, _FASTEST = 0.87, 1.15


@dataclass(frozen=True)
class Degraded:
    """Sound at 16 kHz on the scale of 16-bit integers.

    A moment t of the speech it was made of is at `offset` + `stretch` · t seconds.
    """

    samples: Samples
    offset: float
    stretch: float


class Kitchen:
    """Rooms and noises to put speech into, made once and drawn from."""

    def __init__(self, random: Generator, voices: list[Samples], clips: int, rooms: int) -> None:
        """`voices` are what people talking in the background say."""
        length = _CLIP_SECONDS * RATE
        self._random = random
        self.noises = [KINDS[index % len(KINDS)](random, length) for index in range(clips)]
        if voices:
            self.noises += [babble(voices, random, length) for _ in range(max(1, clips // 7))]
        self._rooms = [_room(random) for _ in range(rooms)]

    def noise(self, length: int) -> Samples:
        """Some noise of one kind, of mean power one or so; at most twelve seconds are new."""
        clip = self.noises[self._random.integers(len(self.noises))]
        start = int(self._random.integers(len(clip)))
        return np.resize(np.roll(clip, -start), length)

    def degrade(self, speech: Samples, rate: int) -> Degraded:
        """Put `speech`, at `rate` hertz, into a room, with noise, at some level."""
        random = self._random
        speed = random.uniform(_SLOWEST, _FASTEST) if random.random() < 0.5 else 1.0
        sound = soxr.resample(speech.astype(np.float32), rate * speed, RATE, quality="LQ")
        before = int(random.uniform(0.05, 0.5) * RATE)
        after = int(random.uniform(0.1, 0.6) * RATE)
        sound = np.pad(sound, (before, after))
        sound = self._coloured(sound)
        sound /= np.sqrt(np.mean(sound * sound)) + 1e-9
        kind = random.random()
        if kind < 0.8:
            decibels = random.uniform(3, 40)
            sound = sound + 10 ** (-decibels / 20) * self.noise(len(sound))
        if kind > 0.25:  # the rest keeps digital silence, which only computers hear
            sound = sound + 10 ** random.uniform(-4, -2) * random.standard_normal(len(sound))
        whole = np.asarray(sound, np.float32)
        return Degraded(self.levelled(whole), before / RATE, 1 / speed)

    def clean(self, speech: Samples, rate: int) -> Degraded:
        """`speech`, at `rate` hertz, as a program sends it to another: all but unchanged."""
        random = self._random
        sound = soxr.resample(speech.astype(np.float32), rate, RATE, quality="HQ")
        before, after = (int(seconds * RATE) for seconds in random.uniform(0.05, 0.6, 2))
        sound = np.pad(sound, (before, after))
        sound /= np.sqrt(np.mean(sound * sound)) + 1e-9
        if random.random() < 0.5:  # the rest keeps digital silence
            sound = sound + 10 ** random.uniform(-4, -2) * random.standard_normal(len(sound))
        return Degraded(self.levelled(np.asarray(sound, np.float32)), before / RATE, 1.0)

    def levelled(self, sound: Samples) -> Samples:
        """`sound`, of mean power one, at a random level, cut off and rounded as samples are."""
        level = 10 ** self._random.uniform(2.0, 3.8)
        return np.clip(np.round(sound * level), -32768, 32767).astype(np.float32)

    def _coloured(self, sound: Samples) -> Samples:
        """Through a room (half of the time) and an uneven microphone."""
        random = self._random
        size = fft.next_fast_len(len(sound) + RATE // 2, real=True)
        spectrum = fft.rfft(sound, size)
        if random.random() < 0.5:
            spectrum = spectrum * fft.rfft(self._rooms[random.integers(len(self._rooms))], size)
        points = np.interp(
            np.linspace(0, 1, len(spectrum)), np.linspace(0, 1, 7), random.normal(0, 4, 7)
        )
        spectrum = spectrum * (10 ** (points / 20)).astype(np.float32)
        if random.random() < 0.2:  # a telephone's or a small loudspeaker's band
            frequency = np.linspace(0, RATE / 2, len(spectrum))
            low, high = random.uniform(50, 300), random.uniform(3400, 7500)
            band = 1 / (1 + (low / np.maximum(frequency, 1)) ** 4) / (1 + (frequency / high) ** 8)
            spectrum = spectrum * band.astype(np.float32)
        coloured: Samples = fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)
        return coloured


def _room(random: Generator) -> Samples:
    """An impulse response: the sound itself, some early echoes, then a decaying tail."""
    reverberation = random.uniform(0.1, 0.7)  # seconds to fall by 60 dB
    time = np.arange(RATE // 2) / RATE
    tail = random.standard_normal(len(time)) * np.exp(-6.9 * time / reverberation)
    tail *= random.uniform(0.05, 0.6) / np.sqrt(np.sum(tail * tail))
    for echo in random.integers(RATE // 1000, RATE // 40, 6):
        tail[echo] += random.uniform(-0.3, 0.3)
    tail[0] = 1
    return tail.astype(np.float32)
