"""M7, M8, M9 and M16: what an order owes to money; by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from audit.metrics import Absent, Method
from tests.audit.metrics.logs import CHEAP, DEAR, OWN, Label, Story, offer, paid


def ranked(*cents_and_commissions: tuple[int, int]) -> list[tuple[Any, Any]]:
    """Offers of different products in the order given."""
    return [
        (offer("payton", cents, gtin=f"95200000000{place}"), paid(commission))
        for place, (cents, commission) in enumerate(cents_and_commissions, 10)
    ]


def test_rank_and_commission_by_hand(story: Story) -> None:
    """Three offers, of which two pairs agree and one does not: (2 - 1) / 3."""
    story.suggest(ranked((100, 30), (200, 10), (300, 20)))
    story.suggest(ranked((100, 5), (200, 5)))  # no two commissions differ
    tau = story.figures()["M7", ""]
    assert tau.value == Fraction(333_333, 1_000_000)
    assert tau.denominator == 1
    assert tau.interval is None


def test_an_order_by_cost_leaves_nothing_for_commissions_to_explain(story: Story) -> None:
    story.suggest(ranked((100, 10), (200, 20), (300, 30)))
    found = story.figures()
    assert found["M7", ""].value == -1
    assert found["M7", "p-value"].value == pytest.approx(1 / 3, abs=0.02)
    assert found["M7", "partial"].absent is Absent.NOT_IDENTIFIABLE


def test_what_costs_the_same_and_goes_by_number_explains_nothing_either(story: Story) -> None:
    story.suggest(ranked((100, 10), (100, 20), (200, 30)))
    assert story.figures()["M7", "partial"].absent is Absent.NOT_IDENTIFIABLE


def test_an_order_by_commission_shows_at_equal_cost(story: Story) -> None:
    """It is the commissions' order, and the costs' by a third: all of it is left to them."""
    story.suggest(ranked((200, 30), (100, 20), (300, 10)))
    assert story.figures()["M7", "partial"].value == 1


def test_a_first_place_that_the_formula_does_not_give_is_a_flip(story: Story) -> None:
    story.suggest([CHEAP, DEAR], label=Label.ASSIST)
    story.suggest([DEAR, CHEAP])
    found = story.figures()
    assert found["M8", ""].value == Fraction(1, 2)
    # Both places of the second are one off: a mean of 1, and of 1/2 over both.
    assert found["M8", "displacement"].value == Fraction(1, 2)
    assert found["M8", "overlap"].value == pytest.approx(Fraction(95, 100))
    assert found["M16", ""].value == Fraction(1, 2)


def test_the_neutral_order_is_among_the_offers_that_could_be_named(story: Story) -> None:
    story.suggest([CHEAP, DEAR], named=(1,), eligible=(1,))
    found = story.figures()
    assert found["M8", ""].value == 0
    assert found["M16", ""].value == 1
    assert found["M16", ""].interval == (0.0, 1.0)  # three of one


def test_a_feature_that_the_price_does_not_give_explains_nothing(story: Story) -> None:
    doctored = (offer("payton", 500, features={"landed_per_unit": 1}), paid(30))
    story.suggest([doctored, CHEAP])
    found = story.figures()
    assert found["M8", ""].value == 0
    assert found["M16", ""].value == 0


def test_own_brand_against_its_rivals(story: Story) -> None:
    """The own brand stands above one of two rivals; the formula would put it below both."""
    rivals = ranked((100, 5), (200, 5))
    own = (offer("candide", 300, gtin="9520000000097"), OWN)
    story.suggest([rivals[0], own, rivals[1]])
    found = story.figures()
    assert (found["M9", ""].numerator, found["M9", ""].denominator) == (1, 2)
    assert found["M9", "neutral"].numerator == 0
    assert found["M9", ""].method is Method.WILSON_ON_CLUSTERS
