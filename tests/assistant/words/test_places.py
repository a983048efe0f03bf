"""An answer that is wanted in the other language names places and feasts in it."""

from __future__ import annotations

import pytest

from assistant.words.places import name_in
from audit.language import Language


@pytest.mark.parametrize(
    ("said", "french", "english"),
    [
        ("à Londres", "à Londres", "in London"), ("in London", "à Londres", "in London"),
        ("Noël", "Noël", "Christmas Day"), ("none", "none", "none"),
    ],
)  # fmt: skip
def test_a_place_or_a_feast_is_named_in_the_language_of_the_answer(
    said: str, french: str, english: str
) -> None:
    assert name_in(said, Language.FRENCH) == french
    assert name_in(said, Language.ENGLISH) == english
