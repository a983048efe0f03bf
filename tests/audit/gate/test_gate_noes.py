"""Promise 5 at the gate: every kind of no, the lighter one, new names, lifting, and a new log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audit.choices.settings import Setting
from audit.choices.wishes import gtin14
from audit.gate.door import Cleared, Gate
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.checklog import check_log
from audit.named import No
from audit.records.leaves import DeclineScope, Label, Outcome
from audit.records.messages import Suggestion
from tests.audit.household import ENGLISH, A, B, help_much, three_offers
from tests.audit.ledger.logs import Leaves, tamper
from tests.audit.roomy import campaign, is_unasked_sale, roomy, sells
from tests.support.clock import ManualClock
from tests.support.gates import make_gate, occasion
from tests.support.suggestions import offer, suggestion

NEW = "9520000000042"


def paid(gtin: str = A, **more: Any) -> Suggestion:
    return suggestion(offer("payton", 300, gtin=gtin, **more))


def said(cleared: tuple[Cleared, ...]) -> str:
    return " ".join(item.words for item in cleared)


# -- how far a no reaches --------------------------------------------------------------------------

OTHERS = {
    DeclineScope.CATEGORY: {"brand": "Autre", "quantity": {"amount": 500, "unit": "g"}},
    DeclineScope.BRAND: {"category": "tea", "brand": "MARQUE"},
    DeclineScope.SPONSOR: {"category": "tea", "brand": "Autre"},
}


@pytest.mark.parametrize(("scope", "other"), OTHERS.items(), ids=lambda one: str(one))
def test_a_wider_no_holds_for_all_that_it_reaches(
    gate: Gate, leaves: Leaves, scope: DeclineScope, other: dict[str, Any]
) -> None:
    assert sells(gate.review(paid(NEW, **other), ENGLISH))
    gate.review(paid(), ENGLISH)
    noes = gate.never_again(scope)
    assert {no.scope for no in noes} == {scope}
    for message in (paid(), paid(NEW, **other)):
        (notice,) = gate.review(message, ENGLISH)
        assert notice.label is Label.NOTICE
        assert "coffee" not in notice.words
    assert f"declined-{scope}" in leaves("utterance")[-2]["rules"]


def test_a_wider_no_holds_for_unpaid_offers_too(gate: Gate) -> None:
    gate.review(three_offers(), ENGLISH)
    gate.never_again(DeclineScope.CATEGORY)
    (notice,) = gate.review(three_offers(), ENGLISH)
    assert notice.label is Label.NOTICE


def test_another_sponsor_is_not_declined_with_the_first(gate: Gate) -> None:
    gate.review(three_offers(), ENGLISH)
    gate.never_again(DeclineScope.SPONSOR)
    answer, _ = gate.review(three_offers(), ENGLISH)
    assert "coffee 035" in answer.words.casefold()


def test_nothing_to_say_no_to_is_nothing_declined(gate: Gate, leaves: Leaves) -> None:
    assert gate.never_again(DeclineScope.BRAND) == ()
    assert leaves("decline") == []


# -- cutting an unasked suggestion short -----------------------------------------------------------


def help_again(gate: Gate) -> None:
    """A day later: so much help that there is room again."""
    gate.choices.set(Setting.PROFILE, "open")
    help_much(gate, 30, start=1000)


def interrupt(gate: Gate, cleared: tuple[Cleared, ...]) -> None:
    gate.outcome(cleared[0].record, Outcome.INTERRUPTED, 1500)


def test_what_was_cut_short_is_not_suggested_again_unasked(
    ready: Gate, clock: ManualClock, leaves: Leaves
) -> None:
    interrupt(ready, campaign(ready))
    clock.advance(hours=25)
    help_again(ready)
    assert campaign(ready, "c2") == ()
    assert leaves("utterance")[-1]["rules"] == ["declined-product"]
    renamed = suggestion(offer("payton", 300, gtin=NEW), trigger="campaign")
    assert ready.review(renamed, occasion("c3")) == ()
    assert all(leaf["unasked_only"] for leaf in leaves("decline"))


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        (Language.FRENCH, "Vous m'aviez coupé la parole pour «\u00a0café 011\u00a0»"),
        (Language.ENGLISH, "You once cut me short on “coffee 011”"),
    ],
)
def test_asked_for_later_it_is_named_and_may_be_lifted(
    ready: Gate, clock: ManualClock, language: Language, offered: str
) -> None:
    interrupt(ready, campaign(ready))
    sale, notice = ready.review(three_offers(), occasion("a", language))
    assert sale.label is Label.SELL_ASKED
    assert offered in notice.words
    assert {no.scope for no in ready.choices.latest} == {
        DeclineScope.PRODUCT,
        DeclineScope.LIKENESS,
    }
    ready.choices.lift(ready.choices.latest)
    clock.advance(hours=25)
    help_again(ready)
    assert is_unasked_sale(campaign(ready, "c2"))
    (plain,) = ready.review(three_offers(), occasion("b", language))
    assert plain.label is Label.SELL_ASKED


def test_a_no_after_cutting_short_is_a_whole_no(ready: Gate) -> None:
    interrupt(ready, campaign(ready))
    assert sells(ready.review(three_offers(), occasion("a")))
    ready.decline()
    assert "011" not in said(ready.review(three_offers(), occasion("b")))


def test_cutting_short_makes_no_whole_no_lighter(ready: Gate, clock: ManualClock) -> None:
    sale = campaign(ready)
    ready.decline()
    interrupt(ready, sale)
    assert "011" not in said(ready.review(three_offers(), occasion("a")))


def test_cutting_short_what_was_asked_for_is_no_no(gate: Gate, leaves: Leaves) -> None:
    interrupt(gate, gate.review(three_offers(), ENGLISH))
    assert leaves("decline") == []
    assert sells(gate.review(three_offers(), ENGLISH))


# -- a new name for the same thing -----------------------------------------------------------------


def test_a_declined_product_does_not_come_back_under_a_new_name(gate: Gate, leaves: Leaves) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline()
    new = {"name": {"fr": "café neuf", "en": "brand-new coffee"}, "brand": "MARQUE "}
    (notice,) = gate.review(paid(NEW, **new), ENGLISH)
    assert notice.label is Label.NOTICE
    assert "brand-new" not in notice.words
    assert leaves("utterance")[-2]["rules"] == ["declined-product"]


def test_beside_the_declined_one_it_is_another_product(gate: Gate) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline()
    both = suggestion(offer("payton", 300), offer("payton", 310, gtin=NEW))
    answer, notice = gate.review(both, ENGLISH)
    assert "coffee 042" in answer.words.casefold()
    assert "011" not in said((answer, notice))


@pytest.mark.parametrize(
    "other",
    [{"brand": "Autre"}, {"category": "tea"}, {"quantity": {"amount": 500, "unit": "g"}}],
    ids=lambda one: next(iter(one)),
)
def test_what_differs_in_kind_brand_or_quantity_is_another_product(
    gate: Gate, other: dict[str, Any]
) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline()
    assert sells(gate.review(paid(NEW, **other), ENGLISH))


def test_nobody_hides_an_unpaid_offer_behind_a_no_to_its_like(gate: Gate) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline()
    (answer,) = gate.review(suggestion(offer("freely", 300, gtin=NEW)), ENGLISH)
    assert answer.label is Label.ASSIST


# -- lifting ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", [None, *OTHERS])
def test_lifting_brings_it_back(gate: Gate, scope: DeclineScope | None) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline() if scope is None else gate.never_again(scope)
    assert not sells(gate.review(paid(), ENGLISH))
    gate.choices.lift(gate.choices.latest)
    assert sells(gate.review(paid(), ENGLISH))
    assert gate.choices.wishes().declined == {}


@pytest.mark.parametrize("number", [A, gtin14(A)])
def test_lifting_a_product_by_its_number_brings_it_back(gate: Gate, number: str) -> None:
    """Not only under the number: what it is was declined with it."""
    gate.review(paid(), ENGLISH)
    gate.decline()
    gate.choices.lift([No(DeclineScope.PRODUCT, number, "café", "coffee")])
    assert sells(gate.review(paid(), ENGLISH))


def test_a_no_outlasts_everything_but_being_lifted(
    gate: Gate, home: Path, clock: ManualClock
) -> None:
    gate.review(paid(), ENGLISH)
    gate.decline()
    clock.advance(days=3650)
    gate.choices.set(Setting.PROFILE, "open")
    gate.choices.set(Setting.SELLING, "on")
    gate.close()
    again = make_gate(home, ManualClock(clock.wall(), monotonic_ms=1))
    again._ledger.check()
    assert not sells(again.review(paid(), ENGLISH))
    again.choices.lift([No(DeclineScope.PRODUCT, B, "b", "b")])
    assert not sells(again.review(paid(), ENGLISH))
    again.close()


# -- a new log -------------------------------------------------------------------------------------


def test_every_no_and_all_that_forbids_goes_over_into_a_new_log(
    home: Path, clock: ManualClock
) -> None:
    gate = roomy(home, clock)
    interrupt(gate, campaign(gate))
    for number, scope in enumerate((None, *OTHERS)):
        gate.review(
            paid(f"95200000001{number}0", brand=f"B{number}", category=f"c{number}"),
            occasion(f"t{number}"),
        )
        gate.decline() if scope is None else gate.never_again(scope)
    for setting, value in (
        (Setting.SELLING, "off"),
        (Setting.PROFILE, "none"),
        (Setting.CHILDREN, "yes"),
        (Setting.QUIET, "2000-0900"),
        (Setting.UNASKED_PER_DAY, "0"),
        (Setting.ASKED_PER_HOUR, "2"),
        (Setting.CAP_WEEK, "50"),
    ):
        gate.choices.set(setting, value)
    before = gate.choices.wishes()
    assert {scope for scope, _ in before.declined} == {*DeclineScope}
    assert {*before.declined.values()} == {True, False}
    gate.close()
    path = ledger_path(home)
    tamper(path, "update tip set root = zeroblob(32)")

    after = make_gate(home, clock, introduced=False).choices.wishes()
    assert after.declined == before.declined
    assert (after.selling_allowed, after.profile, after.children_here) == (False, "none", True)
    assert (after.quiet, after.caps) == (before.quiet, before.caps)
    assert not after.introduced
    assert after.incident_open
    assert check_log(path) == ()
