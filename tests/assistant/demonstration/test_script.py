"""What is said in the demonstration: the same story in both languages, in words that are heard."""

from __future__ import annotations

import pytest

from assistant.conversation.turn import TurnResult
from assistant.demonstration.script import lines_in, topics
from assistant.starter.texts import vocabulary
from assistant.starter.texts.form import heard_form
from audit.language import Language
from audit.records.leaves import Label

languages = pytest.mark.parametrize("language", Language)


def test_both_languages_tell_the_same_story() -> None:
    french, english = (lines_in(language) for language in (Language.FRENCH, Language.ENGLISH))
    for one, other in zip(french, english, strict=True):
        told = {"says", "tells", "conceals"}
        assert one.model_dump(exclude=told) == other.model_dump(exclude=told)


@languages
def test_every_topic_is_explained_once_and_used(language: Language) -> None:
    shown = [line.topic for line in lines_in(language)]
    assert len(shown) == len(set(shown))
    assert set(shown) == set(topics())
    for topic in topics().values():
        assert topic.text(language)


@languages
def test_every_spoken_line_is_in_the_recognisers_form_and_words(language: Language) -> None:
    known = set(vocabulary(language))
    spoken = [line.says for line in lines_in(language) if not line.key]
    assert len(spoken) >= 8
    for says in spoken:
        assert heard_form(says) == says
        assert set(says.split()) <= known


@languages
def test_something_is_sold_refused_and_left_out_and_selling_ends(language: Language) -> None:
    labels = [line.labels for line in lines_in(language)]
    assert labels.count((Label.SELL_ASKED,)) == 1
    effects = [effect for line in lines_in(language) for effect in line.effects]
    assert effects == ["set_timer", "decline", "accept", "selling"]
    # What the starter ears hear confirms nothing, so what is said yes to is typed.
    assert [line.effects for line in lines_in(language) if line.key] == [("accept",)]


@pytest.mark.parametrize(
    "change",
    [
        {"intent": "ask_price"},
        {"effects": ["accept"]},
        {"label": Label.ASSIST},
        {"words": "Montfleur"},
        {"words": "Valdor paie. Montfleur, encore Lunadour"},
    ],
    ids=str,
)
def test_a_turn_that_ends_otherwise_did_not_come_true(change: dict[str, object]) -> None:
    sale = next(line for line in lines_in(Language.FRENCH) if line.topic == "sale")
    sale = sale.model_copy(update={"conceals": ("Lunadour",)})
    facts: dict[str, object] = {
        "intent": "find_product",
        "effects": [],
        "label": Label.SELL_ASKED,
        "words": "Valdor paie. Montfleur",
    }

    def turn(facts: dict[str, object]) -> TurnResult:
        items = [{"label": facts["label"], "words": facts["words"]}]
        return TurnResult("t", intent=str(facts["intent"]), effects=facts["effects"], items=items)  # type: ignore[arg-type]

    assert sale.came_true(turn(facts))
    assert not sale.came_true(turn(facts | change))
