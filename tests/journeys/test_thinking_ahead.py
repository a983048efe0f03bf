"""What is thought of ahead saves time and changes nothing: with the real dialogue and actions."""

from __future__ import annotations

import pytest

from assistant.conversation.said import Expected
from assistant.conversation.stages import EventKind, Stage, TurnEvent
from audit.language import Language
from tests.support.household import Household


class Thinking:
    """Says sentences to a household that hears them grow, and notes what was rehearsed."""

    def __init__(self, home: Household) -> None:
        self.home = home
        self.rehearsed: list[bool] = []
        home.speaker.emitter.listen(self._note)

    def _note(self, event: TurnEvent) -> None:
        if event.kind is EventKind.STAGE_END and event.stage is Stage.UNDERSTAND:
            self.rehearsed.append(event.data["rehearsed"])

    async def say(self, *growing: str, language: Language = Language.ENGLISH) -> str:
        """What has been heard so far, each time it stood still; the last is the sentence."""
        for so_far in growing:
            self.home.speaker.conversation.think_ahead(so_far, language)
        turn = await self.home.say(growing[-1], language)
        assert turn.errors == []
        return " ".join(item["words"] for item in turn.items)


@pytest.fixture
def thinking(home: Household) -> Thinking:
    return Thinking(home)


async def test_an_answer_thought_of_ahead_is_the_answer(thinking: Thinking) -> None:
    assert "three minutes" in await thinking.say("set a timer for three minutes")
    assert thinking.rehearsed == [True]
    assert len(thinking.home.spoken()) == 1
    assert "three minutes" in (await thinking.home.words("how much time is left")).lower()


async def test_what_is_only_thought_of_is_neither_done_nor_logged(thinking: Thinking) -> None:
    home = thinking.home
    before = len(home.records())
    conversation = home.speaker.conversation
    known = []
    for sentence in (
        "set a timer for three minutes",
        "add milk to my list",
        "i'm looking for ground coffee",
    ):
        task = conversation.think_ahead(sentence, Language.ENGLISH)
        assert task is not None
        known.append(await task)
    conversation.think_no_further()
    assert known == [True, False, True], "what writes the list is done in earnest or not at all"
    assert len(home.records()) == before
    assert "no timer" in (await home.words("how much time is left on my timer")).lower()
    assert "empty" in (await home.words("read my list")).lower()


async def test_a_list_is_written_once_and_only_in_earnest(thinking: Thinking) -> None:
    await thinking.say("add milk", "add milk and butter")
    assert thinking.rehearsed == [False]
    words = await thinking.say("read my list")
    assert words.count("milk") == words.count("butter") == 1


async def test_a_sentence_that_goes_on_is_answered_as_a_whole(thinking: Thinking) -> None:
    short = "set a timer for three minutes"
    words = await thinking.say(short, f"{short} and thirty seconds")
    assert "three minutes and thirty seconds" in words


async def test_a_question_asked_only_in_thought_is_not_open(thinking: Thinking) -> None:
    await thinking.say("set a timer", "what time is it")
    assert thinking.home.speaker.conversation.expects() is Expected.NOTHING


async def test_a_question_asked_in_earnest_after_a_rehearsal_is_open(thinking: Thinking) -> None:
    await thinking.say("set a timer")
    assert thinking.rehearsed == [True]
    assert thinking.home.speaker.conversation.expects() is Expected.NUMBER
    turn = await thinking.home.say("ten minutes", Language.ENGLISH)
    assert turn.effects == ["set_timer"]


async def test_an_answer_to_our_own_question_is_not_rehearsed(thinking: Thinking) -> None:
    await thinking.home.say("never suggest coffee again", Language.ENGLISH)
    await thinking.home.say("lift that", Language.ENGLISH)
    assert thinking.home.speaker.conversation.think_ahead("yes", Language.ENGLISH) is None


async def test_it_thinks_ahead_in_french_too(thinking: Thinking) -> None:
    words = await thinking.say("mets un minuteur de dix minutes", language=Language.FRENCH)
    assert "dix minutes" in words
    assert thinking.rehearsed == [True]
