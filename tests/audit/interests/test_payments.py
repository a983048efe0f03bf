"""What is paid for, by whom, and who else pays: placements, clicks, months, and captains."""

from __future__ import annotations

from datetime import date

import pytest

from audit.interests import Basis, Standing, Why
from audit.records.money import Money
from tests.audit.interests.registers import (
    DAY,
    an_offer,
    captain,
    interest,
    made,
    relation,
    unpaid,
)


@pytest.mark.parametrize("basis", [Basis.PLACEMENT, Basis.CLICK, Basis.FLAT])
@pytest.mark.parametrize("amount", [None, 0, 90_000])
def test_what_is_paid_for_something_else_than_a_sale_is_paid_without_a_figure(
    basis: Basis, amount: int | None
) -> None:
    found = interest(
        relation=[relation(basis=basis.value, rate_permille=None, amount_cents=amount)],
        unpaid=[unpaid()],
    )
    assert (found.standing, found.basis, found.why) == (Standing.PAID, basis, Why.RELATION)
    assert (found.commission, found.rate_permille) == (None, None)
    assert found.payer
    assert found.payer.id == "shop"


def test_a_sale_says_so() -> None:
    assert interest(relation=[relation()]).basis is Basis.SALE
    assert interest(unpaid=[unpaid()]).basis is None


def test_entries_are_known_by_their_ids() -> None:
    assert interest(relation=[relation(id="r-1")]).relation_id == "r-1"
    assert interest(captain=[captain(id="c-1")]).relation_id == "c-1"
    assert interest(unpaid=[unpaid(id="u-1")]).relation_id == "u-1"
    assert interest().relation_id is None


def test_everybody_who_pays_for_an_offer_is_told_the_dearest_first() -> None:
    found = interest(
        relation=[
            relation(basis="flat", rate_permille=None, amount_cents=10**9, payer="group"),
            relation(rate_permille=20),
            relation(rate_permille=30),
        ],
        captain=[captain("other"), captain("shop")],
    )
    assert found.commission == Money(cents=30)
    assert [party.id for party in found.payers] == ["shop", "group", "other"]
    assert [party.id for party in found.also] == ["group", "other"]


def test_who_curates_a_category_counts_as_paying_for_all_that_is_in_it() -> None:
    """For the offers of its rivals too, whatever is on record about them."""
    for merchant in ("shop", "stranger", "other"):
        found = interest(offered=an_offer(merchant), captain=[captain()], unpaid=[unpaid(merchant)])
        assert (found.standing, found.why) == (Standing.PAID, Why.CAPTAIN)
        assert found.payer
        assert found.beneficiary
        assert (found.payer.id, found.beneficiary.id) == ("other", "us")
        assert (found.commission, found.basis) == (None, None)
    tea = interest(offered=an_offer(category="tea"), captain=[captain()], unpaid=[unpaid()])
    assert tea.standing is Standing.UNPAID


def test_a_captain_may_serve_another_than_the_maker() -> None:
    found = interest(captain=[captain(beneficiary="group")])
    assert found.beneficiary
    assert found.beneficiary.id == "group"


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2026, 2, 28), Standing.UNPAID),
        (date(2026, 3, 1), Standing.PAID),
        (date(2026, 3, 31), Standing.PAID),
        (date(2026, 4, 1), Standing.UNPAID),
    ],
)
def test_a_captain_counts_on_both_its_days(day: date, standing: Standing) -> None:
    march = captain(valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    assert interest(day, captain=[march], unpaid=[unpaid()]).standing is standing


def test_that_nobody_pays_may_come_to_an_end() -> None:
    record = unpaid(valid_to=date(2026, 6, 30))
    assert interest(date(2026, 6, 30), unpaid=[record]).standing is Standing.UNPAID
    after = interest(date(2026, 7, 1), unpaid=[record])
    assert (after.standing, after.why) == (Standing.UNKNOWN, Why.UNKNOWN)


def test_a_brand_may_pay_wherever_it_is_sold() -> None:
    pays = relation(merchant=None, payer="group", brands=["Marque", "Other"])
    for merchant in ("shop", "stranger"):
        found = interest(offered=an_offer(merchant), relation=[pays], unpaid=[unpaid(merchant)])
        assert found.standing is Standing.PAID
    elsewhere = interest(offered=an_offer(brand="Third"), relation=[pays], unpaid=[unpaid()])
    assert elsewhere.standing is Standing.UNPAID


def test_brands_and_categories_and_a_merchant_narrow_a_relation_together() -> None:
    pays = relation(brands=["Marque"], categories=["tea"])
    for merchant, brand, category, standing in (
        ("shop", "Marque", "tea", Standing.PAID),
        ("other", "Marque", "tea", Standing.UNKNOWN),
        ("shop", "Third", "tea", Standing.UNKNOWN),
        ("shop", "Marque", "ground_coffee", Standing.UNKNOWN),
    ):
        offered = an_offer(merchant, brand=brand, category=category)
        assert interest(offered=offered, relation=[pays]).standing is standing


def test_a_captain_is_among_those_who_pay() -> None:
    register = made(relation=[relation()], captain=[captain()])
    assert [party.name for party in register.payers(DAY)] == ["Other", "Shop"]
    assert register.payers(date(2025, 12, 31)) == []


def test_the_answer_is_of_the_day_that_was_asked_for() -> None:
    """Whatever day was asked for before."""
    register = made(relation=[relation(valid_from=date(2026, 3, 1))], unpaid=[unpaid()])
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 2, 28)):
        wanted = Standing.PAID if day.month == 3 else Standing.UNPAID
        assert register.interest_of(an_offer(), day).standing is wanted
