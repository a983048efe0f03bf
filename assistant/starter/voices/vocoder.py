"""The vocoder as part of the ONNX graph: from frames to sound.

Two sources are filtered and added: a train of pulses at the pitch, which holds exactly the
harmonics that fit below half the rate, and noise from a table, so that the same sentence always
sounds the same. Filtering is done on the spectrum of each windowed frame. Harmonics get the
minimum phase that goes with their envelope, as a voice has it; noise needs no phase.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assistant.starter.voices.graph import Graph
from assistant.starter.voices.sound import (
    FLOOR,
    HARMONIC_BANDS,
    HOP,
    NOISE_BANDS,
    RATE,
    REFERENCE_PITCH,
    TRANSFORM,
    WINDOW,
    interpolation,
)

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_BINS = TRANSFORM // 2 + 1
# Two tables of lengths without a common factor: their sum repeats after 20 minutes only.
_NOISE_LENGTHS = (4093, 5003)
_NOISE_SEED = 7
_GATE = math.exp(FLOOR + 0.5)  # amplitude below which noise is the silence of the lessons
_LOWEST, _HIGHEST = 50.0, 500.0  # hertz
_NEAR_PULSE = 1e-4
_KNEE = 0.5


def add_vocoder(
    graph: Graph, pitch: str, voicing: str, harmonic: str, noise: str, frames: str
) -> str:
    """Sound [1, 1, samples] from log pitch [frame], voicing logits [frame] and log amplitudes.

    `harmonic` and `noise` are [frame, band]; `frames` holds how many there are.
    """
    op, real = graph.op, graph.real
    count = op("Mul", frames, graph.whole([HOP]))
    hertz = op("Mul", op("Exp", pitch), real(REFERENCE_PITCH))
    hertz = op("Clip", hertz, real(_LOWEST), real(_HIGHEST))
    index = graph.count_to(count)
    voiced = op("Unsqueeze", op("Sigmoid", op("Mul", voicing, real(4.0))), graph.whole([1]))

    loud = op("Mul", _amplitudes(graph, harmonic, HARMONIC_BANDS), voiced)
    phase = op("MatMul", harmonic, graph.half(_minimum_phase(HARMONIC_BANDS)))
    cosine, sine = op("Mul", loud, op("Cos", phase)), op("Mul", loud, op("Sin", phase))
    hiss = op("Relu", op("Sub", _amplitudes(graph, noise, NOISE_BANDS), real(_GATE)))

    forward, backward = _transforms(graph)
    pulse_re, pulse_im = _spectrum(graph, _pulses(graph, hertz, index, frames), forward)
    noise_re, noise_im = _spectrum(graph, _noise(graph, index), forward)
    re = op("Sub", op("Mul", pulse_re, cosine), op("Mul", pulse_im, sine))
    im = op("Add", op("Mul", pulse_re, sine), op("Mul", pulse_im, cosine))
    re = op("Add", re, op("Mul", noise_re, hiss))
    im = op("Add", im, op("Mul", noise_im, hiss))
    both = op("Transpose", op("Concat", re, im, axis=1), perm=[1, 0])
    sound = op("ConvTranspose", op("Unsqueeze", both, graph.whole([0])), backward, strides=[HOP])
    # A frame's window begins one hop before the frame does.
    start = graph.whole([(WINDOW - HOP) // 2])
    sound = graph.sliced(sound, start, op("Add", count, start), axis=2)
    return _bounded(graph, sound)


def _bounded(graph: Graph, sound: str) -> str:
    """`sound` as it is up to _KNEE, and pressed below 1 beyond.

    Piper brings the highest peak of a sentence to full scale, so rare high peaks would make a
    sentence quieter than others.
    """
    op, real = graph.op, graph.real
    size = op("Abs", sound)
    excess = op("Relu", op("Sub", size, real(_KNEE)))
    pressed = op("Mul", op("Tanh", op("Div", excess, real(1 - _KNEE))), real(1 - _KNEE))
    return op("Mul", op("Sign", sound), op("Add", op("Min", size, real(_KNEE)), pressed))


def _amplitudes(graph: Graph, logs: str, bands: int) -> str:
    spread = graph.op("MatMul", logs, graph.real(interpolation(bands)))
    return graph.op("Exp", graph.op("Clip", spread, graph.real(-12.0), graph.real(3.0)))


def _minimum_phase(bands: int) -> NDArray[float32]:
    """The matrix [bands, bins] from log amplitudes to the phase of the minimum-phase filter.

    The Hilbert transform of the log amplitude, by folding the cepstrum (Oppenheim and Schafer).
    """
    import numpy as np

    cepstrum = np.fft.irfft(interpolation(bands).astype(np.float64), TRANSFORM)
    cepstrum[:, 1 : TRANSFORM // 2] *= 2
    cepstrum[:, TRANSFORM // 2 + 1 :] = 0
    phase: NDArray[float32] = np.fft.rfft(cepstrum).imag.astype(np.float32)
    return phase


def _pulses(graph: Graph, hertz: str, index: str, frames: str) -> str:
    """All harmonics below half the rate in cosine phase, of unit variance [samples]."""
    op, real, whole = graph.op, graph.real, graph.whole
    # The pitch, linear between the middles of frames.
    place = op("Add", index, whole(HOP // 2))
    after = op("Min", op("Div", place, whole(HOP)), op("Sub", frames, whole([1])))
    before = op("Max", op("Sub", op("Div", place, whole(HOP)), whole(1)), whole(0))
    weight = op("Div", graph.to_float(op("Mod", place, whole(HOP))), real(float(HOP)))
    low, high = op("Gather", hertz, before), op("Gather", hertz, after)
    pitch = op("Add", low, op("Mul", op("Sub", high, low), weight))
    turns = op("CumSum", graph.to_double(op("Div", pitch, real(float(RATE)))), whole(0))
    part = graph.to_float(op("Sub", turns, op("Floor", turns)))
    angle = op("Mul", part, real(2 * math.pi))
    # The sum of cosines in closed form; at a pulse itself, its limit.
    harmonics = op("Floor", op("Div", real(RATE / 2), pitch))
    below = op("Sin", op("Mul", angle, real(0.5)))
    near = op("Less", op("Abs", below), real(_NEAR_PULSE))
    above = op("Sin", op("Mul", op("Add", harmonics, real(0.5)), angle))
    divisor = op("Mul", op("Where", near, real(1.0), below), real(2.0))
    total = op("Where", near, harmonics, op("Sub", op("Div", above, divisor), real(0.5)))
    scale = op("Mul", op("Sqrt", op("Div", pitch, real(float(RATE)))), real(2.0))
    return op("Mul", total, scale)


def _noise(graph: Graph, index: str) -> str:
    """Noise of unit variance [samples]."""
    import numpy as np

    random = np.random.default_rng(_NOISE_SEED)
    spread = math.sqrt(1.5)  # of a uniform variable of variance one half
    parts = [
        graph.op(
            "Gather",
            graph.half(random.uniform(-spread, spread, length)),
            graph.op("Mod", index, graph.whole(length)),
        )
        for length in _NOISE_LENGTHS
    ]
    return graph.op("Add", *parts)


def _spectrum(graph: Graph, samples: str, forward: str) -> list[str]:
    """Real and imaginary parts [frame, bin] of each windowed frame."""
    edge = (WINDOW - HOP) // 2
    row = graph.op("Unsqueeze", samples, graph.whole([0, 1]))
    both = graph.op("Conv", row, forward, strides=[HOP], pads=[edge, edge])
    both = graph.op("Transpose", graph.op("Squeeze", both, graph.whole([0])), perm=[1, 0])
    return graph.split(both, [_BINS, _BINS], axis=1)


def _transforms(graph: Graph) -> tuple[str, str]:
    """Kernels of the Fourier transform and its inverse, computed by the graph when it is loaded.

    The forward one windows; windows add up to 1.5, which the inverse makes good.
    """
    op, real, whole = graph.op, graph.real, graph.whole

    def angles(length: int) -> str:
        bins = op("Unsqueeze", graph.count_to(whole([_BINS])), whole([1]))
        turns = op("Mod", op("Mul", bins, graph.count_to(whole([length]))), whole(TRANSFORM))
        return op("Mul", graph.to_float(turns), real(2 * math.pi / TRANSFORM))

    at = graph.to_float(graph.count_to(whole([WINDOW])))
    circle = op("Mul", op("Add", at, real(0.5)), real(2 * math.pi / WINDOW))
    window = op("Sub", real(0.5), op("Mul", op("Cos", circle), real(0.5)))
    angle = angles(WINDOW)
    forward = op(
        "Concat",
        op("Mul", op("Cos", angle), window),
        op("Mul", op("Neg", op("Sin", angle)), window),
        axis=0,
    )
    weights = [[(1 if bin in (0, _BINS - 1) else 2) / TRANSFORM / 1.5] for bin in range(_BINS)]
    angle = angles(TRANSFORM)
    backward = op(
        "Concat",
        op("Mul", op("Cos", angle), real(weights)),
        op("Mul", op("Neg", op("Sin", angle)), real(weights)),
        axis=0,
    )
    return op("Unsqueeze", forward, whole([1])), op("Unsqueeze", backward, whole([1]))
