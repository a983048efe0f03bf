"""Settings: what may be logged, and that no value ever means more than was said."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.charter import CEILING, load_charter
from audit.choices.settings import (
    CAPS,
    CAREFUL_CAPS,
    DAY_MINUTES,
    LEVELS,
    Level,
    PinChange,
    Setting,
    SettingRefused,
    checked,
    contains_hours,
    is_quiet,
    natural,
    quiet_hours,
    quiet_value,
)

MINUTES = st.integers(0, DAY_MINUTES - 1)
HOURS = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1])
CHARTER = load_charter()
CAP_VALUES = st.dictionaries(st.sampled_from([cap.fact for cap in CAPS]), st.integers(0, 10**6))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("selling", "on"),
        ("selling", "off"),
        ("profile", "open"),
        ("children", "yes"),
        ("quiet", "none"),
        ("quiet", "2100-0800"),
        ("quiet", "0000-0001"),
        ("language", "fr"),
        ("survey", "on"),
        ("unasked-per-day", "0"),
        ("asked-per-hour", "default"),
        ("cap-week", "150"),
        ("adult-until", "0"),
        ("adult-pin", "forgotten"),
        ("introduced", "a" * 64),
    ],
)
def test_a_setting_that_exists_may_have_its_values(name: str, value: str) -> None:
    assert checked(name, value) == (Setting(name), value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sell", "on"),
        ("", "on"),
        ("selling", "yes"),
        ("selling", "ON"),
        ("selling", ""),
        ("profile", "everything"),
        ("children", "maybe"),
        ("quiet", "21-8"),
        ("quiet", "2100-2100"),
        ("quiet", "2400-0800"),
        ("quiet", "2160-0800"),
        ("quiet", "2100 0800"),
        ("quiet", "2100-0800-0900"),
        ("quiet", "-"),
        ("language", "de"),
        ("unasked-per-day", "-1"),
        ("unasked-per-day", "1.5"),
        ("unasked-per-day", "٣"),
        ("cap-week", "9" * 16),
        ("introduced", "yes"),
        ("introduced", "A" * 64),
        ("adult-pin", "2580"),
    ],
)
def test_anything_else_is_refused_and_named(name: str, value: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        checked(name, value)
    assert f"“{value}”" in str(refused.value)


@given(HOURS)
def test_quiet_hours_are_read_back_as_they_were_written(hours: tuple[int, int]) -> None:
    assert quiet_hours(quiet_value(*hours)) == hours
    assert checked("quiet", quiet_value(*hours))


@pytest.mark.parametrize(
    ("hours", "now", "quiet"),
    [
        ((21 * 60, 8 * 60), time(20, 59), False),
        ((21 * 60, 8 * 60), time(21, 0), True),
        ((21 * 60, 8 * 60), time(23, 59), True),
        ((21 * 60, 8 * 60), time(0, 0), True),
        ((21 * 60, 8 * 60), time(7, 59, 59), True),
        ((21 * 60, 8 * 60), time(8, 0), False),
        ((13 * 60, 15 * 60), time(12, 59), False),
        ((13 * 60, 15 * 60), time(13, 0), True),
        ((13 * 60, 15 * 60), time(15, 0), False),
        (None, time(3, 0), False),
    ],
)
def test_the_first_minute_is_quiet_and_the_last_is_not(
    hours: tuple[int, int] | None, now: time, quiet: bool
) -> None:
    assert is_quiet(hours, now) is quiet


def minutes_of(hours: tuple[int, int]) -> set[int]:
    """Every quiet minute of the day, counted one by one."""
    return {
        minute for minute in range(DAY_MINUTES) if is_quiet(hours, time(minute // 60, minute % 60))
    }


@settings(max_examples=40, deadline=None)
@given(HOURS, HOURS)
def test_hours_contain_others_exactly_where_every_minute_does(
    hours: tuple[int, int], others: tuple[int, int]
) -> None:
    assert contains_hours(hours, others) == (minutes_of(hours) >= minutes_of(others))


@settings(max_examples=20, deadline=None)
@given(HOURS)
def test_quiet_hours_last_as_long_as_they_say(hours: tuple[int, int]) -> None:
    assert len(minutes_of(hours)) == (hours[1] - hours[0]) % DAY_MINUTES


@pytest.mark.parametrize("value", ["", "x", "-1", "1.0", "½", "٣", "1" * 16, " 1"])
def test_only_a_whole_number_is_one(value: str) -> None:
    assert natural(value) is None


@given(st.sampled_from(["none", "careful", "open", "unheard-of"]), CAP_VALUES)
def test_no_household_cap_goes_beyond_the_charters_ceiling(
    profile: str, caps: dict[str, int]
) -> None:
    held = CHARTER.profile(profile).tightened(caps)
    assert list(held.beyond_ceiling()) == []
    for name, value in caps.items():
        assert getattr(held, name) <= min(value, getattr(CEILING, name))
    if profile in ("none", "unheard-of"):
        assert not any(held.caps.values())


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_one_a_household_may_set(level: Level) -> None:
    for cap, value in level.caps.items():
        assert cap in CAPS
        assert 0 <= value <= getattr(CEILING, cap.fact)


def test_what_a_new_log_allows_is_what_the_careful_profile_does() -> None:
    careful = load_charter().profile("careful")
    assert {cap: getattr(careful, cap.fact) for cap in CAPS} == CAREFUL_CAPS


def test_what_is_done_to_a_pin_says_nothing_of_the_pin() -> None:
    assert [change.value for change in PinChange] == ["chosen", "changed", "forgotten"]
