"""The generated tones: right format, soft, short, and not to be taken for one another."""

from __future__ import annotations

import sys
from array import array
from itertools import combinations

import pytest

from assistant.speaking.earcons import LOWEST_RATE, Earcon, earcon

RATES = (LOWEST_RATE, 16_000, 22_050, 48_000)


def samples(kind: Earcon, rate: int) -> array[int]:
    values = array("h", earcon(kind, rate))
    if sys.byteorder == "big":
        values.byteswap()
    return values


@pytest.mark.parametrize("kind", Earcon)
@pytest.mark.parametrize("rate", RATES)
def test_a_tone_is_short_no_louder_than_speech_and_begins_and_ends_in_silence(
    kind: Earcon, rate: int
) -> None:
    values = samples(kind, rate)
    assert 0.1 < len(values) / rate < 1.5
    assert 5_000 < max(map(abs, values)) < 12_000
    assert abs(values[0]) < 50
    assert abs(values[-1]) < 50


@pytest.mark.parametrize("kind", Earcon)
def test_a_tone_does_not_click(kind: Earcon) -> None:
    values = samples(kind, 22_050)
    first = values[: 22_050 // 100]
    assert max(map(abs, first[: len(first) // 10])) < max(map(abs, first)) / 10


@pytest.mark.parametrize("kind", Earcon)
def test_a_tone_lasts_the_same_at_every_rate(kind: Earcon) -> None:
    lengths = {round(len(samples(kind, rate)) / rate, 2) for rate in RATES}
    assert len(lengths) == 1


def test_tones_differ_in_more_than_pitch() -> None:
    for one, other in combinations(Earcon, 2):
        assert earcon(one, 16_000) != earcon(other, 16_000)
        assert len(earcon(one, 16_000)) != len(earcon(other, 16_000))


def test_a_rate_too_low_for_the_tones_is_refused() -> None:
    with pytest.raises(ValueError, match="8000"):
        earcon(Earcon.SALE, LOWEST_RATE - 1)
