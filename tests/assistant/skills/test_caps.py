"""How much selling is wanted; a sentence that points both ways is asked back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.caps import Caps, find_caps
from assistant.skills.numbers import LanguageCode

CASES: list[tuple[LanguageCode, str, Caps | None]] = [
    ("fr", "vends moins", "less"),
    ("fr", "moins de propositions", "less"),
    ("fr", "tu fais trop de pub", "less"),
    ("fr", "réduis la part de publicité", "less"),
    ("fr", "resserre les limites de vente", "less"),
    ("fr", "davantage de propositions", "more"),
    ("fr", "un peu plus de propositions", "more"),
    ("fr", "tu ne proposes pas assez", "more"),
    ("fr", "tu proposes trop peu", "more"),
    ("fr", "desserre les limites de vente", "more"),
    ("fr", "passe au profil aucun", "none"),
    ("fr", "mets-toi sur le profil sans vente", "none"),
    ("fr", "passe au profil prudent", "careful"),
    ("fr", "Profil ouvert, s'il te plaît", "open"),
    ("fr", "plus de propositions", None),
    ("fr", "vends plus", None),
    ("fr", "change de profil", None),
    ("fr", "pas le profil ouvert", None),
    ("fr", "le profil prudent ou le profil ouvert", None),
    ("fr", "moins de café et davantage de thé", None),
    ("en", "sell less", "less"),
    ("en", "fewer offers a day", "less"),
    ("en", "you sell too much", "less"),
    ("en", "be more careful with your offers", "less"),
    ("en", "lower the selling limit", "less"),
    ("en", "more suggestions please", "more"),
    ("en", "you don't suggest enough", "more"),
    ("en", "you sell too little", "more"),
    ("en", "raise the selling limit", "more"),
    ("en", "set the profile to none", "none"),
    ("en", "the no selling profile", "none"),
    ("en", "switch to the careful profile", "careful"),
    ("en", "go open", "open"),
    ("en", "not the open profile", None),
    ("en", "no more suggestions", None),
    ("en", "change my profile", None),
]


@pytest.mark.parametrize(("language", "sentence", "caps"), CASES, ids=str)
def test_the_caps_are_those_asked_for(
    language: LanguageCode, sentence: str, caps: Caps | None
) -> None:
    assert find_caps(sentence, language) == caps


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_no_sentence_breaks_it(sentence: str, language: LanguageCode) -> None:
    assert find_caps(sentence, language) in {None, "less", "more", "none", "careful", "open"}
