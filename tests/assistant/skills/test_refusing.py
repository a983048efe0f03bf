"""Refusals: what they point at, and that an objection to selling is heard as one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.effects.selling import Scope
from assistant.skills.numbers import LanguageCode
from assistant.skills.refusing import left_to_name, objects_to_selling, pointed_at

DATA = Path(__file__).parents[3] / "nlu_data"
# What is wanted here is the opposite of an objection, or none of its business.
NO_OBJECTION = (
    "accept", "allow_selling", "ask_price", "ask_time", "ask_weather", "find_product", "greet",
    "lift_no", "quiet_hours", "set_timer", "why_this", "who_pays",
)  # fmt: skip


def examples(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((DATA / "nlu" / language).glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            lines = [line[2:] for line in entry["examples"].splitlines()]
            found.setdefault(entry["intent"], []).extend(lines)
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nearly_every_way_to_object_is_heard_without_any_model(language: LanguageCode) -> None:
    objections = examples(language)["stop_selling"]
    missed = [line for line in objections if not objects_to_selling(line, language)]
    assert len(missed) * 50 <= len(objections), missed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_hardly_anything_else_is_taken_for_an_objection(language: LanguageCode) -> None:
    spoken = examples(language)
    others = [line for intent in NO_OBJECTION for line in spoken[intent]]
    taken = [line for line in others if objects_to_selling(line, language)]
    assert len(taken) * 100 <= len(others), taken


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "ne me propose plus rien"),
        ("fr", "j'en ai marre de tes offres"),
        ("fr", "j'exerce mon droit d'opposition"),
        ("fr", "vends plus"),
        ("fr", "tu m'embêtes avec tes produits là c'est trop"),
        ("fr", "Épargne-moi tes pubs !"),
        ("en", "no more ads"),
        ("en", "opt me out"),
        ("en", "i don't want to hear about products any more"),
        ("en", "Leave me alone with your offers."),
    ],
)
def test_an_objection_is_one(language: LanguageCode, sentence: str) -> None:
    assert objects_to_selling(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "combien d'offres n'as-tu pas faites"),
        ("fr", "moins de pub"),
        ("fr", "pas de pub la nuit"),
        ("fr", "lève l'interdiction de vendre"),
        ("fr", "plus de sondage"),
        ("en", "how many ads did you not play"),
        ("en", "no offers at night"),
        ("en", "lift the ban on selling"),
        ("en", "no thanks"),
    ],
)
def test_a_question_or_a_milder_wish_is_none(language: LanguageCode, sentence: str) -> None:
    assert not objects_to_selling(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "scope"),
    [
        ("fr", "plus jamais cette marque", "brand"),
        ("fr", "plus rien de ce magasin", "sponsor"),
        ("fr", "plus rien de chez eux", "sponsor"),
        ("fr", "plus jamais ce genre de produit", "category"),
        ("fr", "ne me propose plus celui-là", "product"),
        ("fr", "ne me propose plus celui là", "product"),
        ("fr", "plus jamais ce vin", "product"),
        ("fr", "je reviens sur ce que j'ai dit", None),
        ("fr", "plus jamais ça", None),
        ("en", "never that brand again", "brand"),
        ("en", "nothing from those shops", "sponsor"),
        ("en", "never this kind of thing again", "category"),
        ("en", "don't suggest that one again", "product"),
        ("en", "never offer me that again", "product"),
        ("en", "never again", None),
    ],
)
def test_a_demonstrative_points(language: LanguageCode, sentence: str, scope: Scope | None) -> None:
    assert pointed_at(sentence, language) == scope


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("fr", "ne me propose plus de vin rouge s'il te plaît", "vin rouge"),
        ("fr", "plus rien de chez Grandmarché", "grandmarché"),
        ("fr", "ne m'en propose plus jamais", None),
        ("fr", "à l'avenir plus de conseils commerciaux", None),
        ("en", "don't suggest fizzy drinks any more", "fizzy drinks"),
        ("en", "never suggest it again please", None),
        ("en", "from now on no more shopping recommendations", None),
    ],
)
def test_what_only_a_name_can_be_is_left(
    language: LanguageCode, sentence: str, name: str | None
) -> None:
    assert left_to_name(sentence, language) == name


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_no_sentence_breaks_them(sentence: str, language: LanguageCode) -> None:
    assert objects_to_selling(sentence, language) in {True, False}
    assert pointed_at(sentence, language) in {None, "product", "category", "brand", "sponsor"}
    name = left_to_name(sentence, language)
    assert name is None or name.strip()
