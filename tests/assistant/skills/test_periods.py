"""The period of a question: the shortest of day, week and month that holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.numbers import LanguageCode
from assistant.skills.periods import Period, find_period

CASES: list[tuple[LanguageCode, str, Period]] = [
    ("fr", "combien m'as-tu vendu", "today"),
    ("fr", "combien m'as-tu vendu aujourd'hui", "today"),
    ("fr", "tes ventes du jour", "today"),
    ("fr", "combien de pubs depuis ce matin", "today"),
    ("fr", "combien de pubs depuis le début de la journée", "today"),
    ("fr", "qu'est-ce que tu m'as vendu cette semaine", "week"),
    ("fr", "les sept derniers jours", "week"),
    ("fr", "combien m'ont coûté tes conseils ces derniers jours", "week"),
    ("fr", "qu'as-tu bloqué hier", "week"),
    ("fr", "qu'as-tu bloqué depuis lundi", "week"),
    ("fr", "combien m'as-tu vendu ce mois-ci", "month"),
    ("fr", "combien m'as-tu vendu ce mois ci", "month"),
    ("fr", "les trente derniers jours", "month"),
    ("fr", "sur les deux dernières semaines", "month"),
    ("fr", "cette semaine et ce mois-ci", "month"),
    ("fr", "combien m'as-tu vendu en tout", "month"),
    ("fr", "combien m'as-tu vendu depuis le début", "month"),
    ("fr", "ce que tes conseils m'ont coûté cette année", "month"),
    ("fr", "dans tes commentaires", "today"),
    ("en", "how much have you sold me", "today"),
    ("en", "how much did you sell me today", "today"),
    ("en", "how many ads since this morning", "today"),
    ("en", "how much did you sell me this week", "week"),
    ("en", "what did you block over the last seven days", "week"),
    ("en", "what did you hold back yesterday", "week"),
    ("en", "how many ads since monday", "week"),
    ("en", "what has your advice cost me this month", "month"),
    ("en", "over the last 30 days", "month"),
    ("en", "in the last two weeks", "month"),
    ("en", "what have you cost me so far", "month"),
    ("en", "how much have you sold me altogether", "month"),
    ("en", "how much did you sell me this year", "month"),
    ("en", "HOW MUCH THIS WEEK?", "week"),
]


@pytest.mark.parametrize(("language", "sentence", "period"), CASES, ids=lambda case: str(case))
def test_the_period_is_the_one_asked_about(
    language: LanguageCode, sentence: str, period: Period
) -> None:
    assert find_period(sentence, language) == period


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_any_sentence_has_a_period(sentence: str, language: LanguageCode) -> None:
    assert find_period(sentence, language) in {"today", "week", "month"}
