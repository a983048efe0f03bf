"""When the gate sells nothing, or nothing unasked, and that help goes on all the same."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from audit.choices.adult import OPEN_MS, PinAnswer
from audit.choices.settings import PinChange, Setting
from audit.gate.door import Gate
from audit.gate.sensitive import MOMENT_MS
from audit.language import Language
from audit.records.leaves import Label, Voice
from audit.records.messages import NoticeRequest
from tests.audit.household import ENGLISH, rules_of, three_offers
from tests.audit.ledger.logs import Leaves, Rows
from tests.audit.roomy import campaign, is_unasked_sale, roomy, sells
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_checked_gate, make_gate, occasion
from tests.support.suggestions import offer, suggestion
from tests.support.watchdogs import WordWatch

pytestmark = pytest.mark.usefixtures("cheap")
GRIEF = "my father died yesterday"


def test_the_household_these_tests_begin_with_may_be_sold_to_unasked(ready: Gate) -> None:
    assert is_unasked_sale(campaign(ready))


# -- a sensitive moment ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "heard", "reason"),
    [
        (Language.ENGLISH, GRIEF, "This is a sensitive matter"),
        (Language.FRENCH, "mon père est mort hier", "Le sujet est délicat"),
    ],
)
def test_a_sensitive_moment_stops_selling_and_nothing_else(
    gate: Gate, leaves: Leaves, language: Language, heard: str, reason: str
) -> None:
    (spoken,) = gate.review(help_with(), occasion("a", language, heard=heard))
    gate.redeem(spoken)
    answer, notice = gate.review(three_offers(), occasion("b", language))
    assert (answer.label, answer.voice) == (Label.ASSIST, Voice.HELP)
    assert "035" in answer.words
    assert reason in notice.words
    assert rules_of(leaves) == ["sensitive-context"]
    (unpaid,) = gate.review(suggestion(offer("freely", 300)), occasion("c", language))
    assert unpaid.label is Label.ASSIST
    (why,) = gate.review(
        NoticeRequest(notice="figures", skill="audit", intent="figures"), occasion("d", language)
    )
    assert why.label is Label.NOTICE
    (more,) = gate.review(help_with(), occasion("e", language))
    gate.redeem(more)


def test_it_lasts_a_quarter_of_an_hour_of_log_time_after_the_last_such_word(
    gate: Gate, clock: ManualClock
) -> None:
    gate.review(help_with(), occasion("a", Language.ENGLISH, heard=GRIEF))
    clock.set_wall(clock.wall().replace(year=2030))
    assert not sells(gate.review(three_offers(), ENGLISH))
    clock.advance(milliseconds=MOMENT_MS - 1)
    assert not sells(gate.review(three_offers(), ENGLISH))
    gate.review(help_with(), occasion("b", Language.ENGLISH, heard=GRIEF))
    clock.advance(milliseconds=MOMENT_MS - 1)
    assert not sells(gate.review(three_offers(), ENGLISH))
    clock.advance(milliseconds=1)
    assert sells(gate.review(three_offers(), ENGLISH))


@pytest.mark.parametrize("what", ["help", "notice", "held back", "suggestion", "need"])
def test_whatever_it_was_said_with_it_is_noticed(home: Path, clock: ManualClock, what: str) -> None:
    gate = make_gate(home, clock, watchdog=WordWatch("buy"))
    grieving = occasion("a", Language.ENGLISH, heard=GRIEF)
    if what == "help":
        gate.review(help_with(), grieving)
    elif what == "notice":
        gate.review(NoticeRequest(notice="figures", skill="audit", intent="figures"), grieving)
    elif what == "held back":
        title = help_with().model_copy(update={"arguments": {"title": "buy it"}})
        assert gate.review(title, grieving)[0].label is Label.NOTICE
    elif what == "suggestion":
        assert not sells(gate.review(three_offers(), grieving))
    else:
        assert not sells(gate.review(three_offers(need="flowers for a funeral"), ENGLISH))
    assert not sells(gate.review(three_offers(), occasion("b", Language.ENGLISH)))


def test_nothing_of_it_is_written_down_with_the_help(
    gate: Gate, leaves: Leaves, rows: Rows
) -> None:
    settings = rows("select * from setting")
    gate.review(help_with(), occasion("a", Language.ENGLISH, heard="what time is it"))
    gate.review(help_with(), occasion("a", Language.ENGLISH, heard=GRIEF))
    ordinary, sensitive = leaves("utterance")
    for leaf in (ordinary, sensitive):
        del leaf["seq"], leaf["commitment"]
    assert ordinary == sensitive
    assert rows("select * from setting") == settings


def test_it_is_forgotten_with_the_restart(home: Path, clock: ManualClock) -> None:
    """Nothing is kept of it, so nothing is there to remember it by."""
    gate = make_gate(home, clock)
    gate.review(help_with(), occasion("a", Language.ENGLISH, heard=GRIEF))
    gate.close()
    assert sells(make_checked_gate(home, clock).review(three_offers(), ENGLISH))


# -- what the request was about, and what else goes on ---------------------------------------------


def test_who_did_not_ask_about_buying_is_named_no_paid_offer(gate: Gate, leaves: Leaves) -> None:
    answer, notice = gate.review(three_offers(), occasion("a", about_buying=False))
    assert answer.label is Label.ASSIST
    assert "ne portait pas sur un achat" in notice.words
    assert rules_of(leaves) == ["not-about-buying"]


@pytest.mark.parametrize(
    ("going_on", "rule"), [("alarm_ringing", "alarm-ringing"), ("task_open", "task-open")]
)
def test_an_alarm_or_an_open_task_stops_the_unasked_alone(
    ready: Gate, leaves: Leaves, going_on: str, rule: str
) -> None:
    assert campaign(ready, **{going_on: True}) == ()
    assert rules_of(leaves) == [rule]
    assert sells(ready.review(three_offers(), occasion("a", **{going_on: True})))
    assert is_unasked_sale(campaign(ready, "later"))


# -- quiet hours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "hour", "minute", "quiet"),
    [
        (None, 20, 59, False),  # by default from nine in the evening to eight
        (None, 21, 0, True),
        (None, 23, 59, True),
        (None, 0, 1, True),
        (None, 7, 59, True),
        (None, 8, 0, False),
        ("none", 23, 0, False),
        ("1300-1500", 23, 0, False),
        ("1300-1500", 14, 0, True),
        ("2200-0600", 5, 59, True),
        ("2200-0600", 6, 0, False),
    ],
)
def test_quiet_hours_stop_the_unasked_alone(
    home: Path, leaves: Leaves, hours: str | None, hour: int, minute: int, quiet: bool
) -> None:
    local = datetime(2026, 11, 24, hour, minute).astimezone()
    gate = roomy(home, ManualClock(wall=local))
    if hours is not None:
        gate.choices.set(Setting.QUIET, hours)
    assert is_unasked_sale(campaign(gate)) is not quiet
    if quiet:
        assert rules_of(leaves) == ["quiet-hours"]
    assert sells(gate.review(three_offers(), occasion("a")))
    gate.close()


def test_a_clock_that_cannot_be_believed_is_quiet_at_all_hours(
    ready: Gate, clock: ManualClock, leaves: Leaves
) -> None:
    ready.choices.set(Setting.QUIET, "none")
    noon = clock.wall()
    clock.set_wall(noon.replace(month=10))
    assert campaign(ready) == ()
    assert rules_of(leaves) == ["quiet-hours"]
    assert sells(ready.review(three_offers(), occasion("a")))
    clock.set_wall(noon.replace(month=12))
    assert is_unasked_sale(campaign(ready, "later"))


# -- children --------------------------------------------------------------------------------------


def test_where_children_live_nothing_is_sold_until_an_adult_opens(
    gate: Gate, clock: ManualClock, leaves: Leaves
) -> None:
    gate.choices.set(Setting.CHILDREN, "yes")
    answer, notice = gate.review(three_offers(), ENGLISH)
    assert answer.label is Label.ASSIST
    assert "Children may be listening" in notice.words
    assert rules_of(leaves) == ["child-may-hear"]
    gate.choices.choose_pin("2580", PinChange.CHOSEN)
    assert gate.choices.try_pin("0852") is PinAnswer.WRONG
    assert not sells(gate.review(three_offers(), ENGLISH))
    assert gate.choices.try_pin("2580") is PinAnswer.RIGHT
    assert sells(gate.review(three_offers(), ENGLISH))
    clock.advance(milliseconds=OPEN_MS - 1)
    assert sells(gate.review(three_offers(), ENGLISH))
    clock.advance(milliseconds=1)
    assert not sells(gate.review(three_offers(), ENGLISH))


def test_children_hear_nothing_unasked_either(ready: Gate, leaves: Leaves) -> None:
    ready.choices.set(Setting.CHILDREN, "yes")
    assert campaign(ready) == ()
    assert rules_of(leaves) == ["child-may-hear"]


def test_what_an_adult_opened_is_closed_when_the_speaker_starts(
    home: Path, clock: ManualClock
) -> None:
    """Nobody knows for how long it was off."""
    gate = make_gate(home, clock)
    gate.choices.set(Setting.CHILDREN, "yes")
    gate.choices.choose_pin("2580", PinChange.CHOSEN)
    gate.choices.try_pin("2580")
    gate.close()
    again = make_checked_gate(home, ManualClock(clock.wall(), monotonic_ms=1))
    assert sells(again.review(three_offers(), ENGLISH))
    again.start("1")
    assert not sells(again.review(three_offers(), ENGLISH))
    again.close()


# -- the first day ---------------------------------------------------------------------------------


def test_nothing_is_sold_before_the_household_was_told_that_it_may_object(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    gate = make_gate(home, clock, introduced=False)
    assert not sells(gate.review(three_offers(), ENGLISH))
    assert rules_of(leaves) == ["not-introduced"]
    (spoken,) = gate.review(help_with(), ENGLISH)
    gate.redeem(spoken)
    gate.was_introduced()
    assert sells(gate.review(three_offers(), ENGLISH))
    gate.close()
