"""Sound to features: 40 cepstra every 10 ms, exactly as Vosk will compute them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Features = NDArray[np.float32]

RATE = 16_000
COEFFICIENTS = 40
SUBSAMPLING = 3
"""Input frames to one output frame; Vosk takes it for granted that an output frame is 30 ms."""
_LOW, _HIGH = 20, -400  # hertz; the second is counted down from half the rate
_CENTRE = 0.0125  # seconds from the start of a 25 ms window to its middle

CONFIGURATION = (
    f"--use-energy=false\n--num-mel-bins={COEFFICIENTS}\n--num-ceps={COEFFICIENTS}\n"
    f"--low-freq={_LOW}\n--high-freq={_HIGH}\n--dither=0\n"
)
"""The same settings for Vosk: conf/mfcc.conf."""


def features(samples: Samples) -> Features:
    """Cepstra of `samples` (on the scale of 16-bit integers, at 16 kHz), one row per frame."""
    import kaldi_native_fbank as knf

    options = knf.MfccOptions()
    options.frame_opts.dither = 0
    options.frame_opts.samp_freq = RATE
    options.frame_opts.snip_edges = True
    options.use_energy = False
    options.num_ceps = COEFFICIENTS
    options.mel_opts.num_bins = COEFFICIENTS
    options.mel_opts.low_freq = _LOW
    options.mel_opts.high_freq = _HIGH
    cepstra = knf.OnlineMfcc(options)
    cepstra.accept_waveform(RATE, samples.tolist())
    cepstra.input_finished()
    rows = [cepstra.get_frame(index) for index in range(cepstra.num_frames_ready)]
    return np.array(rows, np.float32).reshape(len(rows), COEFFICIENTS)


def output_frame(seconds: float) -> int:
    """The first output frame whose window has its middle at `seconds` or later."""
    return max(0, int(np.ceil((seconds - _CENTRE) * RATE / (SUBSAMPLING * RATE / 100))))
