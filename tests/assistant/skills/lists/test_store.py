"""The lists: merged, found again by any form of the word, ticked off, taken back, never ordered."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assistant.folding import fold
from assistant.household.database import open_database
from assistant.household.tables import ListChange, ListItem, Table
from assistant.skills.item_units import scale_of
from assistant.skills.items import Item, LanguageCode, split_items
from assistant.skills.lists.history import STEPS_AT_MOST
from assistant.skills.lists.reading import phrase
from assistant.skills.lists.store import DONE_AT_MOST, ITEMS_AT_MOST, ListFull, ListName, Lists


@cache
def _new_database() -> bytes:
    """An empty database of the present version, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "household.db"
        engine = open_database(path)
        with engine.connect() as connection:
            connection.exec_driver_sql("commit")
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        engine.dispose()
        return path.read_bytes()


def new_engine(folder: Path) -> Engine:
    path = folder / "household.db"
    path.write_bytes(_new_database())
    return open_database(path)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return new_engine(tmp_path)


@pytest.fixture
def notes(engine: Engine) -> Lists:
    return Lists(engine)


def read(notes: Lists, language: LanguageCode = "fr", which: ListName = "shopping") -> list[str]:
    return [phrase(item, language) for item in notes.read(which)]


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.name for item in items]


def test_what_is_noted_is_read_back_oldest_first(notes: Lists) -> None:
    notes.add([Item("lait"), Item("œufs", 6)])
    notes.add([Item("farine", 1, "kg")])
    assert read(notes) == ["du lait", "6 œufs", "1 kilo de farine"]


def test_the_same_thing_adds_up_and_tells_what_was_there(notes: Lists) -> None:
    notes.add([Item("œufs", 6)])
    (noted,) = notes.add([Item("oeuf", 4)])
    assert (noted.before, noted.now) == (Item("œufs", Fraction(6)), Item("œufs", Fraction(10)))
    notes.add([Item("pomme", 1)])
    assert notes.add([Item("pommes", 5)])[0].now == Item("pommes", Fraction(6))
    assert read(notes) == ["10 œufs", "6 pommes"]


def test_grams_and_kilos_add_up_exactly(notes: Lists) -> None:
    notes.add([Item("farine", 500, "g")])
    notes.add([Item("farine", 1, "kg")])
    notes.add([Item("lait", Fraction(3, 4), "l")])
    notes.add([Item("lait", 50, "cl")])
    assert read(notes) == ["1 kilo et demi de farine", "1,25 litre de lait"]
    assert notes.read()[0].amount == Fraction(3, 2)


def test_the_same_thing_in_other_kinds_of_units_stays_apart(notes: Lists) -> None:
    notes.add([Item("lait", 2, "l"), Item("lait", 1, "bottle"), Item("lait", 3)])
    assert read(notes) == ["2 litres de lait", "1 bouteille de lait", "3 laits"]


def test_an_amount_and_no_amount_make_one_thing(notes: Lists) -> None:
    notes.add([Item("lait")])
    assert notes.add([Item("lait", 2, "l")])[0].now == Item("lait", 2, "l")
    (again,) = notes.add([Item("lait")])
    assert again.now == again.before == Item("lait", 2, "l")
    assert read(notes) == ["2 litres de lait"]


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
    notes: Lists, noted: str, removed: str
) -> None:
    notes.add([Item(noted, 2, "pack")])
    assert notes.add([Item(removed, 1, "pack")])[0].before is not None, "no duplicate"
    found = notes.complete([Item(removed)])
    assert names(found.ticked) == [noted]
    assert found.missing == ()
    assert notes.read() == []


def test_what_is_not_there_is_told_and_the_rest_is_ticked_off(notes: Lists) -> None:
    notes.add([Item("lait"), Item("pain")])
    found = notes.complete([Item("beurre"), Item("pain")])
    assert names(found.ticked) == ["pain"]
    assert found.missing == (Item("beurre"),)
    assert read(notes) == ["du lait"]


def test_what_only_sounds_alike_is_told_and_left_alone(notes: Lists) -> None:
    notes.add([Item("peanut butter"), Item("pommes de terre")])
    assert names(notes.complete([Item("butter")]).alike) == ["peanut butter"]
    assert names(notes.complete([Item("pommes")]).alike) == ["pommes de terre"]
    assert len(notes.read()) == 2


