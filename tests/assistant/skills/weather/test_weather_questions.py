"""What a sentence asks of the weather: the day, the part of it, the thing, the place."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.numbers import LanguageCode
from assistant.skills.weather import WeatherQuestion, read_question
from assistant.skills.weather.periods import period_name
from tests.assistant.skills.weather import english_weather_cases, french_weather_cases

NOW = datetime.fromisoformat("2026-11-24T10:20:00+01:00")
TODAY = NOW.date()


def when(question: WeatherQuestion) -> str:
    if question.elsewhere:
        return "elsewhere"
    if not question.is_clear:
        return "unclear"
    return "past" if question.last < TODAY else period_name(question, TODAY)


@pytest.mark.parametrize(("sentence", "topic", "expected"), french_weather_cases.CASES)
def test_french_questions(sentence: str, topic: str, expected: str) -> None:
    question = read_question(sentence, "fr", NOW, "Rennes")
    assert (question.topic, when(question)) == (topic, expected)


@pytest.mark.parametrize(("sentence", "topic", "expected"), english_weather_cases.CASES)
def test_english_questions(sentence: str, topic: str, expected: str) -> None:
    question = read_question(sentence, "en", NOW, "Galway")
    assert (question.topic, when(question)) == (topic, expected)


def test_there_are_enough_of_both() -> None:
    assert min(len(french_weather_cases.CASES), len(english_weather_cases.CASES)) >= 80


@pytest.mark.parametrize(
    ("sentence", "now", "first", "last"),
    [
        ("quel temps ce week-end", "2026-11-24T10:00:00+01:00", (11, 28), (11, 29)),
        ("quel temps ce week-end", "2026-11-29T10:00:00+01:00", (11, 29), (11, 29)),
        ("la météo du week-end", "2026-11-29T10:00:00+01:00", (11, 29), (11, 29)),
        ("quel temps la semaine prochaine", "2026-11-24T10:00:00+01:00", (11, 30), (12, 6)),
        ("quel temps cette semaine", "2026-11-24T10:00:00+01:00", (11, 24), (11, 30)),
        ("quel temps demain", "2026-12-31T23:59:00+01:00", (1, 1), (1, 1)),
    ],
)
def test_the_days_that_are_meant(
    sentence: str, now: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    question = read_question(sentence, "fr", datetime.fromisoformat(now))
    year = 2027 if first[0] == 1 else 2026
    assert (question.first, question.last) == (date(year, *first), date(year, *last))


@pytest.mark.parametrize(
    ("sentence", "home", "elsewhere"),
    [
        ("quel temps au havre", "Le Havre", False),
        ("quel temps au havre", "Rennes", True),
        ("quel temps à la rochelle", "La Rochelle", False),
        ("quel temps à la rochelle", None, True),
        ("quel temps à lyon", "Lyon", False),
        ("quel temps à saint-malo demain", "Saint-Malo", False),
        ("quel temps à saint-malo demain", "Saint-Brieuc", True),
        ("quel temps à rennes", None, True),
        ("il pleut sur la terrasse", None, False),
    ],
)
def test_home_is_not_elsewhere(sentence: str, home: str | None, elsewhere: bool) -> None:
    assert read_question(sentence, "fr", NOW, home).elsewhere is elsewhere


@given(st.text(max_size=120), st.sampled_from(["fr", "en"]))
def test_whatever_is_said_there_is_a_question(sentence: str, language: LanguageCode) -> None:
    question = read_question(sentence, language, NOW)
    assert question.first <= question.last


_SAID = st.lists(
    st.sampled_from(
        "demain samedi ce soir il va pleuvoir à lyon le week-end la semaine prochaine dans deux"
        " heures trois jours tomorrow tonight at three will it rain in paris next week".split()
    ),
    max_size=12,
).map(" ".join)


@given(_SAID, st.sampled_from(["fr", "en"]))
def test_words_of_the_weather_in_any_order_break_nothing(
    sentence: str, language: LanguageCode
) -> None:
    question = read_question(sentence, language, NOW, "Rennes")
    assert question.first <= question.last
