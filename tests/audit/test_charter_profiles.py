"""Caps: what the profiles give, and how far the household's own settings may go."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.charter import (
    CEILING,
    NONE,
    CedarCharter,
    CharterInvalid,
    ClosedCharter,
    Facts,
    Profile,
    load_charter,
    read_texts,
)
from audit.charter.profiles import read_profiles
from tests.support.facts import FINE

TEXTS = read_texts()
CHARTER = CedarCharter(TEXTS)
CAPS = list(NONE.caps)
WAITS = ["spacing_minutes", "cooldown_minutes"]
SETTINGS = st.dictionaries(st.sampled_from(CAPS), st.integers(-5, 20_000))
PROFILES = st.sampled_from(["none", "careful", "open", "generous"])


def test_the_profiles_give_what_the_design_says() -> None:
    careful, wide = CHARTER.profile("careful"), CHARTER.profile("open")
    assert (careful.cap_week, careful.unasked_per_day, careful.asked_per_hour) == (200, 1, 6)
    assert (wide.cap_week, wide.unasked_per_day, wide.asked_per_hour) == (1000, 3, 20)
    assert not any(CHARTER.profile("none").caps.values())


def test_no_hour_holds_more_selling_than_help() -> None:
    for profile in CHARTER.profiles.values():
        assert profile.cap_hour <= 5000


def test_profile_open_is_the_ceiling() -> None:
    assert CHARTER.profile("open") == CEILING
    for profile in CHARTER.profiles.values():
        assert list(profile.beyond_ceiling()) == []


@pytest.mark.parametrize("cap", CAPS)
def test_the_ceiling_is_the_one_that_the_rules_hold_to(cap: str) -> None:
    """At the ceiling it passes; one step beyond it no cap helps."""
    looser = 0 if cap in WAITS else 100_000
    fact = {
        "spacing_minutes": "minutes_since_unasked",
        "cooldown_minutes": "minutes_since_no",
        "unasked_per_day": "unasked_in_day",
        "asked_per_hour": "asked_in_hour",
    }.get(cap, cap.replace("cap_", "share_"))
    counted = cap in ("unasked_per_day", "asked_per_hour")
    edge = getattr(CEILING, cap) - counted
    beyond = edge - 1 if cap in WAITS else edge + 1
    at = replace(FINE, asked=cap == "asked_per_hour", **{cap: looser, fact: edge})
    assert CHARTER.decide(at).allowed
    assert not CHARTER.decide(replace(at, **{fact: beyond})).allowed


def test_the_caps_are_named_as_the_facts_are() -> None:
    assert {*CAPS} < {field.name for field in fields(Facts)}


# -- the household's own caps ---------------------------------------------------------------------


@given(PROFILES, SETTINGS)
def test_settings_never_go_beyond_the_ceiling(name: str, settings: dict[str, int]) -> None:
    profile = CHARTER.profile(name)
    own = profile.tightened(settings)
    assert list(own.beyond_ceiling()) == []
    for cap in CAPS:
        value = getattr(own, cap)
        if profile.name == "none":
            assert value == 0
        elif cap not in settings:
            assert value == getattr(profile, cap)
        elif cap in WAITS:
            assert value == max(settings[cap], getattr(CEILING, cap))
        else:
            assert value == min(settings[cap], getattr(CEILING, cap))


@given(PROFILES, SETTINGS)
def test_tightening_twice_is_as_tightening_once(name: str, settings: dict[str, int]) -> None:
    once = CHARTER.profile(name).tightened(settings)
    assert once.tightened(settings) == once
    assert CHARTER.profile(name).tightened({}) == CHARTER.profile(name)


def test_profile_none_stays_none_whatever_was_set_before() -> None:
    assert NONE.tightened({"asked_per_hour": 6, "unasked_per_day": 3}) == NONE


@pytest.mark.parametrize("name", ["cap_weak", "", "name", "share_week"])
def test_a_setting_that_is_no_cap_sells_nothing(name: str) -> None:
    assert CEILING.tightened({name: 1}) == NONE


def test_a_cap_below_zero_sells_nothing() -> None:
    own = CEILING.tightened({"unasked_per_day": -1})
    assert not CHARTER.decide(Facts(**{**asdict(FINE), **own.caps})).allowed


# -- profiles that are not there, or not in order -------------------------------------------------


@pytest.mark.parametrize("name", ["generous", "", "None", "OPEN", "open "])
def test_a_profile_that_does_not_exist_is_none(name: str) -> None:
    assert CHARTER.profile(name) == NONE


@pytest.mark.parametrize("cap", ['"200"', "2.5", "true", "[200]", "2026-01-01", "nan", "-1"])
def test_a_cap_that_is_no_whole_number_closes_the_charter(tmp_path: Path, cap: str) -> None:
    for name in ("charter.cedar", "charter.cedarschema", "profiles.toml"):
        text = TEXTS[name].replace("cap_week = 200", f"cap_week = {cap}")
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(CharterInvalid, match=r"profiles\.toml, profile careful"):
        CedarCharter(read_texts(tmp_path))
    assert isinstance(load_charter(tmp_path), ClosedCharter)


@pytest.mark.parametrize("text", ["", "none = 3", "[careful]", "[none]", "none"])
def test_profiles_without_a_whole_none_are_refused(text: str) -> None:
    with pytest.raises(CharterInvalid):
        read_profiles(text)


def test_a_profile_beyond_the_ceiling_can_be_read_but_the_rules_hold() -> None:
    text = TEXTS["profiles.toml"].replace("cap_week = 1000", "cap_week = 5000")
    wide = CedarCharter({**TEXTS, "profiles.toml": text}).profile("open")
    assert wide == Profile("open", **{**CEILING.caps, "cap_week": 5000})
    assert list(wide.beyond_ceiling()) == ["cap_week"]
    assert not CHARTER.decide(Facts(**{**asdict(FINE), **wide.caps, "share_week": 1001})).allowed
