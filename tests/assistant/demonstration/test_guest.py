"""The voice that plays the household: logged like any other, counted as nothing, lent to nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from assistant.speaking import playback as module
from assistant.speaking.playback import Playback
from audit.catalogue import SentenceMissing
from audit.gate.door import Gate, Occasion
from audit.inspect.statistics import figures_of
from audit.language import Language
from audit.metrics import all_figures
from audit.records.leaves import Label, Voice
from audit.records.messages import Assist, NoticeRequest
from tests.support.clock import ManualClock
from tests.support.conversations import House, answered, help_item, house, item
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion
from tests.support.watchdogs import WordWatch

WORDS = "quelle heure est-il"
TIME = help_item("time-now", time="09:07")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose screen is held against its ledger at the end."""
    async with house(tmp_path) as running:
        yield running


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return make_gate(tmp_path, ManualClock())


def question(words: str = WORDS, skill: str = "demonstration") -> Assist:
    return Assist(
        utterance="demonstration-question",
        arguments={"words": words},
        skill=skill,
        intent="none",
    )


async def test_a_question_is_logged_in_the_guests_voice_before_it_is_shown(here: House) -> None:
    result = await here.conversation.ask_aloud(WORDS, Language.FRENCH, here.screen)
    (record,) = here.spoken()
    assert record.leaf["voice"] == "guest"
    assert (record.leaf["label"], record.leaf["requested"]) == ("assist", False)
    assert record.personal is not None
    assert record.personal["words"] == "Quelle heure est-il"
    assert [line.words for line in here.screen.lines] == ["Quelle heure est-il"]
    assert [line["record"] for line in result.items] == [record.seq]


def figures(home: House) -> list[Any]:
    """All figures but the watchdog's estimate, which is of every text that was read."""
    found = home.ledger.read(lambda connection: all_figures(connection, None, None))[1]
    return [one for one in found if (one.id, one.variant) != ("M1", "rogan-gladen")]


async def test_it_counts_neither_as_help_nor_as_selling(here: House) -> None:
    await here.say("what time is it", answered(TIME))
    sale = suggestion(offer("payton", 300))
    await here.say("i'm looking for coffee", answered(item(sale)))
    before, counted = figures(here), figures_of(here.spoken())
    for _ in range(3):
        await here.conversation.ask_aloud("what time is it", Language.ENGLISH, here.screen)
    assert figures(here) == before
    assert figures_of(here.spoken()) == counted
    assert counted.total > 0


async def test_a_question_leaves_what_was_said_before_as_it_was(here: House) -> None:
    await here.say("i'm looking for coffee", answered(item(suggestion(offer("payton", 300)))))
    offered = here.gate.last
    asked = here.conversation.expects()
    await here.conversation.ask_aloud("no thanks", Language.ENGLISH, here.screen)
    assert here.gate.last is offered
    assert here.conversation.expects() is asked
    assert here.records("decline") == []


@pytest.mark.parametrize("skill", ["demonstration", "clock", "conversation", "control", "audit"])
async def test_no_adviser_gets_the_guests_voice_or_puts_words_into_it(
    here: House, skill: str
) -> None:
    bought = question("buy more coffee", skill)
    result = await here.say("hello", answered(item(bought), item(help_with("thanks"))))
    assert [one["voice"] for one in result.items] == ["help", "help"]
    assert all("coffee" not in line.words for line in here.screen.lines)
    assert result.errors == ["sentence-missing"]
    assert {record.leaf["voice"] for record in here.spoken()} == {"help"}


def test_the_guest_says_nothing_but_the_questions(gate: Gate) -> None:
    guest = occasion(guest=True, requested=False)
    with pytest.raises(SentenceMissing):
        gate.review(help_with(), guest)
    with pytest.raises(SentenceMissing):
        gate.review(question(), occasion())
    (cleared,) = gate.review(question(), guest)
    assert cleared.voice is Voice.GUEST


def test_a_notice_or_an_offer_never_has_the_guests_voice(gate: Gate) -> None:
    guest: Occasion = occasion(guest=True)
    for message in (
        NoticeRequest(notice="why", skill="audit", intent="why"),
        suggestion(offer("payton", 300)),
    ):
        for cleared in gate.review(message, guest):
            assert cleared.voice is (Voice.SELL if cleared.label.sells else Voice.HELP)


def test_selling_in_a_question_is_held_back_and_told_of_in_our_own_voice(tmp_path: Path) -> None:
    gate = make_gate(tmp_path, ManualClock(), watchdog=WordWatch("payton"))
    (cleared,) = gate.review(question("buy payton"), occasion(guest=True, requested=False))
    assert (cleared.voice, cleared.label) == (Voice.HELP, Label.NOTICE)


async def test_the_guests_voice_is_the_third_starter_voice(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Language] = []
    monkeypatch.setattr(module, "guest_voice", lambda language: asked.append(language))

    def no_other(*_: object) -> None:
        raise AssertionError("the guest has no other voice")

    monkeypatch.setattr(module, "installed_voice", no_other)

    class Deaf:
        played_ms = 0

        async def end_reply(self) -> None: ...
        async def close(self) -> None: ...

    playback = Playback(gate, tmp_path, loudspeaker=Deaf())  # type: ignore[arg-type]
    (cleared,) = gate.review(question(), occasion(guest=True, requested=False))
    shown: list[str] = []

    class Screen:
        def show(self, words: str, _cleared: object) -> None:
            shown.append(words)

    await playback.play(cleared, Screen())
    await playback.close()
    assert asked == [Language.FRENCH]
    assert shown == [cleared.words]