def test_part_of_an_amount_can_be_taken_off(notes: Lists) -> None:
    notes.add([Item("œufs", 6), Item("œufs", 1, "box"), Item("pommes", 2, "kg")])
    found = notes.complete([Item("œufs", 2), Item("pommes", 500, "g")])
    assert found.left == (Item("œufs", 4), Item("pommes", Fraction(3, 2), "kg"))
    assert read(notes) == ["4 œufs", "1 boîte d'œufs", "1 kilo et demi de pommes"]
    assert names(notes.complete([Item("œufs", 9)]).ticked) == ["œufs"]
    assert read(notes) == ["1 boîte d'œufs", "1 kilo et demi de pommes"]


def test_ticking_off_keeps_what_is_done_and_a_new_one_starts_afresh(notes: Lists) -> None:
    notes.add([Item("œufs", 6)])
    notes.complete([Item("œufs")])
    notes.add([Item("œufs", 2)])
    assert read(notes) == ["2 œufs"]
    assert notes.done() == [Item("œufs", 6)]


@pytest.mark.parametrize(
    ("noted", "done"),
    [
        ("appeler le plombier", "appelé le plombier"),
        ("sortir les poubelles", "sorti les poubelles"),
        ("faire le repassage", "le repassage"),
        ("payer la facture d'électricité", "payé la facture d'électricité"),
        ("rendre les livres", "rendu les livres"),
        ("call the bank", "called the bank"),
        ("pay the rent", "paid the rent"),
        ("tidy the shed", "tidied the shed"),
        ("plan the trip", "planned the trip"),
        ("send the parcel", "sent the parcel this morning"),
        ("the ironing", "ironing"),
    ],
)
def test_a_task_is_ticked_off_in_whatever_form_its_verb_is(
    notes: Lists, noted: str, done: str
) -> None:
    notes.add([Item(noted), Item("arroser les plantes du salon")], "tasks")
    assert names(notes.complete([Item(done)], "tasks").ticked) == [noted]


def test_of_two_tasks_that_may_be_meant_none_is_ticked_off(notes: Lists) -> None:
    notes.add([Item("call the bank"), Item("call the dentist")], "tasks")
    found = notes.complete([Item("call")], "tasks")
    assert found.ticked == ()
    assert names(found.alike) == ["call the bank", "call the dentist"]


def test_the_two_lists_are_apart(notes: Lists) -> None:
    notes.add([Item("lait")])
    notes.add([Item("appeler la banque")], "tasks")
    assert names(notes.complete([Item("lait")], "tasks").missing) == ["lait"]
    assert notes.clear("tasks") == 1
    assert read(notes) == ["du lait"]


def test_the_lists_survive_a_restart(notes: Lists, tmp_path: Path) -> None:
    notes.add([Item("lait", Fraction(1, 3), "l")])
    again = Lists(open_database(tmp_path / "household.db"))
    assert again.read() == [Item("lait", Fraction(1, 3), "l")]
    assert again.undo() is not None
    assert again.read() == []


def test_noting_orders_nothing(notes: Lists, engine: Engine) -> None:
    notes.add([Item("café moulu", 2, "pack")])
    with engine.connect() as connection:
        filled = {
            name
            for name, table in Table.metadata.tables.items()
            if connection.execute(select(table).limit(1)).first()
        }
    assert filled == {"list_item", "list_change"}
    assert not [name for name in dir(Lists) if "order" in name or "buy" in name]


def test_a_list_holds_only_so_much_and_says_so(notes: Lists) -> None:
    things = [Item(f"chose {'i' * at}") for at in range(1, ITEMS_AT_MOST + 1)]
    notes.add(things)
    with pytest.raises(ListFull):
        notes.add([Item("une de plus")])
    assert len(notes.read()) == ITEMS_AT_MOST
    notes.add([Item("à faire")], "tasks")


def test_what_was_done_long_ago_is_forgotten(notes: Lists) -> None:
    notes.bring_in([("shopping", Item(f"chose {at}"), True) for at in range(DONE_AT_MOST)])
    notes.add([Item("lait"), Item("pain")])
    notes.complete([Item("lait"), Item("pain")])
    notes.add([Item("sel")])
    assert len(notes.done()) == DONE_AT_MOST
    assert notes.done()[0] == Item("chose 2")
    notes.undo()
    assert len(notes.done()) == DONE_AT_MOST + 2


def test_each_kind_of_change_can_be_taken_back(notes: Lists) -> None:
    notes.add([Item("lait"), Item("œufs", 6)])
    notes.add([Item("œufs", 2)])
    notes.add([Item("appeler la banque")], "tasks")
    notes.complete([Item("lait")])
    notes.clear()
    kinds = []
    states = [read(notes)]
    while (undone := notes.undo()) is not None:
        kinds.append(undone.kind)
        states.append(read(notes))
    assert kinds == ["cleared", "completed", "added", "added", "added"]
    assert states == [
        [], ["8 œufs"], ["du lait", "8 œufs"], ["du lait", "8 œufs"], ["du lait", "6 œufs"], []
    ]  # fmt: skip
    assert notes.read("tasks") == []


