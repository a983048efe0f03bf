"""The things of a sentence: by hand, against the training sentences, and on any text at all."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.item_units import UNIT_CODES
from assistant.skills.items import Item, need_of, split_items
from assistant.skills.lists.marking import joined
from assistant.skills.numbers import LanguageCode, Number, read_number

NLU = Path(__file__).parents[3] / "nlu_data" / "nlu"
ANNOTATED = re.compile(r"\[([^\]]+)\]\([^)]*\)")

One = str | tuple[str, Number] | tuple[str, Number, str]


def things(*expected: One) -> tuple[Item, ...]:
    """Items from names, (name, amount) and (name, amount, unit)."""
    return tuple(Item(one) if isinstance(one, str) else Item(*one) for one in expected)


HALF = Fraction(1, 2)
FRENCH: list[tuple[str, tuple[Item, ...]]] = [
    ("ajoute deux kilos de pommes et du lait à ma liste", things(("pommes", 2, "kg"), "lait")),
    ("du lait et six œufs", things("lait", ("œufs", 6))),
    ("mets du pain sur la liste de courses s'il te plaît", things("pain")),
    ("on n'a plus de beurre", things("beurre")),
    ("on a plus de beurre", things("beurre")),
    ("y a plus d'huile", things("huile")),
    ("on n'a plus de café ni de thé", things("café", "thé")),
    ("on est à court de farine", things("farine")),
    ("pense à acheter des piles", things("piles")),
    ("pense au lait", things("lait")),
    ("n'oublie pas d'acheter du pain", things("pain")),
    ("il me faut du lait", things("lait")),
    ("on a besoin de lait", things("lait")),
    ("note qu'il faut des piles", things("piles")),
    ("ajoute-moi des chips", things("chips")),
    ("ajouter lait", things("lait")),
    ("est-ce que tu peux ajouter du beurre s'il te plaît", things("beurre")),
    ("tu pourrais mettre un sachet de mozzarella", things(("mozzarella", 1, "bag"))),
    ("pourriez-vous noter une douzaine d'huîtres pour dimanche", things(("huîtres", 12))),
    ("dans la liste tu me mets deux paquets de nouilles", things(("nouilles", 2, "pack"))),
    ("les enfants veulent des glaces mets ça sur la liste", things("glaces")),
    ("on a fini le pot de nutella faut en racheter", things("pot de nutella")),
    ("euh ajoute du jambon et euh du gruyère", things("jambon", "gruyère")),
    ("et puis une botte de radis", things(("radis", 1, "bunch"))),
    ("candide note du persil", things("persil")),
    ("ajoute du riz des pâtes et de la sauce tomate", things("riz", "pâtes", "sauce tomate")),
    ("des croquettes du chat et du lait", things("croquettes du chat", "lait")),
    ("le café et puis le thé ainsi que du sucre", things("café", "thé", "sucre")),
    ("lait, œufs, farine", things("lait", "œufs", "farine")),
    (
        "Ajoute 2kg de pommes, du lait et 3 yaourts.",
        things(("pommes", 2, "kg"), "lait", ("yaourts", 3)),
    ),
    ("de l'huile d'olive", things("huile d'olive")),
    ("du papier toilette", things("papier toilette")),
    ("Lait", things("lait")),
    ("des pommes de terre", things("pommes de terre")),
    ("une douzaine d'œufs", things(("œufs", 12))),
    ("une demi-douzaine d'huîtres", things(("huîtres", 6))),
    ("un kilo et demi de tomates", things(("tomates", Fraction(3, 2), "kg"))),
    ("un paquet et demi de farine", things(("farine", Fraction(3, 2), "pack"))),
    ("une livre et demie de beurre", things(("beurre", 750, "g"))),
    ("du lait et demi-litre de crème", things("lait", ("crème", HALF, "l"))),
    ("un demi-litre de lait", things(("lait", HALF, "l"))),
    ("trois quarts de litre de crème", things(("crème", Fraction(3, 4), "l"))),
    ("1,5 l de lait", things(("lait", Fraction(3, 2), "l"))),
    ("vingt et un œufs", things(("œufs", 21))),
    ("cent cinq grammes de beurre", things(("beurre", 105, "g"))),
    (
        "deux boîtes de thon et un pot de moutarde",
        things(("thon", 2, "box"), ("moutarde", 1, "jar")),
    ),
    ("trois rouleaux de sopalin", things(("sopalin", 3, "roll"))),
    ("une paire de chaussettes", things(("chaussettes", 1, "pair"))),
    ("une tablette de chocolat", things(("chocolat", 1, "bar"))),
    ("six tranches de jambon", things(("jambon", 6, "slice"))),
    ("un peu de sel", things("sel")),
    ("quelques pommes", things("pommes")),
    ("du sel et poivre", things("sel et poivre")),
    ("du sel et du poivre", things("sel", "poivre")),
    ("un fish and chips", things(("fish and chips", 1))),
    ("plus de paquets de chips", things("paquets de chips")),
    ("barre chocolatée", things("barre chocolatée")),
    ("enlève le lait de la liste", things("lait")),
    ("retire le beurre", things("beurre")),
    ("enlève le beurre et la crème de la liste", things("beurre", "crème")),
    ("retire les deux kilos de pommes de la liste", things(("pommes", 2, "kg"))),
    ("on n'a plus besoin d'huile", things("huile")),
    ("finalement pas de champagne", things("champagne")),
    ("j'ai acheté la baguette raye-la", things("baguette")),
    ("de ma liste retire le cahier et les stylos", things("cahier", "stylos")),
    ("laisse tomber les crevettes", things("crevettes")),
    # Doubtful amounts stay as they were said.
    ("2 500 g de farine", things("2 500 g de farine")),
    ("deux citrons trois pommes", things("deux citrons trois pommes")),
    ("deux trois pommes", things("deux trois pommes")),
    ("une boîte de six œufs", things("une boîte de six œufs")),
    ("zéro pomme", things("zéro pomme")),
    ("du lait 2 %", things("lait 2 %")),
    ("une bouteille d'eau et demie", things("une bouteille d'eau et demie")),
    # Nothing is left.
    ("ajoute", ()),
    ("ajoute à la liste", ()),
    ("ma liste de courses s'il te plaît", ()),
    ("ajoute ça", ()),
    ("note quelque chose", ()),
    ("", ()),
]
ENGLISH: list[tuple[str, tuple[Item, ...]]] = [
    ("add two kilos of apples and some milk to my list", things(("apples", 2, "kg"), "milk")),
    ("we're out of butter", things("butter")),
    ("we are almost out of butter", things("butter")),
    ("i've run out of razor blades", things("razor blades")),
    ("we're running low on frozen peas", things("frozen peas")),
    ("there's no more dish soap", things("dish soap")),
    ("there isn't any pepper left", things("pepper")),
    ("i need to buy milk on the list", things("milk")),
    ("i need to get milk", things("milk")),
    ("can you get milk", things("milk")),
    ("please can you add some milk to the list for me thanks", things("milk")),
    ("could you please add a packet of spaghetti", things(("spaghetti", 1, "pack"))),
    ("put three tins of tuna on the list", things(("tuna", 3, "can"))),
    ("pop a cucumber on the list would you", things(("cucumber", 1))),
    ("don't forget the milk", things("milk")),
    ("remind me to buy some rice", things("rice")),
    ("make a note that we need vinegar", things("vinegar")),
    ("the mayonnaise is finished", things("mayonnaise")),
    ("shopping list ham and a baguette", things("ham", ("baguette", 1))),
    ("milk please", things("milk")),
    ("um some cheddar", things("cheddar")),
    ("milk and eggs and bread", things("milk", "eggs", "bread")),
    ("milk, eggs & bread", things("milk", "eggs", "bread")),
    ("milk plus eggs", things("milk", "eggs")),
    ("bread some milk a lemon", things("bread", "milk", ("lemon", 1))),
    ("Add 2 packs of pasta, 3 tins of tuna.", things(("pasta", 2, "pack"), ("tuna", 3, "can"))),
    ("a dozen eggs", things(("eggs", 12))),
    ("two dozen eggs", things(("eggs", 24))),
    ("half a dozen eggs", things(("eggs", 6))),
    ("a dozen and a half eggs", things(("eggs", 18))),
    ("twenty-one eggs", things(("eggs", 21))),
    ("one hundred and five grams of flour", things(("flour", 105, "g"))),
    ("two and a half kilos of potatoes", things(("potatoes", Fraction(5, 2), "kg"))),
    ("a kilo and a half of flour", things(("flour", Fraction(3, 2), "kg"))),
    ("a pound and a half of mince", things(("mince", Fraction(3, 2), "lb"))),
    ("milk and half a dozen eggs", things("milk", ("eggs", 6))),
    ("three quarters of a liter of milk", things(("milk", Fraction(3, 4), "l"))),
    ("half a litre of milk", things(("milk", HALF, "l"))),
    ("half a pound of mince", things(("mince", HALF, "lb"))),
    ("500g flour", things(("flour", 500, "g"))),
    ("0.5 l cream", things(("cream", HALF, "l"))),
    ("a bunch of bananas", things(("bananas", 1, "bunch"))),
    ("a pair of socks", things(("socks", 1, "pair"))),
    ("two bars of soap", things(("soap", 2, "bar"))),
    ("a jar of jam and a roll of foil", things(("jam", 1, "jar"), ("foil", 1, "roll"))),
    ("a few apples", things("apples")),
    ("a couple of lemons", things(("lemons", 2))),
    ("salt and pepper", things("salt and pepper")),
    ("some salt and some pepper", things("salt", "pepper")),
    ("mac and cheese", things("mac and cheese")),
    ("half and half", things("half and half")),
    ("clear tape", things("clear tape")),
    ("can of beans", things("can of beans")),
    ("drop scones", things("drop scones")),
    ("take the eggs off my list", things("eggs")),
    ("remove milk", things("milk")),
    ("cross the flour off the list", things("flour")),
    ("drop the crisps", things("crisps")),
    ("i don't need milk anymore", things("milk")),
    ("we no longer need salad dressing", things("salad dressing")),
    ("i already bought the tea", things("tea")),
    ("i've got the soap now take it off the list", things("soap")),
    ("milk can come off the list", things("milk")),
    ("remove the garlic and the onions", things("garlic", "onions")),
    # Doubtful amounts stay as they were said.
    ("a six pack of beer", things("a six pack of beer")),
    ("two boxes of six eggs", things("two boxes of six eggs")),
    ("two litre bottle of milk", things(("litre bottle of milk", 2))),
    ("zero apples", things("zero apples")),
    # Nothing is left.
    ("add it", ()),
    ("add something", ()),
    ("i have something to add", ()),
    ("my shopping list", ()),
    ("", ()),
]


@pytest.mark.parametrize(("sentence", "items"), FRENCH)
def test_french(sentence: str, items: tuple[Item, ...]) -> None:
    assert split_items(sentence, "fr") == items


@pytest.mark.parametrize(("sentence", "items"), ENGLISH)
def test_english(sentence: str, items: tuple[Item, ...]) -> None:
    assert split_items(sentence, "en") == items


def test_the_tables_are_long_enough() -> None:
    assert min(len(FRENCH), len(ENGLISH)) >= 60


SMALL = {
    *("le la les l du des de d un une the some a an any of my aussi quelques couple".split()),
    *("kilo kilos grammes grams kilogram litre litres liter paquet paquets bouteille".split()),
    *("bouteilles boîte boîtes pot tranches botte tablette rouleaux sachet paire".split()),
    *("pound pounds pint ounces livre barquette plaquette tin mes ta notre mon clove".split()),
    *("gousse bouquet loaf loaves tub tubs head sticks crate sheets cup flacon sacs".split()),
    *("packet pack tins cans can bottle bottles bag bunch bars bar jar box roll pair".split()),
}


def same(name: str, annotated: str) -> bool:
    """Whether `name` is what was annotated, but for its article and its amount."""
    if not annotated.endswith(name):
        return False
    before = annotated.removesuffix(name).replace("'", " ")
    words = [word for word in before.split() if word not in SMALL]
    languages: tuple[LanguageCode, ...] = ("fr", "en")
    return not words or any(read_number(" ".join(words), one) is not None for one in languages) or (
        any(read_number(before.removesuffix(" d ").strip(), one) is not None for one in languages)
    )  # fmt: skip


def sentences(path: Path, intent: str) -> Iterator[tuple[str, list[str]]]:
    """The sentences of `intent` in a training file, each with what is annotated in it."""
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
        if block.get("intent") == intent:
            for line in block["examples"].splitlines():
                example = line.strip().removeprefix("- ")
                if example:
                    yield ANNOTATED.sub(r"\1", example), ANNOTATED.findall(example)


def readings(language: LanguageCode, intent: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The training sentences that name things, what is annotated in each, and what we read."""
    listed = intent.endswith("_list")
    path = NLU / language / ("lists.yml" if listed else "shopping.yml")
    for sentence, annotated in sentences(path, intent):
        if not annotated:
            continue
        if listed:
            names = [item.name for item in split_items(sentence, language)]
        else:
            need = need_of(sentence, language)
            names = [] if need is None else [need]
        yield sentence, annotated, names


