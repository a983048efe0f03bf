"""WAV files, sound and otherwise: ours is read, and everything else is one of our errors."""

from __future__ import annotations

import io
import struct
import tracemalloc
import wave
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


@pytest.mark.parametrize(
    ("body", "french", "english"),
    [
        (
            wav(bytes(8), rate=44_100, channels=2),
            "44\u00a0100\u00a0Hz, stéréo, PCM 16\u00a0bits",
            "44,100 Hz, stereo, 16-bit PCM",
        ),
        (wav(bytes(4), width=1), "mono, PCM 8\u00a0bits", "mono, 8-bit PCM"),
        (riff(chunk(b"fmt ", form(channels=6))), "6\u00a0canaux", "6 channels"),
        (riff(chunk(b"fmt ", form(3, bits=32))), "virgule flottante 32\u00a0bits", "32-bit float"),
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
