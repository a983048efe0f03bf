"""A sentence that leans on the one before becomes a whole request, or stays what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.follow_ups import FOLLOWED, FollowUp, follow_up, wanted_again_in
from assistant.skills.numbers import LanguageCode
from tests.assistant.skills.follow_up_cases import ENGLISH, FRENCH, Case


def check(case: Case, language: LanguageCode) -> None:
    intent, before, sentence, whole, corrects = case
    found = follow_up(sentence, language, intent, before)
    assert found == (None if whole is None else FollowUp(intent, whole, corrects))


@pytest.mark.parametrize(
    ("sentence", "language"), [("and so on", "en"), ("et la suite", "fr"), ("and the rest", "en")]
)
def test_who_wants_to_hear_the_rest_adds_nothing(sentence: str, language: LanguageCode) -> None:
    assert follow_up(sentence, language, "add_to_list", "ajoute du lait") is None


def test_a_comparison_is_asked_for_by_itself() -> None:
    assert follow_up("also compare the coffee makers", "en", "ask_price", "price of a mug") is None
    assert follow_up("et compare les bouilloires", "fr", "find_product", "un grille-pain") is None


@pytest.mark.parametrize("case", FRENCH, ids=lambda case: f"{case[0]}: {case[2]}")
def test_french(case: Case) -> None:
    check(case, "fr")


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: f"{case[0]}: {case[2]}")
def test_english(case: Case) -> None:
    check(case, "en")


def test_there_are_a_hundred_cases_in_each_language() -> None:
    assert len(FRENCH) >= 100
    assert len(ENGLISH) >= 100


def test_a_correction_counts_only_right_after_what_it_corrects() -> None:
    before = "set a timer for five minutes"
    assert follow_up("no ten minutes", "en", "set_timer", before, fresh=False) is None
    assert follow_up("and some eggs", "en", "add_to_list", "add milk", fresh=False) is not None


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("et en anglais", "en"), ("et en anglais ?", "en"), ("and in french", "fr"),
        ("what about in french", "fr"), ("et en français", "fr"), ("and in english?", "en"),
        ("say that again in english", "en"), ("répète en anglais", "en"),
        ("redis-le en français", "fr"), ("en anglais", None), ("in french", None),
        ("parle anglais", None), ("et en allemand", None), ("", None),
    ],
)  # fmt: skip
def test_the_last_answer_can_be_wanted_in_the_other_language(
    sentence: str, language: str | None
) -> None:
    assert wanted_again_in(sentence) == language


@given(
    st.lists(
        st.sampled_from(
            "non no et and pas not du some dix ten minutes demain tomorrow à at beurre eggs i"
            " meant je voulais dire plutôt instead pas mardi another one de".split()
        ),
        max_size=12,
    ),
    st.sampled_from(sorted(FOLLOWED)),
    st.sampled_from(["fr", "en"]),
)
def test_any_mixture_of_words_is_a_request_of_the_same_intent_or_nothing(
    words: list[str], intent: str, language: LanguageCode
) -> None:
    before = "mets un minuteur de cinq minutes demain" if language == "fr" else "at five tomorrow"
    found = follow_up(" ".join(words), language, intent, before)
    assert found is None or (found.intent == intent and found.heard)
