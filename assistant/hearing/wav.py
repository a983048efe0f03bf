"""Reading a request from a WAV file that anyone may have written.

The recogniser hears 16 kHz, mono, 16-bit PCM. Other rates, more channels and other widths of PCM
are converted on the way in, block by block; compressed and absurd formats are refused, and so is
more than a minute. The sizes in a WAV header are claims: nothing is allocated on their word, and a
claim that the file does not keep is an error.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from assistant.hearing.errors import (
    WavEmpty,
    WavMissing,
    WavTooLong,
    WavTorn,
    WavUnreadable,
    WavWrongFormat,
)

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

RATE = 16_000
"""Samples per second of all sound that is heard."""

LONGEST_SECONDS = 60
"""How long one request may last."""

_SAMPLE_BYTES = 2
_SLOWEST_RATE, _FASTEST_RATE = 8_000, 192_000  # what microphones record at
_MOST_CHANNELS = 8
_MOST_OTHER_BYTES = 16 << 20  # titles, pictures and the like around the sound
_BLOCK = 1 << 16

_PCM, _FLOAT, _EXTENSIBLE = 0x0001, 0x0003, 0xFFFE
_SUBFORMAT = bytes.fromhex("000000001000800000aa00389b71")  # after the codec's number
_BITS = {_PCM: (8, 16, 24, 32), _FLOAT: (32, 64)}
_CODECS = {0x0002: "ADPCM", 0x0006: "A-law", 0x0007: "µ-law", 0x0011: "ADPCM", 0x0055: "MP3"}

# Reasons for WavTorn, in French and in English.
_NO_WAV = ("ce n’est pas un fichier WAV", "it is not a WAV file")
_CUT = ("il s’arrête avant la fin annoncée", "it ends before it says it does")
_NO_FORMAT = ("il ne dit pas comment le son est codé", "it does not say how the sound is coded")
_LITTER = ("il contient trop d’autres données", "it holds too much other data")


@dataclass(frozen=True)
class Pcm:
    """Sound as little-endian signed 16-bit samples, one channel."""

    samples: bytes
    rate: int

    @property
    def milliseconds(self) -> int:
        """How long it lasts, rounded down."""
        return len(self.samples) // _SAMPLE_BYTES * 1000 // self.rate


def read_wav(source: Path | BinaryIO) -> Pcm:
    """The sound of a WAV file, given by its path or already open for reading bytes.

    Raises WavMissing, WavUnreadable, WavTorn, WavWrongFormat, WavEmpty or WavTooLong, and nothing
    else. Blocks on the disk.
    """
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                return _read(_Reader(stream))
        return _read(_Reader(source))
    except (FileNotFoundError, NotADirectoryError):
        raise WavMissing(path=source) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte, a closed file
        path = source if isinstance(source, Path) else getattr(source, "name", "WAV")
        raise WavUnreadable(path=path) from error


class _Reader:
    """Reads a stream forward in small blocks, so that no claimed size is ever allocated."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._other = 0

    def take(self, size: int) -> bytes:
        """The next `size` bytes, or fewer if the stream ends before."""
        got = bytearray()
        while len(got) < size:
            block = self._stream.read(min(size - len(got), _BLOCK))
            if not block:
                break
            got += block
        return bytes(got)

    def skip(self, size: int) -> None:
        """Pass over `size` bytes that are no sound; WavTorn if they are not there or too many."""
        self._other += size
        missing = size
        while missing and self._other <= _MOST_OTHER_BYTES:
            block = self._stream.read(min(missing, _BLOCK))
            if not block:
                _torn(_CUT)
            missing -= len(block)
        if missing:
            # Perhaps a lie and perhaps a picture album; neither is worth reading through.
            _torn(_LITTER)


def _read(reader: _Reader) -> Pcm:
    riff = reader.take(12)
    if len(riff) < 12 or riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        _torn(_NO_WAV)
    form: _Form | None = None
    while True:
        head = reader.take(8)
        if len(head) < 8:
            _torn(_CUT)
        name, size = struct.unpack("<4sI", head)
        if name == b"data":
            if form is None:
                _torn(_NO_FORMAT)
            return _sound(reader, size, form)
        if name == b"fmt ":
            form = _format(reader.take(min(size, 40)))
            reader.skip(max(size - 40, 0))
        else:
            reader.skip(size)
        reader.take(size % 2)  # chunks begin at even places


@dataclass(frozen=True)
class _Form:
    """How the sound in a file is written."""

    codec: int
    channels: int
    rate: int
    bits: int

    @property
    def frame_bytes(self) -> int:
        """One sample of every channel."""
        return self.channels * self.bits // 8


