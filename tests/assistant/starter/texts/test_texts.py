"""What a starter recogniser learns: the form of its sentences, and that nothing is missing."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import answers, confirming
from assistant.skills.numbers import read_number
from assistant.starter.texts import rich_words, sentence, vocabulary
from assistant.starter.texts.catalogue import goods
from assistant.starter.texts.examples import examples
from assistant.starter.texts.foreign import foreign_sentence
from assistant.starter.texts.form import heard_form
from assistant.starter.texts.numbers import in_words
from audit.language import Language

_HEARD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_LANGUAGES = st.sampled_from(Language)


def _is_heard(text: str) -> bool:
    return (
        bool(text)
        and text == text.lower()
        and all(_HEARD.fullmatch(word) for word in text.split(" "))
    )


@given(_LANGUAGES, st.integers())
@settings(max_examples=400, deadline=None)
def test_every_sentence_has_the_form_that_a_recogniser_gives(language: Language, seed: int) -> None:
    random = Random(seed)

    assert _is_heard(sentence(language, random))
    assert _is_heard(rich_words(language, random))


@given(_LANGUAGES, st.integers())
@settings(max_examples=300, deadline=None)
def test_no_sentence_has_a_word_outside_the_vocabulary(language: Language, seed: int) -> None:
    assert set(sentence(language, Random(seed)).split()) <= set(vocabulary(language))


def test_the_same_seed_gives_the_same_sentences() -> None:
    first, second = (
        [sentence(Language.FRENCH, random) for _ in range(50)] for random in (Random(5), Random(5))
    )

    assert first == second
    assert len(set(first)) > 30


@given(_LANGUAGES, st.integers(0, 999_999))
@settings(max_examples=500, deadline=None)
def test_a_number_in_words_is_read_back_as_itself(language: Language, number: int) -> None:
    assert read_number(in_words(number, language), language.value) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(21, "vingt et un"), (80, "quatre-vingts"), (71, "soixante et onze"),
     (91, "quatre-vingt-onze"), (200, "deux cents"), (201, "deux cent un"),
     (80_000, "quatre-vingt mille"), (1000, "mille")],
)  # fmt: skip
def test_french_numbers_are_spelt_as_the_french_spell_them(number: int, words: str) -> None:
    assert in_words(number, Language.FRENCH) == words


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_a_number_nobody_says_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="999,999"):
        in_words(number, Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("number", range(101))
def test_numbers_to_a_hundred_can_be_heard(language: Language, number: int) -> None:
    assert set(in_words(number, language).split()) <= set(vocabulary(language))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("phrases", [confirming._YES, confirming._NO], ids=["yes", "no"])
def test_every_yes_and_every_no_can_be_heard(language: Language, phrases: frozenset[str]) -> None:
    known = {part for word in vocabulary(language) for part in re.findall(r"[^\W_]+", word)}
    other = {part for word in vocabulary(_other(language)) for part in re.findall(r"\w+", word)}
    for phrase in phrases:
        words = set(phrase.split())
        assert words <= known or words <= other, phrase


def test_every_answer_to_our_own_questions_can_be_heard() -> None:
    known = {
        part
        for language in Language
        for word in vocabulary(language)
        for part in re.findall(r"[^\W_]+", word)
    }
    sets = [*answers._LANGUAGES.values(), *answers._PROFILES.values(), *answers._CHILDREN.values()]
    said = {word for phrases in sets for phrase in phrases for word in phrase.split()}
    said |= set(answers._DIGITS)

    assert said - {"francais", "zero", "nought"} <= known


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.FRENCH, "stop arrête chut tais-toi silence candide lundi décembre l'ail qu'est-ce"),
     (Language.ENGLISH, "stop quiet enough silence be candide monday december o'clock i'm")],
)  # fmt: skip
def test_calls_for_silence_and_everyday_words_are_in_the_vocabulary(
    language: Language, words: str
) -> None:
    assert set(words.split()) <= set(vocabulary(language))


@pytest.mark.parametrize("language", list(Language))
def test_every_product_brand_and_merchant_can_be_heard(language: Language) -> None:
    wares = goods(language)
    names = (*wares.products, *wares.kinds, *wares.brands, *wares.merchants)

    assert len(wares.products) > 300
    assert len(wares.merchants) == 8
    assert {word for name in names for word in name.split()} <= set(vocabulary(language))


@pytest.mark.parametrize("language", list(Language))
def test_things_change_places_with_things_of_the_same_article(language: Language) -> None:
    random = Random(1)
    own = set(examples(language).plain())
    varied = {examples(language).varied(random) for _ in range(2000)}

    assert len(varied - own) > 150
    wrong = re.compile(r"\b(?:le|la|du) (?:le|la|les|un|une)\b|\bthe (?:the|a|an)\b")
    written_wrong = {text for text in own if wrong.search(text)}
    assert not {text for text in varied if wrong.search(text)} - written_wrong


def test_markup_case_and_typography_are_taken_away() -> None:
    assert (
        heard_form("Enlève [l\u2019ail](product), s'il te plaît !") == "enlève l'ail s'il te plaît"
    )


def test_other_languages_are_given_in_their_own_words() -> None:
    random = Random(2)
    said = [foreign_sentence(random) for _ in range(200)]

    assert {"de", "es", "it", "ru"} <= {language for language, _ in said}
    assert all(text and "," not in text for _, text in said)


def _other(language: Language) -> Language:
    return Language.ENGLISH if language is Language.FRENCH else Language.FRENCH
