"""What analysis, network and vocoder agree on: frames, bands and the scale of their numbers.

A frame is 5 ms of sound, centred in its hop. It holds the pitch, whether the voice sounds, and two
spectral envelopes: that of the voice's harmonics and that of its noise, each as natural logarithms
of amplitudes at the centres of mel-spaced bands, linear in between. An amplitude of 1 is that of
an excitation of unit variance; full scale is 1. The network works in steps of two frames, which
is twice as fast, and durations are counted in steps.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

RATE = 16_000  # hertz
HOP = 80  # samples a frame
STEP_FRAMES = 2
STEP = STEP_FRAMES * HOP  # samples a step
WINDOW = 240  # samples of the vocoder's Hann window: three hops, so that windows add up evenly
TRANSFORM = 480  # samples of its Fourier transform: twice the window, room for the filter's tail

HARMONIC_BANDS = 56
NOISE_BANDS = 24
# The columns of a frame: log of pitch over REFERENCE_PITCH, voicing 0 or 1, the two envelopes.
CHANNELS = 2 + HARMONIC_BANDS + NOISE_BANDS

REFERENCE_PITCH = 140.0  # hertz
LOWEST_PITCH, HIGHEST_PITCH = 60.0, 400.0  # hertz
FLOOR = -9.0  # log amplitude: -78 dB, inaudible


@cache
def band_centres(bands: int) -> NDArray[float32]:
    """Centres of `bands` bands in hertz, evenly spaced in mel from 0 to half the rate."""
    import numpy as np

    mel = np.linspace(0, 1127 * math.log1p(RATE / 2 / 700), bands)
    return (700 * np.expm1(mel / 1127)).astype(np.float32)


@cache
def interpolation(bands: int) -> NDArray[float32]:
    """The matrix [bands, bins] from values at the centres to the bins of the transform."""
    import numpy as np

    bins = np.arange(TRANSFORM // 2 + 1) * RATE / TRANSFORM
    rows = np.eye(bands)
    centres = band_centres(bands)
    return np.stack([np.interp(bins, centres, row) for row in rows]).astype(np.float32)
