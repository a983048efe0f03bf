"""Volume: a level, a step, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.levels import LOUDEST, Level, find_level
from assistant.skills.numbers import LanguageCode

AT = {level: Level(absolute=level) for level in range(11)}
BACK = Level(unmute=True)
BY = {step: Level(step=step) for step in (-3, -2, -1, 1, 2, 3)}

FRENCH: list[tuple[str, Level | None]] = [
    ("volume à cinq", AT[5]),
    ("volume cinq", AT[5]),
    ("cinq", AT[5]),
    ("mets le volume à six", AT[6]),
    ("monte le volume à huit", AT[8]),
    ("réglez le son sur un", AT[1]),
    ("le son à sept", AT[7]),
    ("volume à zéro", AT[0]),
    ("volume à cinquante pour cent", AT[5]),
    ("volume 80 %", AT[8]),
    ("volume deux sur dix", AT[2]),
    ("Volume à 3.", AT[3]),
    ("à fond", AT[10]),
    ("monte le volume à fond", AT[10]),
    ("mets le son au maximum", AT[10]),
    ("volume au minimum", AT[1]),
    ("mets le son à moitié", AT[5]),
    ("coupe le son", AT[0]),
    ("coupe le son s'il te plaît", AT[0]),
    ("mode muet", AT[0]),
    ("mets-toi en sourdine", AT[0]),
    ("monte le son", BY[1]),
    ("plus fort", BY[1]),
    ("un peu plus fort", BY[1]),
    ("beaucoup plus fort", BY[3]),
    ("moins fort", BY[-1]),
    ("beaucoup moins fort", BY[-3]),
    ("parle plus bas", BY[-1]),
    ("tu parles trop bas", BY[1]),
    ("c'est trop fort", BY[-1]),
    ("c'est pas assez fort", BY[1]),
    ("pas si fort", BY[-1]),
    ("on t'entend pas monte le son", BY[1]),
    ("augmente le son de deux", BY[2]),
    ("baisse d'un ton", BY[-1]),
    ("baisse de deux crans", BY[-2]),
    ("volume", None),
    ("volume onze", None),
    ("volume à deux et demi", None),
    ("volume à trois ou quatre", None),
    ("plus fort ou moins fort", None),
    ("ne monte pas le son", None),
    ("remets le son", BACK),
    ("remettez le son s'il vous plaît", BACK),
    ("redonne-moi le son", BACK),
    ("rallume le son", BACK),
    ("sors du mode muet", BACK),
    ("enlève la sourdine", BACK),
    ("remets le volume à quatre", AT[4]),
    ("remets le son à fond", AT[10]),
    ("remets le son plus fort", None),
    ("un tout petit peu plus fort", BY[1]),
    ("un chouïa moins fort", BY[-1]),
    ("cinquante pour cent", AT[5]),
    ("mets-toi à trois", AT[3]),
    ("baisse le son de moitié", None),
    ("mets deux minuteurs", None),
    ("bonjour", None),
    ("", None),
]
ENGLISH: list[tuple[str, Level | None]] = [
    ("volume at five", AT[5]),
    ("volume five", AT[5]),
    ("set the volume to six", AT[6]),
    ("turn the volume up to eight", AT[8]),
    ("put the volume down to one", AT[1]),
    ("volume level four", AT[4]),
    ("volume fifty percent", AT[5]),
    ("volume fifty per cent", AT[5]),
    ("volume 30%", AT[3]),
    ("volume six out of ten", AT[6]),
    ("max", AT[10]),
    ("full volume", AT[10]),
    ("turn it all the way up", AT[10]),
    ("minimum volume", AT[1]),
    ("half volume", AT[5]),
    ("set your volume to medium", AT[5]),
    ("mute", AT[0]),
    ("turn the sound off", AT[0]),
    ("louder", BY[1]),
    ("a bit louder", BY[1]),
    ("much louder", BY[3]),
    ("a lot quieter", BY[-3]),
    ("quieter please", BY[-1]),
    ("turn it down a bit it's too loud", BY[-1]),
    ("speak up a bit i can't hear you", BY[1]),
    ("you're too quiet", BY[1]),
    ("not so loud", BY[-1]),
    ("not loud enough", BY[1]),
    ("turn it up by two", BY[2]),
    ("volume", None),
    ("volume eleven", None),
    ("volume three or four", None),
    ("don't turn it up", None),
    ("turn it up and down", None),
    ("unmute", BACK),
    ("unmute yourself please", BACK),
    ("turn the sound back on", BACK),
    ("sound on", BACK),
    ("give me the sound back", BACK),
    ("turn mute off", BACK),
    ("put the volume back to four", AT[4]),
    ("a tiny bit louder", BY[1]),
    ("fifty percent", AT[5]),
    ("unmute and louder", None),
    ("hello", None),
    ("", None),
]


@pytest.mark.parametrize(("sentence", "level"), FRENCH)
def test_french(sentence: str, level: Level | None) -> None:
    assert find_level(sentence, "fr") == level


@pytest.mark.parametrize(("sentence", "level"), ENGLISH)
def test_english(sentence: str, level: Level | None) -> None:
    assert find_level(sentence, "en") == level


@given(st.text(max_size=600), st.sampled_from(["fr", "en"]))
def test_any_text_gives_one_level_or_step_or_nothing(text: str, language: LanguageCode) -> None:
    level = find_level(text, language)
    if level is not None:
        assert [level.absolute is not None, level.step != 0, level.unmute].count(True) == 1
        assert level.absolute is None or 0 <= level.absolute <= LOUDEST
        assert abs(level.step) <= LOUDEST


@given(
    st.lists(
        st.sampled_from(
            "volume son à sur de plus moins fort trop pas cinq dix un pour cent max mute up down"
            " by to two percent louder beaucoup".split()
        ),
        max_size=10,
    ),
    st.sampled_from(["fr", "en"]),
)
def test_any_mixture_of_words_stays_within_bounds(words: list[str], language: LanguageCode) -> None:
    level = find_level(" ".join(words), language)
    assert level is None or level.absolute is None or 0 <= level.absolute <= LOUDEST
