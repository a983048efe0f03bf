"""The order of offers: the published formula and nothing else, as anyone can recompute it."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.actions.context import Asked
from assistant.actions.shopping import suggestion
from assistant.shopping.advice import CANDIDATES_AT_MOST, NAMED, Advice
from assistant.shopping.ranking import FORMULA, WEIGHTS, Offer, best_of_each_product, ranked, score
from assistant.skills.device import DeviceState
from audit.ranking import best_of, neutral_order
from audit.ranking import score as score_again
from tests.support.clock import ManualClock

TURN = Asked(
    heard="je cherche du café",
    language="fr",
    intent="find_product",
    confidence=1.0,
    device=DeviceState(now=ManualClock().wall(), volume=5),
)
FEW = settings(max_examples=25, deadline=None)
NAMES = st.text("abcdefé ", min_size=1, max_size=8).map(lambda name: f"x{name}")
OFFERS = st.builds(
    Offer,
    gtin=st.integers(0, 4).map(lambda number: f"95200000000{number}0"),
    brand=NAMES,
    category=st.sampled_from(["coffee", "tea"]),
    name_fr=NAMES,
    name_en=NAMES,
    category_fr=NAMES,
    category_en=NAMES,
    quantity=st.integers(1, 5_000),
    unit=st.sampled_from(["g", "ml", "piece"]),
    merchant=st.sampled_from(["aldo", "bea", "caro", "dora"]),
    merchant_name=NAMES,
    price_cents=st.integers(0, 100_000),
    delivery_cents=st.integers(0, 2_000),
    currency=st.just("EUR"),
    priced_at=st.just("2026-11-01T08:00:00Z"),
)
# A merchant has one offer of a product.
LISTS = st.lists(
    OFFERS, min_size=1, max_size=12, unique_by=lambda offer: (offer.gtin, offer.merchant)
)


def advice_on(offers: list[Offer], purpose: str) -> Advice:
    candidates = ranked(offers)
    named = best_of_each_product(candidates, NAMED[purpose])
    return Advice(
        need="café",
        purpose=purpose,  # type: ignore[arg-type]
        candidates=tuple(candidates),
        named=tuple(candidates.index(offer) for offer in named),
        catalogue="0" * 64,
    )


@FEW
@given(LISTS, st.sampled_from(sorted(NAMED)))
def test_the_order_and_the_choice_are_those_the_audit_layer_finds_from_the_facts_alone(
    offers: list[Offer], purpose: str
) -> None:
    said = suggestion(advice_on(offers, purpose), TURN)
    assert neutral_order(said) == list(range(len(said.candidates)))
    assert said.named == best_of(said, range(len(said.candidates)), NAMED[purpose])
    for offer, candidate in zip(ranked(offers), said.candidates, strict=True):
        assert score(offer) == score_again(candidate, said.ranking)


@FEW
@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_offers_come_in(offers: list[Offer], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(offers)
    chance.shuffle(shuffled)
    assert ranked(shuffled) == ranked(offers)


@FEW
@given(LISTS, st.data())
def test_the_order_is_blind_to_everything_but_cost_quantity_and_identity(
    offers: list[Offer], data: st.DataObject
) -> None:
    seen = {"gtin", "merchant", "quantity", "unit", "price_cents", "delivery_cents"}
    unseen = {field.name for field in fields(Offer)} - seen
    changed = [
        replace(offer, **{name: data.draw(NAMES) for name in sorted(unseen)}) for offer in offers
    ]
    identity = [(offer.gtin, offer.merchant) for offer in ranked(offers)]
    assert [(offer.gtin, offer.merchant) for offer in ranked(changed)] == identity


@FEW
@given(OFFERS)
def test_ties_go_by_gtin_and_then_by_merchant(offer: Offer) -> None:
    twins = [
        replace(offer, gtin=gtin, merchant=merchant)
        for gtin in ("9520000000020", "9520000000010")
        for merchant in ("bea", "aldo")
    ]
    assert [(twin.gtin, twin.merchant) for twin in ranked(twins)] == [
        ("9520000000010", "aldo"),
        ("9520000000010", "bea"),
        ("9520000000020", "aldo"),
        ("9520000000020", "bea"),
    ]


@FEW
@given(OFFERS)
def test_landed_cost_is_price_and_delivery_per_kilo_litre_or_piece_rounded_up(
    offer: Offer,
) -> None:
    cost = offer.features["landed_per_unit"]
    scale = 1 if offer.unit == "piece" else 1000
    landed = (offer.price_cents + offer.delivery_cents) * scale
    assert cost * offer.quantity >= landed > (cost - 1) * offer.quantity
    assert isinstance(cost, int)


def test_the_formula_and_its_weights_are_the_published_ones() -> None:
    assert FORMULA == "weighted-sum/1"
    assert WEIGHTS == {"landed_per_unit": 1}
    assert CANDIDATES_AT_MOST == 50


@FEW
@given(LISTS, st.integers(1, 3))
def test_of_each_product_only_the_best_offer_is_named(offers: list[Offer], at_most: int) -> None:
    order = ranked(offers)
    best = best_of_each_product(order, at_most)
    assert best == sorted(best, key=order.index)
    assert (
        len({offer.gtin for offer in best})
        == len(best)
        == min(at_most, len({offer.gtin for offer in offers}))
    )
    for offer in best:
        assert offer == next(other for other in order if other.gtin == offer.gtin)