def _format(body: bytes) -> _Form:
    """How the sound is written, if it can be read; `body` is the start of the chunk that says."""
    if len(body) < 16:
        _torn(_NO_FORMAT)
    codec, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if codec == _EXTENSIBLE and len(body) == 40:
        # The longer description that some programs write, of the same samples.
        named, rest = int.from_bytes(body[24:26], "little"), body[26:]
        codec = named if rest == _SUBFORMAT or named != _PCM else codec
    form = _Form(codec, channels, rate, bits)
    if (
        bits not in _BITS.get(codec, ())
        or not 1 <= channels <= _MOST_CHANNELS
        or not _SLOWEST_RATE <= rate <= _FASTEST_RATE
    ):
        raise WavWrongFormat(
            found_fr=_describe_french(codec, channels, rate, bits),
            found_en=_describe_english(codec, channels, rate, bits),
        )
    return form


def _sound(reader: _Reader, size: int, form: _Form) -> Pcm:
    longest = LONGEST_SECONDS * form.rate * form.frame_bytes
    converter = None if form == _Form(_PCM, 1, RATE, 16) else _Converter(form)
    block_bytes = _BLOCK - _BLOCK % form.frame_bytes
    samples = bytearray()
    left = size
    while left:
        block = reader.take(min(left, block_bytes))
        left -= len(block)
        if size - left > longest:
            raise WavTooLong(seconds=LONGEST_SECONDS)
        if len(block) % form.frame_bytes or (left and len(block) < block_bytes):
            _torn(_CUT)
        samples += converter.convert(block, last=not left) if converter else block
    if not samples:
        raise WavEmpty
    return Pcm(bytes(samples), RATE)


class _Converter:
    """Turns blocks of sound in some form into ours."""

    def __init__(self, form: _Form) -> None:
        import soxr

        self._form = form
        self._stream = soxr.ResampleStream(form.rate, RATE, 1, dtype="float32")

    def convert(self, block: bytes, *, last: bool) -> bytes:
        """What `block` adds to the sound; the `last` one brings what was held back."""
        import numpy as np

        mono = self._levels(block).reshape(-1, self._form.channels).mean(axis=1)
        if self._form.rate != RATE:
            mono = self._stream.resample_chunk(mono, last=last)
        scaled = np.clip(np.round(mono * 32768.0), -32768, 32767)
        return bytes(scaled.astype("<i2").tobytes())

    def _levels(self, block: bytes) -> NDArray[float32]:
        """The samples of all channels, from -1 to 1."""
        import numpy as np

        match self._form.codec, self._form.bits:
            case 0x0003, bits:
                levels = np.nan_to_num(np.frombuffer(block, f"<f{bits // 8}"))
                return np.asarray(np.clip(levels, -1.0, 1.0), np.float32)
            case _, 8:
                return (np.frombuffer(block, np.uint8).astype(np.float32) - 128.0) / 128.0
            case _, 24:
                wide = np.zeros((len(block) // 3, 4), np.uint8)
                wide[:, 1:] = np.frombuffer(block, np.uint8).reshape(-1, 3)
                return wide.view("<i4")[:, 0].astype(np.float32) / np.float32(2**31)
            case _, bits:
                whole = np.frombuffer(block, f"<i{bits // 8}").astype(np.float32)
                return whole / np.float32(2 ** (bits - 1))


def _describe_french(codec: int, channels: int, rate: int, bits: int) -> str:
    layout = {1: "mono", 2: "stéréo"}.get(channels, f"{channels}\u00a0canaux")
    coding = {
        _PCM: f"PCM {bits}\u00a0bits",
        _FLOAT: f"virgule flottante {bits}\u00a0bits",
    }.get(codec, _CODECS.get(codec, f"codage {codec}"))
    grouped = f"{rate:,}".replace(",", "\u00a0")
    return f"{grouped}\u00a0Hz, {layout}, {coding}"


def _describe_english(codec: int, channels: int, rate: int, bits: int) -> str:
    layout = {1: "mono", 2: "stereo"}.get(channels, f"{channels} channels")
    coding = {_PCM: f"{bits}-bit PCM", _FLOAT: f"{bits}-bit float"}.get(
        codec, _CODECS.get(codec, f"coding {codec}")
    )
    return f"{rate:,} Hz, {layout}, {coding}"


def _torn(reason: tuple[str, str]) -> NoReturn:
    raise WavTorn(reason_fr=reason[0], reason_en=reason[1])
