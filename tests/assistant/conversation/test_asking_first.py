"""Where the dialogue is not sure what was meant, nothing is done before a yes."""

from __future__ import annotations

import pytest
import yaml

from assistant.conversation import asking_first
from assistant.conversation.asking_first import ask_first
from assistant.conversation.requests import ASK_BELOW, Request
from assistant.conversation.said import Expected, Said
from assistant.dialogue.project import OURS
from assistant.skills.effects.control import SetVolume
from assistant.skills.effects.timers import SetTimer
from assistant.words import render
from audit.language import Language
from tests.support.conversations import House, answered, help_item

UNSURE = {"confidence": ASK_BELOW - 0.05}
TIMER = help_item("timer-set", SetTimer(seconds=300), seconds=300)
TIME = answered(help_item("time-now", time="09:07"), intent="ask_time", **UNSURE)
LOUDER = help_item("volume-set", SetVolume(level=7), skill="control", level=7)


def timer(**more: float) -> bytes:
    return answered(TIMER, intent="set_timer", **more)


async def test_what_is_understood_well_is_done_at_once(here: House) -> None:
    result = await here.say("a timer for five minutes", timer(confidence=ASK_BELOW))
    assert result.effects == ["set_timer"]


async def test_what_is_not_sure_is_asked_about_and_done_on_a_yes(here: House) -> None:
    asked = await here.say("a thing for five minutes", timer(**UNSURE))
    assert [one["words"] for one in asked.items] == ["Would you like a timer?"]
    assert asked.effects == []
    assert len(here.device.timers.running()) == 0
    assert here.conversation.expects() is Expected.YES_OR_NO
    done = await here.say("yes please", timer(**UNSURE))
    assert done.effects == ["set_timer"]
    assert here.dialogue.asked[-1][1] == "a thing for five minutes"
    assert here.dialogue.asked[-1][3]["ask_below"] == 0.0
    assert len(here.device.timers.running()) == 1


async def test_a_no_drops_it(here: House) -> None:
    await here.say("a thing for five minutes", timer(**UNSURE))
    no = await here.say("no")
    assert no.items[0]["words"] == "All right, never mind."
    assert len(here.dialogue.asked) == 1
    assert here.conversation.expects() is Expected.NOTHING


async def test_another_sentence_drops_it(here: House) -> None:
    await here.say("a thing for five minutes", timer(**UNSURE))
    assert "9:07" in (await here.say("what time is it", TIME)).items[0]["words"]
    assert (await here.say("yes", TIME)).effects == []
    assert len(here.device.timers.running()) == 0


async def test_what_only_tells_something_is_never_asked_about(here: House) -> None:
    assert "9:07" in (await here.say("what's the clock doing", TIME)).items[0]["words"]


async def test_what_an_action_would_have_written_is_asked_about(here: House) -> None:
    held = answered({"in_earnest": True}, intent="undo", **UNSURE)
    asked = await here.say("the list is not right any more", held)
    assert [one["words"] for one in asked.items] == ["Shall I undo the last change?"]
    assert asked.errors == []
    await here.say("oui", answered(help_item("stopped"), intent="undo", **UNSURE))
    assert here.dialogue.asked[-1][3]["ask_below"] == 0.0


async def test_an_action_that_held_back_for_no_reason_is_owned_up_to(here: House) -> None:
    result = await here.say("undo that", answered({"in_earnest": True}, intent="undo"))
    assert result.errors == ["dialogue-garbled"]


async def test_the_answer_of_a_form_is_not_asked_about(here: House) -> None:
    how_long = answered(help_item("timer-how-long"), intent="set_timer", expecting="timer_form")
    await here.say("set a timer", how_long)
    assert (await here.say("five minutes", timer(**UNSURE))).effects == ["set_timer"]


async def test_another_request_within_a_form_is_asked_about(here: House) -> None:
    form = {"expecting": "timer_form"}
    how_long = help_item("timer-how-long")
    await here.say("set a timer", answered(how_long, intent="set_timer", **form))
    louder = answered(LOUDER, how_long, intent="set_volume", **form, **UNSURE)
    asked = await here.say("a bit of that", louder)
    assert [one["words"] for one in asked.items] == ["Shall I change the volume?"]
    assert (await here.say("yes", louder)).effects == ["set_volume"]


async def test_an_intent_nobody_can_ask_about_is_not_acted_on(here: House) -> None:
    odd = answered(TIMER, intent="something_new", **UNSURE)
    result = await here.say("mumble mumble", odd)
    assert "I did not understand" in result.items[0]["words"]
    assert result.effects == []
    assert here.conversation.expects() is Expected.NOTHING


async def test_a_yes_that_was_badly_heard_is_told_to_the_action(here: House) -> None:
    await here.say("a thing for five minutes", timer(**UNSURE))
    here.dialogue.answers[:] = [timer(**UNSURE)]
    await here.conversation.take(Said("yes", Language.ENGLISH, spoken=True), here.screen)
    assert here.dialogue.asked[-1][3]["sure"] is False


@pytest.mark.parametrize("language", Language)
def test_each_question_is_short(language: Language) -> None:
    for intent in asking_first._QUESTIONS:
        request = Request("x", "x", language)
        (message,) = ask_first(intent, request).notices
        words = render(message, language)  # type: ignore[arg-type]
        assert words.endswith("?")
        assert len(words.split()) <= 11


def test_every_question_is_about_an_intent_of_the_domain() -> None:
    known = {
        intent
        for path in (OURS / "domain").glob("*.yml")
        for intent in yaml.safe_load(path.read_text("utf-8")).get("intents", ())
    }
    assert set(asking_first._QUESTIONS) <= known
