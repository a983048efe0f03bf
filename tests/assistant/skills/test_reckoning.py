"""Figures as people say them: read whole and exactly, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from assistant.skills.amounts import Amount, find_amount, read_amount
from assistant.skills.arithmetic import Sum, SumRefusal, work_out
from assistant.skills.conversions import Conversion, ConversionRefusal, convert
from assistant.skills.durations import duration_spans, find_duration
from assistant.skills.numbers import LanguageCode, read_number, read_signed
from assistant.skills.ordinals import read_ordinal, read_part
from assistant.skills.prices import find_price, read_price
from assistant.skills.tokens import LONGEST_SENTENCE
from tests.assistant.skills import english_reckoning_cases, french_reckoning_cases

TABLES: dict[LanguageCode, dict[str, str]] = {
    "fr": french_reckoning_cases.CASES,
    "en": english_reckoning_cases.CASES,
}


def _plain(value: object) -> str:
    """What a reader found, as the tables write it."""
    if value is None:
        return "-"
    if isinstance(value, Amount):
        return f"{value.value} {value.unit}" if value.unit else str(value.value)
    if isinstance(value, Sum):
        return f"{value.value} %" if value.percent else str(value.value)
    if isinstance(value, Conversion):
        return _plain(value.target)
    if isinstance(value, SumRefusal | ConversionRefusal):
        return str(value.value)
    return str(value)


def _price(sentence: str, language: LanguageCode) -> str | None:
    price = find_price(sentence, language)
    return None if price is None else f"{price.cents} {price.currency}"


READERS: dict[str, Callable[[str, LanguageCode], object]] = {
    "number": read_number,
    "signed": read_signed,
    "ordinal": read_ordinal,
    "amount": read_amount,
    "found amount": find_amount,
    "duration": find_duration,
    "price": _price,
    "sum": work_out,
    "conversion": convert,
}


def cases(language: LanguageCode) -> list[tuple[str, str, str]]:
    rows = []
    for kind, table in TABLES[language].items():
        for line in table.strip().splitlines():
            said, _, meant = line.rpartition(" = ")
            if " " in meant:
                value, _, unit = meant.partition(" ")
                meant = f"{Fraction(value)} {unit}"
            rows.append((kind, said, meant))
    return rows


@pytest.mark.parametrize(("kind", "said", "meant"), cases("fr"))
def test_french(kind: str, said: str, meant: str) -> None:
    assert _plain(READERS[kind](said, "fr")) == meant


@pytest.mark.parametrize(("kind", "said", "meant"), cases("en"))
def test_english(kind: str, said: str, meant: str) -> None:
    assert _plain(READERS[kind](said, "en")) == meant


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_tables_are_long_enough(language: LanguageCode) -> None:
    rows = cases(language)
    assert len(rows) >= 320
    assert len(set(rows)) == len(rows)
    assert sum(meant == "-" for _, _, meant in rows) >= 60


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_typed_in_capitals_with_a_mark_at_its_end_is_the_same(
    language: LanguageCode,
) -> None:
    for kind, said, meant in cases(language):
        if kind in {"sum", "conversion", "found amount"} and meant != "-" and "°" not in said:
            typed = said[:1].upper() + said[1:] + " ?"
            assert _plain(READERS[kind](typed, language)) == meant, typed


@pytest.mark.parametrize("kind", ["amount", "found amount", "price", "sum", "conversion"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_text_too_long_to_be_one_question_is_read_by_none(
    kind: str, language: LanguageCode
) -> None:
    plus = "un plus " if language == "fr" else "one plus "
    assert READERS[kind](plus * LONGEST_SENTENCE, language) is None


def test_a_whole_price_takes_nothing_else() -> None:
    assert read_price("deux euros cinquante", "fr") == find_price("deux euros cinquante", "fr")
    assert read_price("deux euros cinquante le kilo", "fr") is None
    assert read_price("a coffee for two euros", "en") is None


@pytest.mark.parametrize(
    ("span", "language", "part"),
    [
        ("un cinquième", "fr", Fraction(1, 5)),
        ("trois huitièmes", "fr", Fraction(3, 8)),
        ("a tenth", "en", Fraction(1, 10)),
        ("three eighths", "en", Fraction(3, 8)),
        ("one twenty-fifth", "en", Fraction(1, 25)),
        ("cinquième", "fr", None),
        ("deux cinquième", "fr", None),
        ("a fifths", "en", None),
        ("six fifths", "en", None),
        ("the fifth", "en", None),
    ],
)
def test_a_part_is_named_by_an_ordinal_that_agrees(
    span: str, language: LanguageCode, part: Fraction | None
) -> None:
    assert read_part(span, language) == part


def test_every_duration_of_a_sentence_can_be_listed() -> None:
    spans = duration_spans("cinq minutes ou dix minutes, puis une heure et demie", "fr")
    assert [(span.words, span.seconds) for span in spans] == [
        ("cinq minutes", 300),
        ("dix minutes", 600),
        ("une heure et demie", 5400),
    ]
    spans = duration_spans("half an hour or a minute and a half", "en")
    assert [(span.words, span.seconds) for span in spans] == [
        ("half an hour", 1800),
        ("a minute and a half", 90),
    ]
    assert duration_spans("aucune idée", "fr") == ()


def test_a_sum_says_what_it_understood() -> None:
    found = work_out("quinze pour cent de quatre-vingts plus deux", "fr")
    assert isinstance(found, Sum)
    assert found.said == (Fraction(15), "%", "of", Fraction(80), "+", Fraction(2))


def test_a_root_that_does_not_end_says_that_it_is_rounded() -> None:
    found = work_out("square root of two", "en")
    assert isinstance(found, Sum)
    assert not found.exact
    assert abs(found.value**2 - 2) < Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("sentence", "exact"),
    [("combien de jours dans une année", False), ("combien de mois dans une année", True)],
)
def test_a_year_has_about_so_many_days_and_just_so_many_months(sentence: str, exact: bool) -> None:
    found = convert(sentence, "fr")
    assert isinstance(found, Conversion)
    assert found.exact is exact
