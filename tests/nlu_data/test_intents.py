"""The intent classifier by itself: what it learns, how sure it is, and that it is plain data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa_server.intents import IntentModel, features

TAUGHT = {
    "timer": "mets un minuteur de {} minutes|minuteur {} minutes|lance {} minutes pour les pâtes",
    "list": "ajoute {} œufs à la liste|mets {} pommes sur ma liste|il faut {} citrons",
    "music": "joue la chanson {}|mets l'album {} de brel|lance la playlist {}",
}
NUMBERS = "deux trois quatre cinq six sept huit neuf dix onze douze treize".split()


@pytest.fixture(scope="module")
def model() -> IntentModel:
    pairs = [
        (way.format(number), intent)
        for intent, ways in TAUGHT.items()
        for way in ways.split("|")
        for number in NUMBERS
    ]
    return IntentModel.train([text for text, _ in pairs], [intent for _, intent in pairs])


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("mets un minuteur de vingt minutes", "timer"),
        ("ajoute quarante œufs", "list"),
        ("la playlist de trente chansons", "music"),
    ],
)
def test_a_number_never_heard_is_a_number(model: IntentModel, sentence: str, intent: str) -> None:
    assert model.guesses(sentence)[0].intent == intent


def test_what_is_heard_for_the_first_time_is_believed_less(model: IntentModel) -> None:
    known = model.guesses("mets un minuteur de dix minutes")[0]
    strange = model.guesses("le préfet inaugure un minuteur géant")[0]
    assert known.chance > 0.8
    assert strange.chance < known.chance


@given(st.text(max_size=60))
def test_every_text_has_a_ranking_of_chances(model: IntentModel, text: str) -> None:
    guesses = model.guesses(text)
    assert {guess.intent for guess in guesses} == set(TAUGHT)
    chances = [guess.chance for guess in guesses]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


def test_a_model_that_was_kept_guesses_as_before(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = IntentModel.load(tmp_path)
    for sentence in ("lance douze minutes", "joue brel", "il faut des citrons", ""):
        before, after = model.guesses(sentence), again.guesses(sentence)
        assert [one.intent for one in before] == [one.intent for one in after]
        assert before[0].chance == pytest.approx(after[0].chance, abs=0.02)


def test_the_same_sentences_make_the_same_model(model: IntentModel, tmp_path: Path) -> None:
    again = IntentModel.train(
        *zip(
            *(
                (way.format(number), intent)
                for intent, ways in TAUGHT.items()
                for way in ways.split("|")
                for number in NUMBERS
            ),
            strict=True,
        )
    )
    assert again.guesses("minuteur six minutes") == model.guesses("minuteur six minutes")


def test_a_model_holds_nothing_that_runs(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"intents.json", "intents.npz"}
    with np.load(tmp_path / "intents.npz", allow_pickle=False) as arrays:
        assert {arrays[name].dtype.kind for name in arrays} == {"f"}


def test_hyphens_and_capitals_make_no_difference() -> None:
    assert features("Est-il MIDI") == features("est il midi")
