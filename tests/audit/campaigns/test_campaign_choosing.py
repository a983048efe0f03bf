"""Which campaign may try: those whose public moment it is, then a lot that nobody can buy."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.campaigns.choosing import chosen, drawn, fitting
from audit.records.messages import Assist
from tests.support.campaigns import campaign, weather

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("facts", "said", "fits"),
    [
        ({"now_c": {"at_most": 8}}, weather(8), True),
        ({"now_c": {"at_most": 8}}, weather(9), False),
        ({"now_c": {"at_least": -5, "at_most": -5}}, weather(-5), True),
        ({"now_c": {"at_least": -4}}, weather(-5), False),
        ({"sky": "rain"}, weather(), True),
        ({"sky": "snow"}, weather(), False),
        ({"sky": {"at_most": 8}}, weather(), False),
        ({"now_c": "3"}, weather(3), False),
        ({"now_c": {"at_most": 8}, "sky": "snow"}, weather(3), False),
        ({}, weather(30), True),
        ({"high_c": {}}, weather(3, high_c="hot"), False),
        ({}, weather().model_copy(update={"skill": "music"}), False),
        ({}, weather().model_copy(update={"utterance": "weather-remark"}), False),
    ],
)
def test_a_moment_is_skill_utterance_and_public_facts(
    facts: dict[str, Any], said: Assist, fits: bool
) -> None:
    assert bool(fitting([campaign(facts=facts)], [said], DAY)) is fits


def test_a_fact_that_was_not_said_fits_nothing() -> None:
    said = weather()
    bare = said.model_copy(update={"arguments": {}})
    assert not fitting([campaign()], [bare], DAY)
    assert not fitting([campaign(facts={"now_c": {}})], [bare], DAY)


def test_it_runs_on_its_days_only() -> None:
    over = campaign(valid_to="2026-11-21")
    to_come = campaign(valid_from="2026-11-23")
    assert not fitting([over, to_come], [weather()], DAY)
    assert fitting([campaign(valid_to="2026-11-22")], [weather()], DAY)


def test_what_it_wants_to_know_makes_no_difference() -> None:
    """There is nothing to match it on: it fits whenever its public moment is."""
    curious = campaign(wants=("browsing_history", "mood"))
    assert fitting([curious], [weather(8)], DAY)
    assert not fitting([curious], [weather(9)], DAY)


def test_any_piece_of_help_in_a_turn_will_do_and_one_campaign_is_drawn() -> None:
    said = {4: weather(30), 7: weather(3)}
    every = [campaign("a", "one"), campaign("b", "two"), campaign("c", "three")]
    assert chosen(every, said, DAY, ()) == drawn(every, 7)
    assert chosen(every, {4: weather(30)}, DAY, ()) is None
    assert chosen([], said, DAY, ()) is None


def test_whoever_had_its_turn_today_waits() -> None:
    every = [campaign("a", "one"), campaign("b", "two")]
    assert chosen(every, {7: weather()}, DAY, {"a"}) == every[1]
    assert chosen(every, {7: weather()}, DAY, {"a", "b"}) is None


NAMES = st.sampled_from([f"{letter}{number}" for letter in "abz" for number in range(5)])


@given(
    st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8, unique_by=lambda one: one[0]),
    st.integers(1, 10**6),
    st.randoms(use_true_random=False),
)
def test_the_place_in_the_file_makes_no_difference(
    named: list[tuple[str, str]], record: int, shuffler: Any
) -> None:
    every = [campaign(id_, sponsor) for id_, sponsor in named]
    winner = drawn(every, record)
    shuffler.shuffle(every)
    assert drawn(every, record) == winner


@pytest.mark.parametrize("step", [1, 2, 3, 6])
def test_many_campaigns_and_a_first_name_buy_no_more_chances(step: int) -> None:
    """Also where each turn writes the same number of records, so that all of them are even."""
    greedy = [campaign(f"aaa-{number}", "aaa") for number in range(50)]
    every = [*greedy, campaign("mmm", "mmm"), campaign("zzz", "zzz")]
    wins: Counter[str] = Counter()
    for record in range(step, 900 * step, step):
        winner = drawn(every, record)
        assert winner is not None
        wins[winner.sponsor] += 1
    assert all(250 < count < 350 for count in wins.values()), wins
    assert len({one.id for r in range(500) if (one := drawn(greedy, r)) is not None}) == 50


def test_anyone_can_draw_the_lot_again() -> None:
    """As the document says: SHA-256 of the record number, a space and the name; the lowest wins."""
    import hashlib

    every = [campaign("x", "one"), campaign("y", "two"), campaign("z", "three")]
    lots = {hashlib.sha256(f"41 {one.sponsor}".encode()).hexdigest(): one for one in every}
    assert drawn(every, 41) == lots[min(lots)]
