"""Stop, yes, no, forget that, stop selling: no dialogue is needed, and none misunderstands them."""

from __future__ import annotations

import pytest

from assistant.conversation.said import Expected
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.effects.control import Stop
from audit.choices.settings import Setting
from audit.language import Language
from tests.support.conversations import House, answered, help_item, item
from tests.support.suggestions import offer, suggestion

TIME = answered(help_item("time-now", time="09:07"), intent="ask_time")
HOW_LONG = answered(help_item("timer-how-long"), intent="set_timer", expecting="timer_form")
COFFEE = answered(item(suggestion(offer("payton", 300), need="coffee")))
LANGUAGE = {"fr": Language.FRENCH, "en": Language.ENGLISH}


@pytest.mark.parametrize(
    ("line", "language", "words"),
    [
        ("stop", "en", "All right."),
        ("be quiet please", "en", "All right."),
        ("tais-toi", "fr", "D'accord."),
        ("ça suffit", "fr", "D'accord."),
        ("chut", "fr", "D'accord."),
    ],
)
async def test_stop_needs_no_dialogue(here: House, line: str, language: str, words: str) -> None:
    result = await here.say(line, language=LANGUAGE[language])
    assert [one["words"] for one in result.items] == [words]
    assert result.effects == ["stop"]
    assert result.intent == "stop"
    assert here.dialogue.asked == []
    assert here.spoken()[-1].leaf["requested"] is False


async def test_stop_leaves_an_open_form(here: House) -> None:
    await here.say("set a timer", HOW_LONG)
    asked_in = here.dialogue.asked[-1][0]
    assert here.conversation.expects() is Expected.NUMBER
    stopped = await here.say("stop")
    assert stopped.items[0]["words"] == "All right, never mind."
    assert here.dialogue.forgotten == [asked_in]
    assert here.conversation.expects() is Expected.NOTHING
    await here.say("what time is it", TIME)
    assert here.dialogue.asked[-1][0] != asked_in


@pytest.mark.parametrize("line", ["never mind", "forget it", "laisse tomber"])
async def test_leaving_a_form_needs_no_dialogue(here: House, line: str) -> None:
    await here.say("set a timer", HOW_LONG)
    left = await here.say(line)
    assert left.items[0]["words"] == "All right, never mind."
    assert left.effects == []
    assert here.conversation.expects() is Expected.NOTHING


async def test_never_mind_with_no_question_open_is_for_the_dialogue(here: House) -> None:
    await here.say("never mind", TIME)
    assert len(here.dialogue.asked) == 1


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("ne me vends plus rien", "fr"),
        ("plus de pub s'il te plaît", "fr"),
        ("do not sell me anything any more", "en"),
        ("stop selling me things", "en"),
    ],
)
async def test_selling_stops_without_the_dialogue_and_that_is_recorded(
    here: House, line: str, language: str
) -> None:
    result = await here.say(line, language=LANGUAGE[language])
    assert here.dialogue.asked == []
    assert result.effects == ["selling"]
    assert not here.gate.choices.wishes().selling_allowed
    assert [record.leaf["name"] for record in here.records("setting")][-1] == Setting.SELLING
    later = await here.say("i'm looking for coffee", COFFEE)
    assert all(one["label"] != "sell_asked" for one in later.items)


@pytest.mark.parametrize("error", [DialogueDown(), DialogueGarbled()])
@pytest.mark.parametrize(
    "line", ["i really want no more of your adverts", "j'en ai marre de ta publicité"]
)
async def test_an_objection_in_other_words_counts_where_the_dialogue_fails(
    here: House, line: str, error: Exception
) -> None:
    result = await here.say(line, error)
    assert result.effects == ["selling"]
    assert result.errors


@pytest.mark.parametrize(
    ("line", "text"), [("no thanks", "/decline"), ("sure", "/accept"), ("yes please", "/accept")]
)
async def test_a_bare_answer_to_an_offer_reaches_the_dialogue_as_what_it_is(
    here: House, line: str, text: str
) -> None:
    await here.say("i'm looking for coffee", COFFEE)
    assert here.conversation.expects() is Expected.YES_OR_NO
    await here.say(line, TIME)
    _, sent, _, metadata = here.dialogue.asked[-1]
    assert (sent, metadata["heard"]) == (text, line)


async def test_a_no_to_an_offer_counts_though_the_dialogue_is_down(here: House) -> None:
    await here.say("i'm looking for coffee", COFFEE)
    result = await here.say("no thanks", DialogueDown())
    assert result.effects == ["decline"]
    assert (
        result.items[0]["words"].startswith("Very well")
        or "not suggest" in (result.items[0]["words"])
    )


async def test_what_only_begins_like_a_stop_goes_to_the_dialogue(here: House) -> None:
    for line in ("stop the timer", "arrête la musique", "stop at five", "no ten minutes"):
        await here.say(line, TIME)
        assert here.dialogue.asked[-1][1] == line


async def test_the_third_answer_that_is_none_ends_a_form_politely(here: House) -> None:
    await here.say("set a timer", HOW_LONG)
    again = [await here.say(line, HOW_LONG) for line in ("blue", "a fish", "i wonder")]
    assert again[0].items[0]["words"] == again[1].items[0]["words"]
    assert "so I leave my question" in again[2].items[0]["words"]
    assert here.conversation.expects() is Expected.NOTHING
    assert len(here.dialogue.forgotten) == 1


async def test_another_request_in_between_is_no_wrong_answer(here: House) -> None:
    await here.say("set a timer", HOW_LONG)
    between = answered(
        help_item("time-now", time="09:07"),
        help_item("timer-how-long"),
        intent="ask_time",
        expecting="timer_form",
    )
    for _ in range(4):
        assert len((await here.say("what time is it", between)).items) == 2


async def test_goodbye_leaves_any_form(here: House) -> None:
    await here.say("set a timer", HOW_LONG)
    bye = answered(
        help_item("goodbye", skill="smalltalk"),
        help_item("timer-how-long"),
        intent="goodbye",
        expecting="timer_form",
    )
    result = await here.say("see you later", bye)
    assert [one["words"] for one in result.items] == ["See you soon."]
    assert here.conversation.expects() is Expected.NOTHING


async def test_stop_is_never_asked_about_however_unsure(here: House) -> None:
    hush = answered(help_item("stopped", Stop(), skill="control"), intent="stop", confidence=0.5)
    assert (await here.say("hush now you", hush)).effects == ["stop"]
