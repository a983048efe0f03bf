"""Numbers: read back from words made here, exact, and never from a part of the span."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.numbers import MAXIMUM, LanguageCode, Number, leading_number, read_number

FR_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
FR_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"]
EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def french(value: int) -> str:
    """`value` below a million as France says it."""
    if value < 20:
        return FR_SMALL[value]
    if value < 70:
        tens, ones = divmod(value, 10)
        link = " et " if ones == 1 else "-"
        return FR_TENS[tens] + (link + FR_SMALL[ones] if ones else "")
    if value < 80:
        return f"soixante et {FR_SMALL[11]}" if value == 71 else f"soixante-{french(value - 60)}"
    if value < 100:
        return "quatre-vingts" if value == 80 else f"quatre-vingt-{french(value - 80)}"
    size, word = (1000, "mille") if value >= 1000 else (100, "cent")
    many, rest = divmod(value, size)
    count = "" if many == 1 else f"{french(many)} ".replace("vingts ", "vingt ")
    plural = "s" if size == 100 and many > 1 and not rest else ""
    return f"{count}{word}{plural}" + (f" {french(rest)}" if rest else "")


def english(value: int) -> str:
    """`value` below a million as Britain says it."""
    if value < 20:
        return EN_SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return EN_TENS[tens] + (f"-{EN_SMALL[ones]}" if ones else "")
    size, word = (1000, "thousand") if value >= 1000 else (100, "hundred")
    many, rest = divmod(value, size)
    link = " and " if rest and (size == 100 or rest < 100) else " "
    return f"{english(many)} {word}" + (f"{link}{english(rest)}" if rest else "")


SPELLED = {"fr": french, "en": english}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_number_below_a_hundred_thousand_is_read_back(language: LanguageCode) -> None:
    spell = SPELLED[language]
    # Every number up to ten thousand, then a stride that meets every ending.
    for value in (*range(10_000), *range(10_000, 100_000, 7)):
        assert read_number(spell(value), language) == value, spell(value)


@given(st.integers(0, 999_999), st.sampled_from(["fr", "en"]), st.booleans())
def test_words_and_figures_round_trip(value: int, language: LanguageCode, spaced: bool) -> None:
    words = SPELLED[language](value)
    assert read_number(words.replace("-", " ") if spaced else words, language) == value
    assert read_number(str(value), language) == value


@given(
    st.integers(0, 99_999), st.sampled_from(["fr", "en"]), st.sampled_from(["pommes", "of", "x"])
)
def test_the_whole_span_is_consumed(value: int, language: LanguageCode, more: str) -> None:
    words = SPELLED[language](value)
    assert read_number(f"{words} {more}", language) is None
    assert read_number(f"{more} {words}", language) is None
    assert leading_number([*words.split(), more], language) == (value, len(words.split()))


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_any_text_gives_a_number_or_nothing(text: str, language: LanguageCode) -> None:
    value = read_number(text, language)
    assert value is None or 0 <= value <= MAXIMUM
    leading_number(text.split(), language)


@given(
    st.lists(
        st.sampled_from([*FR_SMALL, *EN_TENS[2:], "et", "demi", "a", "half", "and", "1,5", "½"])
    ),
    st.sampled_from(["fr", "en"]),
)
def test_any_mixture_of_number_words_gives_a_number_or_nothing(
    words: list[str], language: LanguageCode
) -> None:
    value = read_number(" ".join(words), language)
    assert value is None or 0 <= value <= MAXIMUM


FRENCH: list[tuple[str, Number | None]] = [
    ("un", 1),
    ("une", 1),
    ("soixante-dix", 70),
    ("soixante et onze", 71),
    ("quatre-vingt-onze", 91),
    ("septante", 70),
    ("septante et un", 71),
    ("nonante-neuf", 99),
    ("demi", Fraction(1, 2)),
    ("une demi", Fraction(1, 2)),
    ("un demi", Fraction(1, 2)),
    ("deux et demi", Fraction(5, 2)),
    ("une et demie", Fraction(3, 2)),
    ("un quart", Fraction(1, 4)),
    ("trois quarts", Fraction(3, 4)),
    ("deux tiers", Fraction(2, 3)),
    ("une douzaine", 12),
    ("deux douzaines", 24),
    ("une demi-douzaine", 6),
    ("une douzaine et demie", 18),
    ("une dizaine", 10),
    ("une vingtaine", 20),
    ("1,5", Fraction(3, 2)),
    ("1.5", Fraction(3, 2)),
    ("0,125", Fraction(1, 8)),
    ("3/4", Fraction(3, 4)),
    ("1 1/2", Fraction(3, 2)),
    ("2½", Fraction(5, 2)),
    ("12\u202f500", 12_500),
    ("un virgule cinq", Fraction(3, 2)),
    ("deux virgule zéro cinq", Fraction(41, 20)),
    ("dix millions", 10_000_000),
    ("Quatre-Vingts", 80),
    ("vingt et une", 21),
    # Refused: too large, ambiguous, unfinished or nonsense.
    ("onze millions", None),
    ("1.500", None),
    ("2 500", None),
    ("deux trois", None),
    ("vingt et", None),
    ("cent et un", None),
    ("zéro cinq", None),
    ("et demi", None),
    ("demi demi", None),
    ("douzaine", None),
    ("moins cinq", None),
    ("-5", None),
    ("une demi-dizaine et", None),
    ("trois quarts d'heure", None),
    ("", None),
]
ENGLISH: list[tuple[str, Number | None]] = [
    ("half", Fraction(1, 2)),
    ("half a", Fraction(1, 2)),
    ("half an", Fraction(1, 2)),
    ("a half", Fraction(1, 2)),
    ("a quarter", Fraction(1, 4)),
    ("three quarters", Fraction(3, 4)),
    ("two thirds", Fraction(2, 3)),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a dozen and a half", 18),
    ("a couple", 2),
    ("a hundred", 100),
    ("a thousand and one", 1001),
    ("one hundred and five", 105),
    ("one hundred five", 105),
    ("two and a half", Fraction(5, 2)),
    ("four and a half", Fraction(9, 2)),
    ("three and three quarters", Fraction(15, 4)),
    ("one point five", Fraction(3, 2)),
    ("two point two five", Fraction(9, 4)),
    ("two point zero five", Fraction(41, 20)),
    ("twenty-one", 21),
    ("nineteen hundred", 1900),
    ("1.5", Fraction(3, 2)),
    ("1,5", Fraction(3, 2)),
    ("ten million", 10_000_000),
    ("1½", Fraction(3, 2)),
    # Refused.
    ("eleven million", None),
    ("1,500", None),
    ("a", None),
    ("an", None),
    ("and a half", None),
    ("one two", None),
    ("twenty twenty", None),
    ("half a million", None),
    ("two and", None),
    ("three quarters of a", None),
    ("first", None),
    ("", None),
]


@pytest.mark.parametrize(("span", "value"), FRENCH)
def test_french(span: str, value: Number | None) -> None:
    read = read_number(span, "fr")
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(("span", "value"), ENGLISH)
def test_english(span: str, value: Number | None) -> None:
    read = read_number(span, "en")
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("deux kilos", "fr", (2, 1)),
        ("trois quarts de litre", "fr", (Fraction(3, 4), 2)),
        ("deux et du lait", "fr", (2, 1)),
        ("vingt et un œufs", "fr", (21, 3)),
        ("deux trois pommes", "fr", None),
        ("2 500 g", "fr", None),
        ("kilos deux", "fr", None),
        ("two dozen eggs", "en", (24, 2)),
        ("two and three", "en", (2, 1)),
        ("one two", "en", None),
        ("", "en", None),
    ],
)
def test_a_leading_number_takes_all_its_words(
    text: str, language: LanguageCode, expected: tuple[Number, int] | None
) -> None:
    assert leading_number(text.split(), language) == expected
