"""Durations: one a sentence, whole, or none; and spoken so that they are read back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.durations import LONGEST, duration_words, find_duration
from assistant.skills.numbers import LanguageCode

FRENCH: list[tuple[str, int | None]] = [
    ("mets un minuteur de trois minutes", 180),
    ("un quart d'heure", 900),
    ("un petit quart d'heure", 900),
    ("une heure et quart", 4500),
    ("une heure et demie", 5400),
    ("une heure et demi", 5400),
    ("mets un minuteur d'une heure et demie", 5400),
    ("deux heures trente", 9000),
    ("une minute trente", 90),
    ("quarante-cinq secondes", 45),
    ("quarante cinq secondes", 45),
    ("trois quarts d'heure", 2700),
    ("trois quart d'heure", 2700),
    ("une demi-heure", 1800),
    ("une demi heure", 1800),
    ("une petite demi-heure", 1800),
    ("dans une heure vingt", 4800),
    ("dans une heure vingt s'il te plaît", 4800),
    ("une heure moins le quart", 2700),
    ("deux heures moins le quart", 6300),
    ("trois minutes et demie", 210),
    ("deux minutes trente pour les œufs", 150),
    ("une heure dix minutes et vingt secondes", 4220),
    ("une heure, dix minutes", 4200),
    ("une heure et dix minutes", 4200),
    ("une heure trois quarts", 6300),
    ("une dizaine de minutes", 600),
    ("vingt-quatre heures", 86_400),
    ("quatre-vingt-dix secondes", 90),
    ("soixante-dix minutes", 4200),
    ("cinq bonnes minutes", 300),
    ("règle le minuteur à quarante-cinq minutes", 2700),
    ("minuteur à deux heures", 7200),
    ("mets un minuteur de cinq non six minutes", 360),
    ("dix minutes et ajoute six œufs", 600),
    ("dix minutes et un autre minuteur", 600),
    ("une seconde minuterie de cinq minutes", 300),
    ("3 min", 180),
    ("3 min.", 180),
    ("Minuteur 3 min !", 180),
    ("1h30", 5400),
    ("1 h 30 min", 5400),
    ("1h05", 3900),
    ("90 s", 90),
    ("90s", 90),
    ("1,5 heure", 5400),
    ("½ heure", 1800),
    ("3/4 d'heure", 2700),
    ("un minuteur", None),
    ("mets un minuteur", None),
    ("un minuteur s'il te plaît", None),
    ("", None),
    ("bonjour", None),
    ("zéro minute", None),
    ("vingt-cinq heures", None),
    ("deux jours", None),
    ("deux jours et trois heures", None),
    ("cinq minutes et dix minutes", None),
    ("cinq minutes dix minutes", None),
    ("cinq ou six minutes", None),
    ("cinq à six minutes", None),
    ("entre cinq et dix minutes", None),
    ("deux trois minutes", None),
    ("3-4 minutes", None),
    ("cinq minutes ou dix", None),
    ("dix minutes deux œufs", None),
    ("une heure soixante-dix", None),
    ("une heure moins dix", None),
    ("à deux heures", None),
    ("réveille-moi à sept heures", None),
    ("deux heures du matin", None),
    ("toutes les deux heures", None),
    ("moins cinq minutes", None),
    ("-5 minutes", None),
    ("moins de cinq minutes", None),
    ("02:30", None),
    ("2:30 minutes", None),
    ("une seconde fois", None),
    ("une heure et demie et dix minutes", None),
    ("1.500 secondes", None),
]
ENGLISH: list[tuple[str, int | None]] = [
    ("set a timer for three minutes", 180),
    ("an hour and a half", 5400),
    ("set a timer for an hour and a half", 5400),
    ("half an hour", 1800),
    ("a half hour", 1800),
    ("a good half hour", 1800),
    ("a quarter of an hour", 900),
    ("three quarters of an hour", 2700),
    ("two and a half minutes", 150),
    ("four and a half hours", 16_200),
    ("one and a half hours", 5400),
    ("two hours and a half", 9000),
    ("three minutes and a half", 210),
    ("an hour and a quarter", 4500),
    ("ninety seconds", 90),
    ("ninety second timer", 90),
    ("one hour twenty", 4800),
    ("an hour thirty", 5400),
    ("one minute thirty please", 90),
    ("an hour and twenty minutes", 4800),
    ("two hours, ten minutes and five seconds", 7805),
    ("a couple of minutes", 120),
    ("a couple minutes", 120),
    ("a dozen minutes", 720),
    ("a hundred seconds", 100),
    ("half a minute", 30),
    ("a minute", 60),
    ("an hour", 3600),
    ("five-minute timer", 300),
    ("start a two minute timer", 120),
    ("set a second timer for five minutes", 300),
    ("five more minutes", 300),
    ("twenty five minutes", 1500),
    ("twenty-four hours", 86_400),
    ("forty five minutes on the clock", 2700),
    ("ten minutes and add six eggs", 600),
    ("give me ten minutes", 600),
    ("wake me in an hour", 3600),
    ("it's been a quarter of an hour", 900),
    ("3 min", 180),
    ("1h30", 5400),
    ("1 hr 30", 5400),
    ("1.5 hours", 5400),
    ("4 and a half hours", 16_200),
    ("2½ minutes", 150),
    ("90 secs", 90),
    ("Timer: 10 minutes.", 600),
    ("a timer", None),
    ("a second timer", None),
    ("set a timer", None),
    ("", None),
    ("zero minutes", None),
    ("twenty-five hours", None),
    ("a day", None),
    ("two days and three hours", None),
    ("five minutes and ten minutes", None),
    ("five or six minutes", None),
    ("five to six minutes", None),
    ("between five and ten minutes", None),
    ("five minutes or ten", None),
    ("two three minutes", None),
    ("3-4 minutes", None),
    ("an hour and five eggs", None),
    ("two half hours", None),
    ("every two hours", None),
    ("at two hours", None),
    ("five minutes past two", None),
    ("less than five minutes", None),
    ("minus five minutes", None),
    ("02:30", None),
    ("wake me at seven o'clock", None),
]


@pytest.mark.parametrize(("sentence", "seconds"), FRENCH)
def test_french(sentence: str, seconds: int | None) -> None:
    assert find_duration(sentence, "fr") == seconds


@pytest.mark.parametrize(("sentence", "seconds"), ENGLISH)
def test_english(sentence: str, seconds: int | None) -> None:
    assert find_duration(sentence, "en") == seconds


def test_the_tables_are_long_enough() -> None:
    assert min(len(FRENCH), len(ENGLISH)) >= 60


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_said_is_read_back(language: LanguageCode) -> None:
    # Every second of the first hour, then a stride that meets every second and every minute.
    for seconds in (*range(1, 3700), *range(3700, LONGEST + 1, 13), LONGEST):
        assert find_duration(duration_words(seconds, language), language) == seconds


@given(st.integers(1, LONGEST), st.sampled_from(["fr", "en"]))
def test_what_is_said_is_read_back_within_a_sentence(seconds: int, language: LanguageCode) -> None:
    words = duration_words(seconds, language)
    carrier = {
        "fr": f"mets un minuteur de {words} s'il te plaît",
        "en": f"timer for {words} please",
    }
    assert find_duration(carrier[language], language) == seconds
    assert not any(character.isdigit() for character in words)


@given(st.integers(1, LONGEST), st.integers(1, LONGEST), st.sampled_from(["fr", "en"]))
def test_two_durations_are_never_one(one: int, other: int, language: LanguageCode) -> None:
    """Alternatives are refused, however they are put together."""
    link = "ou" if language == "fr" else "or"
    words = f"{duration_words(one, language)} {link} {duration_words(other, language)}"
    assert find_duration(words, language) is None


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_any_text_gives_a_duration_or_nothing(text: str, language: LanguageCode) -> None:
    seconds = find_duration(text, language)
    assert seconds is None or 0 < seconds <= LONGEST


@given(
    st.lists(
        st.sampled_from(
            "un une deux trente et demie demi quart heure heures minutes secondes d' moins le à ou"
            " a an half and of hour minute second 3 1h30 , couple two".split()
        ),
        max_size=12,
    ),
    st.sampled_from(["fr", "en"]),
)
def test_any_mixture_of_words_gives_a_duration_or_nothing(
    words: list[str], language: LanguageCode
) -> None:
    seconds = find_duration(" ".join(words), language)
    assert seconds is None or 0 < seconds <= LONGEST


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (1, "une seconde", "one second"),
        (60, "une minute", "one minute"),
        (90, "une minute et trente secondes", "one minute and thirty seconds"),
        (180, "trois minutes", "three minutes"),
        (1260, "vingt et une minutes", "twenty-one minutes"),
        (660, "onze minutes", "eleven minutes"),
        (3600, "une heure", "one hour"),
        (3660, "une heure et une minute", "one hour and one minute"),
        (5400, "une heure trente", "one hour and thirty minutes"),
        (
            5410,
            "une heure, trente minutes et dix secondes",
            "one hour, thirty minutes and ten seconds",
        ),
        (3610, "une heure et dix secondes", "one hour and ten seconds"),
        (86_400, "vingt-quatre heures", "twenty-four hours"),
    ],
)
def test_how_durations_are_said(seconds: int, french: str, english: str) -> None:
    assert duration_words(seconds, "fr") == french
    assert duration_words(seconds, "en") == english


@pytest.mark.parametrize("seconds", [0, -1, LONGEST + 1])
def test_nothing_else_is_ever_said(seconds: int) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        duration_words(seconds, "fr")


@pytest.mark.parametrize(
    "piece", ["un deux ", "quatre-vingt ", "a second ", "1 ", "½", "une heure "]
)
def test_a_long_text_costs_next_to_nothing(piece: str) -> None:
    started = time.perf_counter()
    for language in ("fr", "en"):
        find_duration((piece * 10_000)[:10_000], language)
        find_duration((piece * 2000)[:2000], language)
    assert time.perf_counter() - started < 1
