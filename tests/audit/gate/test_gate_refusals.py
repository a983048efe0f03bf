"""What the gate refuses to name, what it says instead, and that a no is for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.charter import ClosedCharter
from audit.choices.settings import Setting
from audit.gate.door import Cleared, Gate
from audit.language import Language
from audit.records.leaves import Label, Voice
from tests.audit.household import ENGLISH, A, B, C, three_offers
from tests.audit.ledger.logs import Leaves
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_checked_gate, make_gate, occasion
from tests.support.suggestions import offer, suggestion

# -- selling switched off -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "left_out", "reason"),
    [
        (Language.FRENCH, "J'ai laissé de côté une offre payée", "ne plus rien vous vendre"),
        (Language.ENGLISH, "I left out one offer that is paid", "not to sell you anything"),
    ],
)
def test_with_selling_off_only_unpaid_offers_are_named_and_the_rest_is_counted(
    gate: Gate, leaves: Leaves, language: Language, left_out: str, reason: str
) -> None:
    gate.choices.set(Setting.SELLING, "off")
    answer, notice = gate.review(three_offers(named=[0, 2]), occasion(language=language))

    assert (answer.label, answer.voice) == (Label.ASSIST, Voice.HELP)
    assert "011" not in answer.words
    assert 0 <= answer.words.index("035") < answer.words.index("028")
    assert (notice.label, notice.kind) == (Label.NOTICE, "notice")
    assert left_out in notice.words
    assert reason in notice.words
    blocked, spoken, left = leaves("utterance")
    assert (blocked["verdict"], blocked["rules"]) == ("blocked", ["selling-off"])
    assert (blocked["label"], blocked["sponsors"]) == ("sell_asked", ["payton"])
    assert (spoken["verdict"], spoken["left_out"]) == ("spoken", 1)
    assert (left["subject"], left["left_out"]) == ("left-out", 1)
    gate.redeem(answer)
    gate.redeem(notice)


def test_the_count_of_what_was_left_out_is_right(gate: Gate) -> None:
    gate.choices.set(Setting.SELLING, "off")
    message = suggestion(
        *(offer("payton", 300 + step, gtin=f"952000000{step:04}") for step in range(4)),
        offer("stranger", 500, gtin=B),
        offer("freely", 600, gtin=C),
    )
    _, notice = gate.review(message, ENGLISH)
    assert "I left out 5 offers" in notice.words


def test_where_nothing_unpaid_is_left_only_a_notice_is_said(gate: Gate, leaves: Leaves) -> None:
    gate.choices.set(Setting.SELLING, "off")
    (notice,) = gate.review(suggestion(offer("payton", 300), offer("stranger", 400)), ENGLISH)
    assert notice.label is Label.NOTICE
    assert "nothing left for me to name" in notice.words
    assert "coffee" not in notice.words
    assert [leaf["verdict"] for leaf in leaves("utterance")] == ["blocked", "spoken"]


def test_selling_stays_off_after_a_restart_and_can_be_allowed_again(
    gate: Gate, home: Path, clock: ManualClock
) -> None:
    gate.choices.set(Setting.SELLING, "off")
    gate.close()
    reopened = make_checked_gate(home, clock)
    assert [item.label for item in reopened.review(three_offers(), ENGLISH)] == [
        Label.ASSIST,
        Label.NOTICE,
    ]
    reopened.choices.set(Setting.SELLING, "on")
    assert [item.label for item in reopened.review(three_offers(), ENGLISH)] == [Label.SELL_ASKED]


# -- promise 5: a no is for good ------------------------------------------------------------------


def said(cleared: tuple[Cleared, ...]) -> str:
    return " ".join(item.words for item in cleared)


def test_a_declined_product_is_never_named_again(
    gate: Gate, home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    assert "offee 011" in said(gate.review(three_offers(), ENGLISH))
    gate.decline()
    product, likeness = leaves("decline")
    assert (product["scope"], product["value"], product["of"]) == ("product", f"0{A}", 2)
    assert (likeness["scope"], likeness["unasked_only"]) == ("likeness", False)
    assert leaves("outcome")[0]["outcome"] == "declined"

    for reopened in (gate, make_checked_gate(home, clock)):
        answer, notice = reopened.review(three_offers(), ENGLISH)
        assert "011" not in said((answer, notice))
        assert "offee 035" in answer.words
        assert "I left out one product that you have set aside" in notice.words
        assert reopened.review(three_offers(trigger="campaign"), ENGLISH) == ()
        assert reopened.review(three_offers(trigger="standing"), ENGLISH) == ()
        reopened.close()
    refusals = [leaf["rules"] for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    assert len(refusals) == 6
    assert all("declined-product" in rules for rules in refusals)


def test_a_declined_product_stays_declined_however_long_its_number_is_written(gate: Gate) -> None:
    gate.review(suggestion(offer("payton", 300, gtin=A)), ENGLISH)
    gate.decline()
    (notice,) = gate.review(suggestion(offer("payton", 300, gtin="0" + A)), ENGLISH)
    assert notice.label is Label.NOTICE


def test_a_declined_product_is_not_named_as_the_cheaper_one_either(gate: Gate) -> None:
    gate.review(suggestion(offer("freely", 200, gtin=B)), ENGLISH)
    gate.decline()
    message = suggestion(
        offer("freely", 200, gtin=B), offer("payton", 300, gtin=A), offer("freely", 310, gtin=C)
    )
    sale, notice = gate.review(message, ENGLISH)
    assert "offee 011" in sale.words
    assert "028" not in sale.words + notice.words


def test_a_no_to_two_offers_sets_both_aside(gate: Gate) -> None:
    gate.review(three_offers(named=[0, 2]), ENGLISH)
    gate.decline()
    answer, notice = gate.review(three_offers(named=[0, 2]), ENGLISH)
    assert "offee 028" in answer.words
    assert "011" not in said((answer, notice))
    assert "035" not in said((answer, notice))
    assert "I left out 2 products that you have set aside" in notice.words


def test_a_no_means_the_suggestion_that_was_heard_last(gate: Gate, leaves: Leaves) -> None:
    """One that was held back in silence does not come between the household and its no."""
    gate.review(three_offers(), ENGLISH)
    assert gate.review(three_offers(trigger="campaign"), ENGLISH) == ()
    gate.decline()
    assert leaves("decline")[0]["value"] == f"0{A}"
    assert {leaf["of"] for leaf in leaves("decline")} == {2}


def test_a_no_with_nothing_before_it_changes_nothing(gate: Gate, leaves: Leaves) -> None:
    gate.review(help_with(), ENGLISH)
    gate.decline()
    gate.accept()
    assert [leaf["kind"] for leaf in leaves()] == ["setting", "utterance"]


def test_a_yes_is_logged_and_repeats_nothing(gate: Gate, leaves: Leaves) -> None:
    gate.review(three_offers(), ENGLISH)
    gate.accept()
    (outcome,) = leaves("outcome")
    assert (outcome["of"], outcome["outcome"]) == (2, "accepted")


# -- promise 7: when in doubt, help and don't sell ------------------------------------------------


def closed(home: Path, clock: ManualClock) -> Gate:
    return make_gate(home, clock, charter=ClosedCharter())


def registerless(home: Path, clock: ManualClock) -> Gate:
    return make_gate(home, clock, register=None)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("opened", "rule"), [(closed, "charter-unreadable"), (registerless, "register-unreadable")]
)
def test_an_unreadable_charter_or_register_stops_selling_and_not_the_help(
    home: Path,
    clock: ManualClock,
    leaves: Leaves,
    opened: Callable[[Path, ManualClock], Gate],
    rule: str,
    language: Language,
) -> None:
    gate = opened(home, clock)
    now = occasion(language=language)
    gate.start("1")
    (notice,) = gate.review(three_offers(), now)
    assert notice.label is Label.NOTICE
    assert not any(number in notice.words for number in ("011", "028", "035"))
    assert gate.review(three_offers(trigger="campaign"), now) == ()
    (spoken,) = gate.review(help_with(), now)
    gate.redeem(spoken)
    blocked = [leaf for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    assert blocked
    assert all(leaf["rules"] == [rule] for leaf in blocked)


def test_an_order_that_the_formula_does_not_give_is_refused(gate: Gate, leaves: Leaves) -> None:
    answer, notice = gate.review(three_offers(named=[1]), ENGLISH)
    assert "offee 035" in answer.words
    assert answer.label is Label.ASSIST
    assert "not in the order" in notice.words
    assert leaves("utterance")[0]["rules"] == ["order-mismatch"]


@pytest.mark.parametrize("named", [[2, 0], [1, 0], [0, 1], [2]])
def test_the_best_offers_must_be_named_best_first(
    gate: Gate, leaves: Leaves, named: list[int]
) -> None:
    gate.review(three_offers(named=named), ENGLISH)
    assert leaves("utterance")[0]["rules"] == ["order-mismatch"]


def test_the_same_product_named_twice_is_not_the_published_order(
    gate: Gate, leaves: Leaves
) -> None:
    message = suggestion(offer("payton", 300), offer("freely", 310), named=[0, 1])
    gate.review(message, ENGLISH)
    assert leaves("utterance")[0]["rules"] == ["order-mismatch"]


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        ({"claim": "price_cut", "before_cents": 500}, "false-price-cut"),
        ({"claim": "stock", "left": 2}, "undated-urgency"),
        ({"claim": "deadline", "until": "2026-11-23T00:00:00Z"}, "undated-urgency"),
        ({"claim": "rating", "tenths": 48}, "unsourced-rating"),
        ({"claim": "label", "scheme": "planet-friend"}, "uncertified-green"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["claim"],
)
def test_a_claim_without_its_proof_is_refused_and_the_offer_named_without_it(
    gate: Gate, leaves: Leaves, claim: dict[str, Any], rule: str
) -> None:
    sale, notice = gate.review(three_offers(claims=[{"candidate": 0, **claim}]), ENGLISH)
    assert sale.label is Label.SELL_ASKED
    assert notice.label is Label.NOTICE
    assert notice.rules == (rule,)
    refused, named, said = leaves("utterance")
    assert (refused["verdict"], refused["rules"]) == ("blocked", [rule])
    assert named["verdict"] == said["verdict"] == "spoken"


@pytest.mark.parametrize("weights", [{"margin": 1}, {"landed_per_unit": 1, "margin": 0}])
def test_no_order_is_taken_that_other_weights_than_the_published_ones_give(
    gate: Gate, leaves: Leaves, weights: dict[str, int]
) -> None:
    """Money could hide in a weight."""
    candidates = [
        {**one, "features": {**one["features"], "margin": place}}
        for place, one in enumerate((offer("payton", 900, gtin=A), offer("freely", 300, gtin=B)))
    ]
    ranking = {"formula": "weighted-sum/1", "weights": weights, "catalogue": "0" * 64}
    gate.review(suggestion(*candidates, ranking=ranking), ENGLISH)
    assert all("order-mismatch" in leaf["rules"] for leaf in leaves("utterance"))


def test_no_order_is_taken_from_a_feature_that_the_prices_do_not_give(
    gate: Gate, leaves: Leaves
) -> None:
    message = suggestion(
        {**offer("payton", 900, gtin=A), "features": {"landed_per_unit": 1}},
        offer("freely", 300, gtin=B),
    )
    gate.review(message, ENGLISH)
    assert leaves("utterance")[0]["rules"] == ["order-mismatch"]
