"""How loud the music is wanted, in a sentence that was taken for one about playing it."""

from __future__ import annotations

import pytest

from assistant.skills.levels import Level
from assistant.skills.music import asks_what_plays, find_loudness, find_music
from assistant.skills.numbers import LanguageCode


@pytest.mark.parametrize(
    ("language", "sentence", "level"),
    [
        ("fr", "la musique à trois", Level(absolute=3)),
        ("fr", "mets la musique à quatre s'il te plaît", Level(absolute=4)),
        ("fr", "monte un peu la musique", Level(step=1)),
        ("fr", "mets la musique moins fort", Level(step=-1)),
        ("fr", "mets la musique à la radio", None),
        ("fr", "mets la chanson plus fort que moi", None),
        ("fr", "la musique à trois heures", None),
        ("en", "set the music to four", Level(absolute=4)),
        ("en", "turn the music down a bit", Level(step=-1)),
        ("en", "make the radio louder", Level(step=1)),
        ("en", "play the song higher ground", None),
        ("en", "put the music on", None),
    ],
)
def test_a_level_is_read_only_where_nothing_else_is_said(
    language: LanguageCode, sentence: str, level: Level | None
) -> None:
    assert find_loudness(sentence, language) == level


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("fr", "non mets les beatles", "les beatles"), ("fr", "joue brel alors", "brel"),
        ("en", "play the beatles then", "the beatles"), ("en", "no play brel instead", "brel"),
    ],
)  # fmt: skip
def test_words_of_correction_are_no_part_of_a_name(
    language: LanguageCode, sentence: str, name: str
) -> None:
    wanted = find_music(sentence, language)
    assert wanted is not None
    assert wanted.name == name


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "non pas de musique"), ("en", "no music"), ("fr", "non de la musique")],
)
def test_a_no_without_a_verb_plays_nothing(language: LanguageCode, sentence: str) -> None:
    assert find_music(sentence, language) is None


def test_a_question_is_told_from_an_order() -> None:
    assert asks_what_plays("qui chante", "fr")
    assert asks_what_plays("play tell me who sings", "en")
    assert not asks_what_plays("joue brel", "fr")