def test_what_changed_nothing_takes_nothing_else_back(notes: Lists) -> None:
    notes.add([Item("lait")])
    notes.add([Item("lait")])
    undone = notes.undo()
    assert undone is not None
    assert undone.items == ()
    assert read(notes) == ["du lait"]


def test_only_so_many_steps_are_kept(notes: Lists, engine: Engine) -> None:
    for at in range(STEPS_AT_MOST + 5):
        notes.add([Item(f"chose {at}")])
    with Session(engine) as session:
        assert len(session.scalars(select(ListChange)).all()) == STEPS_AT_MOST
    for _ in range(STEPS_AT_MOST):
        assert notes.undo() is not None
    assert notes.undo() is None
    assert len(notes.read()) == 5


def test_what_is_said_is_what_is_noted(notes: Lists) -> None:
    for sentence in ("ajoute deux bouteilles d'huile à ma liste", "ajoute une bouteille d'huile"):
        notes.add(split_items(sentence, "fr"))
    assert read(notes) == ["3 bouteilles d'huile"]


UNITS = st.sampled_from([None, "kg", "g", "l", "cl", "bottle", "pack", "lb", "oz"])
AMOUNTS = st.none() | st.fractions(Fraction(1, 8), 50, max_denominator=8)
ITEMS = st.builds(
    lambda name, amount, unit: Item(name, amount, unit if amount is not None else None),
    st.sampled_from(["pommes", "pomme", "lait", "café", "cafe", "œuf", "oeufs"]),
    AMOUNTS,
    UNITS,
)


def totals(listed: list[Item]) -> dict[tuple[str, str], Fraction]:
    sums: dict[tuple[str, str], Fraction] = {}
    for item in listed:
        scale, worth = scale_of(item.unit)
        if item.amount is not None:
            key = fold(item.name), scale
            sums[key] = sums.get(key, Fraction(0)) + item.amount * worth
    return sums


@settings(max_examples=25, deadline=None)
@given(items=st.lists(ITEMS, max_size=12), order=st.randoms(use_true_random=False))
def test_no_amount_is_ever_lost_or_doubled_in_any_order(
    items: list[Item], order: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shuffled = list(items)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    for wanted in (items, shuffled):
        notes = Lists(new_engine(tmp_path_factory.mktemp("list")))
        for item in wanted:
            notes.add([item])
        held = notes.read()
        assert totals(held) == totals(items)
        assert {fold(item.name) for item in held} == {fold(item.name) for item in items}
        keys = [(fold(item.name), scale_of(item.unit)[0]) for item in held]
        assert len(keys) == len(set(keys)), "one row for what adds up"


def snapshot(engine: Engine) -> list[tuple[object, ...]]:
    with Session(engine) as session:
        rows = session.scalars(select(ListItem).order_by(ListItem.id))
        return [
            (row.id, row.list, row.name, row.folded, row.amount, row.unit, row.done, row.article)
            for row in rows
        ]


LISTS = st.sampled_from(["shopping", "tasks"])
STEPS = st.one_of(
    st.tuples(st.just("add"), LISTS, st.lists(ITEMS, min_size=1, max_size=3)),
    st.tuples(st.just("complete"), LISTS, st.lists(ITEMS, min_size=1, max_size=3)),
    st.tuples(st.just("clear"), LISTS, st.just([])),
    st.tuples(st.just("bring"), LISTS, st.lists(ITEMS, max_size=2)),
)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(STEPS, max_size=12), back=st.integers(0, 12))
def test_undoing_restores_exactly_what_was_there_after_any_series(
    steps: list[tuple[str, ListName, list[Item]]],
    back: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    engine = new_engine(tmp_path_factory.mktemp("list"))
    notes = Lists(engine)
    states = [snapshot(engine)]
    for kind, which, items in steps:
        if kind == "add":
            notes.add(items, which)
        elif kind == "complete":
            notes.complete(items, which)
        elif kind == "clear":
            notes.clear(which)
        else:
            notes.bring_in([(which, item, len(item.name) > 4) for item in items])
        states.append(snapshot(engine))
    for _ in range(min(back, len(steps))):
        assert notes.undo() is not None
        states.pop()
        assert snapshot(engine) == states[-1]
