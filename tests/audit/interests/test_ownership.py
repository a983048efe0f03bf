"""Whose shop, whose brand: what belongs to the maker counts as its own, through any chain."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit.interests import RegisterInvalid, Standing, Why
from audit.language import Language
from tests.audit.interests.registers import (
    an_offer,
    captain,
    interest,
    link,
    made,
    relation,
    unpaid,
)

CHAIN = [link("us", "group", 250), link("group", "other", 250), link("other", "shop", 250)]


def test_a_shop_of_the_maker_is_its_own_through_any_number_of_firms() -> None:
    found = interest(link=CHAIN, unpaid=[unpaid()])
    assert (found.standing, found.why) == (Standing.OWN_BRAND, Why.OWN_BRAND)
    assert found.sells
    assert found.own_brand
    assert found.holder
    assert found.beneficiary
    assert (found.holder.id, found.beneficiary.id) == ("shop", "us")


@pytest.mark.parametrize("step", range(3))
def test_a_chain_breaks_where_less_than_a_quarter_is_held(step: int) -> None:
    chain = [dict(one) for one in CHAIN]
    chain[step]["share_permille"] = 249
    assert interest(link=chain, unpaid=[unpaid()]).standing is Standing.UNPAID


def test_control_counts_whatever_the_share() -> None:
    for how in (link("us", "shop", None, control="board"), link("us", "shop", 1, control="votes")):
        assert interest(link=[how], unpaid=[unpaid()]).standing is Standing.OWN_BRAND


def test_what_a_group_holds_together_counts_together() -> None:
    """An eighth held directly and an eighth through a daughter are a quarter."""
    split = [link("us", "group", 1000), link("us", "shop", 125), link("group", "shop", 125)]
    assert interest(link=split, unpaid=[unpaid()]).standing is Standing.OWN_BRAND
    split[0]["share_permille"] = 249
    assert interest(link=split, unpaid=[unpaid()]).standing is Standing.UNPAID


def test_shares_bought_at_different_times_add_up() -> None:
    twice = [link("us", "shop", 200), link("us", "shop", 50, valid_from=date(2026, 6, 1))]
    before = interest(date(2026, 5, 31), link=twice, unpaid=[unpaid()])
    assert before.standing is Standing.UNPAID
    assert interest(date(2026, 6, 1), link=twice, unpaid=[unpaid()]).standing is Standing.OWN_BRAND


def test_a_sister_that_shares_an_owner_with_the_maker_is_its_own() -> None:
    sisters = [link("other", "group", 300), link("group", "us", 300), link("other", "shop", 300)]
    assert interest(link=sisters, unpaid=[unpaid()]).standing is Standing.OWN_BRAND


def test_the_owner_of_the_maker_is_its_own_house() -> None:
    assert interest(link=[link("shop", "us")], unpaid=[unpaid()]).standing is Standing.OWN_BRAND


def test_a_brand_of_a_sister_is_an_own_brand_wherever_it_is_sold() -> None:
    found = interest(
        link=[link("other", "us"), link("other", "group")],
        brand=[{"party": "group", "name": "Marque", "valid_from": date(2026, 1, 1)}],
        unpaid=[unpaid()],
    )
    assert found.standing is Standing.OWN_BRAND
    assert found.holder
    assert found.holder.id == "group"


@pytest.mark.parametrize("spelt", ["MARQUÉ", "marque\u0301", "  Marqué", "Ｍarqué", "ᴹarqué"])
def test_however_a_brand_is_spelt_it_is_the_same(spelt: str) -> None:
    own = [{"party": "us", "name": spelt, "valid_from": date(2026, 1, 1)}]
    found = interest(offered=an_offer(brand="Marqué"), brand=own, unpaid=[unpaid()])
    assert found.standing is Standing.OWN_BRAND


def test_a_brand_that_was_sold_is_nobodys_own_any_more() -> None:
    sold = [
        {
            "party": "us", "name": "Marque",
            "valid_from": date(2026, 1, 1), "valid_to": date(2026, 6, 30),
        }
    ]  # fmt: skip
    for day, standing in ((30, Standing.OWN_BRAND), (1, Standing.UNPAID)):
        on = date(2026, 6, 30) if day == 30 else date(2026, 7, 1)
        assert interest(on, brand=sold, unpaid=[unpaid()]).standing is standing


def test_a_link_holds_from_its_first_day_to_its_last() -> None:
    march = link("us", "shop", valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    for day, standing in {
        date(2026, 2, 28): Standing.UNPAID,
        date(2026, 3, 1): Standing.OWN_BRAND,
        date(2026, 3, 31): Standing.OWN_BRAND,
        date(2026, 4, 1): Standing.UNPAID,
    }.items():
        assert interest(day, link=[march], unpaid=[unpaid()]).standing is standing


def test_the_family_of_the_maker_is_listed() -> None:
    register = made(link=[*CHAIN, link("fund", "us")], parties="us shop group other fund")
    names = [party.name for party in register.family(date(2026, 11, 22))]
    assert names == ["Fund", "Group", "Other", "Shop", "Us"]
    assert [party.name for party in register.family(date(2025, 12, 31))] == ["Us"]


# -- groups of payers -----------------------------------------------------------------------------


def test_what_a_group_pays_holds_for_each_of_its_shops() -> None:
    pays = relation(merchant="group", payer="group")
    found = interest(link=[link("group", "shop")], relation=[pays], unpaid=[unpaid()])
    assert found.standing is Standing.PAID
    assert interest(relation=[pays], unpaid=[unpaid()]).standing is Standing.UNPAID


def test_a_shop_of_a_payers_group_discloses_the_group() -> None:
    """The shop's sister pays, for something else: the household hears whose shop it is."""
    sisters = [link("group", "shop"), link("group", "other")]
    found = interest(link=sisters, relation=[relation(merchant="other", payer="other")])
    assert found.standing is Standing.UNKNOWN
    assert found.group
    assert found.group.id == "group"


