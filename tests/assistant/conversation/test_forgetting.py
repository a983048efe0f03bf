"""Taking back what was said, in a conversation: asked, read back, and erased on a plain yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation.confirming import yes_or_no
from assistant.conversation.questions import STANDS_MS
from assistant.conversation.said import Expected
from assistant.conversation.turn import Said, TurnResult
from assistant.dialogue.errors import DialogueDown
from assistant.skills.effects.control import Forget, Repeat
from assistant.skills.effects.selling import Accept
from assistant.skills.effects.timers import SetTimer
from audit.language import Language
from audit.ledger.errors import ErasureUnfinished, LedgerError
from audit.records.messages import Assist
from tests.support.conversations import House, answered, help_item, item
from tests.support.suggestions import offer, suggestion

CANARY = "wolpertinger"
NEED = f"i'm looking for a {CANARY}"
TIME = answered(help_item("time-now", time="09:07"))
NOT_FOUND = answered(help_item("not-found", skill="shopping", need=CANARY))
FORGET = answered(item(None, Forget()))
READ_BACK = f"I will erase “{NEED}”"
DONE = "Erased: 2 records of my log no longer have their words. What you refused stays refused."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house where something was said; its screen is held against the log before words go."""
    here = House(tmp_path)
    await here.say(NEED, NOT_FOUND)
    yield here
    await here.playback.close()
    here.gate.close()


async def heard(here: House, text: str, *answers: bytes, official: bool) -> TurnResult:
    """One turn by voice."""

    async def hear() -> str:
        return text

    here.dialogue.answers[:] = answers
    said = Said(language=Language.ENGLISH, hear=hear, official=official)
    return await here.conversation.take(said, here.screen)


def words(result: TurnResult) -> str:
    return " ".join(item["words"] for item in result.items)


def is_written(here: House) -> bool:
    """Whether the words can be found in any file of the household."""
    files = (path for path in here.home.rglob("*") if path.is_file())
    return any(CANARY.encode() in path.read_bytes() for path in files)


async def test_a_yes_erases_what_was_read_back(here: House) -> None:
    asked = await here.say("forget what i said", FORGET)
    assert words(asked).startswith(READ_BACK)
    assert [entry["label"] for entry in asked.items] == ["notice"]
    assert asked.effects == []
    assert is_written(here)
    here.check_nothing_unlogged_was_shown()
    done = await here.say("yes")
    assert words(done) == DONE
    assert done.effects == ["forget"]
    assert not is_written(here)
    assert len(here.dialogue.asked) == 1, "the dialogue sees neither the wish nor the yes"


async def test_a_question_that_nobody_heard_is_not_answered_by_the_next_yes(here: House) -> None:
    asking = here.dialogue.turn

    async def hushed(*arguments: Any, **named: Any) -> Any:
        here.conversation.hush()  # somebody said stop while it was thinking
        return await asking(*arguments, **named)

    here.dialogue.turn = hushed  # type: ignore[method-assign]
    asked = await here.say("erase the lot from your memory", FORGET)
    assert asked.items == []
    here.dialogue.turn = asking  # type: ignore[method-assign]
    await here.say("yes", TIME)
    assert is_written(here)
    assert here.conversation.expects() is Expected.NOTHING


async def test_neither_our_memory_nor_the_dialogues_keeps_it(here: House) -> None:
    coffee = item(suggestion(offer("payton", 300), need=NEED))
    await here.say(NEED, answered(coffee))
    await here.say("forget what i said", FORGET)
    await here.say("yes")
    sender = here.dialogue.asked[-1][0]
    assert here.dialogue.forgotten == [sender]
    assert here.gate.last is None
    assert CANARY not in repr(vars(here.conversation._session))
    again = await here.say("say that again", answered(item(None, Repeat())))
    assert words(again).startswith("Erased")
    assert here.dialogue.asked[-1][0] != sender


async def test_it_gives_selling_no_room(here: House) -> None:
    await here.say("forget what i said", FORGET)
    await here.say("no")
    talk = [record.leaf for record in here.spoken() if record.leaf["label"] == "notice"]
    assert [leaf["requested"] for leaf in talk] == [False, False]


async def test_a_no_erases_nothing_and_says_so(here: House) -> None:
    await here.say("forget what i said", FORGET)
    kept = await here.say("no thanks")
    assert words(kept) == "I erase nothing."
    assert kept.effects == []
    await here.say("yes", TIME)
    assert is_written(here)
    assert len(here.records("erasure")) == 0
    here.check_nothing_unlogged_was_shown()


async def test_another_request_is_answered_and_ends_the_question(here: House) -> None:
    await here.say("forget what i said", FORGET)
    assert "9:07" in words(await here.say("what time is it", TIME))
    await here.say("yes", TIME)
    assert is_written(here)


async def test_a_yes_means_it_so_long_and_no_longer(here: House) -> None:
    await here.say("forget what i said", FORGET)
    here.clock.advance(milliseconds=STANDS_MS)
    await here.say("yes", TIME)
    assert is_written(here)
    await here.say("forget what i said", FORGET)
    here.clock.advance(milliseconds=STANDS_MS - 1)
    await here.say("yes")
    assert len(here.records("erasure")) == 1


async def test_a_timer_that_rings_in_between_takes_no_question_away(here: House) -> None:
    await here.say("forget what i said", FORGET)
    ringing = Assist(
        utterance="timer-rings", arguments={"seconds": 60}, skill="timers", intent="none"
    )
    await here.conversation.announce(ringing, here.screen)
    await here.say("yes")
    assert not is_written(here)


