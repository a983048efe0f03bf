"""Which of two results is believed: narrow or open, French or English, echo or somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing.narrowing import choose
from assistant.hearing.overhearing import Spoken
from assistant.hearing.phrases import (
    NUMBER,
    OPEN,
    STOP,
    YES_OR_NO,
    not_for_me,
    plain_words,
)
from assistant.hearing.recogniser import Heard, Word
from assistant.hearing.which_language import leading_language, which_language
from audit.language import Language

FR, EN = Language.FRENCH, Language.ENGLISH


def heard(text: str, confidence: float = 1.0, unknown: int = 0, word_ms: int = 300) -> Heard:
    words = [
        Word(word, index * word_ms, (index + 1) * word_ms, confidence)
        for index, word in enumerate(text.split())
    ]
    return Heard(text, confidence if words else 0.0, tuple(words), unknown)


@pytest.mark.parametrize(
    ("free", "narrow", "believed"),
    [
        (heard("oui"), heard("oui"), True),
        (heard("nom"), heard("non"), True),  # it sounds like it
        (heard("houille"), heard("oui"), False),  # but a yes is never guessed
        (heard("je ne confirme pas"), heard("je confirme"), False),
        (heard("non je confirme"), heard("oui je confirme"), False),
        (heard("minuteur", 0.4), heard("non merci"), True),  # it is unsure itself
        (heard("minuteur"), heard("non merci"), False),
        (heard("minuteur", 0.4), heard("d'accord"), False),
        (heard("quelle heure est il", 0.4), heard("oui"), False),  # it heard far more
        (heard(""), heard("oui"), False),  # nobody else heard anything
        (heard("houille"), heard("oui", unknown=1), False),
        (heard("houille"), heard("oui non"), False),  # no answer as expected
        (heard("houille"), heard(""), False),
        (heard("houille"), None, False),
    ],
)
def test_the_narrow_answer_needs_a_witness(
    free: Heard, narrow: Heard | None, believed: bool
) -> None:
    expected = (narrow, True) if believed else (free, False)
    assert choose(free, narrow, YES_OR_NO, FR) == expected


def test_a_stop_word_that_sounds_like_what_is_spoken_is_not_listened_for() -> None:
    spoken = Spoken("Les trois minuteurs sont arrêtés.", FR)
    assert spoken.has_homophone_of("arrête")
    assert not spoken.has_homophone_of("chut")


def test_numbers_combine_and_phrases_do_not() -> None:
    assert NUMBER.accepts("vingt cinq minutes", FR)
    assert NUMBER.accepts("an hour and a half", EN)
    assert not NUMBER.accepts("vingt cinq bouilloires", FR)
    assert not NUMBER.accepts("", FR)
    assert YES_OR_NO.accepts("non merci", FR)
    assert not YES_OR_NO.accepts("merci non", FR)
    assert not OPEN.accepts("oui", FR)


@pytest.mark.parametrize(
    ("french", "english", "last", "spoken"),
    [
        (heard("quelle heure est il"), heard("kill or a teal", 0.6), EN, FR),
        (heard("ouate ailes", 0.5), heard("what time is it"), FR, EN),
        (heard("stop"), heard("stop"), FR, FR),
        (heard("stop"), heard("stop"), EN, EN),
        (heard("non"), heard("no"), FR, FR),
        (heard("", 0), heard("no"), FR, EN),
        (heard("", 0), heard("", 0), EN, EN),
        (heard("mets du lait"), heard("may do lay", unknown=3), EN, FR),
        (heard("trois", 0.8), heard("quieter", 1.0), FR, FR),
        # Nobody says ten words in a second.
        (heard("a le la un de du les au si ou", 1.0, 0, 100), heard("add some butter"), FR, EN),
    ],
)
def test_the_language_is_that_of_the_recogniser_that_fits(
    french: Heard, english: Heard, last: Language, spoken: Language
) -> None:
    assert which_language({FR: french, EN: english}, last) is spoken


def test_an_expected_answer_counts_for_its_language() -> None:
    results = {FR: heard("sans que", 0.7), EN: heard("yes please", 0.8)}
    assert which_language(results, FR) is FR
    assert which_language(results, FR, [EN]) is EN


def test_one_recogniser_alone_decides() -> None:
    assert which_language({EN: heard("", 0)}, FR) is EN
    assert leading_language({EN: "a b"}, FR) is EN


def test_an_unfinished_sentence_leads_to_the_language_it_reads_as() -> None:
    assert leading_language({FR: "mets un minuteur", EN: "men ute"}, EN) is FR
    assert leading_language({FR: "stop", EN: "stop"}, EN) is EN
    assert leading_language({}, EN) is EN


SPOKEN = "Je vous propose la bouilloire Montfleur, à trente-neuf euros."


@pytest.mark.parametrize(
    "echo", ["bouilloire", "bouillir", "mon fleur", "trente neuf", "propose", "la bouille", "neuf"]
)
def test_an_echo_is_explained_by_what_is_spoken_torn_as_it_may_be(echo: str) -> None:
    assert Spoken(SPOKEN, FR).unexplained(echo.split()) == []


@pytest.mark.parametrize(
    "said", ["merci", "ajoute du chocolat", "quelle heure est-il", "mais pas celle-là"]
)
def test_other_words_are_somebody_elses(said: str) -> None:
    assert Spoken(SPOKEN, FR).unexplained(said.split())


@given(words=st.lists(st.sampled_from(plain_words(SPOKEN)), max_size=8))
def test_no_order_of_its_own_words_is_somebody_else(words: list[str]) -> None:
    assert Spoken(SPOKEN, FR).unexplained(words) == []


def test_a_yes_is_not_looked_for_inside_other_words() -> None:
    assert not Spoken(SPOKEN, FR).explains("oui")


@pytest.mark.parametrize(
    "sentence",
    [
        "ce n'était pas pour toi",
        "Non, c’était pas pour toi !",
        "pas pour toi candide",
        "je ne te parlais pas",
        "désolé je t'ai pas parlé",
        "On ne t’a pas sonné.",
        "that wasn't for you",
        "No, that was not for you.",
        "I wasn't talking to you",
        "sorry not for you",
        "oh I didn't ask you anything",
        "not you candide",
    ],
)
def test_that_was_not_for_you_is_understood(sentence: str) -> None:
    assert not_for_me(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "non",
        "candide",
        "sorry",
        "pas pour toi la bouilloire",
        "est-ce que c'est pour toi",
        "is that for you",
        "that was not for sale",
        "this is not for you it's for my mother",
        "mets un minuteur pour toi",
    ],
)
def test_anything_else_is_a_sentence_like_others(sentence: str) -> None:
    assert not not_for_me(sentence)


def test_phrases_are_written_as_recognisers_write_them() -> None:
    for language in Language:
        phrases = [*STOP[language], *YES_OR_NO.phrases(language), *NUMBER.phrases(language)]
        assert len(set(phrases)) == len(phrases)
        assert all(phrase == phrase.strip().lower() for phrase in phrases)
