"""Names of sellers in a text: which are found, and what a name means in which kind of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.watchdog import Kind, Watchdog
from audit.watchdog.folding import fold
from audit.watchdog.kinds import WITHOUT_SELLERS
from audit.watchdog.names import SELLER, Names

EVERYDAY = {"blue", "kettle", "pomme", "the", "is", "on"}
NAMES = Names(["Valdor", "Maison Brune", "Maison", "Blue Kettle", "Pomme"], EVERYDAY, SELLER)


def hidden(text: str, names: Names = NAMES) -> str:
    return names.hidden(fold(names.marked(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain, with VALDOR.", "rain with SELLER ."),
        ("rain with vàldor", "rain with SELLER"),
        ("chez maison brune", "chez SELLER"),
        ("chez maison rouge", "chez SELLER rouge"),
        ("Valdor and Valdor", "SELLER and SELLER"),
        ("valdorine", "valdorine"),
        ("The Blue Kettle is open", "the SELLER is open"),
        ("the blue kettle is on", "the blue kettle is on"),
        ("Pomme", "pomme"),
        ("sellernameaswritten", "SELLER"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_and_an_everyday_word_is_not(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_without_names_nothing_is_hidden() -> None:
    assert (
        hidden("Valdor, the Blue Kettle", Names([], EVERYDAY, SELLER)) == "valdor the blue kettle"
    )


@given(st.lists(st.sampled_from(["valdor", "maison", "brune", "rain", "blue", "kettle", "."])))
def test_what_is_no_name_stays_as_it_is_and_in_order(words: list[str]) -> None:
    rest = iter(hidden(" ".join(words)).split())
    left = [word for word in words if word not in ("valdor", "maison", "brune")]
    assert [word for word in rest if word not in (SELLER, "brune")] == left


@pytest.mark.parametrize("kind", sorted(WITHOUT_SELLERS))
@pytest.mark.parametrize("text", ["Stir well, Valdor.", "Ciel gris et Maison Brune"])
def test_where_nobody_needs_to_be_named_a_seller_is_found(
    knowing: Watchdog, kind: Kind, text: str
) -> None:
    assert knowing.read(text, kind) is not None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PRODUCT, "café moulu arabica Valdor"),
        (Kind.MERCHANT, "Maison Brune"),
        (Kind.HOUSEHOLD, "café Valdor"),
        (Kind.NEWS, "Valdor will close two warehouses, the company said on Monday."),
    ],
)
def test_where_a_name_may_stand_it_is_no_finding_by_itself(
    knowing: Watchdog, kind: Kind, text: str
) -> None:
    assert knowing.read(
        text, kind, ["Valdor", "Maison Brune"] if kind is not Kind.NEWS else []
    ) is (None)


def test_a_seller_in_disguise_is_found(knowing: Watchdog) -> None:
    for text in ("rain by V.a.l.d.o.r", "rain by v4ldor", "rain by VΑLDOR", "rain by Val\u200bdor"):
        assert knowing.read(text, Kind.WEATHER) is not None


def test_a_plain_mention_says_that_a_name_was_all(knowing: Watchdog) -> None:
    finding = knowing.read("Nuages bas, Valdor.", Kind.WEATHER)
    assert finding is not None
    assert finding.by == ("named-seller",)
