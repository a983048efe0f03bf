"""Promise 4: selling is capped, and no clock, restart or trick gives room back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from audit.gate.door import Gate
from audit.records.leaves import Label, Voice
from tests.audit.household import ENGLISH, help_much, set_profile, talkative, three_offers
from tests.audit.ledger.logs import Leaves
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_checked_gate, make_gate, occasion

# -- promise 4: selling is capped -----------------------------------------------------------------


def test_the_seventh_paid_answer_in_an_hour_is_refused(
    gate: Gate, clock: ManualClock, leaves: Leaves
) -> None:
    labels = [
        [item.label for item in gate.review(three_offers(), occasion(f"t{number}"))]
        for number in range(7)
    ]
    assert labels[:6] == [[Label.SELL_ASKED]] * 6
    assert labels[6] == [Label.ASSIST, Label.NOTICE]
    blocked = [leaf for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    assert [leaf["rules"] for leaf in blocked] == [["asked-count"]]

    clock.advance(minutes=59)
    assert gate.review(three_offers(), ENGLISH)[0].label is Label.ASSIST
    clock.advance(minutes=2)
    assert gate.review(three_offers(), ENGLISH)[0].label is Label.SELL_ASKED


def test_neither_a_restart_nor_the_wall_clock_gives_room_back(
    gate: Gate, home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    for number in range(6):
        gate.review(three_offers(), occasion(f"t{number}"))
    gate.close()
    later = ManualClock(wall=datetime(2031, 1, 1, tzinfo=UTC), monotonic_ms=0)
    reopened = make_checked_gate(home, later)
    assert reopened.review(three_offers(), ENGLISH)[0].label is Label.ASSIST
    assert leaves("utterance")[-3]["rules"] == ["asked-count"]
    later.set_wall(datetime(2001, 1, 1, tzinfo=UTC))
    assert not any(item.label.sells for item in reopened.review(three_offers(), ENGLISH))


def test_an_unasked_suggestion_is_refused_in_silence_and_logged(gate: Gate, leaves: Leaves) -> None:
    help_much(gate, 3)
    assert gate.review(three_offers(trigger="campaign"), occasion("c")) == ()
    *_, leaf = leaves()
    assert (leaf["label"], leaf["verdict"]) == ("sell_unasked", "blocked")
    windows = ("day", "hour", "month", "turns", "week")
    assert leaf["trigger"] == "campaign"
    assert leaf["rules"] == [f"share-cap-{window}" for window in windows]
    assert leaf["counted"]["turns"] == leaf["counted"]["month"] == leaf["share"]
    assert leaf["share"]["sold_turns"] == 1
    assert leaf["share"]["helped_turns"] == 3


def test_one_unasked_suggestion_a_day_is_the_careful_limit(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    gate = talkative(home, clock)
    help_much(gate, 200)
    (sale,) = gate.review(three_offers(trigger="campaign"), occasion("c1"))
    assert (sale.label, sale.voice) == (Label.SELL_UNASKED, Voice.SELL)
    assert gate.review(three_offers(trigger="campaign"), occasion("c2")) == ()
    assert leaves()[-1]["rules"] == ["spacing", "unasked-count"]
    clock.advance(hours=23)
    assert gate.review(three_offers(trigger="campaign"), occasion("c3")) == ()
    assert "unasked-count" in leaves()[-1]["rules"]
    clock.advance(hours=2)
    help_much(gate, 60, start=200)
    (again,) = gate.review(three_offers(trigger="campaign"), occasion("c4"))
    assert again.label is Label.SELL_UNASKED


def test_what_was_held_back_uses_up_no_room(
    home: Path, clock: ManualClock, rows: Callable[..., list[Any]]
) -> None:
    gate = make_gate(home, clock)
    for number in range(4):
        assert gate.review(three_offers(trigger="campaign"), occasion(f"c{number}")) == ()
    assert rows("select count(*) from account") == [(0,)]


def test_the_help_of_the_turn_in_which_is_sold_makes_no_room_for_the_sale(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    gate = talkative(home, clock)
    help_much(gate, 10)
    gate.review(help_with(), occasion("here"))
    gate.review(three_offers(trigger="campaign"), occasion("here"))
    assert leaves()[-1]["share"]["helped_turns"] == 10


@pytest.mark.parametrize("profile", ["none", "no-such-profile"])
def test_the_profile_none_sells_nothing(
    home: Path, clock: ManualClock, leaves: Leaves, profile: str
) -> None:
    set_profile(home, clock, profile)
    gate = talkative(home, clock)
    help_much(gate, 100)
    assert gate.review(three_offers(trigger="campaign"), occasion("c")) == ()
    answer, notice = gate.review(three_offers(), occasion("a"))
    assert (answer.label, notice.label) == (Label.ASSIST, Label.NOTICE)
    assert not any(
        leaf["label"].startswith("sell") and leaf["verdict"] == "spoken"
        for leaf in leaves("utterance")
    )


def test_the_profile_open_sells_more_and_no_more_than_the_ceiling(
    home: Path, clock: ManualClock
) -> None:
    set_profile(home, clock, "open")
    gate = make_checked_gate(home, clock)
    answers = [gate.review(three_offers(), occasion(f"t{number}"))[0] for number in range(21)]
    assert [item.label for item in answers] == [Label.SELL_ASKED] * 20 + [Label.ASSIST]
