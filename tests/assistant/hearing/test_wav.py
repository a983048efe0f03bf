"""WAV files, sound and otherwise: ours is read, and everything else is one of our errors."""

from __future__ import annotations

import io
import math
import struct
import tracemalloc
import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.hearing.errors import (
    WavEmpty,
    WavMissing,
    WavTooLong,
    WavTorn,
    WavUnreadable,
    WavWrongFormat,
)
from assistant.hearing.wav import LONGEST_SECONDS, RATE, Pcm, read_wav
from audit.errors import CandideError
from audit.language import Language

SECOND = bytes(range(256)) * (RATE * 2 // 256)
PCM_GUID = bytes.fromhex("0100000000001000800000aa00389b71")


def wav(sound: bytes, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(sound)
    return stream.getvalue()


def chunk(name: bytes, body: bytes, size: int | None = None) -> bytes:
    """One RIFF chunk, which may lie about its size."""
    claimed = len(body) if size is None else size
    return name + struct.pack("<I", claimed) + body + bytes(len(body) % 2)


def form(codec: int = 1, channels: int = 1, rate: int = RATE, bits: int = 16) -> bytes:
    frame = channels * bits // 8
    return struct.pack("<HHIIHH", codec, channels, rate, rate * frame % 2**32, frame % 2**16, bits)


def riff(*chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + sum(map(len, chunks))) + b"WAVE" + b"".join(chunks)


def outcome(body: bytes) -> Pcm | CandideError:
    try:
        return read_wav(io.BytesIO(body))
    except CandideError as error:
        return error


def test_a_second_of_sound_is_read_from_a_path_or_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "request.wav"
    path.write_bytes(wav(SECOND))
    for pcm in (read_wav(path), read_wav(io.BytesIO(wav(SECOND)))):
        assert pcm == Pcm(SECOND, RATE)
        assert pcm.milliseconds == 1000


def test_other_chunks_the_long_format_and_odd_sizes_are_understood() -> None:
    extensible = form(codec=0xFFFE) + struct.pack("<HHI", 22, 16, 4) + PCM_GUID
    assert len(extensible) == 40
    body = riff(
        chunk(b"LIST", b"odd"),
        chunk(b"fmt ", extensible),
        chunk(b"junk", b""),
        chunk(b"data", SECOND),
    )
    assert read_wav(io.BytesIO(body)).samples == SECOND


def test_a_minute_is_accepted_and_a_sample_more_is_not() -> None:
    minute = bytes(RATE * 2 * LONGEST_SECONDS)
    assert read_wav(io.BytesIO(wav(minute))).milliseconds == LONGEST_SECONDS * 1000
    with pytest.raises(WavTooLong, match="60 seconds"):
        read_wav(io.BytesIO(wav(minute + b"\0\0")))


def tone(rate: int, seconds: float = 1.0, hertz: int = 440) -> list[float]:
    """A sine at half the loudest."""
    turn = 2 * math.pi * hertz / rate
    return [0.5 * math.sin(turn * index) for index in range(round(rate * seconds))]


def written(levels: list[float], channels: int, codec: int, bits: int) -> bytes:
    """Levels as samples of some kind, the same on every channel."""
    samples: list[bytes] = []
    for level in levels:
        if codec == 3:
            sample = struct.pack("<f" if bits == 32 else "<d", level)
        elif bits == 8:
            sample = bytes([round(level * 127) + 128])
        else:
            whole = round(level * (2 ** (bits - 1) - 1))
            sample = whole.to_bytes(bits // 8, "little", signed=True)
        samples += [sample] * channels
    return b"".join(samples)


@pytest.mark.parametrize(
    ("codec", "channels", "rate", "bits"),
    [
        (1, 2, 44_100, 16),
        (1, 2, 48_000, 24),
        (1, 1, 22_050, 16),
        (1, 1, 8_000, 8),
        (1, 6, 96_000, 32),
        (3, 1, 16_000, 32),
        (3, 2, 44_100, 64),
        (1, 2, 16_000, 16),
    ],
)
def test_other_rates_channels_and_widths_are_converted(
    codec: int, channels: int, rate: int, bits: int
) -> None:
    sound = written(tone(rate), channels, codec, bits)
    body = riff(chunk(b"fmt ", form(codec, channels, rate, bits)), chunk(b"data", sound))
    pcm = read_wav(io.BytesIO(body))
    assert pcm.rate == RATE
    assert abs(pcm.milliseconds - 1000) <= 1
    ours = array("h", pcm.samples)[2000:14_000]
    wanted = [32768 * level for level in tone(RATE)][2000:14_000]
    error = math.sqrt(sum((a - b) ** 2 for a, b in zip(ours, wanted, strict=True)) / len(ours))
    assert error < 250  # of 11,600; eight bits alone cost 75


def test_what_is_no_number_is_silence_or_the_loudest() -> None:
    sound = struct.pack("<5f", math.nan, math.inf, -math.inf, 3e38, 0.0) * 100
    body = riff(chunk(b"fmt ", form(3, 1, RATE, 32)), chunk(b"data", sound))
    assert array("h", read_wav(io.BytesIO(body)).samples)[:5] == array(
        "h", [0, 32767, -32768, 32767, 0]
    )


@pytest.mark.parametrize("rate", [8_000, 44_100])
def test_a_minute_is_the_longest_at_any_rate(rate: int) -> None:
    minute = bytes(4 * rate * LONGEST_SECONDS)
    stereo = wav(minute, rate=rate, channels=2)
    assert abs(read_wav(io.BytesIO(stereo)).milliseconds - LONGEST_SECONDS * 1000) <= 1
    with pytest.raises(WavTooLong, match="60 seconds"):
        read_wav(io.BytesIO(wav(minute + bytes(4), rate=rate, channels=2)))


def test_hours_of_stereo_are_refused_within_a_minute_of_reading() -> None:
    class Endless(io.RawIOBase):
        """A recording that goes on for as long as its header says."""

        def __init__(self) -> None:
            self.head = riff(chunk(b"fmt ", form(1, 2, 192_000, 32))) + b"data\xff\xff\xff\xff"
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            start, self.given = self.given, self.given + size
            return self.head[start : start + size].ljust(size, b"\0")

    stream = Endless()
    tracemalloc.start()
    try:
        with pytest.raises(WavTooLong):
            read_wav(stream)  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
    assert stream.given < 100 << 20


@pytest.mark.parametrize(
    ("body", "french", "english"),
    [
        (riff(chunk(b"fmt ", form(rate=0))), "0\u00a0Hz, mono", "0 Hz, mono"),
        (riff(chunk(b"fmt ", form(rate=4_000_000))), "4\u00a0000\u00a0000\u00a0Hz", "4,000,000 Hz"),
        (riff(chunk(b"fmt ", form(channels=100))), "100\u00a0canaux", "100 channels"),
        (riff(chunk(b"fmt ", form(channels=0))), "0\u00a0canaux", "0 channels"),
        (riff(chunk(b"fmt ", form(bits=12))), "PCM 12\u00a0bits", "12-bit PCM"),
        (riff(chunk(b"fmt ", form(3, bits=16))), "virgule flottante 16\u00a0bits", "16-bit float"),
        (riff(chunk(b"fmt ", form(7, bits=8))), "µ-law", "µ-law"),
        (riff(chunk(b"fmt ", form(0x1234))), "codage 4660", "coding 4660"),
    ],
)
def test_another_format_is_named_and_how_to_convert_it(
    body: bytes, french: str, english: str
) -> None:
    with pytest.raises(WavWrongFormat) as caught:
        read_wav(io.BytesIO(body))
    assert french in caught.value.sentence(Language.FRENCH)
    assert english in caught.value.sentence(Language.ENGLISH)
    for language in Language:
        assert "ffmpeg -i source.wav -ar 16000 -ac 1" in caught.value.sentence(language)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"RIFF",
        b"ID3" + bytes(100),
        wav(SECOND)[:12],
        wav(SECOND)[:30],
        wav(SECOND)[:-1],
        wav(SECOND)[:1000],
        riff(),
        riff(chunk(b"data", SECOND)),  # sound before its format
        riff(chunk(b"fmt ", b"short")),
        riff(chunk(b"fmt ", form()), chunk(b"data", b"odd")),
        riff(chunk(b"LIST", b"tags", size=0xFFFFFFFF), chunk(b"fmt ", form())),
    ],
)
def test_a_torn_file_is_no_request(body: bytes) -> None:
    with pytest.raises(WavTorn):
        read_wav(io.BytesIO(body))


@pytest.mark.parametrize("name", [b"data", b"LIST", b"fmt "])
def test_a_claim_of_four_gigabytes_is_not_believed(name: bytes) -> None:
    body = riff(chunk(b"fmt ", form()), chunk(name, form(), size=0xFFFFFFF0))
    tracemalloc.start()
    try:
        with pytest.raises(WavTorn):
            read_wav(io.BytesIO(body))
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_a_file_full_of_other_things_is_not_read_to_its_end() -> None:
    litter = chunk(b"LIST", bytes(9 << 20))
    stream = io.BytesIO(riff(litter, litter, litter))
    with pytest.raises(WavTorn, match="too much other data"):
        read_wav(stream)
    assert stream.tell() < len(litter) * 2


def test_no_samples_no_file_and_no_access_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(WavEmpty):
        read_wav(io.BytesIO(wav(b"")))
    for path in (tmp_path / "none.wav", Path(__file__) / "none.wav"):
        with pytest.raises(WavMissing, match=r"none\.wav"):
            read_wav(path)
    for path in (tmp_path, Path("a\0b.wav")):
        with pytest.raises(WavUnreadable):
            read_wav(path)


@settings(database=None, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_sound_or_one_of_our_errors(body: bytes) -> None:
    for candidate in (body, b"RIFF\0\0\0\0WAVE" + body, riff(chunk(b"fmt ", form())) + body):
        result = outcome(candidate)
        if isinstance(result, CandideError):
            assert not any("{" in result.sentence(language) for language in Language)
        else:
            assert result.samples


@settings(database=None, deadline=None)
@given(
    sizes=st.tuples(*[st.integers(0, 2**32 - 1)] * 3),
    numbers=st.tuples(*[st.integers(0, 2**16 - 1)] * 3),
    rate=st.integers(0, 2**32 - 1),
    end=st.integers(0, 100),
)
def test_any_header_is_sound_or_one_of_our_errors(
    sizes: tuple[int, ...], numbers: tuple[int, ...], rate: int, end: int
) -> None:
    codec, channels, bits = numbers
    body = b"RIFF" + struct.pack("<I", sizes[0]) + b"WAVE"
    body += chunk(b"fmt ", form(codec, channels, rate, bits), sizes[1] if end % 2 else None)
    body += chunk(b"data", bytes(40), sizes[2])
    result = outcome(body[:end])
    if isinstance(result, CandideError):
        assert result.code.startswith("wav-")
