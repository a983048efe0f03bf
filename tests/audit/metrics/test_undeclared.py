"""What may have gone undeclared, by hand, and how often the bound holds."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from audit.metrics import Absent, Method
from audit.metrics import undeclared as module
from audit.metrics.undeclared import Recall, estimated_missed, most_missed, recall_in
from audit.records.leaves import Verdict
from tests.audit.metrics.logs import Story, Tier
from tests.audit.metrics.reports import measured, unlike


@pytest.mark.parametrize(
    ("found", "caught", "of", "missed"),
    [
        # 50 of 50: recall is at least 0.025^(1/50) = 0.929; 0.071 > 0.025 > 0.071^2.
        (0, 50, 50, 1),
        # 8 of 10: at least 0.4439; 0.5561^6 = 0.0296 > 0.025 > 0.5561^7.
        (0, 8, 10, 6),
        # 10 of 10: at least 0.6915. Two or fewer are caught of 7 in 3.2 %, of 8 in 1.3 %.
        (2, 10, 10, 5),
        # None of 10: nothing is known, so every place may hold one.
        (0, 0, 10, 90),
    ],
)
def test_the_most_that_was_missed_by_hand(found: int, caught: int, of: int, missed: int) -> None:
    assert most_missed(found, Recall(caught, of, 0, 100), 90) == missed


def test_no_more_can_be_missed_than_there_are_places() -> None:
    assert most_missed(0, Recall(8, 10, 0, 100), 4) == 4


def test_the_bound_holds_in_more_than_19_of_20_measurements() -> None:
    """Recall 0.7, measured on 30 texts; 25 that sell come up, each caught or not."""
    chance = random.Random(7)
    held = 0
    for _ in range(120):
        caught = sum(chance.random() < 0.7 for _ in range(30))
        found = sum(chance.random() < 0.7 for _ in range(25))
        held += 25 - found <= most_missed(found, Recall(caught, 30, 0, 100), 1000)
    assert held >= 114


def test_the_estimate_by_hand() -> None:
    """Found 10 of 40, recall 4/5, specificity 9/10: (1/4 - 1/10) / (7/10) = 3/14 of 40 sell.

    A fifth of them was missed: 12/7.
    """
    assert estimated_missed(10, 40, Recall(8, 10, 1, 10)) == Fraction(12, 7)


def test_fewer_found_than_false_alarms_explain_is_nought() -> None:
    assert estimated_missed(1, 40, Recall(8, 10, 1, 10)) == 0


def test_a_watchdog_like_a_coin_estimates_nothing() -> None:
    assert estimated_missed(1, 40, Recall(1, 10, 9, 10)) is None


def test_the_weaker_language_is_the_one_to_rely_on() -> None:
    report = unlike((9, 10, 0, 10), (70, 100, 3, 50))
    assert recall_in(report) == Recall(70, 100, 3, 50)
    assert recall_in(unlike((9, 10, 0, 10), (0, 0, 0, 10))) is None


def test_the_bound_stands_beside_the_share_as_counted(story: Story) -> None:
    """Two sells and eight answers; nothing found by a watchdog that caught 50 of 50."""
    for _ in range(8):
        story.help()
    story.sell()
    story.sell()
    bound = story.figures(report=measured(50, 50))["M1", "upper-bound"]
    assert (bound.numerator, bound.denominator) == (3, 10)
    assert bound.interval == (0.2, 0.3)
    assert bound.method is Method.RECALL_BOUND
    assert story.figures(report=measured(50, 50))["M1", ""].numerator == 2


def test_what_was_caught_raises_the_bound(story: Story) -> None:
    for _ in range(8):
        story.help()
    report = measured(10, 10)
    before = story.figures(report=report)["M1", "upper-bound"].numerator
    for _ in range(2):
        story.help(verdict=Verdict.BLOCKED, tier=Tier.FRAMING)
    found = story.figures(report=report)
    # Nothing found: 0.3085^3 = 0.029, so three. Two found: five, as by hand above.
    assert before == 3
    assert found["M1", "upper-bound"].numerator == 5
    # Two of ten found, none by mistake, none of ten missed in the measurement.
    assert found["M1", "rogan-gladen"].value == 0


def test_without_a_measurement_nothing_is_said_of_it(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.metrics.everything.shipped_report", lambda: None)
    story.help()
    found = story.figures()
    for name in (("M1", "upper-bound"), ("M1", "rogan-gladen"), ("M18", "")):
        assert (found[name].value, found[name].absent) == (None, Absent.NO_RECALL)
    assert found["M1", ""].value == 0


def test_a_report_that_cannot_be_read_is_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise module.WatchdogUnreadable(reason="gone")

    monkeypatch.setattr(module, "load_report", unreadable)
    assert module.shipped_report() is None


def test_recall_in_all_and_by_part(story: Story) -> None:
    story.help()
    found = story.figures(report=unlike((8, 10, 1, 20), (5, 10, 2, 20)))
    assert found["M18", ""].value == Fraction(13, 20)
    assert found["M18", "part:fr"].value == Fraction(8, 10)
    assert found["M18", "part:en mention"].value == Fraction(5, 10)
    assert found["M18", "part:en podcast"].value == Fraction(5, 10)
    assert found["M18", "false-alarms"].value == Fraction(3, 40)
    assert found["M18", "part:en"].interval == pytest.approx((0.1871, 0.8129), abs=1e-4)
