"""Sound as little-endian signed 16-bit samples: its channels and its rate.

Samples are computed with as floating-point numbers: the resampler dithers whole numbers with a
seed of its own, and the same sound must always give the same samples.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_BYTES = 2


def resample(pcm: bytes, source: int, target: int) -> bytes:
    """The same mono sound at `target` samples per second instead of `source`, band-limited.

    A torn last sample is dropped.
    """
    pcm = pcm[: len(pcm) // SAMPLE_BYTES * SAMPLE_BYTES]
    if source == target or not pcm:
        return pcm
    return _as_pcm(_soxr().resample(_as_floats(pcm, 1), source, target))


def duration(size: int, rate: int) -> float:
    """How many seconds of mono sound so many bytes are."""
    return size // SAMPLE_BYTES / rate


class Converter:
    """Brings a stream of interleaved channels to one channel, their mean, at another rate.

    Pieces may be cut anywhere, even within a sample. Changing the rate holds some thirty
    milliseconds back; a stream that is right already passes as it is.
    """

    def __init__(self, source: int, channels: int, target: int) -> None:
        """`source` and `target` are samples per second."""
        self._channels = channels
        self._frame = channels * SAMPLE_BYTES
        self._torn = b""
        self._stream: Any = None
        if source != target:
            self._stream = _soxr().ResampleStream(source, target, 1, dtype="float32")

    def convert(self, pcm: bytes) -> bytes:
        """What can be told so far of the converted sound, after what was returned before."""
        return self._convert(pcm, last=False)

    def finish(self) -> bytes:
        """What was held back; the stream has ended, and a torn last sample is dropped."""
        return self._convert(b"", last=True)

    def _convert(self, pcm: bytes, *, last: bool) -> bytes:
        pcm = self._torn + pcm
        whole = len(pcm) // self._frame * self._frame
        pcm, self._torn = pcm[:whole], pcm[whole:]
        if self._channels == 1 and self._stream is None:
            return pcm
        samples = _as_floats(pcm, self._channels)
        if self._stream is not None:
            samples = self._stream.resample_chunk(samples, last=last)
        return _as_pcm(samples)


def _soxr() -> Any:
    return importlib.import_module("soxr")  # it publishes no types


def _as_floats(pcm: bytes, channels: int) -> NDArray[Any]:
    import numpy as np

    samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32)
    return samples if channels == 1 else samples.reshape(-1, channels).mean(axis=1)


def _as_pcm(samples: NDArray[Any]) -> bytes:
    import numpy as np

    return samples.round().clip(-32_768, 32_767).astype(np.dtype("<i2")).tobytes()
