"""The shopping list and the things to do, in whole conversations with slips and corrections."""

from __future__ import annotations

import pytest

from assistant.household.database import open_database
from assistant.skills.items import Item
from assistant.skills.lists.store import Lists
from audit.home import HOUSEHOLD_DATABASE
from tests.support.household import Household

# What is said, and what the answer holds; "-" before what it must not hold.
Step = tuple[str, tuple[str, ...]]

FRENCH: dict[str, list[Step]] = {
    "what is said twice is added up and told": [
        ("ajoute deux kilos de pommes et du lait à ma liste", ("2 kilos de pommes et du lait",)),
        ("ajoute deux œufs", ("2 œufs",)),
        ("ajoute encore deux œufs à la liste", ("déjà 2", "4 œufs")),
        ("rajoute un kilo de pommes", ("déjà 2 kilos", "3 kilos de pommes")),
        ("rajoute du lait", ("déjà sur votre liste", "du lait")),
        ("lis ma liste", ("3 choses", "3 kilos de pommes", "4 œufs", "du lait")),
        ("enlève le lait de ma liste", ("Rayé", "lait")),
        ("lis ma liste", ("2 choses", "-lait")),
    ],
    "a slip is taken back": [
        ("ajoute du beurre à ma liste", ("du beurre",)),
        ("enlève le lait de ma liste", ("n'est pas sur votre liste",)),
        ("j'ai acheté le beurre", ("Rayé", "beurre")),
        ("annule ça", ("De nouveau sur la liste", "beurre")),
        ("est-ce qu'il y a du beurre sur ma liste", ("Oui", "beurre")),
        ("est-ce qu'il y a de l'huile sur ma liste", ("Non", "d'huile")),
    ],
    "a list is emptied only on a yes": [
        ("ajoute du riz et des pâtes à ma liste", ("du riz et des pâtes",)),
        ("vide ma liste de courses", ("Vider", "2 choses")),
        ("non", ("Je n'efface rien",)),
        ("vide ma liste de courses", ("Vider", "2 choses")),
        ("oui", ("effacées",)),
        ("lis ma liste", ("vide",)),
        ("annule ça", ("2 choses sont revenues",)),
        ("lis ma liste", ("du riz", "des pâtes")),
    ],
    "things to do are a list of their own": [
        ("mets appeler le plombier sur ma liste de choses à faire", ("appeler le plombier",)),
        ("ajoute sortir les poubelles à ma liste de choses à faire", ("sortir les poubelles",)),
        ("ajoute du café à ma liste de courses", ("du café",)),
        ("lis ma liste de choses à faire", ("2 choses à faire", "-café")),
        ("raye appeler le plombier de ma liste de choses à faire", ("C'est fait",)),
        ("lis ma liste de courses", ("du café", "-poubelles")),
    ],
    "what is missing is asked for": [
        ("ajoute quelque chose à ma liste", ("Qu'est-ce que je note",)),
        ("une livre de beurre", ("500 g de beurre",)),
        ("il n'y a plus de farine", ("de la farine",)),
        ("enlève la confiture de ma liste", ("n'est pas sur votre liste",)),
        ("lis ma liste", ("500 g de beurre", "de la farine")),
    ],
    "a part of what is there can be taken off": [
        ("ajoute six œufs à ma liste", ("6 œufs",)),
        ("enlève deux œufs de ma liste", ("il reste 4 œufs",)),
        ("annule ça", ("De nouveau", "2 œufs")),
        ("combien d'œufs j'ai mis sur ma liste", ("6 œufs",)),
    ],
}
ENGLISH: dict[str, list[Step]] = {
    "what is said twice is added up and told": [
        ("add two kilos of apples and some milk to my list", ("2 kilos of apples and milk",)),
        ("add two eggs to my list", ("2 eggs",)),
        ("add two eggs to my list", ("There was 2 already", "4 eggs")),
        ("add a kilo of apples", ("3 kilos of apples",)),
        ("add some milk to my list", ("Already on your list", "milk")),
        ("read my list", ("3 things", "3 kilos of apples", "4 eggs", "milk")),
        ("take the milk off my list", ("Ticked off", "milk")),
        ("read my list", ("2 things", "-milk")),
    ],
    "a slip is taken back": [
        ("add butter to my list", ("butter",)),
        ("take the milk off my list", ("not on your list",)),
        ("i bought the butter", ("Ticked off", "butter")),
        ("undo that", ("Back on the list", "butter")),
        ("is there any butter on my list", ("Yes", "butter")),
        ("is there any oil on my list", ("no oil",)),
    ],
    "a list is emptied only on a yes": [
        ("add rice and pasta to my list", ("rice and pasta",)),
        ("clear my shopping list", ("Empty your shopping list", "2 things")),
        ("no", ("leaving your list",)),
        ("clear my shopping list", ("Empty your shopping list", "2 things")),
        ("yes", ("off your shopping list",)),
        ("read my list", ("empty",)),
        ("undo that", ("2 things are back",)),
        ("read my list", ("rice", "pasta")),
    ],
    "things to do are a list of their own": [
        ("put call the bank on my to do list", ("call the bank",)),
        ("add take out the bins to my to do list", ("take out the bins",)),
        ("add coffee to my shopping list", ("coffee",)),
        ("read my to do list", ("2 things to do", "-coffee")),
        ("tick call the bank off my to do list", ("Done", "call the bank")),
        ("read my shopping list", ("coffee", "-bins")),
    ],
    "what is missing is asked for": [
        ("add something to my list", ("What shall I note",)),
        ("a pound of butter", ("1 pound of butter",)),
        ("we're out of flour", ("flour",)),
        ("take the jam off my list", ("not on your list",)),
        ("read my list", ("1 pound of butter", "flour")),
    ],
    "a part of what is there can be taken off": [
        ("add six eggs to my list", ("6 eggs",)),
        ("take two eggs off my list", ("4 eggs",)),
        ("undo that", ("Back on the list", "2 eggs")),
        ("how many eggs are on my list", ("6 eggs",)),
    ],
}


@pytest.mark.parametrize(
    "steps",
    [*FRENCH.values(), *ENGLISH.values()],
    ids=[*(f"fr: {name}" for name in FRENCH), *(f"en: {name}" for name in ENGLISH)],
)
async def test_a_conversation_about_the_lists(home: Household, steps: list[Step]) -> None:
    for said, parts in steps:
        turn = await home.say(said)
        words = " ".join(item["words"] for item in turn.items)
        assert turn.errors == [], said
        for part in parts:
            if part.startswith("-"):
                assert part[1:] not in words, f"{said}: {words}"
            else:
                assert part in words, f"{said}: {words}"


@pytest.mark.parametrize(
    ("read", "go_on"), [("lis ma liste", "lis la suite de ma liste"),
                        ("read my list", "read the rest of my list")],
)  # fmt: skip
async def test_a_long_list_comes_in_portions(home: Household, read: str, go_on: str) -> None:
    lists = Lists(open_database(home.speaker.home / HOUSEHOLD_DATABASE))
    names = [f"chose {letter}x" for letter in "abcdefghijklmnopqrstuvw"]
    lists.add([Item(name) for name in names])
    told = [await home.words(read), await home.words(go_on), await home.words(go_on)]
    assert "23" in told[0]
    for name in names:
        assert sum(name in words for words in told) == 1, name
