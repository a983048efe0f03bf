"""How fast Candide is asked to speak, and in which language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.languages import find_language
from assistant.skills.numbers import LanguageCode
from assistant.skills.speeds import FASTEST_PERCENT, SLOWEST_PERCENT, Speed, find_speed

SLOWER, FASTER, USUAL = Speed(-15), Speed(15), Speed(0)
FRENCH: dict[Speed | None, str] = {
    SLOWER: """
        parle moins vite|parle plus lentement|parlez plus lentement s'il vous plaît|ralentis
        ralentissez un peu|tu vas trop vite ralentis un peu|pas si vite|tu parles trop vite
        plus doucement quand tu parles|diminue la vitesse de ta voix|parle lentement
        ne parle pas si vite|baisse le débit|calme un peu le rythme|prends ton temps
        parle moins rapidement|mémé n'arrive pas à te suivre va plus lentement|au ralenti
        je ne suis pas française parle doucement pas si rapide|réduis ton débit
    """,
    FASTER: """
        parle plus vite|accélère|accélère ton débit|parle plus rapidement|tu parles trop lentement
        c'est trop lent|plus vite la voix s'il te plaît|augmente la vitesse|pas assez vite
        j'ai pas le temps cause plus rapidement|tu traînes parle plus rapidement|parle vite
        moins lentement
    """,
    USUAL: """
        parle normalement|parle à ta vitesse normale|vitesse normale|débit normal
        reprends ta vitesse habituelle|mets la parole à la vitesse habituelle
        parle comme d'habitude|reviens à la vitesse normale
    """,
    Speed(-30): "parle beaucoup moins vite|vraiment plus lentement",
    Speed(30): "parle beaucoup plus vite|deux fois plus vite",
    None: "parle|plus vite ou plus lentement|ne ralentis pas|bonjour|ne parle pas plus vite",
}
ENGLISH: dict[Speed | None, str] = {
    SLOWER: """
        slow down|slow down please|speak slower|speak more slowly|talk slowly|not so fast
        you're going too fast for me|you talk too fast|take your time when you talk
        slow your voice down|don't talk so fast|reduce your speed|less quickly please
        can you read it at a slower pace|talk slowly for my grandmother|not so quick i can't follow
        i can't follow you slower please|say things less rapidly
    """,
    FASTER: """
        speak faster|faster please|speed up|speed up your talking|talk quicker|more quickly
        you're too slow|not fast enough|hurry up and talk a little quicker|talk fast
        your voice is too slow make it faster|increase the pace|pick up the pace
    """,
    USUAL: """
        speak normally|normal speed|usual speed please|go back to your normal speaking speed
        talk at your usual pace again|speak as usual|back to normal|regular pace
    """,
    Speed(-30): "speak much slower|a lot slower please",
    Speed(30): "talk much faster|way faster",
    None: "speak|faster or slower|don't slow down|hello|don't speak faster",
}
TO_ENGLISH = """
    parle anglais|parlez anglais s'il vous plaît|en anglais|réponds-moi en anglais
    mets-toi à l'anglais|passe en anglais|langue anglaise|on peut parler anglais
    speak english|in english please|can we do this in english|switch to english|english
    stop speaking french|arrête le français|plus de français|not french|change de langue
    switch languages|speak english not french|anglais au lieu du français|english instead of french
"""
TO_FRENCH = """
    parle français|en français s'il te plaît|repasse en français|passe à la langue française
    reviens au français|arrête l'anglais et reviens au français|je comprends mieux le français
    speak french please|in french|switch to french|french please|let's talk french
    stop speaking english|arrête l'anglais|plus d'anglais|not english|parle la langue de molière
"""


def phrases(lines: str) -> list[str]:
    return [one.strip() for one in lines.strip().replace("\n", "|").split("|")]


def cases(table: dict[Speed | None, str]) -> list[tuple[str, Speed | None]]:
    return [(sentence, speed) for speed, lines in table.items() for sentence in phrases(lines)]


@pytest.mark.parametrize(("sentence", "speed"), cases(FRENCH))
def test_french(sentence: str, speed: Speed | None) -> None:
    assert find_speed(sentence, "fr") == speed


@pytest.mark.parametrize(("sentence", "speed"), cases(ENGLISH))
def test_english(sentence: str, speed: Speed | None) -> None:
    assert find_speed(sentence, "en") == speed


@given(st.text(max_size=400), st.sampled_from(["fr", "en"]))
def test_any_text_gives_a_speed_or_nothing(text: str, language: LanguageCode) -> None:
    speed = find_speed(text, language)
    assert speed is None or abs(speed.step) <= 30


@given(st.integers(-60, 60), st.integers(SLOWEST_PERCENT, FASTEST_PERCENT))
def test_no_speed_is_beyond_what_the_voices_can_do(step: int, now: int) -> None:
    assert SLOWEST_PERCENT <= Speed(step).percent_from(now) <= FASTEST_PERCENT


@pytest.mark.parametrize("sentence", phrases(TO_ENGLISH))
def test_english_is_asked_for(sentence: str) -> None:
    assert find_language(sentence, "fr") == "en"


@pytest.mark.parametrize("sentence", phrases(TO_FRENCH))
def test_french_is_asked_for(sentence: str) -> None:
    assert find_language(sentence, "en") == "fr"


@pytest.mark.parametrize(
    "sentence", ["bonjour", "", "français ou anglais", "do you speak french or english", "parle"]
)
def test_what_names_no_one_language_asks_for_none(sentence: str) -> None:
    assert find_language(sentence, "fr") is None


@pytest.mark.parametrize("sentence", ["change de langue", "switch the language"])
def test_the_other_language_depends_on_the_one_spoken(sentence: str) -> None:
    assert (find_language(sentence, "fr"), find_language(sentence, "en")) == ("en", "fr")
