"""What was misheard becomes the name that was meant, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from assistant.hearing.correction import Corrector
from assistant.hearing.phrases import NUMBER_WORDS, STOP, YES_OR_NO
from assistant.hearing.sounds import sound_of
from audit.language import Language

FR, EN = Language.FRENCH, Language.ENGLISH
NAMES = ["Montfleur", "Bouilloire Aubrac", "Kelvane", "Théodora", "Riverstone", "minuteur"]


@pytest.mark.parametrize(
    ("heard", "meant", "language"),
    [
        ("ajoute une bouilloire mon fleur", "ajoute une bouilloire Montfleur", FR),
        ("combien coûte la mont fleure", "combien coûte la Montfleur", FR),
        ("je veux une quelle vanne", "je veux une Kelvane", FR),
        ("plus rien de théo dora", "plus rien de Théodora", FR),
        ("la bouilloire au brac", "la Bouilloire Aubrac", FR),
        ("mets un menuteur de trois minutes", "mets un minuteur de trois minutes", FR),
        ("add a river stone kettle", "add a Riverstone kettle", EN),
        ("nothing more from mont flur", "nothing more from Montfleur", EN),
    ],
)
def test_a_name_that_was_misheard_is_put_right(heard: str, meant: str, language: Language) -> None:
    text, corrections = Corrector(NAMES, language).correct(heard)
    assert text == meant
    (one,) = corrections
    assert heard.replace(one.heard, one.name) == meant
    assert 80 < one.likeness <= 100


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mets un minuteur de trois minutes", FR),
        ("mon fleuve est beau", FR),
        ("la montfleur", FR),
        ("deux minuteurs", FR),  # the plural is meant
        ("the river is stony", EN),
        ("how much is the kelvin", EN),
        ("", FR),
    ],
)
def test_what_may_have_been_meant_stays(text: str, language: Language) -> None:
    assert Corrector(NAMES, language).correct(text) == (text, ())


def test_several_names_in_one_sentence_are_all_put_right() -> None:
    corrector = Corrector(NAMES, FR)
    text, corrections = corrector.correct("la mon fleur ou la quelle vanne")
    assert text == "la Montfleur ou la Kelvane"
    assert [one.name for one in corrections] == ["Montfleur", "Kelvane"]


def test_of_two_names_as_near_as_each_other_none_is_taken() -> None:
    text = "la mont fleuro"
    assert Corrector(["Montfleuri", "Montfleura"], FR).correct(text) == (text, ())


def test_a_short_name_is_never_guessed() -> None:
    assert Corrector(["Bio", "Nova"], FR).correct("un biau nouveau") == ("un biau nouveau", ())


@pytest.mark.parametrize("language", Language)
def test_numbers_yes_no_and_stop_are_never_touched(language: Language) -> None:
    closed = [*STOP[language], *YES_OR_NO.phrases(language), *sorted(NUMBER_WORDS[language])]
    # Names that sound like what must stay, to tempt it.
    tempting = [f"{phrase}e".title() for phrase in closed]
    corrector = Corrector(tempting, language)
    for phrase in closed:
        assert corrector.correct(phrase) == (phrase, ())


def test_a_negation_never_becomes_part_of_a_name() -> None:
    corrector = Corrector(["Paproka", "Nonette"], FR)
    for text in ("pas pro ka", "non nette", "plus de non ette"):
        assert corrector.correct(text) == (text, ())


WORDS = st.sampled_from(
    """
    ajoute lait beurre liste combien coûte trois deux oui non pas stop add milk list how much
    what time kettle bouilloire prix weather météo demain tomorrow please merci
    """.split()
)


@given(words=st.lists(WORDS, max_size=10), language=st.sampled_from(Language))
def test_a_text_without_anything_near_a_name_is_not_changed(
    words: list[str], language: Language
) -> None:
    names = ["Zyxwander", "Quobrifex", "Übergronk"]
    runs = [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    ]
    near = any(
        fuzz.ratio(sound_of(run, language), sound_of(name, language)) >= 85
        for run in runs
        for name in names
    )
    text = " ".join(words)
    if not near:
        assert Corrector(names, language).correct(text) == (text, ())


@given(words=st.lists(WORDS, max_size=8), language=st.sampled_from(Language))
def test_correcting_twice_changes_nothing_more(words: list[str], language: Language) -> None:
    corrector = Corrector(["Bouille-Oire", "Mettéo", "Catel", "Kombiain", *NAMES], language)
    once, _ = corrector.correct(" ".join(words))
    assert corrector.correct(once) == (once, ())


@given(text=st.text(max_size=40), language=st.sampled_from(Language))
def test_any_text_has_a_sound_and_comes_through(text: str, language: Language) -> None:
    assert isinstance(sound_of(text, language), str)
    Corrector(NAMES, language).correct(text)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("manger", "mangé", FR),
        ("mont fleur", "mon fleure", FR),
        ("philippe", "filipe", FR),
        ("eau", "ho", FR),
        ("thé", "té", FR),
        ("knight", "nite", EN),
        ("phone", "fone", EN),
        ("quick", "kwik", EN),
    ],
)
def test_what_sounds_alike_is_written_alike(one: str, other: str, language: Language) -> None:
    assert fuzz.ratio(sound_of(one, language), sound_of(other, language)) >= 66
