"""Looking for something to buy: who pays is said first, a no is for good, and the count is open."""

from __future__ import annotations

import pytest

from audit.records.leaves import Label
from tests.support.household import Household

PAID = {
    "fr": "Valdor paie 6\u00a0% du prix à Candide",
    "en": "Valdor pays 6% of the price to Candide",
}
COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
PRODUCT = {"fr": "Café moulu arabica Montfleur", "en": "Montfleur arabica ground coffee"}
NO_MORE = {"fr": "ne me vends plus rien", "en": "don't sell me anything any more"}
NO = {"fr": "non merci", "en": "no thanks"}
YES = {"fr": "oui je le prends", "en": "yes i'll take it"}
READ = {"fr": "lis ma liste", "en": "read my list"}

both = pytest.mark.parametrize("lang", ["fr", "en"])


@both
async def test_who_pays_is_named_before_the_product(home: Household, lang: str) -> None:
    turn = await home.say(COFFEE[lang])
    (item,) = turn.items
    assert item["label"] == Label.SELL_ASKED
    assert item["voice"] == "sell"
    assert item["words"].index(PAID[lang]) < item["words"].index(PRODUCT[lang])
    (record,) = home.spoken()
    assert record.leaf["sponsors"] == ["valdor"]
    assert record.leaf["rules"] == ["suggestion-permitted"]


@both
async def test_after_stop_selling_nothing_is_sold(home: Household, lang: str) -> None:
    await home.say(COFFEE[lang])
    turn = await home.say(NO_MORE[lang])
    assert turn.effects == ["selling"]
    answer = await home.say(COFFEE[lang])
    assert [item["label"] for item in answer.items] == [Label.ASSIST, Label.NOTICE]
    assert "Valdor" not in answer.items[0]["words"]
    assert "16" in answer.items[1]["words"]
    blocked = [r.leaf for r in home.records() if r.leaf.get("verdict") == "blocked"]
    assert [leaf["rules"] for leaf in blocked] == [["selling-off"]]


@both
async def test_a_declined_product_is_not_named_again(home: Household, lang: str) -> None:
    await home.say(COFFEE[lang])
    turn = await home.say(NO[lang])
    assert turn.effects == ["decline"]
    again = await home.say(COFFEE[lang])
    assert all("Montfleur" not in item["words"] for item in again.items)
    assert any(record.leaf["kind"] == "decline" for record in home.records())


@both
async def test_accepting_puts_it_on_the_list_and_orders_nothing(home: Household, lang: str) -> None:
    await home.say(COFFEE[lang])
    turn = await home.say(YES[lang])
    assert turn.effects == ["accept"]
    assert "Montfleur" in await home.words(READ[lang])
    outcomes = [r.leaf["outcome"] for r in home.records() if r.leaf["kind"] == "outcome"]
    assert "accepted" in outcomes


@pytest.mark.parametrize(
    ("why", "who", "how_much", "expected"),
    [
        (
            "pourquoi celui-là",
            "qui te paie",
            "combien tu m as vendu",
            ("Aucune commission n'entre", "soit 0,19\u00a0€", "1 sur 1, soit 100\u00a0%"),
        ),
        (
            "why this one",
            "who pays you",
            "how much have you sold me",
            ("No commission enters", "which is €0.19", "1 of 1, which is 100%"),
        ),
    ],
)
async def test_it_answers_for_itself(
    home: Household, why: str, who: str, how_much: str, expected: tuple[str, str, str]
) -> None:
    await home.say(COFFEE["fr" if why.startswith("pourquoi") else "en"])
    for question, part in zip((why, who, how_much), expected, strict=True):
        turn = await home.say(question)
        assert [item["label"] for item in turn.items] == [Label.NOTICE]
        assert part in turn.items[0]["words"]


@both
async def test_the_seventh_paid_offer_of_an_hour_is_held_back(home: Household, lang: str) -> None:
    labels = []
    for _ in range(7):
        turn = await home.say(COFFEE[lang])
        labels.append(turn.items[0]["label"])
    assert labels == [Label.SELL_ASKED] * 6 + [Label.ASSIST]
    blocked = [r.leaf for r in home.records() if r.leaf.get("verdict") == "blocked"]
    assert [leaf["rules"] for leaf in blocked] == [["asked-count"]]


@pytest.mark.parametrize(
    ("compare", "product"),
    [("compare les bouilloires", "ouilloire"), ("compare kettles", "kettle")],
)
async def test_a_comparison_names_three_products(
    home: Household, compare: str, product: str
) -> None:
    turn = await home.say(compare)
    assert turn.intent == "compare"
    assert turn.items[0]["words"].count(product) == 3


@pytest.mark.parametrize(
    ("open_question", "answer", "expected"),
    [
        ("combien ça coûte", "du miel", "le kilo livré"),
        ("how much does it cost", "honey", "a kilo delivered"),
    ],
)
async def test_a_question_without_its_object_is_asked_back(
    home: Household, open_question: str, answer: str, expected: str
) -> None:
    first = await home.say(open_question)
    assert first.items[0]["words"] in ("Le prix de quoi\u202f?", "The price of what?")
    assert expected in await home.words(answer)


@both
async def test_repeating_a_sale_counts_as_another(home: Household, lang: str) -> None:
    await home.say(COFFEE[lang])
    turn = await home.say({"fr": "répète", "en": "say that again"}[lang])
    assert turn.items[0]["label"] == Label.SELL_ASKED
    sells = [r for r in home.spoken() if r.leaf["label"] == Label.SELL_ASKED]
    assert len(sells) == 2
