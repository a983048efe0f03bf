"""M3 to M5: caps and needs, noes that were kept, payers named first; by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from audit.choices.wishes import likeness
from audit.metrics import Method
from audit.records.messages import Candidate
from tests.audit.metrics.logs import DEAR, OWN, UNKNOWN, DeclineScope, Label, Story, offer, paid


def test_a_no_that_is_kept_and_one_that_is_not(story: Story) -> None:
    story.decline(DeclineScope.PRODUCT, "09520000000011")
    story.decline(DeclineScope.BRAND, "autre marque")
    story.suggest([DEAR])  # that very product
    story.suggest([DEAR])
    story.suggest([(offer("payton", 500, gtin="9520000000028"), paid(30))])
    found = story.figures()
    assert (found["M4", ""].numerator, found["M4", ""].denominator) == (1, 2)
    assert (found["M4", "breaches"].numerator, found["M4", "breaches"].denominator) == (2, 3)


@pytest.mark.parametrize(
    ("scope", "value"),
    [
        (DeclineScope.PRODUCT, "09520000000011"),
        (DeclineScope.CATEGORY, "ground_coffee"),
        (DeclineScope.BRAND, "marque"),
        (DeclineScope.SPONSOR, "payton"),
    ],
)
def test_a_no_is_to_a_product_its_kind_its_brand_or_its_payer(
    story: Story, scope: DeclineScope, value: str
) -> None:
    story.decline(scope, value)
    story.sell()
    assert story.figures()["M4", ""].value == 0


def test_a_product_that_comes_back_under_another_number_is_known_by_its_likeness(
    story: Story,
) -> None:
    story.decline(DeclineScope.LIKENESS, likeness(Candidate.model_validate(DEAR[0])))
    story.suggest([(offer("payton", 700, gtin="9520000000035"), paid(30))])
    assert story.figures()["M4", ""].value == 0


def test_a_no_that_was_lifted_binds_no_longer(story: Story) -> None:
    story.decline(DeclineScope.SPONSOR, "payton")
    story.lift(DeclineScope.SPONSOR, "payton")
    story.sell()
    found = story.figures()
    assert found["M4", ""].value == 1
    assert found["M4", ""].method is Method.RULE_OF_THREE


def test_a_lighter_no_binds_what_nobody_asked_for(story: Story) -> None:
    story.decline(DeclineScope.SPONSOR, "payton", unasked_only=True)
    story.sell()
    assert story.figures()["M4", ""].value == 1
    story.sell(label=Label.SELL_UNASKED)
    assert story.figures()["M4", ""].value == 0


def test_a_no_of_before_the_period_still_holds_in_it(story: Story) -> None:
    story.decline(DeclineScope.SPONSOR, "payton")
    story.decline(DeclineScope.SPONSOR, "galibel")
    story.lift(DeclineScope.SPONSOR, "galibel")
    story.clock.advance(hours=1)
    story.sell()
    found = story.figures(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    assert (found["M4", ""].numerator, found["M4", ""].denominator) == (0, 1)


@pytest.mark.parametrize(
    ("text", "named_first"),
    [
        ("Vente : Payton paie 6 % à Candide si vous achetez. Café 011, 250 g.", 1),
        ("Vente : Payton paie 6 % à Candide si vous achetez. café 011, 250 g.", 1),
        ("café 011, 250 g. Payton paie 6 % à Candide.", 0),
        ("Vente : Payton paie. café 011, 250 g, que Candide conseille.", 0),
        ("Payton paie Candide.", 0),
    ],
)
def test_who_pays_and_who_gains_come_before_the_product(
    story: Story, text: str, named_first: int
) -> None:
    """A text that never names the product is no disclosure that can be checked."""
    story.keep_register()
    story.suggest([DEAR], text=text, register_digest="r", beneficiaries=("candide",))
    assert story.figures()["M5", ""].numerator == named_first


def test_each_payer_comes_before_what_it_pays_for(story: Story) -> None:
    story.keep_register()
    offers = [DEAR, (offer("candide", 600, gtin="9520000000028"), OWN)]
    right = "Payton paie 6 % à Candide : café 011. C'est la marque de Candide : café 028."
    wrong = "Candide ; café 011, et Payton paie Candide : café 028."
    for text in (right, wrong):
        story.suggest(
            offers, named=(0, 1), text=text, register_digest="r", beneficiaries=("candide",)
        )
    assert story.figures()["M5", ""].value == Fraction(1, 2)


def test_a_register_that_is_not_kept_leaves_its_sells_out(story: Story) -> None:
    story.suggest([DEAR], text="Payton", register_digest="gone")
    story.suggest([(offer("other", 500), UNKNOWN)])
    found = story.figures()
    assert (found["M5", ""].value, found["M5", ""].left_out) == (None, 1)
    assert found["M5", "unknown"].value == Fraction(1, 2)


@pytest.mark.parametrize(
    ("facts", "label", "over"),
    [
        ({"asked_in_hour": 5}, Label.SELL_ASKED, 0),
        ({"asked_in_hour": 6}, Label.SELL_ASKED, 1),
        ({"share_week": 9999}, Label.SELL_ASKED, 0),  # shares bind what nobody asked for
        ({"share_week": 200}, Label.SELL_UNASKED, 0),
        ({"share_hour": 201}, Label.SELL_UNASKED, 1),
        ({"unasked_in_day": 1}, Label.SELL_UNASKED, 1),
    ],
)
def test_a_sell_over_a_cap_is_found_in_its_own_facts(
    story: Story, facts: dict[str, int], label: Label, over: int
) -> None:
    story.sell(facts=facts, label=label)
    assert story.figures()["M3", "cap-breaches"].numerator == over


def test_needs_are_the_same_whatever_their_case(story: Story) -> None:
    for need in ("Café", "café ", "thé"):
        story.sell(need=need)
    assert story.figures()["M3", "per-need"].value == 2
