"""Finding products: by their words in either language, and nothing where nothing fits."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.folding import fold, words_of
from assistant.household.database import open_database
from assistant.shopping.advice import NAMED, advise
from assistant.shopping.catalogue import Catalogue
from assistant.shopping.names import LanguageCode

_LINES = files("assistant.shopping").joinpath("sample_catalogue.jsonl").read_text("utf-8")
PRODUCTS = [json.loads(line) for line in _LINES.splitlines()[1:]]


def found(catalogue: Catalogue, need: str, language: LanguageCode) -> set[str]:
    """The categories that a need finds."""
    return {offer.category for offer in catalogue.find(need, language)}


@pytest.mark.parametrize(
    ("need", "language", "category"),
    [
        ("café moulu", "fr", "ground_coffee"),
        ("cafe moulu", "fr", "ground_coffee"),
        ("CAFÉ MOULU", "fr", "ground_coffee"),
        ("du café moulu", "fr", "ground_coffee"),
        ("bouilloire", "fr", "kettle"),
        ("bouilloires", "fr", "kettle"),
        ("ground coffee", "en", "ground_coffee"),
        ("kettles", "en", "kettle"),
        ("a kettle", "en", "kettle"),
        ("pull à col roulé", "fr", "roll_neck_pullover"),
        ("pull a col roule", "fr", "roll_neck_pullover"),
        ("roll-neck pullover", "en", "roll_neck_pullover"),
        ("lait", "fr", "milk"),
        ("milk", "en", "milk"),
        ("œufs", "fr", "eggs"),
        ("oeuf", "fr", "eggs"),
        ("huile d'olive", "fr", "olive_oil"),
        ("brosse à dents", "fr", "toothbrush"),
        ("brosses à dents", "fr", "toothbrush"),
        ("tomate", "fr", "tomatoes"),
        ("tomato", "en", "tomatoes"),
        ("potato", "en", "potatoes"),
        ("pommes de terre", "fr", "potatoes"),
        ("pommes", "fr", "apples"),
        ("toothbrushes", "en", "toothbrush"),
        ("du thé", "fr", "tea"),
        ("the", "fr", "tea"),
        ("du the", "fr", "tea"),
        ("tea", "en", "tea"),
    ],
)
def test_a_need_finds_the_kind_it_names(
    catalogue: Catalogue, need: str, language: LanguageCode, category: str
) -> None:
    assert found(catalogue, need, language) == {category}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_category_is_found_by_its_own_name_before_any_other(
    catalogue: Catalogue, language: LanguageCode
) -> None:
    names = {product["category_name"][language]: product["category"] for product in PRODUCTS}
    found_by = {name: found(catalogue, name, language) for name in names}
    assert found_by == {name: {category} for name, category in names.items()}


@pytest.mark.parametrize(
    "need",
    ["", "   ", "xyzzy", "une licorne bleue", "de la", "🫖", "%", "' or 1=1 --", "9" * 300],
)
def test_nonsense_finds_nothing(catalogue: Catalogue, need: str) -> None:
    for language in ("fr", "en"):
        assert catalogue.find(need, language) == []  # type: ignore[arg-type]
        assert advise(catalogue, need, "find", language) is None  # type: ignore[arg-type]


def test_one_word_that_fits_among_many_that_do_not_finds_nothing(catalogue: Catalogue) -> None:
    assert catalogue.find("un dragon violet qui boit du lait", "fr") == []


def test_each_language_is_searched_by_its_own_words(catalogue: Catalogue) -> None:
    assert catalogue.find("bouilloire", "en") == []
    assert catalogue.find("kettle", "fr") == []


@pytest.mark.parametrize("purpose", sorted(NAMED))
def test_advice_names_no_more_than_can_be_kept_in_mind(catalogue: Catalogue, purpose: str) -> None:
    advice = advise(catalogue, "café moulu", purpose, "fr")  # type: ignore[arg-type]
    assert advice is not None
    assert 1 <= len(advice.named) <= NAMED[purpose]
    assert advice.named[0] == 0
    assert len({advice.candidates[index].gtin for index in advice.named}) == len(advice.named)
    assert advice.catalogue == catalogue.digest


@settings(max_examples=100, deadline=None)
@given(need=st.text(max_size=60))
def test_any_need_is_answered_or_not_but_never_breaks(catalogue: Catalogue, need: str) -> None:
    for language in ("fr", "en"):
        catalogue.find(need, language)  # type: ignore[arg-type]


def test_loading_twice_changes_nothing_and_a_second_start_reads_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "household.db"
    first = Catalogue(open_database(path))
    first.load_sample()
    offers = first.find("lait", "fr")
    first.load_sample()
    second = Catalogue(open_database(path))
    second.load_sample()
    assert second.find("lait", "fr") == offers
    assert second.digest == first.digest


def test_the_catalogue_holds_every_product_and_offer_of_its_file(catalogue: Catalogue) -> None:
    coffee = [product for product in PRODUCTS if product["category"] == "ground_coffee"]
    offers = catalogue.find("café moulu", "fr")
    expected = {(product["gtin"], o["merchant"]) for product in coffee for o in product["offers"]}
    assert {(offer.gtin, offer.merchant) for offer in offers} <= expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("pêche", "pêches"),
        ("bougie", "bougies"),
        ("cookie", "cookies"),
        ("berry", "berries"),
        ("tomato", "tomatoes"),
        ("saucisse", "saucisses"),
        ("brioche", "brioches"),
        ("shoe", "shoes"),
        ("box", "boxes"),
        ("glass", "glasses"),
        ("dish", "dishes"),
        ("gâteau", "gâteaux"),
        ("œuf", "œufs"),
        ("Pomme de terre", "pommes de terre"),
    ],
)
def test_singular_and_plural_fold_to_the_same(one: str, many: str) -> None:
    assert fold(one) == fold(many)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lait", "laitue"), ("poire", "poireau"), ("pain", "pin"), ("thé", "thon"), ("tea", "peas")],
)
def test_different_things_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_leaves_lower_case_letters_and_digits_only(text: str) -> None:
    for word in words_of(text):
        assert word.isascii()
        assert word.isalnum()
        assert word == word.lower()
