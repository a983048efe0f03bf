"""Figures as they are said: rounded openly, and with a unit that agrees."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.numbers import read_number
from assistant.skills.units import UNITS
from assistant.speaking.speakable import speakable
from assistant.words.figures import (
    amount_text,
    figure_fact,
    figure_text,
    readable_figure,
    sum_text,
)
from assistant.words.unit_names import UNIT_NAMES
from audit.language import Language

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
HARD, THIN = "\u00a0", "\u202f"


def plain(text: str) -> str:
    return re.sub(rf"[{HARD}{THIN}]", " ", text)


@pytest.mark.parametrize(
    ("fact", "french", "english"),
    [
        ("0", "0", "0"),
        ("84", "84", "84"),
        ("-5", "-5", "-5"),
        ("1200", "1 200", "1,200"),
        ("1234567/2", "617 283,5", "617,283.5"),
        ("25/2", "12,5", "12.5"),
        ("1/8", "0,125", "0.125"),
        ("3/4", "0,75", "0.75"),
        ("100/3", "environ 33,33", "about 33.33"),
        ("1/3", "environ 0,333", "about 0.333"),
        ("2/3", "environ 0,667", "about 0.667"),
        ("1/3000", "environ 0,000333", "about 0.000333"),
        ("1/1000000", "0,000001", "0.000001"),
        ("~2", "environ 2", "about 2"),
        ("25 %", "25 %", "25%"),
        ("1 kg", "1 kilo", "1 kilo"),
        ("3/2 kg", "1,5 kilo", "1.5 kilos"),
        ("2 kg", "2 kilos", "2 kilos"),
        ("1/2 l", "0,5 litre", "0.5 litres"),
        ("0 g", "0 gramme", "0 grams"),
        ("-1 degc", "-1 degré Celsius", "-1 degree Celsius"),
        ("340/9 degc", "environ 37,8 degrés Celsius", "about 37.8 degrees Celsius"),
        ("3 livre", "3 livres de 500 grammes", "3 pounds of 500 grams"),
        ("2 cup", "2 tasses de 25 centilitres", "2 metric cups"),
        ("2 pint", "2 pintes impériales", "2 imperial pints"),
        ("12 month", "12 mois", "12 months"),
        ("6 foot", "6 pieds", "6 feet"),
        ("37/6 foot", "6 pieds et 2 pouces", "6 feet and 2 inches"),
        ("4/3 hour", "1 heure et 20 minutes", "1 hour and 20 minutes"),
        ("~365 day", "environ 365 jours", "about 365 days"),
    ],
)
def test_a_figure_is_said_as_people_say_it(fact: str, french: str, english: str) -> None:
    assert plain(amount_text(fact, FRENCH)) == french
    assert plain(amount_text(fact, ENGLISH)) == english


def test_a_figure_does_not_break_from_its_unit_or_its_thousands() -> None:
    assert amount_text("1200 kg", FRENCH) == f"1{THIN}200{HARD}kilos"
    assert amount_text("25 %", FRENCH) == f"25{HARD}%"


@pytest.mark.parametrize(
    ("pieces", "french", "english"),
    [
        (("12", "*", "7"), "12 fois 7", "12 times 7"),
        (("25", "+", "38", "-", "4"), "25 plus 38 moins 4", "25 plus 38 minus 4"),
        (("100", "/", "8"), "100 divisé par 8", "100 divided by 8"),
        (("15", "%", "of", "80"), "15 % de 80", "15% of 80"),
        (("80", "-", "20", "%"), "80 moins 20 %", "80 minus 20%"),
        (("1/2", "of", "60"), "la moitié de 60", "half of 60"),
        (("2", "of", "9"), "le double de 9", "twice 9"),
        (("1/5", "of", "100"), "1 cinquième de 100", "1 fifth of 100"),
        (("1/3", "+", "2/7"), "un tiers plus 2 septièmes", "a third plus 2 sevenths"),
        (("root", "of", "81"), "la racine carrée de 81", "the square root of 81"),
        (("7", "squared"), "7 au carré", "7 squared"),
        (("2", "^", "10"), "2 puissance 10", "2 to the power of 10"),
        (
            ("(", "10", "+", "12", ")", "/", "2"),
            "10 plus 12, le tout divisé par 2",
            "10 plus 12, all of it divided by 2",
        ),
        (
            ("3", "*", "(", "4", "-", "1", ")"),
            "3 fois (4 moins 1)",
            "3 times (4 minus 1)",
        ),
    ],
)
def test_a_sum_is_said_as_it_was_understood(
    pieces: tuple[str, ...], french: str, english: str
) -> None:
    assert plain(sum_text(pieces, FRENCH)) == french
    assert plain(sum_text(pieces, ENGLISH)) == english


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("result", "buy coffee"),
        ("result", "1/0"),
        ("result", "3 coffee"),
        ("result", 84),
        ("measured", "1 kg of coffee"),
        ("equals", ""),
        ("sum", "12"),
        ("sum", ()),
        ("sum", ("12", "buy", "7")),
    ],
)
def test_what_is_no_figure_is_not_said_under_its_name(name: str, value: object) -> None:
    for language in Language:
        with pytest.raises(ValueError, match=r"."):
            readable_figure(name, value, language)


def test_every_unit_has_a_name_in_both_languages_and_no_name_is_of_no_unit() -> None:
    assert set(UNIT_NAMES) == set(UNITS)
    for code in UNITS:
        for language in Language:
            assert amount_text(f"2 {code}", language).startswith("2")


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6))
def test_what_is_told_is_exact_or_near_and_says_which(value: Fraction) -> None:
    text, exact = figure_text(value, ENGLISH)
    told = Fraction(text.replace(",", ""))
    if exact:
        assert told == value
    else:
        assert told != value
        assert abs(told - value) <= max(abs(value), 1) / 100
    assert amount_text(figure_fact(value), ENGLISH).startswith("about") is not exact


@given(st.fractions(min_value=0, max_value=10**5, max_denominator=20))
def test_a_figure_that_is_spoken_is_heard_as_the_same_number(value: Fraction) -> None:
    for language in Language:
        text, _ = figure_text(value, language)
        told = Fraction(text.replace(THIN, "").replace(",", "." if language is FRENCH else ""))
        spoken = speakable(f"ici {text}", language).removeprefix("ici ")
        assert read_number(spoken, language.value) == told, spoken
