"""Where a text is divided: early, at natural places, and never within a number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.speaking.pieces import FIRST_WORDS, pieces
from assistant.speaking.speakable import speakable
from audit.language import Language

FR, EN = Language.FRENCH, Language.ENGLISH

DIVIDED = [
    (FR, ["Voilà. ", "Le minuteur est lancé."]),
    (FR, ["Le minuteur est lancé."]),
    (FR, ["Sur votre liste, il y a du lait, ", "du pain, des œufs et du fromage."]),
    (FR, ["Le minuteur de dix minutes est lancé ", "et je vous préviendrai dès que c'est fini."]),
    (
        FR,
        [
            "Je n'ai pas de prévisions météo : ",
            "elles ont plus de douze heures, je préfère ne pas les dire.",
        ],
    ),
    (FR, ["Est-ce tout ? ", "« Oui » ou « non ». ", "Merci !"]),
    # "Et" and the comma of these are inside a number.
    (FR, ["Le train de vingt et une heures trente et une partira avec du retard ce soir."]),
    (FR, ["Le rendez-vous du docteur est à quatre heures et demie dans la grande salle."]),
    (FR, ["Appelez le zéro un, vingt-trois, quarante-cinq, soixante-sept pour tout savoir."]),
    (EN, ["Done. ", "The timer is running."]),
    (EN, ["On your list there are milk, bread, ", "eggs and cheese, and nothing more."]),
    (EN, ["The timer for ten minutes is running ", "and I will tell you when it is over."]),
    (EN, ["The price including V.A.T. will be ", "and must be ninety-nine euros for all of us."]),
    (EN, ["The parcel weighs one hundred and five kilos without all of the wrapping paper."]),
    (EN, ["Call zero two zero, seven nine four six, zero nine five eight for the rest."]),
    (EN, ["Two and a half cups of flour go into the bowl before the eggs."]),
]


@pytest.mark.parametrize(("language", "expected"), DIVIDED)
def test_where_a_text_is_divided(language: Language, expected: list[str]) -> None:
    assert pieces("".join(expected), language) == expected


def test_a_first_piece_is_short_where_the_text_allows_it() -> None:
    for language, expected in DIVIDED:
        if len(expected) > 1:
            assert len(pieces("".join(expected), language)[0].split()) <= FIRST_WORDS + 1


def test_later_pieces_may_be_longer_for_something_sounds_already() -> None:
    text = ", ".join(["un peu de lait frais"] * 20)
    lengths = [len(piece.split()) for piece in pieces(text, FR)]
    assert lengths[0] <= FIRST_WORDS
    assert max(lengths[1:]) > FIRST_WORDS
    assert max(lengths) <= 20


WORDS = st.sampled_from(
    "lait pain et and un one vingt twenty euros . , ; : ! ? « » ( ) V.A.T. virgule point "
    '[[fɛʁnbˈi]] Le The mais but parce que " … -'.split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(), st.sampled_from(list(Language)))
def test_joined_pieces_are_the_text(text: str, language: Language) -> None:
    assert "".join(pieces(text, language)) == text


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 9_999_999),
    st.lists(st.sampled_from(["du lait", "frais,", "et bon"]), max_size=12),
)
def test_no_price_is_divided(price: int, before: list[str]) -> None:
    spoken = speakable(f"{price // 100},{price % 100:02} €", FR)
    text = " ".join([*before, spoken, *before])
    assert any(spoken in piece for piece in pieces(text, FR))


@pytest.mark.parametrize("hostile", [", ", "a, ", "et ", "a et ", "A. ", "un, ", "» ", " "])
def test_a_long_text_is_divided_all_the_same(hostile: str) -> None:
    text = (hostile * 10_000)[:10_000]
    assert "".join(pieces(text, FR)) == text
