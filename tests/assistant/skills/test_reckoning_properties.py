"""Figures said by a speller of our own are read back exactly; anything else is read by none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.skills.amounts import Amount, find_amount, read_amount
from assistant.skills.arithmetic import Sum, SumRefusal, work_out
from assistant.skills.conversions import Conversion, convert, converted
from assistant.skills.durations import duration_spans, find_duration
from assistant.skills.numbers import LanguageCode, read_signed
from assistant.skills.ordinals import read_ordinal
from assistant.skills.prices import Price, find_price, read_price
from assistant.skills.sums import LARGEST
from assistant.skills.units import UNITS, Unit
from tests.assistant.skills.test_numbers import SPELLED

LANGUAGES = st.sampled_from(["fr", "en"])
WEIGHED = {
    "fr": {"kg": "kilos", "g": "grammes", "l": "litres", "cl": "centilitres", "m": "mètres",
           "tbsp": "cuillères à soupe", "cup": "tasses", "oz": "onces", "km": "kilomètres"},
    "en": {"kg": "kilos", "g": "grams", "l": "litres", "lb": "pounds", "oz": "ounces",
           "tbsp": "tablespoons", "cup": "cups", "pint": "pints", "mile": "miles"},
}  # fmt: skip
PARTS = {
    "fr": {Fraction(1, 2): "et demi", Fraction(1, 4): "et quart"},
    "en": {Fraction(1, 2): "and a half", Fraction(3, 4): "and three quarters"},
}
SIGNS = {
    "fr": {"+": "plus", "-": "moins", "*": "fois", "/": "divisé par"},
    "en": {"+": "plus", "-": "minus", "*": "times", "/": "divided by"},
}
JUNK = st.sampled_from(["pommes", "banane", "x9", "ou", "or", "peut-être", "lorry"])
MEASURES = [unit for unit in UNITS.values() if unit.dimension != unit.code]


@given(st.integers(2, 9999), LANGUAGES, st.booleans(), st.data())
def test_an_amount_is_read_back(
    value: int, language: LanguageCode, half: bool, data: st.DataObject
) -> None:
    code, name = data.draw(st.sampled_from(sorted(WEIGHED[language].items())))
    part, words = data.draw(st.sampled_from(sorted(PARTS[language].items())))
    spoken = f"{SPELLED[language](value)} {name}"
    if half:
        assert read_amount(f"{spoken} {words}", language) == Amount(value + part, code)
    assert read_amount(spoken, language) == Amount(Fraction(value), code)
    assert read_amount(f"{value} {name}", language) == Amount(Fraction(value), code)
    carrier = {"fr": f"ajoute {spoken} de farine", "en": f"add {spoken} of flour please"}
    assert find_amount(carrier[language], language) == Amount(Fraction(value), code)


@given(st.integers(2, 9999), LANGUAGES, JUNK, st.data())
def test_an_amount_with_more_around_it_is_no_amount(
    value: int, language: LanguageCode, junk: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(WEIGHED[language].values())))
    spoken = f"{SPELLED[language](value)} {name}"
    assert read_amount(f"{junk} {spoken}", language) is None
    assert read_amount(f"{spoken} {junk}", language) is None


@given(st.integers(1, 5000), st.integers(10, 99), LANGUAGES, JUNK)
def test_a_price_is_read_back_whole_or_not_at_all(
    euros: int, cents: int, language: LanguageCode, junk: str
) -> None:
    spell = SPELLED[language]
    spoken = f"{spell(euros)} euros {spell(cents)}"
    price = Price(euros * 100 + cents, "EUR")
    assert read_price(spoken, language) == price
    assert read_price(f"{spoken} {junk}", language) is None
    assert find_price({"fr": f"à {spoken} le kilo", "en": f"for {spoken} each"}[language],
                      language) == price  # fmt: skip
    assert read_price(f"{euros},{cents} €", language) == price
    assert read_price(f"€{euros}.{cents}", language) == price


@given(st.integers(1, 23), st.integers(1, 59), LANGUAGES)
def test_hours_and_minutes_said_short_are_read_back(
    hours: int, minutes: int, language: LanguageCode
) -> None:
    spell = SPELLED[language]
    name = {"fr": "heures" if hours > 1 else "heure", "en": "hours" if hours > 1 else "hour"}
    count = {"fr": "une" if hours == 1 else spell(hours), "en": spell(hours)}[language]
    spoken = f"{count.replace('vingt et un', 'vingt et une')} {name[language]}"
    said = {"fr": f"{spoken} {spell(minutes)}", "en": f"{spoken} {spell(minutes)}"}[language]
    if minutes > 1:
        assert find_duration(said, language) == hours * 3600 + minutes * 60
    half = {"fr": f"{spoken} et demie", "en": f"{spoken} and a half"}[language]
    assert find_duration(half, language) == hours * 3600 + 1800
    (span,) = duration_spans(half, language)
    assert span.seconds == hours * 3600 + 1800


def _expressions() -> st.SearchStrategy[list[int | str]]:
    """A number, then signs and numbers."""
    more = st.lists(
        st.tuples(st.sampled_from("+-*/"), st.integers(0, 2000)), max_size=4, min_size=1
    )
    return st.builds(
        lambda first, rest: [first, *(piece for pair in rest for piece in pair)],
        st.integers(0, 2000),
        more,
    )


def _worth(pieces: list[int | str]) -> Fraction | None:
    """What an expression makes, by products first; None where it divides by nought."""
    terms: list[Fraction] = [Fraction(pieces[0])]
    for sign, number in zip(pieces[1::2], pieces[2::2], strict=True):
        value = Fraction(number)
        if sign == "*":
            terms[-1] *= value
        elif sign == "/":
            if not value:
                return None
            terms[-1] /= value
        else:
            terms.append(value if sign == "+" else -value)
    return sum(terms, Fraction(0))


@settings(max_examples=300)
@given(_expressions(), LANGUAGES)
def test_a_spoken_sum_makes_what_its_figures_make(
    pieces: list[int | str], language: LanguageCode
) -> None:
    spell = SPELLED[language]
    spoken = " ".join(
        SIGNS[language][piece] if isinstance(piece, str) else spell(piece) for piece in pieces
    )
    typed = " ".join(str(piece) for piece in pieces)
    worth = _worth(pieces)
    for said in (spoken, typed):
        found = work_out(said, language)
        if worth is None:
            assert found is SumRefusal.BY_ZERO
        elif isinstance(found, Sum):
            assert found.value == worth
        else:
            assert found is SumRefusal.TOO_LARGE


@given(_expressions(), LANGUAGES, st.sampled_from(["pommes", "kilos", "banane", "peut-être"]))
def test_a_sum_with_more_behind_it_is_no_sum(
    pieces: list[int | str], language: LanguageCode, junk: str
) -> None:
    spell = SPELLED[language]
    spoken = " ".join(
        SIGNS[language][piece] if isinstance(piece, str) else spell(piece) for piece in pieces
    )
    found = work_out(f"{spoken} {junk}", language)
    assert not isinstance(found, Sum)


@given(st.integers(0, 1000), st.integers(1, 100), LANGUAGES)
def test_a_percentage_is_of_what_follows_and_off_what_precedes(
    base: int, percent: int, language: LanguageCode
) -> None:
    spell = SPELLED[language]
    said = {
        "fr": (f"{spell(percent)} pour cent de {spell(base)}",
               f"{spell(base)} moins {spell(percent)} pour cent"),
        "en": (f"{spell(percent)} percent of {spell(base)}",
               f"{spell(base)} minus {spell(percent)} percent"),
    }[language]  # fmt: skip
    part, left = (work_out(sentence, language) for sentence in said)
    assert isinstance(part, Sum)
    assert isinstance(left, Sum)
    assert part.value == Fraction(base * percent, 100)
    assert left.value == base - part.value


@given(st.fractions(min_value=1, max_value=10**6, max_denominator=100), st.data())
def test_a_conversion_and_its_way_back_end_where_they_began(
    value: Fraction, data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(MEASURES))
    other = data.draw(st.sampled_from([one for one in MEASURES if one.dimension == unit.dimension]))
    there = converted(Amount(value, unit.code), other)
    assert there is not None
    assert converted(there, unit) == Amount(value, unit.code)


@given(st.sampled_from(MEASURES), st.sampled_from(MEASURES))
def test_what_measures_something_else_is_not_converted(unit: Unit, other: Unit) -> None:
    found = converted(Amount(Fraction(1000), unit.code), other)
    assert (found is None) == (unit.dimension != other.dimension)


@given(st.integers(2, 999), st.data(), LANGUAGES)
def test_a_conversion_in_words_is_the_conversion_of_its_units(
    value: int, data: st.DataObject, language: LanguageCode
) -> None:
    names = WEIGHED[language]
    code, wanted = (data.draw(st.sampled_from(sorted(names))) for _ in range(2))
    number = SPELLED[language](value)
    said = {
        "fr": f"combien font {number} {names[code]} en {names[wanted]}",
        "en": f"what is {number} {names[code]} in {names[wanted]}",
    }
    found = convert(said[language], language)
    target = converted(Amount(Fraction(value), code), UNITS[wanted])
    if target is None:
        assert not isinstance(found, Conversion)
    else:
        assert isinstance(found, Conversion)
        assert found.target == target


WORDS = st.lists(
    st.sampled_from(
        "deux trois et demi demie de d' kilo grammes euros cinquante plus moins fois la moitié"
        " pour cent % divisé par combien font dans une heure en livres racine carrée a half of and"
        " two dozen euros fifty times percent off how many pounds in a metre square root - 5 1,5"
        " ( ) ½ / °C le quart premier cinquième fifth take from split between".split()
    ),
    max_size=14,
)


@settings(max_examples=500)
@given(WORDS, LANGUAGES)
def test_any_mixture_of_such_words_is_read_within_bounds_or_not_at_all(
    words: list[str], language: LanguageCode
) -> None:
    text = " ".join(words)
    found = work_out(text, language)
    assert not isinstance(found, Sum) or abs(found.value) <= LARGEST * 100
    convert(text, language)
    find_price(text, language)
    find_amount(text, language)
    read_amount(text, language)
    read_signed(text, language)
    read_ordinal(text, language)


@given(st.text(max_size=80), LANGUAGES)
def test_any_text_is_read_or_not(text: str, language: LanguageCode) -> None:
    for reader in (work_out, convert, find_price, find_amount, read_ordinal, duration_spans):
        reader(text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_ordinal_up_to_a_hundred_is_read_back(language: LanguageCode) -> None:
    rare = {"fr": {"cinq": "cinqu", "neuf": "neuv"}, "en": {
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
        "nine": "ninth", "twelve": "twelfth",
    }}[language]  # fmt: skip
    for value in range(2, 101):
        words = (
            SPELLED[language](value) if value < 100 else {"fr": "cent", "en": "hundred"}[language]
        )
        head, hyphen, last = words.rpartition("-") if "-" in words else words.rpartition(" ")
        if language == "fr":
            stem = rare.get(last, last.removesuffix("s") if last == "vingts" else last)
            last = f"{stem.removesuffix('e')}ième"
        else:
            last = rare.get(
                last, last.removesuffix("y") + "ieth" if last.endswith("y") else f"{last}th"
            )
        assert read_ordinal(f"{head}{hyphen}{last}", language) == value, last