def share_of_misses(
    language: LanguageCode, found: list[tuple[str, list[str], list[str]]]
) -> tuple[float, str]:
    misses = [
        f"{sentence!r}: {names}, not {annotated}"
        for sentence, annotated, names in found
        if len(names) != len(annotated) or not all(map(same, names, annotated))
    ]
    return len(misses) / len(found), "\n".join(misses)


# Where several things are named the grammar must find them all; of what is looked for, the marks of
# the sentences leave out what describes it as often as not ("un oreiller [confortable]").
MISSED_AT_MOST = {
    "add_to_list": 0.30, "remove_from_list": 0.30, "find_product": 0.45, "ask_price": 0.45,
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("intent", list(MISSED_AT_MOST))
def test_the_grammar_alone_reads_most_training_sentences(
    language: LanguageCode, intent: str
) -> None:
    found = list(readings(language, intent))
    assert len(found) >= 50
    share, misses = share_of_misses(language, found)
    assert share <= MISSED_AT_MOST[intent], misses


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("intent", ["add_to_list", "remove_from_list"])
def test_with_the_marks_of_the_dialogue_nearly_all_are_read(
    language: LanguageCode, intent: str
) -> None:
    found = [
        (
            sentence,
            annotated,
            [item.name for item in joined(split_items(sentence, language), annotated, language)],
        )
        for sentence, annotated, _ in readings(language, intent)
    ]
    share, misses = share_of_misses(language, found)
    assert share <= 0.06, misses


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_any_text_gives_well_formed_items(text: str, language: LanguageCode) -> None:
    for item in split_items(text, language):
        assert item.name
        assert item.name == item.name.strip()
        assert item.unit is None or (item.unit in UNIT_CODES and item.amount is not None)
        assert item.amount is None or item.amount > 0
    need = need_of(text, language)
    assert need is None or need.strip()


WORDS = (
    "ajoute mets du de la des un une deux kilos et ni plus lait pommes d'huile liste sur ma , ."
    " 2kg 1,5 demi s'il te plaît add some a dozen of and milk half the off list please it six"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["fr", "en"]))
