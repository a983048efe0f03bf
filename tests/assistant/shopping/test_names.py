"""Names in a sentence: brands, shops and categories of the catalogue, and nothing made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shopping.catalogue import Catalogue
from assistant.shopping.names import LanguageCode

Found = tuple[str, str]
COFFEES = [("category", "ground_coffee"), ("category", "coffee_beans")]


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("fr", "plus jamais de café", COFFEES),
        ("fr", "plus de CAFE MOULU", [("category", "ground_coffee")]),
        ("fr", "plus de café en grains", [("category", "coffee_beans")]),
        ("fr", "plus de chocolat au lait", [("category", "chocolate")]),
        ("fr", "ni lait ni pommes de terre", [("category", "milk"), ("category", "potatoes")]),
        ("fr", "plus rien de valdor", [("sponsor", "valdor")]),
        ("fr", "je ne veux plus de solegrand", [("brand", "solégrand")]),
        ("fr", "plus de nouvelles voitures", []),
        ("fr", "ne me propose plus rien", []),
        ("en", "no more ground coffee", [("category", "ground_coffee")]),
        ("en", "don't suggest t-shirts any more", [("category", "t_shirt")]),
        ("en", "nothing from Pelmira", [("sponsor", "pelmira")]),
        ("en", "no more fernby tea", [("brand", "fernby"), ("category", "tea")]),
        ("en", "never that one again", []),
    ],
)
def test_what_a_sentence_names_is_found(
    catalogue: Catalogue, language: LanguageCode, sentence: str, found: list[Found]
) -> None:
    named = catalogue.names.find(sentence, language)
    assert [(one.scope, one.value) for one in named] == found


def test_a_name_is_told_in_the_language_it_was_asked_in(catalogue: Catalogue) -> None:
    (french,) = catalogue.names.find("plus de lessive", "fr")
    (english,) = catalogue.names.find("no more washing powder", "en")
    assert french.value == english.value
    assert (french.name, english.name) == ("lessive en poudre", "washing powder")


@pytest.mark.parametrize(
    ("language", "sentence", "pointed"),
    [("fr", "plus jamais cette confiture", True), ("fr", "plus jamais de confiture", False),
     ("en", "never this jam again", True), ("en", "never jam again", False)],
)  # fmt: skip
def test_this_coffee_is_not_every_coffee(
    catalogue: Catalogue, language: LanguageCode, sentence: str, pointed: bool
) -> None:
    (named,) = catalogue.names.find(sentence, language)
    assert named.pointed is pointed


def test_a_part_of_a_keyword_finds_every_category_that_has_it(catalogue: Catalogue) -> None:
    found = {one.value for one in catalogue.names.categories_with("croquettes", "fr")}
    assert found == {"cat_food", "dog_food"}
    assert catalogue.names.categories_with("licornes", "fr") == []
    assert catalogue.names.categories_with("", "fr") == []


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_no_sentence_breaks_the_search(
    catalogue: Catalogue, sentence: str, language: LanguageCode
) -> None:
    assert isinstance(catalogue.names.find(sentence, language), list)
