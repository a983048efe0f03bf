"""Timers, the clock and small talk, in both languages and across them."""

from __future__ import annotations

import asyncio

import pytest

from audit.records.leaves import Label
from tests.support.household import Household


@pytest.mark.parametrize(
    ("ask", "interrupt", "answer", "left", "cancel", "expected"),
    [
        (
            "minuteur", "quelle heure est-il", "un quart d'heure", "combien de temps reste-t-il",
            "annule le minuteur",
            ("Un minuteur de combien de temps", "Minuteur de quinze minutes", "Il reste",
             "Le minuteur est arrêté"),
        ),
        (
            "set a timer", "what time is it", "a quarter of an hour", "how long is left",
            "cancel the timer",
            ("A timer for how long", "Timer for fifteen minutes", "to go",
             "The timer is cancelled"),
        ),
    ],
)  # fmt: skip
async def test_a_timer_is_asked_back_interrupted_set_and_cancelled(
    home: Household,
    ask: str,
    interrupt: str,
    answer: str,
    left: str,
    cancel: str,
    expected: tuple[str, ...],
) -> None:
    assert expected[0] in await home.words(ask)
    # The question in between is answered, and the first one asked again.
    assert expected[0] in await home.words(interrupt)
    turn = await home.say(answer)
    assert expected[1] in turn.items[0]["words"]
    assert turn.effects == ["set_timer"]
    assert expected[2] in await home.words(left)
    assert expected[3] in await home.words(cancel)


@pytest.mark.parametrize(
    ("ask", "leave", "after"),
    [
        ("mets un minuteur", "laisse tomber", "quelle heure est-il"),
        ("set a timer", "never mind", "what time is it"),
    ],
)
async def test_a_question_can_be_left_unanswered(
    home: Household, ask: str, leave: str, after: str
) -> None:
    await home.say(ask)
    await home.say(leave)
    turn = await home.say(after)
    assert [item["label"] for item in turn.items] == [Label.ASSIST]
    assert turn.intent == "ask_time"


async def test_a_timer_rings_and_says_so(home: Household) -> None:
    await home.say("mets un minuteur d'une seconde")
    async with asyncio.timeout(20):
        while not any("terminé" in words for words, _ in home.screen.lines):
            await asyncio.sleep(0.05)
    (record,) = [r for r in home.spoken() if r.leaf["subject"] == "timer-rings"]
    assert record.leaf["requested"] is False


async def test_it_answers_in_the_language_of_each_line(home: Household) -> None:
    languages = [
        (await home.say(line)).language.value
        for line in ("bonjour", "what time is it", "stop", "quelle heure est-il", "ok")
    ]
    assert languages == ["fr", "en", "en", "fr", "fr"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "rien entendu"),
        ("🙂🙂🙂", "rien entendu"),
        ("\x00\x07\x1b[2J", "rien entendu"),
        ("a" * 10_000, "trop long"),
        ("wie spät ist es denn bitte", "pas compris"),
        ("quelle est la météo pour demain", "la connexion météo est fermée"),
    ],
)
async def test_bad_input_gets_one_clear_sentence(home: Household, line: str, part: str) -> None:
    await home.say("bonjour")
    turn = await home.say(line)
    assert len(turn.items) == 1
    assert part in turn.items[0]["words"]
    assert turn.items[0]["record"] is not None


async def test_help_goes_on_through_a_long_talk(home: Household) -> None:
    for _ in range(10):
        for line in ("bonjour", "quelle heure est-il", "lis ma liste", "merci", "quel jour est-on"):
            turn = await home.say(line)
            assert turn.errors == []
            assert turn.items[0]["label"] == Label.ASSIST


async def test_volume_is_changed_and_told(home: Household) -> None:
    assert "4" in await home.words("volume à quatre")
    assert "5" in await home.words("plus fort")
    assert "sound off" in await home.words("mute the sound")