def test_any_mixture_of_words_gives_well_formed_items(
    words: list[str], language: LanguageCode
) -> None:
    for item in split_items(" ".join(words), language):
        assert item.unit is None or (item.unit in UNIT_CODES and item.amount is not None)
        assert item.amount is None or item.amount > 0
    need_of(" ".join(words), language)


FOODS: dict[str, list[tuple[str, str]]] = {
    # How each is said after "deux kilos", and its bare name.
    "fr": [
        ("de pommes", "pommes"),
        ("d'oignons", "oignons"),
        ("de pâté en croûte", "pâté en croûte"),
    ],
    "en": [("of apples", "apples"), ("of bread rolls", "bread rolls"), ("of ice", "ice")],
}


@given(
    st.sampled_from(["fr", "en"]),
    st.lists(st.tuples(st.integers(1, 9999), st.integers(0, 2)), min_size=1, max_size=6),
)
def test_amounts_and_names_of_a_long_list_all_come_back(
    language: LanguageCode, wanted: list[tuple[int, int]]
) -> None:
    link = " et " if language == "fr" else " and "
    said = link.join(f"{amount} kilos {FOODS[language][food][0]}" for amount, food in wanted)
    carrier = {"fr": f"ajoute {said} à ma liste", "en": f"add {said} to my list"}[language]
    assert split_items(carrier, language) == tuple(
        Item(FOODS[language][food][1], amount, "kg") for amount, food in wanted
    )


@pytest.mark.parametrize(
    "piece",
    ["et ", "un ", "a ", ",a", "du des ", "2 ", "s'il te plaît ", "je cherche ", "a", "l' "],
)
def test_a_long_text_costs_next_to_nothing(piece: str) -> None:
    """A grammar that tries every way of cutting it would not end within a minute."""
    text = (piece * 10_000)[:10_000]
    for language in ("fr", "en"):
        started = time.process_time()
        split_items(text, language)
        need_of(text, language)
        assert time.process_time() - started < 60
