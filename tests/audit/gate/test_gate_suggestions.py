"""What a suggestion may rest on and claim, whom it names first, and what others wrote in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audit.disclosure import Wording
from audit.gate.door import Gate
from audit.language import Language
from audit.records.leaves import Label, Voice
from tests.audit.household import ENGLISH, rules_of, three_offers
from tests.audit.ledger.logs import Leaves, Rows
from tests.audit.roomy import campaign, sells
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion
from tests.support.watchdogs import WordWatch

# -- what is known, claimed and disclosed ----------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ({"fields": [{"field": "budget"}]}, ["personal-field"]),  # guessed
        ({"fields": [{"field": "budget", "stated_for": "music"}]}, ["personal-field"]),
        ({"fields": [{"field": "mood", "stated_for": "shopping"}]}, ["mood-field"]),
        ({"fields": [{"field": "user.voice_stress"}]}, ["mood-field", "personal-field"]),
    ],
)
def test_what_was_not_said_for_this_is_not_used(
    gate: Gate, leaves: Leaves, more: dict[str, Any], rules: list[str]
) -> None:
    assert not sells(gate.review(three_offers(**more), ENGLISH))
    assert leaves("utterance")[0]["rules"] == rules


def test_what_was_stated_for_shopping_may_be_used(gate: Gate, leaves: Leaves) -> None:
    stated = [{"field": "budget", "stated_for": "shopping"}]
    assert sells(gate.review(three_offers(fields=stated), ENGLISH))
    assert leaves("utterance")[0]["counted"]["fields"] == 1


def test_no_order_is_made_by_a_feature_of_voice_or_face(gate: Gate, leaves: Leaves) -> None:
    features = {"landed_per_unit": 1200, "voice_stress": 3}
    message = suggestion(
        {**offer("payton", 300), "features": features},
        ranking={
            "formula": "weighted-sum/1",
            "weights": {"landed_per_unit": 1, "voice_stress": 1},
            "catalogue": "0" * 64,
        },
    )
    assert not sells(gate.review(message, ENGLISH))
    assert rules_of(leaves) == ["mood-field", "order-mismatch"]


def price_cut(before: int) -> dict[str, Any]:
    history = [
        {"day": f"2026-{month}-{day:02}", "cents": 400, "source": "the shop's list"}
        for month, day in ((10, 24), (10, 30), (11, 5), (11, 11), (11, 17), (11, 21))
    ]
    return {"claim": "price_cut", "candidate": 0, "before_cents": before, "history": history}


def test_a_price_cut_that_thirty_days_prove_is_told_with_the_lowest_price(gate: Gate) -> None:
    (sale,) = gate.review(three_offers(claims=[price_cut(400)]), ENGLISH)
    assert "€4.00" in sale.words
    assert sale.label is Label.SELL_ASKED


def test_one_that_they_do_not_is_not_told(gate: Gate, leaves: Leaves) -> None:
    sale, notice = gate.review(three_offers(claims=[price_cut(500)]), ENGLISH)
    assert "€5.00" not in sale.words
    assert notice.rules == ("false-price-cut",)
    assert leaves("utterance")[0]["rules"] == ["false-price-cut"]


def test_a_product_named_before_its_payer_is_not_spoken(
    gate: Gate, leaves: Leaves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Wording, "suggestion", lambda *_: "Coffee 011, for sale: Payton pays 6% to Candide."
    )
    assert not sells(gate.review(three_offers(), ENGLISH))
    assert "undisclosed-interest" in leaves("utterance")[0]["rules"]


def test_the_makers_own_brand_is_never_suggested_unasked(ready: Gate, leaves: Leaves) -> None:
    own = offer("payton", 300, brand="Maison")
    assert ready.review(suggestion(own, trigger="campaign"), occasion("c")) == ()
    assert rules_of(leaves) == ["own-brand"]
    (asked,) = ready.review(suggestion(own), occasion("a"))
    assert asked.label is Label.SELL_ASKED


def test_what_nobody_knows_the_gain_of_is_never_suggested_unasked(
    ready: Gate, leaves: Leaves
) -> None:
    unknown = suggestion(offer("stranger", 300), trigger="campaign")
    assert ready.review(unknown, occasion("c")) == ()
    assert rules_of(leaves) == ["unregistered-interest"]


# -- what others wrote -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_without_a_watchdog_nothing_is_suggested_at_all_and_help_goes_on(
    home: Path, clock: ManualClock, leaves: Leaves, language: Language
) -> None:
    gate = make_gate(home, clock, watchdog=None)
    (spoken,) = gate.review(help_with(), occasion("a", language))
    gate.redeem(spoken)
    (notice,) = gate.review(three_offers(), occasion("b", language))
    assert notice.label is Label.NOTICE
    assert not any(number in notice.words for number in ("011", "028", "035"))
    (left,) = gate.review(suggestion(offer("freely", 300)), occasion("c", language))
    assert left.label is Label.NOTICE
    assert campaign(gate) == ()
    blocked = [leaf for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    assert all("undeclared-selling" in leaf["rules"] for leaf in blocked)
    assert {leaf["tier"] for leaf in blocked} == {None}
    gate.close()


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.FRENCH, "J'ai retenu cette réponse"), (Language.ENGLISH, "I held back this answer")],
)
def test_selling_hidden_in_help_is_held_back_on_record_and_told(
    home: Path, clock: ManualClock, leaves: Leaves, rows: Rows, language: Language, said: str
) -> None:
    gate = make_gate(home, clock, watchdog=WordWatch("achetez"))
    message = help_with("now-playing").model_copy(
        update={"arguments": {"title": "achetez Payton", "artists": ("A", "B")}}
    )
    (notice,) = gate.review(message, occasion("a", language))
    assert (notice.label, notice.voice) == (Label.NOTICE, Voice.HELP)
    assert said in notice.words
    assert "Payton" not in notice.words
    blocked, told = leaves("utterance")
    assert (blocked["label"], blocked["verdict"]) == ("sell_unasked", "blocked")
    assert (blocked["rules"], blocked["tier"]) == (["undeclared-selling"], "redirection")
    assert blocked["subject"] == "now-playing"
    assert (told["label"], told["verdict"], told["subject"]) == ("notice", "spoken", "undeclared")
    assert rows("select seq from account") == [(told["seq"],)]
    gate.redeem(notice)
    gate.close()


def test_selling_hidden_in_an_offer_takes_that_offer_out(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    gate = make_gate(home, clock, watchdog=WordWatch("buy now"))
    loud = offer("payton", 300, name={"fr": "café", "en": "coffee buy now"})
    answer, notice = gate.review(suggestion(loud, offer("freely", 400, gtin="95200028")), ENGLISH)
    assert answer.label is Label.ASSIST
    assert "buy now" not in answer.words + notice.words
    first, *_ = leaves("utterance")
    assert (first["rules"], first["tier"]) == (["undeclared-selling"], "redirection")
    gate.close()
