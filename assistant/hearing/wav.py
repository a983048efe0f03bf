"""Reading a request from a WAV file that anyone may have written.

Only what the recogniser hears is accepted: 16 kHz, mono, 16-bit PCM, at most a minute. The sizes
in a WAV header are claims: nothing is allocated on their word, and a claim that the file does not
keep is an error.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from assistant.hearing.errors import (
    WavEmpty,
    WavMissing,
    WavTooLong,
    WavTorn,
    WavUnreadable,
    WavWrongFormat,
)

RATE = 16_000
"""Samples per second of all sound that is heard."""

LONGEST_SECONDS = 60
"""How long one request may last."""

_SAMPLE_BYTES = 2
_LONGEST_BYTES = LONGEST_SECONDS * RATE * _SAMPLE_BYTES
_MOST_OTHER_BYTES = 16 << 20  # titles, pictures and the like around the sound
_BLOCK = 1 << 16

_PCM, _EXTENSIBLE = 0x0001, 0xFFFE
_PCM_SUBFORMAT = bytes.fromhex("0100000000001000800000aa00389b71")
_CODECS = {0x0002: "ADPCM", 0x0006: "A-law", 0x0007: "µ-law", 0x0011: "ADPCM", 0x0055: "MP3"}
_FLOAT = 0x0003

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
    known_format = False
    while True:
        head = reader.take(8)
        if len(head) < 8:
            _torn(_CUT)
        name, size = struct.unpack("<4sI", head)
        if name == b"data":
            if not known_format:
                _torn(_NO_FORMAT)
            return _sound(reader, size)
        if name == b"fmt ":
            _check_format(reader.take(min(size, 40)))
            known_format = True
            reader.skip(max(size - 40, 0))
        else:
            reader.skip(size)
        reader.take(size % 2)  # chunks begin at even places


def _sound(reader: _Reader, size: int) -> Pcm:
    samples = reader.take(min(size, _LONGEST_BYTES + 1))
    if len(samples) > _LONGEST_BYTES:
        raise WavTooLong(seconds=LONGEST_SECONDS)
    if len(samples) < size or size % _SAMPLE_BYTES:
        _torn(_CUT)
    if not samples:
        raise WavEmpty
    return Pcm(samples, RATE)


def _check_format(body: bytes) -> None:
    """Refuse every coding but ours; `body` is the start of the chunk that describes it."""
    if len(body) < 16:
        _torn(_NO_FORMAT)
    codec, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if codec == _EXTENSIBLE and len(body) == 40:
        # The longer description that some programs write, of the same samples.
        codec = _PCM if body[24:] == _PCM_SUBFORMAT else int.from_bytes(body[24:26], "little")
    if (codec, channels, rate, bits) != (_PCM, 1, RATE, 8 * _SAMPLE_BYTES):
        raise WavWrongFormat(
            found_fr=_describe_french(codec, channels, rate, bits),
            found_en=_describe_english(codec, channels, rate, bits),
        )


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
