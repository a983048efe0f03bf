"""Quiet hours: two times with one reading each, or a question back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.hours import find_hours
from assistant.skills.numbers import LanguageCode


def at(text: str) -> tuple[int, int]:
    """Minutes of the day of "21:00-08:00"."""
    start, end = (
        int(hours) * 60 + int(minutes)
        for hours, minutes in (time.split(":") for time in text.split("-"))
    )
    return start, end


CLEAR: list[tuple[LanguageCode, str, str]] = [
    ("fr", "pas de propositions entre vingt et une heures et huit heures", "21:00-08:00"),
    ("fr", "heures calmes de vingt-deux heures trente à sept heures et demie", "22:30-07:30"),
    ("fr", "pas d'offres entre dix heures du soir et huit heures du matin", "22:00-08:00"),
    ("fr", "de neuf heures du soir à huit heures", "21:00-08:00"),
    ("fr", "de neuf à sept heures", "21:00-07:00"),
    ("fr", "aucune vente de minuit à six heures", "00:00-06:00"),
    ("fr", "ne me propose rien entre midi et deux", "12:00-14:00"),
    ("fr", "de treize heures à quinze heures", "13:00-15:00"),
    ("fr", "entre deux heures de l'après-midi et quatre heures", "14:00-16:00"),
    ("fr", "de 21h30 à 7h", "21:30-07:00"),
    ("fr", "entre 22:00 et 07:00", "22:00-07:00"),
    ("fr", "de treize heures à cinq heures", "13:00-05:00"),
    ("fr", "de huit heures moins le quart à minuit et demi", "19:45-00:30"),
    ("fr", "rien avant huit heures et rien après vingt et une heures", "21:00-08:00"),
    ("en", "quiet hours from nine to seven", "21:00-07:00"),
    ("en", "quiet hours from eight to eight", "20:00-08:00"),
    ("en", "no ads between ten pm and eight am", "22:00-08:00"),
    ("en", "from 10 p.m. to 7 a.m.", "22:00-07:00"),
    ("en", "from 9pm to 8", "21:00-08:00"),
    ("en", "from half past nine to seven", "21:30-07:00"),
    ("en", "from nine thirty pm to a quarter past seven am", "21:30-07:15"),
    ("en", "from a quarter to midnight to seven", "23:45-07:00"),
    ("en", "between one and three in the afternoon", "13:00-15:00"),
    ("en", "between noon and two", "12:00-14:00"),
    ("en", "from midnight to six", "00:00-06:00"),
    ("en", "from 22:00 to 07:00", "22:00-07:00"),
    ("en", "two offers fewer from ten at night to seven in the morning", "22:00-07:00"),
    ("en", "no offers before eight and none after nine pm", "21:00-08:00"),
]
UNCLEAR: list[tuple[LanguageCode, str]] = [
    ("fr", "les heures calmes"),
    ("fr", "pas de pub la nuit"),
    ("fr", "pas de pub après vingt heures"),
    ("fr", "de dix heures à onze heures"),
    ("fr", "de deux heures à trois heures"),
    ("fr", "de vingt heures à vingt heures"),
    ("fr", "entre huit heures, midi et vingt heures"),
    ("fr", "seulement entre neuf heures et dix-huit heures"),
    ("fr", "une plage sans pub"),
    ("fr", "de vingt-cinq heures à huit heures"),
    ("en", "quiet hours"),
    ("en", "no offers after nine"),
    ("en", "from one to three"),
    ("en", "from twelve to six"),
    ("en", "between ten and eleven"),
    ("en", "only between nine am and six pm"),
    ("en", "from nine pm"),
    ("en", "from ten to eight or nine to seven"),
]


@pytest.mark.parametrize(("language", "sentence", "hours"), CLEAR, ids=str)
def test_two_clear_times_are_taken(language: LanguageCode, sentence: str, hours: str) -> None:
    assert find_hours(sentence, language) == at(hours)


@pytest.mark.parametrize(("language", "sentence"), UNCLEAR, ids=str)
def test_what_is_not_wholly_clear_is_asked_back(language: LanguageCode, sentence: str) -> None:
    assert find_hours(sentence, language) is None


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_hours_typed_by_the_long_clock_are_read_as_they_stand(
    hour: int, minute: int, until: int, past: int
) -> None:
    typed = f"{hour:02}:{minute:02}", f"{until:02}:{past:02}"
    wanted = hour * 60 + minute, until * 60 + past
    read = find_hours(f"entre {typed[0]} et {typed[1]}", "fr")
    if max(hour, until) > 12 and wanted[0] != wanted[1]:
        assert read == wanted
    else:  # "entre 09:00 et 07:00" may be a night
        assert read is None or {value % 720 for value in read} <= {value % 720 for value in wanted}


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_whatever_is_read_is_two_different_minutes_of_a_day(
    sentence: str, language: LanguageCode
) -> None:
    hours = find_hours(sentence, language)
    assert hours is None or (hours[0] != hours[1] and all(0 <= value < 1440 for value in hours))
