"""M1 to M3, M10, M11, M20 and M21: counts by hand from a few records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.metrics import Absent, Method, all_figures, selling_figures, wilson
from audit.metrics.exposure import net_interval
from audit.records.leaves import Verdict
from tests.audit.metrics.logs import UNPAID, Label, Story, offer, paid

MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_selling_share_in_turns_words_and_time(story: Story) -> None:
    """Two sells and two answers; a request weighs 25 words and ten seconds at most."""
    story.help("long", words=30, milliseconds=12_000)
    story.help("twice", words=10, milliseconds=4000)
    story.help("twice", words=10, milliseconds=4000)
    story.help("mixed", words=25, milliseconds=9000)
    story.sell(turn="mixed", words=20, milliseconds=8000)
    story.sell(turn="unasked", label=Label.SELL_UNASKED, words=15, milliseconds=6000)
    story.help("chatter", requested=False, words=500)
    story.sell(turn="blocked", verdict=Verdict.BLOCKED)
    found = story.figures()
    assert (found["M1", ""].numerator, found["M1", ""].denominator) == (2, 4)
    assert found["M1", ""].interval == wilson(2, 4)
    assert found["M1", "unasked"].value == Fraction(1, 3)
    words, seconds = found["M1", "words"], found["M1", "seconds"]
    assert (words.numerator, words.denominator) == (15 + 20, 35 + 25 + 20)
    assert (seconds.numerator, seconds.denominator) == (14_000, 14_000 + 10_000 + 8000)
    assert found["M2", ""].value == Fraction(1, 2)
    # What a sell took back: the answer that went before it in the turn.
    assert story.ledger.read(lambda one: selling_figures(one, MORNING)).total == 4


UTTERANCES = st.lists(
    st.fixed_dictionaries(
        {
            "turn": st.sampled_from("abcd"),
            "label": st.sampled_from(Label),
            "verdict": st.sampled_from(Verdict),
            "requested": st.booleans(),
            "words": st.integers(0, 40),
            "milliseconds": st.integers(0, 15_000),
        }
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(UTTERANCES)
def test_the_shares_are_those_of_a_plain_count(said: list[dict[str, Any]]) -> None:
    """DESIGN §5 spelled out, and the same turns as the figures that are spoken."""
    with TemporaryDirectory() as folder:
        story = Story(Path(folder))
        story.set("language", "fr")
        for item in said:
            story.say(**item)
        found = story.figures()
        spoken_figures = story.ledger.read(lambda one: selling_figures(one, MORNING))
        story.ledger.close()
    spoken = [item for item in said if item["verdict"] is Verdict.SPOKEN]
    sells = [item for item in spoken if item["label"].sells]
    helped: dict[str, list[dict[str, Any]]] = {}
    for item in spoken:
        if item["requested"] and item["label"] is Label.ASSIST:
            helped.setdefault(item["turn"], []).append(item)
    for item in sells:
        helped.pop(item["turn"], None)
    for variant, part, most in (("words", "words", 25), ("seconds", "milliseconds", 10_000)):
        sold = sum(item[part] for item in sells)
        help_given = sum(min(most, sum(one[part] for one in turn)) for turn in helped.values())
        share = found["M1", variant]
        assert (share.numerator or 0, share.denominator or 0) == (
            (sold, sold + help_given) if sold + help_given else (0, 0)
        )
    turns = found["M1", ""]
    assert (turns.numerator or 0, turns.denominator or 0) == (
        len(sells), len(sells) + len(helped)
    )  # fmt: skip
    assert (turns.numerator or 0, turns.denominator or 0) == (
        spoken_figures.sold, spoken_figures.total
    )  # fmt: skip


def test_talk_is_drawn_by_session(story: Story) -> None:
    """Three sessions of four turns; half an hour of silence while the device is on parts them."""
    for session in range(3):
        for turn in range(4):
            if session == 0:
                story.sell(turn=f"{session}{turn}")
            else:
                story.help(f"{session}{turn}")
            story.clock.advance(minutes=30)  # just not more
        story.clock.advance(seconds=1)
    found = story.figures()
    assert found["M1", "sessions"].method is Method.BOOTSTRAP_BY_SESSION
    # All that three drawn sessions can give: 0, 1/3, 2/3 or 1, the outer two often enough.
    assert found["M1", "sessions"].interval == (0.0, 1.0)
    assert found["M1", ""].interval == wilson(4, 12)


def test_a_share_with_nothing_to_draw_is_judged_on_its_turns(story: Story) -> None:
    for _ in range(10):
        story.help(words=20)
    words = story.figures()["M1", "words"]
    assert (words.numerator, words.denominator) == (0, 200)
    assert words.interval == wilson(0, 10)
    assert words.method is Method.WILSON_ON_CLUSTERS


def test_a_period_in_which_nothing_was_said_has_no_figure_and_says_so(story: Story) -> None:
    story.sell()
    tomorrow = MORNING + timedelta(days=1)
    span, figures = story.read(tomorrow)
    assert (span.records, span.first, span.end, span.first_record) == (0, tomorrow, tomorrow, None)
    for figure in figures:
        if figure.id != "M18":  # what the watchdog can do is not of a period
            assert figure.value is None
            assert figure.absent is not None


def test_pressure_is_by_hour_of_use(story: Story) -> None:
    """Three sells in two hours in which somebody asked; the hours between nobody counts."""
    story.help()
    story.sell()
    story.clock.advance(minutes=30)
    story.sell()
    story.clock.advance(hours=5)
    story.sell(label=Label.SELL_UNASKED)
    story.help()
    found = story.figures()
    pressure = found["M3", ""]
    assert (pressure.numerator, pressure.denominator) == (3, 2)
    assert pressure.value == Fraction(3, 2)
    assert pressure.interval == pytest.approx((0.619 / 2, 8.767 / 2), abs=1e-3)
    assert found["M3", "unasked"].value == Fraction(1, 2)
    assert found["M3", "rolling-hour"].value == 2
    assert found["M3", "per-need"].value == 3


def test_the_busiest_hour_begins_anywhere_and_its_end_is_left_out(story: Story) -> None:
    for minutes in (50, 9, 1, 30):
        story.sell()
        story.clock.advance(minutes=minutes)
    # At 0, 50, 59 and 60 minutes: any hour holds three of them.
    assert story.figures()["M3", "rolling-hour"].value == 3


def test_payers_are_as_concentrated_as_their_squares(story: Story) -> None:
    """Three sells by one and one by another: 9/16 + 1/16, as if 1.6 paid alike."""
    for payer in ("payton", "payton", "payton", "galibel"):
        story.suggest([(offer(payer, 500), paid(30, payer))])
    story.suggest([(offer("freely", 400), UNPAID)], label=Label.ASSIST)
    found = story.figures()
    assert found["M10", ""].value == Fraction(10, 16)
    assert found["M10", "effective"].value == Fraction(16, 10)
    low, high = found["M10", ""].interval or (0, 0)
    assert found["M10", "effective"].interval == (1 / high, 1 / low)
    assert 0.5 <= low <= high <= 1
    assert found["M10", "sponsor:payton"].value == Fraction(3, 4)
    assert found["M10", "sponsor:galibel"].value == Fraction(1, 4)


def test_a_single_payer_is_all_there_is_and_no_drawing_adds_to_that(story: Story) -> None:
    story.sell()
    story.sell()
    index = story.figures()["M10", ""]
    assert (index.value, index.interval) == (1, None)


def test_selling_near_children_counts_until_an_adult_opens_it(story: Story) -> None:
    story.sell()  # nobody had said that children live here
    story.set("children", "yes")
    story.help()
    story.sell()  # exposed
    until = story.ledger.now_ms() + 15 * 60_000
    story.set("adult-until", str(until))
    story.sell()  # opened
    story.clock.advance(minutes=15)
    story.sell(requested=False, turn="later")  # exposed again, to the millisecond
    story.set("children", "no")
    story.clock.advance(hours=1)
    story.sell()
    found = story.figures()
    assert (found["M11", ""].numerator, found["M11", ""].denominator) == (2, 1)
    assert found["M11", ""].method is Method.EXACT_POISSON
    assert found["M11", "share"].value == Fraction(2, 3)


def test_no_selling_near_children_is_bounded_by_the_rule_of_three(story: Story) -> None:
    story.set("children", "yes")
    for _ in range(6):
        story.help()
        story.clock.advance(hours=1)
    found = story.figures()
    assert found["M11", ""].value == 0
    assert found["M11", ""].interval == (0.0, 0.5)
    assert found["M11", ""].method is Method.RULE_OF_THREE
    assert found["M11", "share"].absent is Absent.NO_DATA


def test_where_nobody_spoke_of_children_there_is_nothing_to_say_of_them(story: Story) -> None:
    story.help()
    story.sell()
    assert story.figures()["M11", ""].absent is Absent.NO_DATA


def test_the_net_promoter_score_by_hand(story: Story) -> None:
    """Five promoters, two passives and three detractors of ten: 20, give or take 54."""
    for score in (10, 10, 9, 9, 9, 8, 7, 6, 3, 0):
        story.mark(None)
        story.mark(score)
    story.mark(None)
    found = story.figures()
    assert found["M20", ""].value == 20
    # Standard error: the root of (0.5 + 0.3 - 0.2 squared) / 10.
    assert found["M20", ""].interval == pytest.approx((-34.03, 74.03), abs=0.01)
    assert found["M20", "answers"].value == Fraction(10, 11)


def test_no_score_is_below_all_against_it(story: Story) -> None:
    """Nine detractors and one passive: -90, and 19 below that is further than there is."""
    for score in (0, 1, 2, 3, 4, 5, 6, 6, 6, 7):
        story.mark(score)
    assert story.figures()["M20", ""].interval == pytest.approx((-100, -71.41), abs=0.01)


def test_one_mark_does_not_pass_for_certainty() -> None:
    (low, high), method = net_interval(1, 0, 1)
    assert method is Method.WILSON
    assert (low, high) == pytest.approx((0.2065 - 0.7935, 1.0), abs=1e-3)


def test_what_was_held_back_in_all_and_by_rule(story: Story) -> None:
    story.sell()
    story.sell(verdict=Verdict.BLOCKED, rules=("quiet", "cap-week"))
    story.sell(verdict=Verdict.BLOCKED, rules=("quiet",), label=Label.SELL_UNASKED)
    story.help(verdict=Verdict.BLOCKED, rules=("quiet",))
    found = story.figures()
    assert found["M21", ""].value == Fraction(2, 3)
    assert found["M21", "rule:quiet"].value == Fraction(2, 3)
    assert found["M21", "rule:cap-week"].value == Fraction(1, 3)


def test_a_period_begins_and_ends_where_it_says(story: Story) -> None:
    for _ in range(4):  # 9:07, 9:37, 10:07 and 10:37
        story.help()
        story.clock.advance(minutes=30)
    story.set("children", "yes")
    span, figures = story.read(MORNING + timedelta(minutes=30), MORNING + timedelta(minutes=90))
    assert (span.first_record, span.last_record, span.records) == (2, 3, 2)
    assert (span.first, span.end) == (
        MORNING + timedelta(minutes=30),
        MORNING + timedelta(minutes=90),
    )
    assert span.hours == 0.5
    assert next(one for one in figures if one.id == "M1").denominator == 2


def test_the_whole_log_ends_a_quarter_after_its_last_record(story: Story) -> None:
    story.help()
    story.clock.set_wall(MORNING - timedelta(hours=3))
    story.help()
    span, _ = story.read()
    assert span.first == MORNING - timedelta(hours=3)
    assert span.end == MORNING + timedelta(minutes=15)
    assert span.uncertain_times == 1


def test_reading_leaves_nothing_behind_and_can_be_done_again(story: Story) -> None:
    story.sell()
    first = story.ledger.read(lambda connection: all_figures(connection, None, None))
    assert story.ledger.read(lambda connection: all_figures(connection, None, None)) == first
    tables = story.ledger.read(
        lambda one: one.exec_driver_sql("select count(*) from sqlite_temp_master").scalar()
    )
    assert tables == 0
