"""Samples: rates, channels, torn ends, and the same result however a stream is cut."""

from __future__ import annotations

from array import array
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.pcm import Converter, duration, resample
from tests.support.alsa import tone


def pitch(pcm: bytes, rate: int) -> float:
    """The strongest frequency."""
    samples = np.frombuffer(pcm, dtype="<i2").astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * rate / len(samples))


def loudness(pcm: bytes) -> float:
    return float(np.abs(np.frombuffer(pcm, dtype="<i2").astype(float)).mean())


@pytest.mark.parametrize(("source", "target"), [(22_050, 48_000), (48_000, 16_000), (8000, 16_000)])
def test_another_rate_keeps_the_seconds_and_the_pitch(source: int, target: int) -> None:
    changed = resample(tone(440, 0.5, source), source, target)
    assert duration(len(changed), target) == pytest.approx(0.5, abs=0.001)
    assert pitch(changed, target) == pytest.approx(440, abs=2)


def test_the_same_sound_always_gives_the_same_samples() -> None:
    sound = tone(300, 0.2, 22_050)
    assert resample(sound, 22_050, 48_000) == resample(sound, 22_050, 48_000)


def test_what_the_new_rate_cannot_carry_is_left_out_instead_of_sounding_wrong() -> None:
    sound = tone(11_000, 0.5, 48_000)
    assert loudness(resample(sound, 48_000, 16_000)) < loudness(sound) / 100


def test_the_same_rate_changes_nothing_but_a_torn_end() -> None:
    assert resample(b"\1\2\3\4\5", 16_000, 16_000) == b"\1\2\3\4"
    assert resample(b"", 8000, 16_000) == resample(b"\1", 8000, 16_000) == b""


def test_a_loud_sound_is_clipped_and_does_not_wrap_around() -> None:
    square = array("h", ([32_767] * 20 + [-32_768] * 20) * 50).tobytes()
    changed = np.frombuffer(resample(square, 16_000, 48_000), dtype="<i2").astype(int)
    middles = changed[30:-30:120], changed[90:-30:120]
    assert {bool((middle > 0).all() or (middle < 0).all()) for middle in middles} == {True}


def test_channels_are_averaged() -> None:
    stereo = array("h", [100, 300, -32_768, -32_768, 5, -5, 7]).tobytes()
    converter = Converter(16_000, 2, 16_000)
    assert array("h", converter.convert(stereo)).tolist() == [200, -32_768, 0]
    assert converter.convert(array("h", [9]).tobytes()) == array("h", [8]).tobytes()


@given(
    st.binary(max_size=4000),
    st.lists(st.integers(0, 4000), max_size=8),
    st.sampled_from([1, 2, 3, 6]),
    st.sampled_from([16_000, 44_100, 48_000]),
)
def test_a_stream_may_be_cut_anywhere(
    sound: bytes, cuts: list[int], channels: int, source: int
) -> None:
    whole = Converter(source, channels, 16_000)
    pieces = Converter(source, channels, 16_000)
    places = [0, *sorted(cuts), len(sound)]
    told = b"".join(pieces.convert(sound[here:there]) for here, there in pairwise(places))
    assert told + pieces.finish() == whole.convert(sound) + whole.finish()


def test_a_stereo_stream_at_another_rate_is_heard_whole() -> None:
    converter = Converter(44_100, 2, 16_000)
    sound = converter.convert(tone(440, 1, 44_100, channels=2)) + converter.finish()
    assert duration(len(sound), 16_000) == pytest.approx(1, abs=0.001)
    assert pitch(sound, 16_000) == pytest.approx(440, abs=2)
