"""What a sentence wants played or done to the music."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.effects.music import NAME_LETTERS_AT_MOST
from assistant.skills.levels import Level, find_level
from assistant.skills.music import find_control, find_music, names_music
from assistant.skills.numbers import LanguageCode
from tests.assistant.skills.music_cases import CONTROLS, NO_CONTROL, NOTHING_TO_PLAY, PLAYED


@pytest.mark.parametrize(("language", "sentence", "kind", "name"), PLAYED)
def test_what_is_to_be_played_is_read_from_the_sentence(
    language: LanguageCode, sentence: str, kind: str, name: str | None
) -> None:
    wanted = find_music(sentence, language)
    assert wanted is not None
    assert (wanted.kind, wanted.name) == (kind, name)


@pytest.mark.parametrize(("language", "sentence"), NOTHING_TO_PLAY)
def test_a_sentence_that_names_nothing_to_play_plays_nothing(
    language: LanguageCode, sentence: str
) -> None:
    assert find_music(sentence, language) is None


@pytest.mark.parametrize(("language", "sentence", "control"), CONTROLS)
def test_what_is_to_be_done_to_the_music_is_read_from_the_sentence(
    language: LanguageCode, sentence: str, control: str
) -> None:
    assert find_control(sentence, language) == control


@pytest.mark.parametrize(("language", "sentence"), NO_CONTROL)
def test_what_is_no_control_as_a_whole_is_none(language: LanguageCode, sentence: str) -> None:
    assert find_control(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "level"),
    [
        ("fr", "baisse la musique", Level(step=-1)),
        ("fr", "mets la musique plus fort", Level(step=1)),
        ("fr", "la musique est trop forte", None),
        ("fr", "mets la radio à trois", Level(absolute=3)),
        ("en", "turn the music down", Level(step=-1)),
        ("en", "music louder please", Level(step=1)),
        ("en", "turn the music up to seven", Level(absolute=7)),
    ],
)
def test_a_volume_of_the_music_is_told_from_that_of_the_voice(
    language: LanguageCode, sentence: str, level: Level | None
) -> None:
    assert names_music(sentence, language)
    if level is not None:
        assert find_level(sentence, language) == level


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "parle plus fort"), ("fr", "monte le son"), ("en", "louder"), ("en", "volume at five")],
)
def test_a_volume_that_names_no_music_is_that_of_the_voice(
    language: LanguageCode, sentence: str
) -> None:
    assert not names_music(sentence, language)


@given(st.text(max_size=400), st.sampled_from(["fr", "en"]))
def test_whatever_is_said_is_taken_whole_or_not_at_all(text: str, language: LanguageCode) -> None:
    find_control(text, language)
    names_music(text, language)
    wanted = find_music(text, language)
    if wanted is not None and wanted.name is not None:
        assert 0 < len(wanted.name) <= NAME_LETTERS_AT_MOST


@given(st.from_regex(r"\A[a-zé]{3,12}( [a-zé]{3,12}){0,3}\Z"))
def test_a_name_comes_out_as_it_was_said(name: str) -> None:
    """Unless it has a meaning of its own to the grammar."""
    wanted = find_music(f"joue la chanson qui s'appelle {name}", "fr")
    if wanted is not None and wanted.kind == "song" and wanted.name is not None:
        assert name.startswith(wanted.name)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sentence_without_end_is_none(language: LanguageCode) -> None:
    for text in ("joue " + "la " * 5000, "play " + "some " * 5000, "please " * 5000):
        assert find_music(text, language) is None
        assert find_control(text, language) is None


def test_a_long_sentence_that_fits_nearly_everywhere_is_read_at_once() -> None:
    """None of the patterns runs away: a run away of the regular expressions would never end."""
    for text in ("de la musique " * 21, "the the the some music by " * 11, "une chanson de " * 19):
        for language in ("fr", "en"):
            find_music(text, language)
            find_control(text, language)
