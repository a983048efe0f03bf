"""Speech into frames: pitch, voicing, and the envelopes of harmonics and noise.

For clean synthetic speech: pitch is the lag of the best normalised autocorrelation, harmonic and
noise power are told apart by how well the sound agrees with itself one period later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.starter.voices.sound import (
    CHANNELS,
    FLOOR,
    HARMONIC_BANDS,
    HIGHEST_PITCH,
    HOP,
    LOWEST_PITCH,
    NOISE_BANDS,
    RATE,
    REFERENCE_PITCH,
    band_centres,
)

if TYPE_CHECKING:
    from numpy import bool_, float32
    from numpy.typing import NDArray

    Floats = NDArray[Any]  # of 32 bits where it matters for speed

_CORRELATED = 400  # samples compared with those one lag away: 1.5 periods of the lowest voice
_SPECTRUM = 1024  # samples of the transforms here: three periods of the lowest voice fit
_SHORT = 160  # samples of the window for unvoiced frames: 10 ms keeps a burst in its place
_SMOOTH = 13  # samples smoothed over to find the pitch: about 2 kHz are left
_QUIET = 1e-3  # root mean square of a frame below which no voice is looked for
_PERIODIC = 0.7  # normalised autocorrelation from which a frame counts as voiced
_AS_GOOD = 0.92  # of the best likeness: the shortest such lag is the period
_TINY = 1e-12


def analyse(samples: Floats) -> NDArray[float32]:
    """The frames [time, CHANNELS] of `samples`, which are at RATE and within -1 and 1."""
    import numpy as np

    count = max(1, len(samples) // HOP)
    samples = samples.astype(np.float32)
    pitch, voiced = pitch_track(samples, count)
    harmonic, noise = _envelopes(samples, pitch, voiced)
    frames = np.empty((count, CHANNELS), np.float32)
    frames[:, 0] = np.log(pitch / REFERENCE_PITCH)
    frames[:, 1] = voiced
    frames[:, 2 : 2 + HARMONIC_BANDS] = harmonic
    frames[:, 2 + HARMONIC_BANDS :] = noise
    return frames


def pitch_track(samples: Floats, count: int) -> tuple[Floats, NDArray[float32]]:
    """Pitch in hertz and voicing (0 or 1) of `count` frames; pitch is interpolated over gaps."""
    import numpy as np
    from scipy.ndimage import median_filter

    low, high = int(RATE / HIGHEST_PITCH), int(RATE / LOWEST_PITCH) + 2
    likeness, loud = _likeness(samples, count, high)
    pitch, best = _best_lag(likeness, low, high)
    voiced = loud & (best > _PERIODIC)
    if voiced.any():
        # Once more, near the voice's usual pitch: half and double of it match as well.
        usual = float(np.median(pitch[voiced]))
        low = max(low, int(RATE / (usual * 1.9)))
        high = min(high, int(RATE / (usual * 0.55)) + 2)
        pitch, best = _best_lag(likeness, low, high)
        voiced = loud & (best > _PERIODIC)
    voiced = median_filter(voiced.astype(np.uint8), 3).astype(bool)
    if not voiced.any():
        return np.full(count, REFERENCE_PITCH), voiced.astype(np.float32)
    where = np.flatnonzero(voiced)
    pitch = np.exp(np.interp(np.arange(count), where, np.log(pitch[where])))
    return median_filter(pitch, 5, mode="nearest"), voiced.astype(np.float32)


def _likeness(samples: Floats, count: int, longest: int) -> tuple[Floats, NDArray[bool_]]:
    """Normalised autocorrelation [time, lag] for lags up to `longest`, and which frames sound."""
    import numpy as np

    length = _CORRELATED + longest
    # Without high frequencies a lag that is half a sample off still matches.
    smooth = np.hanning(_SMOOTH + 2)[1:-1].astype(np.float32)
    segments = _segments(np.convolve(samples, smooth / smooth.sum(), "same"), count, length)
    head = segments[:, :_CORRELATED]
    size = _SPECTRUM  # holds both: nothing wraps around
    product = np.conj(np.fft.rfft(head, size)) * np.fft.rfft(segments, size)
    shared = np.fft.irfft(product, size)[:, : longest + 1]
    power = np.concatenate([np.zeros((count, 1)), np.cumsum(segments**2, axis=1)], axis=1)
    there = power[:, _CORRELATED : _CORRELATED + longest + 1] - power[:, : longest + 1]
    here = power[:, _CORRELATED : _CORRELATED + 1]
    likeness = shared / np.sqrt(here * there + _TINY)
    middle = _segments(samples, count, 2 * HOP)
    return likeness, np.sqrt((middle**2).mean(axis=1)) > _QUIET


def _best_lag(likeness: Floats, low: int, high: int) -> tuple[Floats, Floats]:
    """Pitch in hertz and likeness at the shortest lag that matches nearly as well as the best."""
    import numpy as np

    inner = likeness[:, low : high + 1]
    peak = (inner[:, 1:-1] >= inner[:, :-2]) & (inner[:, 1:-1] > inner[:, 2:])
    score = np.where(peak, inner[:, 1:-1], -1)
    first = np.argmax(score >= score.max(axis=1, keepdims=True) * _AS_GOOD, axis=1)
    lag = first + low + 1
    row = np.arange(len(likeness))
    left, top, right = (likeness[row, lag + step] for step in (-1, 0, 1))
    bend = left - 2 * top + right
    shift = np.where(np.abs(bend) > _TINY, 0.5 * (left - right) / np.where(bend == 0, 1, bend), 0)
    return RATE / (lag + np.clip(shift, -0.5, 0.5)), score[row, first]


def _envelopes(
    samples: Floats, pitch: Floats, voiced: NDArray[float32]
) -> tuple[NDArray[float32], NDArray[float32]]:
    """Log amplitudes of harmonics [time, HARMONIC_BANDS] and of noise [time, NOISE_BANDS]."""
    import numpy as np

    count = len(pitch)
    segments = _segments(samples, count, _SPECTRUM)
    short = np.hanning(_SHORT + 1)[:-1]
    edge = (_SPECTRUM - _SHORT) // 2
    spectrum = np.fft.rfft(segments[:, edge : edge + _SHORT] * short, _SPECTRUM // 2)
    noise = _band_means(np.abs(spectrum) ** 2 / (short**2).sum())
    harmonic = np.full((count, HARMONIC_BANDS), FLOOR)
    where = np.flatnonzero(voiced)
    if len(where):
        share = _noise_share(segments[where], pitch[where])
        total = _harmonic_power(segments[where], pitch[where])
        noise[where] = share * _at_noise_bands(total)
        kept = 1 - _at_harmonic_bands(share)
        harmonic[where] = 0.5 * np.log(total * np.maximum(kept, 1e-3) + _TINY)
    quiet = 0.5 * np.log(noise + _TINY)
    return (
        np.maximum(harmonic, FLOOR).astype(np.float32),
        np.maximum(quiet, FLOOR).astype(np.float32),
    )


def _harmonic_power(segments: Floats, pitch: Floats) -> Floats:
    """Power at the centres of HARMONIC_BANDS: that of each harmonic, geometric in between."""
    import numpy as np

    window = _hann(3 * RATE / pitch)
    power = np.abs(np.fft.rfft(segments * window)) ** 2
    power /= (window**2).sum(axis=1, keepdims=True)
    total = np.concatenate([np.zeros((len(pitch), 1)), np.cumsum(power, axis=1)], axis=1)
    # All of the power within half a pitch of a harmonic is its own, wherever exactly it lies.
    count = int(RATE / 2 / pitch.min())
    edges = (np.arange(count + 1) + 0.5) * pitch[:, None] * _SPECTRUM / RATE + 0.5
    sums = _interpolated(total, edges)
    width = np.maximum(np.diff(np.minimum(edges, total.shape[1] - 1), axis=1), 1e-3)
    logs = np.log(np.diff(sums, axis=1) / width + _TINY)
    last = np.floor(RATE / 2 / pitch - 0.5)[:, None]
    number = np.clip(band_centres(HARMONIC_BANDS) / pitch[:, None], 1, np.maximum(last, 1))
    return np.exp(_interpolated(logs, number - 1))


def _noise_share(segments: Floats, pitch: Floats) -> Floats:
    """How much of the power of each noise band is not the same one period later: 0 to 1."""
    import numpy as np

    period = RATE / pitch
    window = _hann(2 * period)
    size = segments.shape[1]
    shift = np.round(period / 2).astype(int)
    rows = np.arange(len(pitch))[:, None]
    at = np.arange(size)
    room = np.pad(segments, ((0, 0), (size // 2, size // 2)))
    before = np.fft.rfft(room[rows, at + size // 2 - shift[:, None]] * window)
    after = np.fft.rfft(room[rows, at + size // 2 + shift[:, None]] * window)
    # The magnitude of the band's cross-spectrum forgives a small error of the period.
    same = _band_means(before * np.conj(after))
    power = _band_means(np.abs(before) ** 2 + np.abs(after) ** 2) / 2
    share: Floats = np.clip(1 - np.abs(same) / (power.real + _TINY), 0, 1)
    return share


def _band_means(spectrum: Floats) -> Floats:
    """Means of [time, bins] over NOISE_BANDS overlapping triangles."""
    import numpy as np

    bins = np.arange(spectrum.shape[1]) * RATE / 2 / (spectrum.shape[1] - 1)
    centres = band_centres(NOISE_BANDS)
    weights = np.stack([np.interp(bins, centres, row) for row in np.eye(NOISE_BANDS)], axis=1)
    means: Floats = spectrum @ (weights / weights.sum(axis=0)).astype(np.float32)
    return means


def _at_noise_bands(values: Floats) -> Floats:
    """Values at the centres of the harmonic bands, taken at those of the noise bands."""
    return _between(values, HARMONIC_BANDS, NOISE_BANDS)


def _at_harmonic_bands(values: Floats) -> Floats:
    """The other way."""
    return _between(values, NOISE_BANDS, HARMONIC_BANDS)


def _between(values: Floats, given: int, wanted: int) -> Floats:
    import numpy as np

    # Both sets of centres are even in mel.
    at = np.broadcast_to(np.linspace(0, given - 1, wanted), (len(values), wanted))
    return _interpolated(values, at)


def _interpolated(values: Floats, at: Floats) -> Floats:
    """`values` [time, n] at fractional positions `at` [time, m], linear, held at the ends."""
    import numpy as np

    at = np.clip(at, 0, values.shape[1] - 1)
    below = np.minimum(at.astype(int), max(values.shape[1] - 2, 0))
    above = np.minimum(below + 1, values.shape[1] - 1)
    weight = at - below
    rows = np.arange(len(values))[:, None]
    result: Floats = values[rows, below] * (1 - weight) + values[rows, above] * weight
    return result


def _hann(width: Floats) -> Floats:
    """One Hann window of `width` samples a row, in the middle of _SPECTRUM samples."""
    import numpy as np

    at = (np.arange(_SPECTRUM) - _SPECTRUM / 2 + 0.5).astype(np.float32) / width[:, None]
    return np.where(np.abs(at) < 0.5, 0.5 + 0.5 * np.cos(2 * np.pi * at), 0)


def _segments(samples: Floats, count: int, length: int) -> Floats:
    """`length` samples around the middle of each of `count` frames, [count, length]."""
    import numpy as np

    before = length // 2 - HOP // 2
    room = np.pad(samples, (before, length))
    return np.lib.stride_tricks.sliding_window_view(room, length)[: count * HOP : HOP]
