"""How a list is read out: articles, plurals and halves in their places, in the order of a shop."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.item_units import UNIT_CODES
from assistant.skills.items import Item, LanguageCode, split_items
from assistant.skills.lists.groceries import ENGLISH, FRENCH
from assistant.skills.lists.groups import french_article, group_of
from assistant.skills.lists.inflecting import plural
from assistant.skills.lists.reading import (
    AT_ONCE,
    PHRASE_AT_MOST,
    amount_alone,
    denied,
    phrase,
    portion,
    reads_as_object,
)

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("item", "french"),
    [
        (Item("lait", article="du"), "du lait"),
        (Item("lait"), "du lait"),
        (Item("lait", article="le"), "du lait"),
        (Item("crème"), "de la crème"),
        (Item("eau"), "de l'eau"),
        (Item("huile d'olive"), "de l'huile d'olive"),
        (Item("ail"), "de l'ail"),
        (Item("œufs", article="les"), "des œufs"),
        (Item("pommes de terre"), "des pommes de terre"),
        (Item("yaourts nature"), "des yaourts nature"),
        (Item("jus d'orange"), "du jus d'orange"),
        (Item("riz"), "du riz"),
        (Item("pomme"), "pomme"),
        (Item("riz complet"), "du riz complet"),
        (Item("brosse à reluire"), "brosse à reluire"),
        (Item("cahier", article="le"), "cahier"),
        (Item("machin bidule", article="du"), "du machin bidule"),
        (Item("gel pour les cheveux", article="de l'"), "du gel pour les cheveux"),
        (Item("pinces à linge", article="les"), "des pinces à linge"),
        (Item("œufs", 6), "6 œufs"),
        (Item("œuf", 1), "1 œuf"),
        (Item("œuf", 2), "2 œufs"),
        (Item("lait", 3), "3 laits"),
        (Item("yaourt nature", 4), "4 yaourts nature"),
        (Item("pomme de terre", 5), "5 pommes de terre"),
        (Item("gâteau", 2), "2 gâteaux"),
        (Item("chou rouge", 2), "2 choux rouges"),
        (Item("riz", 2), "2 riz"),
        (Item("huile", 2, "bottle"), "2 bouteilles d'huile"),
        (Item("eau", 1, "bottle"), "1 bouteille d'eau"),
        (Item("œufs", 1, "box"), "1 boîte d'œufs"),
        (Item("oignons", 1, "kg"), "1 kilo d'oignons"),
        (Item("Oranges", 2, "kg"), "2 kilos d'Oranges"),
        (Item("haricots verts", 500, "g"), "500 g de haricots verts"),
        (Item("yaourts", 4, "pack"), "4 paquets de yaourts"),
        (Item("mozzarella", 2, "bag", unit_word="sachet"), "2 sachets de mozzarella"),
        (Item("beurre", 1, "tray", unit_word="plaquette"), "1 plaquette de beurre"),
        (Item("coca", 6, "can", unit_word="canette"), "6 canettes de coca"),
        (Item("pickles", 2, "jar", unit_word="jar"), "2 pots de pickles"),
        (Item("lait", Fraction(3, 2), "bottle"), "1 bouteille et demie de lait"),
        (Item("vin", Fraction(5, 2), "l"), "2 litres et demi de vin"),
        (Item("lait", HALF, "l"), "un demi-litre de lait"),
        (Item("tomates", HALF, "kg"), "un demi-kilo de tomates"),
        (Item("eau", HALF, "bottle"), "une demi-bouteille d'eau"),
        (Item("farine", Fraction(1, 4), "kg"), "250 g de farine"),
        (Item("farine", 1200, "g"), "1,2 kilo de farine"),
        (Item("farine", 2300, "g"), "2,3 kilos de farine"),
        (Item("crème", 50, "cl"), "50 cl de crème"),
        (Item("crème", Fraction(1, 4), "l"), "25 cl de crème"),
        (Item("crème", Fraction(1, 3), "l"), "1/3 litre de crème"),
        (Item("lait", Fraction(4, 2), "l"), "2 litres de lait"),
        (Item("yaourts", 2), "2 yaourts"),
        (Item("appeler la banque"), "appeler la banque"),
    ],
    ids=str,
)
def test_a_thing_reads_well_in_french(item: Item, french: str) -> None:
    assert phrase(item, "fr") == french


@pytest.mark.parametrize(
    ("item", "english"),
    [
        (Item("milk"), "milk"),
        (Item("eggs", 6), "6 eggs"),
        (Item("egg", 2), "2 eggs"),
        (Item("bread roll", 4), "4 bread rolls"),
        (Item("tomato", 3), "3 tomatoes"),
        (Item("loaf of bread", 2), "2 loaves of bread"),
        (Item("box of matches", 2), "2 boxes of matches"),
        (Item("cherry", 2), "2 cherries"),
        (Item("salmon", 2), "2 salmon"),
        (Item("milk", 1, "bottle"), "1 bottle of milk"),
        (Item("milk", 2, "bottle"), "2 bottles of milk"),
        (Item("milk", Fraction(3, 2), "bottle"), "1 and a half bottles of milk"),
        (Item("oil", HALF, "bottle"), "half a bottle of oil"),
        (Item("cheddar", HALF, "oz"), "half an ounce of cheddar"),
        (Item("mince", Fraction(3, 2), "lb"), "1 and a half pounds of mince"),
        (Item("mince", 24, "oz"), "1 and a half pounds of mince"),
        (Item("ham", 8, "oz"), "8 ounces of ham"),
        (Item("milk", 2, "pint"), "2 pints of milk"),
        (Item("tomatoes", 3, "can"), "3 tins of tomatoes"),
        (Item("cola", 3, "can", unit_word="can"), "3 cans of cola"),
        (Item("crisps", 2, "pack", unit_word="packet"), "2 packets of crisps"),
        (Item("flour", Fraction(1, 3), "kg"), "1/3 kilo of flour"),
        (Item("apples", 2, "kg"), "2 kilos of apples"),
        (Item("milk", HALF, "l"), "half a litre of milk"),
        (Item("flour", Fraction(1, 4), "kg"), "250 g of flour"),
    ],
    ids=str,
)
def test_a_thing_reads_well_in_english(item: Item, english: str) -> None:
    assert phrase(item, "en") == english


def test_a_whole_sentence_comes_back_as_it_was_said() -> None:
    items = split_items("du lait, six œufs et deux kilos de pommes", "fr")
    assert [phrase(item, "fr") for item in items] == ["du lait", "6 œufs", "2 kilos de pommes"]
    items = split_items("une livre de beurre et deux plaquettes de chocolat", "fr")
    assert [phrase(item, "fr") for item in items] == ["500 g de beurre", "2 plaquettes de chocolat"]


def test_a_name_too_long_for_a_message_is_cut_when_it_is_read_out() -> None:
    assert len(phrase(Item("x" * 390, 2, "bottle"), "fr")) == PHRASE_AT_MOST


def test_what_there_was_is_told_without_its_name() -> None:
    assert amount_alone(Item("œufs", 2), "fr") == "2"
    assert amount_alone(Item("pommes", 2, "kg"), "fr") == "2 kilos"
    assert amount_alone(Item("lait"), "fr") == ""


def test_what_is_not_there_elides_and_links() -> None:
    assert denied(["lait", "œufs"], "fr") == "de lait ni d'œufs"
    assert denied(["milk", "eggs"], "en") == "milk or eggs"


def test_only_what_has_an_article_or_an_amount_follows_a_verb() -> None:
    assert reads_as_object(Item("lait"), "fr")
    assert reads_as_object(Item("crème", HALF, "l"), "fr")
    assert not reads_as_object(Item("brosse"), "fr")


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("pommes", "fresh"), ("pommes de terre nouvelles", "fresh"), ("jus de pomme", "drinks"),
        ("crème solaire", "care"), ("crème fraîche", "dairy"), ("papier toilette", "care"),
        ("sauce tomate", "pantry"), ("petits pois surgelés", "frozen"), ("baguettes", "bakery"),
        ("lait d'amande", "dairy"), ("filets de truite", None), ("frozen spinach", "frozen"),
        ("orange juice", "drinks"), ("wholemeal bread", "bakery"), ("peanut butter", "pantry"),
        ("cat food", "home"), ("ice cream", "frozen"), ("trombones", None), ("Lait", "dairy"),
        ("cherry tomatoes", "fresh"), ("steaks hachés", "meat"), ("eau de javel", "home"),
    ],
)  # fmt: skip
def test_a_thing_stands_where_a_shop_has_it(name: str, group: str | None) -> None:
    assert group_of(name) == group


def test_every_grocery_finds_its_own_place() -> None:
    wrong = [
        name
        for group, lines in FRENCH.items()
        for names in lines.values()
        for name in map(str.strip, names.split(","))
        if group_of(" ".join(name.split())) != group
    ]
    wrong += [
        name
        for group, names in ENGLISH.items()
        for name in map(str.strip, names.split(","))
        if group_of(" ".join(name.split())) != group
    ]
    assert wrong == []


def test_every_french_grocery_has_an_article_that_fits_its_number() -> None:
    for lines in FRENCH.values():
        for article, names in lines.items():
            for name in map(str.strip, names.replace("\n", " ").split(",")):
                found = french_article(" ".join(name.split()))
                assert found == article or name in {"jus"}


def test_a_short_list_is_one_part_and_a_long_one_goes_by_the_shop() -> None:
    short = [Item("pommes"), Item("lait"), Item("poires")]
    part = portion(short, 0, by_group=True)
    assert part.groups == ((None, (Item("pommes"), Item("poires"), Item("lait"))),)
    long = [*short, Item("savon"), Item("pain"), Item("vis"), Item("thé"), Item("beurre")]
    part = portion(long, 0, by_group=True)
    assert [group for group, _ in part.groups] == [
        "fresh", "bakery", "dairy", "drinks", "care", None
    ]  # fmt: skip
    assert part.left == 0


NAMES = st.sampled_from(["pommes", "lait", "pain", "savon", "vis", "thé", "appeler", "œufs"])


@given(st.lists(NAMES, min_size=1, max_size=60), st.booleans())
def test_portions_say_everything_once(names: list[str], by_group: bool) -> None:
    items = [Item(name) for name in names]
    told: list[str] = []
    start, left = 0, 1
    while left:
        part = portion(items, start, by_group=by_group)
        assert len(part.items) <= AT_ONCE + 2
        told += [item.name for item in part.items]
        start, left = start + len(part.items), part.left
    assert sorted(told) == sorted(names)


@given(
    st.sampled_from(sorted(UNIT_CODES)),
    st.fractions(Fraction(1, 16), 5000, max_denominator=16),
    st.sampled_from(["fr", "en"]),
)
def test_any_amount_reads_as_words_and_a_number(
    unit: str, amount: Fraction, language: LanguageCode
) -> None:
    said = phrase(Item("vis", amount, unit), language)
    assert "  " not in said
    assert said.endswith("de vis" if language == "fr" else "of vis")


@given(st.text(min_size=1, max_size=40), st.sampled_from(["fr", "en"]))
def test_any_name_has_a_plural_and_only_one(name: str, language: LanguageCode) -> None:
    once = plural(name, language)
    assert once
    assert phrase(Item(name, 3), language)