async def test_the_read_back_can_be_heard_again(here: House) -> None:
    await here.say("forget what i said", FORGET)
    again = await here.say("say that again", answered(item(None, Repeat())))
    assert words(again).startswith(READ_BACK)
    await here.say("yes")
    assert not is_written(here)


async def test_a_yes_to_forgetting_accepts_no_offer(here: House) -> None:
    await here.say("find coffee", answered(item(suggestion(offer("payton", 300)))))
    await here.say("forget what i said", FORGET)
    taken = await here.say("go on then", answered(help_item("accepted", Accept(), name="coffee")))
    assert taken.effects == []


async def test_nothing_else_of_the_turn_that_asks_is_said_or_done(here: House) -> None:
    turn = answered(item(None, Forget()), help_item("timer-set", SetTimer(seconds=5), seconds=5))
    asked = await here.say("forget what i said", turn)
    assert [record.leaf["subject"] for record in here.spoken()][1:] == ["forget"]
    assert asked.effects == []
    assert here.device.timers.running() == []


async def test_where_nothing_was_said_there_is_nothing_to_confirm(tmp_path: Path) -> None:
    here = House(tmp_path)
    asked = await here.say("forget what i said", FORGET)
    assert "I find nothing that you said" in words(asked)
    await here.say("yes", TIME)
    assert len(here.dialogue.asked) == 1, "the yes was no answer to us"
    await here.playback.close()
    here.gate.close()


@pytest.mark.parametrize("official", [True, False])
async def test_only_an_official_recogniser_may_ask_and_confirm(here: House, official: bool) -> None:
    """DESIGN §9: the starter recogniser never confirms and never erases."""
    asked = await heard(here, "forget what i said", FORGET, official=official)
    confirmed = await heard(here, "yes", *([] if official else [TIME]), official=official)
    assert is_written(here) is not official
    if not official:
        assert "not an official one" in words(asked)
        assert "Type it" in words(asked)
        assert "9:07" in words(confirmed)


async def test_a_yes_that_was_badly_heard_can_still_be_typed(here: House) -> None:
    await here.say("forget what i said", FORGET)
    refused = await heard(here, "yes", official=False)
    assert "not an official one" in words(refused)
    assert refused.effects == []
    assert is_written(here)
    await here.say("yes")
    assert not is_written(here)


async def test_a_no_needs_no_good_ears(here: House) -> None:
    await here.say("forget what i said", FORGET)
    assert words(await heard(here, "no", official=False)) == "I erase nothing."


async def test_an_erasure_that_fails_is_owned_up_to(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await here.say("forget what i said", FORGET)

    def full(*_: object) -> int:
        raise LedgerError(reason="test")

    monkeypatch.setattr(here.ledger, "erase", full)
    failed = await here.say("yes")
    assert failed.errors == ["ledger-unavailable"]
    assert failed.effects == []
    assert words(failed) == "I could not erase it: take it as still written in my log."
    assert here.dialogue.forgotten == []


async def test_words_that_stay_on_the_disk_for_a_while_are_owned_up_to(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await here.say("forget what i said", FORGET)

    def unfinished(*_: object) -> int:
        raise ErasureUnfinished()

    monkeypatch.setattr(here.ledger, "erase", unfinished)
    done = await here.say("yes")
    assert done.errors == ["erasure-unfinished"]
    assert "another program holds that open" in words(done)
    assert len(here.dialogue.forgotten) == 1


async def test_a_full_disk_asks_nothing_and_erases_nothing(here: House) -> None:
    here.ledger.full = True
    asked = await here.say("forget what i said", FORGET)
    assert asked.items[0]["kind"] == "fixed"
    here.ledger.full = False
    await here.say("yes", TIME)
    assert is_written(here)


async def test_a_dialogue_that_is_down_keeps_no_yes_from_erasing(here: House) -> None:
    await here.say("forget what i said", FORGET)
    done = await here.say("yes")
    assert done.errors == []
    assert not is_written(here)
    assert words(await here.say("hello", DialogueDown())).startswith("My understanding")


@pytest.mark.parametrize(
    "line",
    ["oui", "Oui.", "OUI !", "oui, s'il te plaît", "oui efface", "je confirme", "yes", "Yes please",
     "yes, erase it", "yeah"],
)  # fmt: skip
def test_a_plain_yes(line: str) -> None:
    assert yes_or_no(line) is True


@pytest.mark.parametrize(
    "line", ["non", "Non merci.", "n'efface rien", "no", "No, keep it", "nope"]
)
def test_a_plain_no(line: str) -> None:
    assert yes_or_no(line) is False


@pytest.mark.parametrize(
    "line",
    ["", "ok", "d'accord", "oui mais non", "oui quelle heure est-il", "yes what time is it",
     "yes i'll take it", "oui je le prends", "no set a timer", "non mets un minuteur", "sinon"],
)  # fmt: skip
def test_what_is_not_plain_is_neither(line: str) -> None:
    assert yes_or_no(line) is None


async def test_forgetting_is_read_back_though_the_dialogue_is_down(here: House) -> None:
    await here.say("what time is it", TIME)
    asked = await here.say("forget everything that i said", DialogueDown())
    assert "Say “yes” to confirm" in asked.items[0]["words"]
    done = await here.say("yes", DialogueDown())
    assert done.effects == ["forget"]
