"""The shopping list: merged, found again by any form of the word, ticked off, never ordered."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assistant.folding import fold
from assistant.household.database import open_database
from assistant.household.tables import ListItem
from assistant.skills.items import Item, LanguageCode, split_items
from assistant.skills.shopping_list import PHRASE_AT_MOST, ShoppingList, phrase


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "household.db")


@pytest.fixture
def notes(engine: Engine) -> ShoppingList:
    return ShoppingList(engine)


def read(notes: ShoppingList, language: LanguageCode = "fr") -> list[str]:
    return [phrase(item, language) for item in notes.read()]


def test_what_is_noted_is_read_back_oldest_first(notes: ShoppingList) -> None:
    notes.add([Item("lait"), Item("œufs", 6)])
    notes.add([Item("farine", 1, "kg")])
    assert read(notes) == ["lait", "6 œufs", "1 kg de farine"]


def test_the_same_thing_adds_up(notes: ShoppingList) -> None:
    notes.add([Item("œufs", 6)])
    assert notes.add([Item("oeuf", 4)]) == [Item("œufs", Fraction(10))]
    notes.add([Item("pomme", 1)])
    assert notes.add([Item("pommes", 5)]) == [Item("pommes", Fraction(6))]
    notes.tick_off([Item("pommes", None)])
    notes.add([Item("farine", Fraction(1, 2), "kg")])
    notes.add([Item("farine", Fraction(3, 4), "kg")])
    assert read(notes) == ["10 œufs", "1,25 kg de farine"]


def test_the_same_thing_in_other_units_stays_apart(notes: ShoppingList) -> None:
    notes.add([Item("lait", 2, "l"), Item("lait", 1, "bottle"), Item("lait", 3), Item("lait")])
    assert read(notes) == ["2 l de lait", "1 bouteille de lait", "3 lait"]


def test_an_amount_and_no_amount_do_not_lose_each_other(notes: ShoppingList) -> None:
    notes.add([Item("lait")])
    notes.add([Item("lait", 2)])
    notes.add([Item("lait")])
    assert [item.amount for item in notes.read()] == [Fraction(2)]


@pytest.mark.parametrize(
    ("noted", "removed"),
    [
        ("pommes de terre", "pomme de terre"),
        ("pêche", "pêches"),
        ("Café Moulu", "cafe moulu"),
        ("crème fraîche", "creme fraiche"),
        ("œufs", "oeuf"),
        ("saucisses", "saucisse"),
        ("tomatoes", "tomato"),
        ("bougies", "bougie"),
        ("thé", "the"),
    ],
)
def test_a_thing_is_found_again_by_any_form_of_its_name(
    notes: ShoppingList, noted: str, removed: str
) -> None:
    notes.add([Item(noted, 2, "pack")])
    ticked, missing = notes.tick_off([Item(removed)])
    assert [item.name for item in ticked] == [noted]
    assert missing == []
    assert notes.read() == []


def test_what_is_not_there_is_told_and_the_rest_is_ticked_off(notes: ShoppingList) -> None:
    notes.add([Item("lait"), Item("pain")])
    ticked, missing = notes.tick_off([Item("beurre"), Item("pain")])
    assert [item.name for item in ticked] == ["pain"]
    assert missing == [Item("beurre")]
    assert read(notes) == ["lait"]


def test_ticking_off_keeps_the_row_and_a_new_one_starts_afresh(
    notes: ShoppingList, engine: Engine
) -> None:
    notes.add([Item("œufs", 6)])
    notes.tick_off([Item("œufs")])
    notes.add([Item("œufs", 2)])
    assert read(notes) == ["2 œufs"]
    with Session(engine) as session:
        assert [row.done for row in session.scalars(select(ListItem))] == [True, False]


def test_the_list_survives_a_restart(notes: ShoppingList, tmp_path: Path) -> None:
    notes.add([Item("lait", Fraction(1, 3), "l")])
    again = ShoppingList(open_database(tmp_path / "household.db"))
    assert again.read() == [Item("lait", Fraction(1, 3), "l")]


def test_noting_orders_nothing(notes: ShoppingList, engine: Engine) -> None:
    from assistant.household.tables import Table

    notes.add([Item("café moulu", 2, "pack")])
    with engine.connect() as connection:
        filled = {
            name
            for name, table in Table.metadata.tables.items()
            if connection.execute(select(table).limit(1)).first()
        }
    assert filled == {"list_item"}
    assert not [name for name in dir(ShoppingList) if "order" in name or "buy" in name]


@pytest.mark.parametrize(
    ("item", "french"),
    [
        (Item("lait"), "lait"),
        (Item("œufs", 6), "6 œufs"),
        (Item("huile", 2, "bottle"), "2 bouteilles d'huile"),
        (Item("eau", 1, "bottle"), "1 bouteille d'eau"),
        (Item("œufs", 1, "box"), "1 boîte d'œufs"),
        (Item("oignons", 1, "kg"), "1 kg d'oignons"),
        (Item("Oranges", 2, "kg"), "2 kg d'Oranges"),
        (Item("haricots verts", 500, "g"), "500 g de haricots verts"),
        (Item("yaourts", 4, "pack"), "4 paquets de yaourts"),
        (Item("lait", Fraction(3, 2), "bottle"), "1,5 bouteille de lait"),
        (Item("farine", Fraction(1, 4), "kg"), "0,25 kg de farine"),
        (Item("crème", Fraction(1, 3), "l"), "1/3 l de crème"),
        (Item("lait", Fraction(4, 2), "l"), "2 l de lait"),
    ],
)
def test_a_thing_reads_well_in_french(item: Item, french: str) -> None:
    assert phrase(item, "fr") == french


@pytest.mark.parametrize(
    ("item", "english"),
    [
        (Item("milk"), "milk"),
        (Item("eggs", 6), "6 eggs"),
        (Item("milk", 1, "bottle"), "1 bottle of milk"),
        (Item("milk", 2, "bottle"), "2 bottles of milk"),
        (Item("milk", Fraction(3, 2), "bottle"), "1.5 bottles of milk"),
        (Item("oil", Fraction(1, 2), "bottle"), "0.5 bottle of oil"),
        (Item("tomatoes", 3, "can"), "3 tins of tomatoes"),
        (Item("flour", Fraction(1, 3), "kg"), "1/3 kg of flour"),
    ],
)
def test_a_thing_reads_well_in_english(item: Item, english: str) -> None:
    assert phrase(item, "en") == english


def test_a_name_too_long_for_a_message_is_cut_when_it_is_read_out(notes: ShoppingList) -> None:
    notes.add([Item("x" * 390, 2, "bottle")])
    assert [len(text) for text in read(notes)] == [PHRASE_AT_MOST]
    assert notes.tick_off([Item("x" * 390)])[1] == []


UNITS = st.sampled_from([None, "kg", "g", "l", "bottle", "pack"])
AMOUNTS = st.none() | st.fractions(Fraction(1, 8), 50, max_denominator=8)
ITEMS = st.builds(
    lambda name, amount, unit: Item(name, amount, unit if amount is not None else None),
    st.sampled_from(["pommes", "pomme", "lait", "café", "cafe", "œuf", "oeufs"]),
    AMOUNTS,
    UNITS,
)


@settings(max_examples=20, deadline=None)
@given(items=st.lists(ITEMS, max_size=12))
def test_no_amount_is_ever_lost(
    items: list[Item], tmp_path_factory: pytest.TempPathFactory
) -> None:
    notes = ShoppingList(open_database(tmp_path_factory.mktemp("list") / "household.db"))
    for item in items:
        notes.add([item])

    def totals(listed: list[Item]) -> dict[tuple[str, str | None], Fraction]:
        sums: dict[tuple[str, str | None], Fraction] = {}
        for item in listed:
            key = fold(item.name), item.unit
            sums[key] = sums.get(key, Fraction(0)) + Fraction(item.amount or 0)
        return sums

    assert totals(notes.read()) == totals(items)
    assert len(notes.read()) == len(totals(items))


def test_what_is_said_is_what_is_noted(notes: ShoppingList) -> None:
    for sentence in ("ajoute deux bouteilles d'huile à ma liste", "ajoute une bouteille d'huile"):
        notes.add(split_items(sentence, "fr"))
    assert read(notes) == ["3 bouteilles d'huile"]
