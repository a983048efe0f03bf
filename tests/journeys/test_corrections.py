"""People correct themselves and go on: "no, ten minutes", "and some eggs", "et demain ?"."""

from __future__ import annotations

import pytest

from tests.support.household import Household


def seconds(home: Household) -> list[int]:
    """How long each running timer is in all."""
    return sorted(one.seconds for one in home.speaker._device.timers.running())


@pytest.mark.parametrize(
    ("first", "correct", "again", "another", "left"),
    [
        ("mets un minuteur de cinq minutes", "non dix minutes", "je voulais dire huit",
         "un autre de trois minutes", "combien de temps reste-t-il"),
        ("set a timer for five minutes", "no ten minutes", "i meant eight",
         "another one for three minutes", "how long is left"),
    ],
)  # fmt: skip
async def test_a_timer_is_corrected_twice_and_another_one_joins_it(
    home: Household, first: str, correct: str, again: str, another: str, left: str
) -> None:
    await home.say(first)
    assert seconds(home) == [300]
    await home.say(correct)
    assert seconds(home) == [600]
    await home.say(again)
    assert seconds(home) == [480]
    assert (await home.say(another)).effects == ["set_timer"]
    assert seconds(home) == [180, 480]
    assert (await home.say(left)).intent == "ask_timer"


@pytest.mark.parametrize(
    ("add", "correct", "more", "read", "kept", "gone"),
    [
        ("ajoute du lait à ma liste", "non du beurre", "et six œufs", "lis ma liste",
         ("beurre", "œufs"), "lait"),
        ("add some milk to my list", "no some butter", "and six eggs", "read my list",
         ("butter", "eggs"), "milk"),
    ],
)  # fmt: skip
async def test_what_was_noted_is_replaced_and_added_to(
    home: Household,
    add: str,
    correct: str,
    more: str,
    read: str,
    kept: tuple[str, ...],
    gone: str,
) -> None:
    assert gone in await home.words(add)
    assert kept[0] in await home.words(correct)
    await home.say(more)
    words = await home.words(read)
    assert all(thing in words for thing in kept)
    assert gone not in words


@pytest.mark.parametrize(
    ("lines", "intents"),
    [
        (("quelle heure est-il", "et à tokyo", "merci", "et à new york"),
         ["ask_time", "ask_time", "thanks", "ask_time"]),
        (("what time is it", "and in tokyo", "thanks", "what about in new york"),
         ["ask_time", "ask_time", "thanks", "ask_time"]),
        (("quel temps fait-il", "et demain", "et dimanche", "pas dimanche mardi"),
         ["ask_weather"] * 4),
        (("what's the weather like", "and tomorrow", "what about sunday", "not sunday tuesday"),
         ["ask_weather"] * 4),
    ],
)  # fmt: skip
async def test_a_question_goes_on(
    home: Household, lines: tuple[str, ...], intents: list[str]
) -> None:
    assert [(await home.say(line)).intent for line in lines] == intents


@pytest.mark.parametrize(
    ("ask", "again", "switch", "after", "back", "expected"),
    [
        ("quelle heure est-il", "et en anglais ?", "parle anglais", "quelle heure est-il",
         "parle français", ("Il est", "It is", "in English", "It is", "en français")),
        ("what time is it", "and in french?", "speak french please", "what time is it",
         "speak english please", ("It is", "Il est", "en français", "Il est", "in English")),
    ],
)  # fmt: skip
async def test_the_language_is_changed_for_once_and_for_good(
    home: Household,
    ask: str,
    again: str,
    switch: str,
    after: str,
    back: str,
    expected: tuple[str, ...],
) -> None:
    for line, part in zip((ask, again, switch, after, back), expected, strict=True):
        assert part in await home.words(line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("volume à quatre", "coupe le son", "remets le son", "parle moins vite",
          "parle normalement"),
         ("4 sur 10", "coupe le son", "4 sur 10", "plus lentement", "vitesse habituelle")),
        (("volume at four", "mute", "unmute", "speak slower", "speak normally"),
         ("4 out of 10", "sound off", "4 out of 10", "more slowly", "usual speed")),
    ],
)  # fmt: skip
async def test_the_voice_is_set_by_voice(
    home: Household, lines: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    for line, part in zip(lines, expected, strict=True):
        assert part in await home.words(line)
    assert home.speaker._device.speed_percent == 100
    assert home.speaker._device.volume == 4


@pytest.mark.parametrize(
    ("ask", "wrong", "after", "given_up"),
    [
        ("mets un minuteur", ("bleu", "un poisson", "euh je ne sais plus"), "quelle heure est-il",
         "je laisse ma question"),
        ("set a timer", ("a fish", "um i don't know", "a fish"), "what time is it",
         "leave my question"),
    ],
)  # fmt: skip
async def test_a_form_that_gets_no_answer_gives_up_politely(
    home: Household, ask: str, wrong: tuple[str, ...], after: str, given_up: str
) -> None:
    await home.say(ask)
    turns = [await home.say(line) for line in wrong]
    assert given_up in turns[-1].items[0]["words"]
    assert len((await home.say(after)).items) == 1


@pytest.mark.parametrize(
    ("ask", "leave", "after"),
    [
        ("mets un minuteur", "stop", "quelle heure est-il"),
        ("ajoute quelque chose à ma liste", "laisse tomber", "quelle heure est-il"),
        ("je voudrais acheter quelque chose", "stop", "quelle heure est-il"),
        ("mets un minuteur", "au revoir", "quelle heure est-il"),
        ("set a timer", "stop", "what time is it"),
        ("add something to my list", "never mind", "what time is it"),
        ("i want to buy something", "be quiet", "what time is it"),
        ("set a timer", "goodbye", "what time is it"),
    ],
)
async def test_every_form_can_be_left(home: Household, ask: str, leave: str, after: str) -> None:
    await home.say(ask)
    await home.say(leave)
    turn = await home.say(after)
    assert turn.intent == "ask_time"
    assert len(turn.items) == 1, "the question is not asked again"
