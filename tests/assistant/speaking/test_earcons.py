"""The generated tones: right format, soft, short, and not to be taken for one another."""

from __future__ import annotations

import sys
from array import array
from itertools import combinations, pairwise

import pytest

from assistant.speaking.earcons import LOWEST_RATE, Earcon, earcon

RATES = (LOWEST_RATE, 16_000, 22_050, 48_000)
STEP = 160  # samples: ten milliseconds at 16 kHz


def samples(kind: Earcon, rate: int) -> array[int]:
    values = array("h", earcon(kind, rate))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def rhythm(kind: Earcon) -> list[tuple[bool, int]]:
    """Sound and silence in turn, with how many hundredths of a second each lasts."""
    values = samples(kind, 16_000)
    loud = [
        max(map(abs, values[place : place + STEP])) > 400 for place in range(0, len(values), STEP)
    ]
    runs: list[tuple[bool, int]] = []
    for sounding in loud:
        length = runs.pop()[1] if runs and runs[-1][0] is sounding else 0
        runs.append((sounding, length + 1))
    return runs


def notes(kind: Earcon) -> list[int]:
    return [length for sounding, length in rhythm(kind) if sounding]


def pitches(kind: Earcon) -> list[int]:
    """How often each note crosses zero upwards in a second, roughly its pitch."""
    values, place, heard = samples(kind, 16_000), 0, []
    for sounding, length in rhythm(kind):
        note = values[place : place + length * STEP]
        place += length * STEP
        if sounding:
            turns = sum(before < 0 <= after for before, after in pairwise(note))
            heard.append(turns * 100 // length)
    return heard


@pytest.mark.parametrize("kind", Earcon)
@pytest.mark.parametrize("rate", RATES)
def test_a_tone_is_short_no_louder_than_speech_and_begins_and_ends_in_silence(
    kind: Earcon, rate: int
) -> None:
    values = samples(kind, rate)
    assert 0.08 < len(values) / rate <= (1.1 if kind is Earcon.ALARM else 0.4)
    assert 2_000 < max(map(abs, values)) < 8_000
    assert abs(values[0]) < 50
    assert abs(values[-1]) < 50


@pytest.mark.parametrize("kind", Earcon)
def test_a_tone_does_not_click(kind: Earcon) -> None:
    values = samples(kind, 22_050)
    loudest = max(map(abs, values))
    # A step of more than the steepest overtone makes is a corner, and a corner is a click.
    assert max(abs(after - before) for before, after in pairwise(values)) < loudest / 2
    # Each note swells and fades: the milliseconds around a silence are almost none.
    first = values[: 22_050 // 100]
    assert max(map(abs, first[: len(first) // 10])) < max(map(abs, first)) / 10
    assert max(map(abs, values[-22:])) < loudest / 50


@pytest.mark.parametrize("kind", Earcon)
def test_a_tone_lasts_the_same_at_every_rate(kind: Earcon) -> None:
    lengths = {round(len(samples(kind, rate)) / rate, 2) for rate in RATES}
    assert len(lengths) == 1


def test_no_two_tones_have_the_same_rhythm() -> None:
    for one, other in combinations(Earcon, 2):
        first, second = notes(one), notes(other)
        differ = len(first) != len(second) or any(
            max(lengths) >= 1.4 * min(lengths) for lengths in zip(first, second, strict=True)
        )
        assert differ, (one, other)


def test_no_two_tones_have_the_same_pitches() -> None:
    for one, other in combinations(Earcon, 2):
        first, second = pitches(one), pitches(other)
        differ = len(first) != len(second) or any(
            max(both) >= 1.15 * min(both) for both in zip(first, second, strict=True)
        )
        assert differ, (one, other)


def test_selling_knocks_three_times_on_one_note_and_nothing_else_does() -> None:
    knocks = pitches(Earcon.SALE)
    assert len(knocks) == 3
    assert max(knocks) - min(knocks) < 0.05 * max(knocks)
    assert all(len(notes(kind)) != 3 for kind in Earcon if kind is not Earcon.SALE)


def test_what_says_yes_rises_and_what_says_no_falls() -> None:
    for rising in (Earcon.WOKEN, Earcon.UNMUTED):
        assert pitches(rising)[0] < pitches(rising)[-1]
    for falling in (Earcon.MUTED, Earcon.FAILURE):
        assert pitches(falling)[0] > pitches(falling)[-1]


def test_going_back_to_sleep_is_softer_than_waking() -> None:
    asleep, awake = samples(Earcon.NOT_FOR_ME, 16_000), samples(Earcon.WOKEN, 16_000)
    assert max(map(abs, asleep)) < max(map(abs, awake)) / 2


def test_a_rate_too_low_for_the_tones_is_refused() -> None:
    with pytest.raises(ValueError, match="8000"):
        earcon(Earcon.SALE, LOWEST_RATE - 1)
