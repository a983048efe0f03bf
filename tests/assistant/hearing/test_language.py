"""Which language a line is in: decided on the sentences Rasa learns from, a tie keeps the last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing.language import guess_language
from audit.language import Language

NLU = Path(__file__).parents[3] / "nlu_data" / "nlu"
OTHER = {Language.FRENCH: Language.ENGLISH, Language.ENGLISH: Language.FRENCH}
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def sentences(language: Language) -> list[str]:
    """Every training sentence of a language, without its annotations."""
    return [
        _ANNOTATION.sub(r"\1", line.removeprefix("- "))
        for path in sorted((NLU / language).glob("*.yml"))
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]
        for line in entry["examples"].splitlines()
    ]


@pytest.mark.parametrize("language", Language)
def test_nearly_every_sentence_is_recognised_against_the_language_spoken_last(
    language: Language,
) -> None:
    lines = sentences(language)
    missed = [
        line
        for line in lines
        if guess_language(line, OTHER[language], OTHER[language]) is not language
    ]
    assert len(lines) > 1000
    assert len(missed) <= 0.05 * len(lines), missed


@pytest.mark.parametrize("language", Language)
def test_hardly_any_sentence_is_taken_for_the_other_language(language: Language) -> None:
    lines = sentences(language)
    wrong = [line for line in lines if guess_language(line, language, language) is not language]
    assert len(wrong) < 0.01 * len(lines), wrong


@pytest.mark.parametrize("line", ["", "stop", "candide", "ok", "12", "🫖", "?!"])
def test_a_line_of_both_languages_or_of_none_keeps_the_last(line: str) -> None:
    for language in Language:
        assert guess_language(line, language, OTHER[language]) is language


def test_before_anything_was_said_a_tie_goes_by_the_locale() -> None:
    for language in Language:
        assert guess_language("stop", None, language) is language


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_an_elision_is_french(apostrophe: str) -> None:
    line = f"l{apostrophe}addition"
    assert guess_language(line, Language.ENGLISH, Language.ENGLISH) is Language.FRENCH


@pytest.mark.parametrize("line", ["QUELLE HEURE EST-IL", "Quelle heure est-il"])
def test_capitals_do_not_matter(line: str) -> None:
    assert guess_language(line, Language.ENGLISH, Language.ENGLISH) is Language.FRENCH


@given(st.text(max_size=400), st.sampled_from(Language), st.sampled_from(Language))
def test_any_line_is_decided_and_always_the_same_way(
    line: str, last: Language, fallback: Language
) -> None:
    decided = guess_language(line, last, fallback)
    assert decided in Language
    assert guess_language(line, last, fallback) is decided
