"""What the household has decided, by its log; what cannot be read means the most careful."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.charter import CEILING, load_charter
from audit.choices.settings import DEFAULT_QUIET
from audit.choices.wishes import Wishes, gtin14, likeness, naming, noes_to, read_wishes
from audit.home import ledger_path
from audit.interests import Interest, Party, Standing
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.named import Named, No
from audit.records.leaves import DeclineLeaf, DeclineScope, Leaf, SettingLeaf
from audit.records.messages import Candidate
from tests.audit.household import A, B
from tests.audit.ledger.logs import tamper
from tests.support.clock import ManualClock
from tests.support.suggestions import offer

PRODUCT, LIKENESS, BRAND = DeclineScope.PRODUCT, DeclineScope.LIKENESS, DeclineScope.BRAND
CATEGORY, SPONSOR = DeclineScope.CATEGORY, DeclineScope.SPONSOR
PAYTON = Party(id="payton", name="Payton")


@pytest.fixture
def ledger(home: Path, clock: ManualClock) -> Iterator[Ledger]:
    ledger = Ledger(ledger_path(home), clock)
    yield ledger
    ledger.close()


def wishes_of(ledger: Ledger, *leaves: Leaf) -> Wishes:
    ledger.append_all([Entry(leaf) for leaf in leaves])
    found: Wishes = ledger.read(read_wishes)
    return found


def named(standing: Standing = Standing.PAID, **more: Any) -> Named:
    payer = PAYTON if standing is Standing.PAID else None
    merchant = more.pop("merchant", "shop")
    candidate = Candidate.model_validate(offer(merchant, 300, **more))
    return Named(candidate, Interest(standing, payer=payer))


def declining(*noes: tuple[DeclineScope, str], lighter: bool = False) -> Wishes:
    return Wishes("careful", True, dict.fromkeys(noes, lighter))


# -- settings --------------------------------------------------------------------------------------


def test_a_household_that_said_nothing_is_careful_and_not_sold_to_before_it_was_told(
    ledger: Ledger,
) -> None:
    ledger.now_ms()
    wishes: Wishes = ledger.read(read_wishes)
    assert (wishes.profile, wishes.selling_allowed, wishes.introduced) == ("careful", True, False)
    assert (wishes.children_here, wishes.adult_until_ms, wishes.quiet) == (False, 0, DEFAULT_QUIET)
    assert (wishes.caps, wishes.declined, wishes.survey, wishes.last_no_ms) == ({}, {}, False, None)


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("selling", "off", {"selling_allowed": False}),
        ("selling", "on", {"selling_allowed": True}),
        ("selling", "maybe", {"selling_allowed": False}),
        ("children", "yes", {"children_here": True}),
        ("children", "no", {"children_here": False}),
        ("children", "maybe", {"children_here": True}),
        ("quiet", "none", {"quiet": None}),
        ("quiet", "1300-1500", {"quiet": (13 * 60, 15 * 60)}),
        ("quiet", "whenever", {"quiet": DEFAULT_QUIET}),
        ("unasked-per-day", "2", {"caps": {"unasked_per_day": 2}}),
        ("unasked-per-day", "default", {"caps": {}}),
        ("cap-week", "many", {"caps": {"cap_week": 0}}),
        ("adult-until", "5000", {"adult_until_ms": 5000}),
        ("adult-until", "forever", {"adult_until_ms": 0}),
        ("survey", "maybe", {"survey": False}),
        ("introduced", "a" * 64, {"introduced": True}),
    ],
)
def test_what_cannot_be_read_means_the_most_careful_thing(
    ledger: Ledger, name: str, value: str, found: dict[str, Any]
) -> None:
    wishes = wishes_of(ledger, SettingLeaf(name=name, value=value))
    assert {name: getattr(wishes, name) for name in found} == found


def test_a_no_of_a_kind_that_nobody_knows_stops_all_selling(ledger: Ledger) -> None:
    wishes_of(ledger, DeclineLeaf(scope=BRAND, value="marque"))
    ledger.close()
    tamper(ledger.path, "update decline set scope = 'planet'")
    assert ledger.read(read_wishes).selling_allowed is False


def test_the_last_no_is_timed_by_the_log(ledger: Ledger, clock: ManualClock) -> None:
    wishes_of(ledger, DeclineLeaf(scope=BRAND, value="marque"))
    first = ledger.tip.log_ms
    clock.advance(hours=3)
    clock.set_wall(clock.wall().replace(year=2001))
    said = wishes_of(ledger, DeclineLeaf(scope=BRAND, value="autre"))
    assert said.last_no_ms == ledger.tip.log_ms == first + 3 * 3_600_000


def test_of_two_noes_to_one_product_the_one_to_everything_stands(ledger: Ledger) -> None:
    """However long its number was written, and in whichever order they were said."""
    wishes = wishes_of(
        ledger,
        DeclineLeaf(scope=PRODUCT, value=A, unasked_only=True),
        DeclineLeaf(scope=PRODUCT, value=gtin14(A)),
        DeclineLeaf(scope=PRODUCT, value=B),
        DeclineLeaf(scope=PRODUCT, value=gtin14(B), unasked_only=True),
    )
    assert wishes.declined == {(PRODUCT, gtin14(A)): False, (PRODUCT, gtin14(B)): False}


CHARTER = load_charter()
CAPS = st.dictionaries(
    st.sampled_from(["unasked-per-day", "asked-per-hour", "cap-week"]),
    st.one_of(st.integers(0, 10**6).map(str), st.sampled_from(["default", "many"])),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["none", "careful", "open", "unheard-of"]), CAPS)
def test_household_caps_never_loosen_beyond_open(profile: str, caps: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(ledger_path(Path(folder)), ManualClock())
        leaves = [SettingLeaf(name=name, value=value) for name, value in caps.items()]
        wishes = wishes_of(ledger, SettingLeaf(name="profile", value=profile), *leaves)
        ledger.close()
    held = wishes.caps_of(CHARTER.profile(wishes.profile))
    most = CHARTER.profile("open")
    assert most.caps == CEILING.caps
    assert list(held.beyond_ceiling()) == []
    for name, cap in held.caps.items():
        assert name.endswith("_minutes") or cap <= getattr(most, name)
    if profile in ("none", "unheard-of"):
        assert not any(held.caps.values())


# -- noes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("no", "met"),
    [
        ((PRODUCT, gtin14(A)), {PRODUCT}),
        ((PRODUCT, gtin14(B)), set()),
        ((CATEGORY, "ground_coffee"), {CATEGORY}),
        ((BRAND, "marque"), {BRAND}),
        ((SPONSOR, "shop"), {SPONSOR}),  # the shop
        ((SPONSOR, "payton"), {SPONSOR}),  # whoever pays
        ((SPONSOR, "other"), set()),
    ],
)
def test_a_no_meets_what_it_names(no: tuple[DeclineScope, str], met: set[DeclineScope]) -> None:
    item = named(gtin=A)
    assert declining(no).refused(item, [item], asked=True) == met
    assert declining(no, lighter=True).refused(item, [item], asked=True) == set()
    assert declining(no, lighter=True).refused(item, [item], asked=False) == met


@pytest.mark.parametrize("brand", ["MARQUE", "marque", "Ｍarque", " Marque ", "Marque\u00a0"])
def test_a_brand_is_declined_however_a_feed_spells_it(brand: str) -> None:
    item = named(brand=brand)
    assert declining((BRAND, "marque")).refused(item, [item], asked=True) == {BRAND}
    assert likeness(item.offer) == likeness(named().offer)


def test_an_accent_may_be_coded_either_way() -> None:
    (said,) = naming(named(brand="Cafe\u0301"), BRAND)
    assert declining((BRAND, said.value)).refused(named(brand="CAFÉ"), [], asked=True) == {BRAND}


def test_a_renamed_product_is_known_by_what_it_is() -> None:
    before, after = named(gtin=A), named(gtin=B, name={"fr": "neuf", "en": "new"})
    wishes = declining((PRODUCT, gtin14(A)), (LIKENESS, likeness(before.offer)))
    assert wishes.refused(after, [after], asked=True) == {LIKENESS}
    assert wishes.refused(after, [after, before], asked=True) == set()
    assert wishes.refused(before, [after, before], asked=True) == {PRODUCT}


@pytest.mark.parametrize(
    "change",
    [{"brand": "Autre"}, {"category": "beans"}, {"quantity": {"amount": 500, "unit": "g"}}],
)
def test_another_product_is_not_taken_for_the_declined_one(change: dict[str, Any]) -> None:
    wishes = declining((PRODUCT, gtin14(A)), (LIKENESS, likeness(named(gtin=A).offer)))
    other = named(gtin=B, **change)
    assert wishes.refused(other, [other], asked=True) == set()


@pytest.mark.parametrize("standing", [Standing.PAID, Standing.OWN_BRAND, Standing.UNKNOWN])
def test_only_where_somebody_gains_is_a_new_name_suspected(standing: Standing) -> None:
    wishes = declining((LIKENESS, likeness(named(gtin=A).offer)))
    assert wishes.refused(named(standing, gtin=B), [], asked=True) == {LIKENESS}
    assert wishes.refused(named(Standing.UNPAID, gtin=B), [], asked=True) == set()


def test_the_noes_that_stand_in_the_way_are_named_each_once() -> None:
    wishes = declining((PRODUCT, gtin14(A)), (BRAND, "marque"))
    items = [named(gtin=A), named(gtin=B)]
    assert noes_to(items, wishes) == (
        No(PRODUCT, gtin14(A), "café 011", "coffee 011"),
        No(BRAND, "marque", "Marque", "Marque"),
    )
    assert wishes.lighter(noes_to(items, wishes)) == ()


def test_a_shop_that_pays_for_itself_is_one_sponsor() -> None:
    assert [no.value for no in naming(named(merchant="payton"), SPONSOR)] == ["payton"]
    assert [no.value for no in naming(named(), SPONSOR)] == ["shop", "payton"]
