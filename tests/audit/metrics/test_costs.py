"""M6 and M15: what the household would pay more than it has to; by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.audit.metrics.logs import CHEAP, DEAR, UNPAID, DeclineScope, Label, Story, offer, paid

HALF = {"amount": 125, "unit": "g"}


def test_steering_cost_is_for_the_quantity_named(story: Story) -> None:
    """250 g at 5.10 where 125 g cost 2.00: as much would have cost 4.00, so 1.10 more."""
    half = (offer("freely", 200, gtin="9520000000028", quantity=HALF), UNPAID)
    first = story.suggest([DEAR, half], named=(0,))
    story.accept(first)
    story.suggest([CHEAP, DEAR], label=Label.ASSIST)
    found = story.figures()
    assert (found["M6", ""].numerator, found["M6", ""].denominator) == (110, 2)
    assert found["M6", ""].value == 55
    assert found["M6", "sells"].value == 110
    assert found["M6", "total"].value == 110
    assert found["M6", "accepted"].value == 110
    assert found["M6", "positive"].value == Fraction(1, 2)
    assert found["M6", "p95"].value == 110
    assert found["M6", ""].interval == (0.0, 110.0)


def test_a_cost_is_rounded_against_us(story: Story) -> None:
    """100 g at 1.00 where 300 g cost 2.00: 33 1/3 cents more, told as 34."""
    small = (offer("payton", 100, quantity={"amount": 100, "unit": "g"}), paid(6))
    large = (offer("freely", 200, quantity={"amount": 300, "unit": "g"}), UNPAID)
    story.suggest([small, large])
    assert story.figures()["M6", "total"].value == 34


def test_offers_refused_or_measured_otherwise_are_no_way_out(story: Story) -> None:
    story.decline(DeclineScope.PRODUCT, "09520000000028")
    capsules = (
        offer("freely", 10, gtin="9520000000035", quantity={"amount": 10, "unit": "piece"}),
        UNPAID,
    )
    story.suggest([DEAR, CHEAP, capsules])
    assert story.figures()["M6", "total"].value == 0


def test_what_commissions_cost_is_against_the_neutral_order(story: Story) -> None:
    """The formula puts the 4.00 first; 5.10 was named. Refused offers change nothing of that."""
    story.suggest([DEAR, CHEAP])
    assert story.figures()["M6", "commission"].value == 110
    story.suggest([CHEAP, DEAR], label=Label.ASSIST)
    assert story.figures()["M6", "commission"].value == 55


def test_the_same_product_cheaper_elsewhere(story: Story) -> None:
    cheaper = (offer("freely", 505), UNPAID)
    story.suggest([DEAR, cheaper])
    story.suggest([DEAR, CHEAP])
    assert story.figures()["M15", ""].value == Fraction(1, 2)


def test_dominated_is_cheaper_and_rated_no_worse(story: Story) -> None:
    def rating(candidate: int, tenths: int) -> dict[str, object]:
        return {"claim": "rating", "candidate": candidate, "tenths": tenths}

    story.suggest([DEAR, CHEAP], claims=[rating(0, 40), rating(1, 40)])
    story.suggest([DEAR, CHEAP], claims=[rating(0, 41), rating(1, 40)])
    story.suggest([DEAR, CHEAP], claims=[rating(1, 50)])  # the first has no rating
    assert story.figures()["M15", "rated"].value == Fraction(1, 2)