@pytest.mark.parametrize(
    ("payer", "links", "group"),
    [
        ("shop", [], None),
        ("shop", [link("group", "shop")], "group"),
        ("group", [link("group", "shop"), link("other", "group")], "group"),
        ("other", [link("group", "shop"), link("other", "group")], "other"),
        ("other", [link("shop", "other")], "shop"),
        ("other", [link("group", "shop", 249), link("group", "other", 249)], None),
        ("other", [link("group", "shop", valid_to=date(2026, 6, 30))], None),
    ],
    ids=[
        "pays for itself", "belongs to one", "the innermost", "only the outer pays",
        "its own daughter pays", "too small a share", "no longer",
    ],
)  # fmt: skip
def test_the_innermost_group_with_a_payer_in_it_is_told(
    payer: str, links: list[dict[str, Any]], group: str | None
) -> None:
    found = interest(link=links, relation=[relation(payer=payer)])
    assert (found.group.id if found.group else None) == group


# -- what cannot be -------------------------------------------------------------------------------

CIRCLES: dict[str, tuple[list[dict[str, Any]], set[str]]] = {
    "itself": ([link("us", "us", 10)], {"us → us"}),
    "each other": (
        [link("us", "shop", 10), link("shop", "us", 10)], {"us → shop → us", "shop → us → shop"},
    ),
    "through others": (
        [link("us", "group"), link("group", "shop"), link("shop", "us")],
        {"us → group → shop → us", "group → shop → us → group", "shop → us → group → shop"},
    ),
    "for one day": (
        [
            link("us", "shop", valid_to=date(2026, 6, 1)),
            link("shop", "us", valid_from=date(2026, 6, 1)),
        ],
        {"us → shop → us", "shop → us → shop"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("links", "chains"), CIRCLES.values(), ids=CIRCLES)
def test_nobody_owns_themselves(links: list[dict[str, Any]], chains: set[str]) -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        made(link=links)
    (problem,) = invalid.value.problems
    assert problem.facts["chain"] in chains
    assert (problem.table, problem.row) == ("link", len(links))
    assert "goes round in a circle" in invalid.value.sentence(Language.ENGLISH)
    assert "tourne en rond" in invalid.value.sentence(Language.FRENCH)


def test_an_owner_named_by_a_party_is_part_of_the_circle() -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        made(
            parties="",
            party=[{"id": "us", "name": "Us", "owner": "shop"},
                   {"id": "shop", "name": "Shop", "owner": "us"}],
        )  # fmt: skip
    assert invalid.value.problems[0].table == "party"


def test_who_sold_a_firm_may_be_bought_by_it_later() -> None:
    made(
        link=[
            link("us", "shop", valid_to=date(2026, 6, 1)),
            link("shop", "us", valid_from=date(2026, 6, 2)),
        ]
    )


def test_no_more_than_the_whole_of_a_firm_is_owned() -> None:
    made(link=[link("us", "shop", 600), link("group", "shop", 400)])
    made(
        link=[
            link("us", "shop", 600, valid_to=date(2026, 6, 30)),
            link("group", "shop", 600, valid_from=date(2026, 7, 1)),
        ]
    )
    with pytest.raises(RegisterInvalid) as invalid:
        made(link=[link("us", "shop", 600), link("group", "shop", 401)])
    assert "1001‰" in invalid.value.sentence(Language.ENGLISH)
    assert "dépassent son capital" in invalid.value.sentence(Language.FRENCH)


def test_a_captain_of_the_makers_family_is_told_as_paying_and_as_own() -> None:
    found = interest(captain=[captain("us")], offered=an_offer("us"))
    assert found.standing is Standing.PAID
    assert found.own_brand
