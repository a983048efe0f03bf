"""Corrections and follow-ups: what reaches the dialogue, and what is taken back first."""

from __future__ import annotations

import pytest

from assistant.conversation.understanding import FOLLOWS_WITHIN_MS
from assistant.skills.effects.control import SwitchLanguage
from assistant.skills.effects.timers import SetTimer
from audit.language import Language
from tests.support.conversations import House, answered, help_item

FRENCH = Language.FRENCH
TIME = answered(help_item("time-now", time="09:07"), intent="ask_time")


def timer(minutes: int) -> bytes:
    seconds = minutes * 60
    set_timer = help_item("timer-set", SetTimer(seconds=seconds), seconds=seconds, skill="timers")
    return answered(set_timer, intent="set_timer")


ADDED = answered(help_item("stopped"), intent="add_to_list")
UNDONE = answered(help_item("stopped"), intent="undo")
THANKS = answered(help_item("thanks", skill="smalltalk"), intent="thanks")


def last_asked(here: House) -> tuple[str, str]:
    """What Rasa was to understand last, and what the actions read."""
    _, text, _, metadata = here.dialogue.asked[-1]
    return text, metadata["heard"]


async def test_a_timer_that_was_just_set_is_replaced(here: House) -> None:
    await here.say("a timer for an hour", timer(60))
    await here.say("set a timer for five minutes", timer(5))
    result = await here.say("no, ten minutes", timer(10))
    assert last_asked(here) == ("/set_timer", "set a timer for ten minutes")
    assert result.effects == ["cancel_timers", "set_timer"]
    assert sorted(one.seconds for one in here.device.timers.running()) == [600, 3600]


async def test_a_correction_can_be_corrected(here: House) -> None:
    await here.say("set a timer for five minutes", timer(5))
    await here.say("no, ten minutes", timer(10))
    await here.say("i meant eight", timer(8))
    assert [one.seconds for one in here.device.timers.running()] == [480]


async def test_another_one_leaves_the_first(here: House) -> None:
    await here.say("mets un minuteur de dix minutes", timer(10), language=FRENCH)
    result = await here.say("un autre de cinq minutes", timer(5), language=FRENCH)
    assert last_asked(here) == ("/set_timer", "mets un minuteur de cinq minutes")
    assert result.effects == ["set_timer"]
    assert len(here.device.timers.running()) == 2


async def test_what_was_noted_is_taken_back_by_the_actions_first(here: House) -> None:
    await here.say("ajoute du lait", ADDED, language=FRENCH)
    await here.say("non, du beurre", UNDONE, ADDED, language=FRENCH)
    sent = [(text, metadata["heard"]) for _, text, _, metadata in here.dialogue.asked]
    assert sent[1:] == [
        ("/undo", "annule ça"),
        ("/add_to_list", "ajoute du beurre à ma liste"),
    ]


async def test_more_is_added_without_saying_so_again(here: House) -> None:
    await here.say("add some milk", ADDED)
    await here.say("and some eggs", ADDED)
    await here.say("and bread", ADDED)
    assert len(here.dialogue.asked) == 3
    assert last_asked(here) == ("/add_to_list", "add bread to my list")


async def test_thanks_in_between_ends_corrections_but_no_follow_ups(here: House) -> None:
    await here.say("add some milk", ADDED)
    await here.say("thanks", THANKS)
    await here.say("no, some butter", TIME)
    assert last_asked(here) == ("no, some butter", "no, some butter")
    await here.say("add some milk", ADDED)
    await here.say("thanks", THANKS)
    await here.say("and some eggs", ADDED)
    assert last_asked(here)[0] == "/add_to_list"


async def test_after_a_while_nothing_follows(here: House) -> None:
    await here.say("add some milk", ADDED)
    here.clock.advance(milliseconds=FOLLOWS_WITHIN_MS + 1)
    await here.say("and some eggs", ADDED)
    assert last_asked(here) == ("and some eggs", "and some eggs")


async def test_while_a_form_waits_nothing_is_a_follow_up(here: House) -> None:
    await here.say("what time is it", TIME)
    how_long = answered(help_item("timer-how-long"), intent="set_timer", expecting="timer_form")
    await here.say("set a timer", how_long)
    await here.say("and in tokyo", how_long)
    assert last_asked(here) == ("and in tokyo", "and in tokyo")


async def test_the_last_answer_is_said_again_in_the_other_language(here: House) -> None:
    await here.say("quelle heure est-il", TIME, language=FRENCH)
    result = await here.say("et en anglais ?", language=FRENCH)
    assert [one["words"] for one in result.items] == ["It is 9:07 am."]
    assert len(here.dialogue.asked) == 1
    later = await here.say("quelle heure est-il", TIME, language=FRENCH)
    assert "Il est" in later.items[0]["words"]


async def test_a_switch_of_language_holds_whatever_is_spoken(here: House) -> None:
    switch = help_item("language-switched", SwitchLanguage(language="en"), skill="control")
    result = await here.say(
        "parle anglais", answered(switch, intent="switch_language"), language=FRENCH
    )
    assert "English" in result.items[0]["words"]
    assert here.conversation.language is Language.ENGLISH
    result = await here.say("quelle heure est-il", TIME, language=FRENCH)
    assert result.items[0]["words"] == "It is 9:07 am."
    assert here.dialogue.asked[-1][2] is FRENCH, "the actions read what was spoken"
    back = help_item("language-switched", SwitchLanguage(language="fr"), skill="control")
    await here.say("speak french", answered(back, intent="switch_language"))
    result = await here.say("what time is it", TIME)
    assert "Il est" in result.items[0]["words"]


async def test_what_was_asked_is_forgotten_with_the_words(here: House) -> None:
    await here.say("add some milk", ADDED)
    here.conversation._session.begin_afresh()
    await here.say("and some eggs", ADDED)
    assert last_asked(here)[0] == "and some eggs"


@pytest.mark.parametrize("line", ["no, ten minutes", "and some eggs", "et demain"])
async def test_with_nothing_before_nothing_follows(here: House, line: str) -> None:
    await here.say(line, TIME)
    assert last_asked(here) == (line, line)
