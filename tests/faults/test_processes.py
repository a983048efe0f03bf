"""Rasa or the action server dies in the middle of a conversation; nothing hangs, timers ring."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.conversation.speaker import Speaker
from assistant.conversation.turn import Said, TurnResult
from assistant.dialogue.project import DialogueProject
from assistant.dialogue.supervision import SpawnedDialogue
from audit.home import ledger_path
from audit.ledger.reader import read_records
from tests.support.household import Shown

BACK_WITHIN_S = 120


class OwnHousehold:
    """A household whose speaker starts and restarts its own Rasa and action server."""

    def __init__(self, speaker: Speaker, dialogue: SpawnedDialogue, screen: Shown) -> None:
        self.speaker = speaker
        self.dialogue = dialogue
        self.screen = screen

    async def say(self, text: str) -> TurnResult:
        return await self.speaker.ask(Said(text))

    def kill(self, name: str) -> int:
        """Kill a child as the out-of-memory killer would; its process id."""
        victim = self.dialogue.process_ids()[name]
        os.kill(victim, signal.SIGKILL)
        return victim

    async def until_it_answers(self, text: str) -> TurnResult:
        """Ask again until there is an answer without an apology."""
        async with asyncio.timeout(BACK_WITHIN_S):
            while (turn := await self.say(text)).errors:
                await asyncio.sleep(0.2)
        return turn


@pytest.fixture
async def own(tmp_path: Path) -> AsyncIterator[OwnHousehold]:
    home = tmp_path / "home"
    home.mkdir()
    screen = Shown()
    dialogue = SpawnedDialogue(home, DialogueProject.find())
    speaker = Speaker(home, dialogue, screen=screen)
    async with speaker.running():
        yield OwnHousehold(speaker, dialogue, screen)
    assert dialogue.process_ids() == {}, "a child was left behind"


async def test_killed_processes_are_apologised_for_and_restarted(own: OwnHousehold) -> None:
    assert (await own.say("quelle heure est-il")).errors == []

    # The action server dies: the turn gets an apology with a record, and it comes back.
    own.kill("actions")
    turn = await own.say("lis ma liste")
    assert turn.errors
    assert turn.items[0]["record"] is not None
    await own.until_it_answers("lis ma liste")

    # Rasa dies while a timer runs: the timer rings all the same, and Rasa comes back.
    await own.say("mets un minuteur d'une seconde")
    own.kill("rasa")
    turn = await own.say("bonjour")
    assert turn.errors == ["dialogue-down"]
    assert "redémarre" in turn.items[0]["words"]
    async with asyncio.timeout(30):
        while not any("terminé" in words for words, _ in own.screen.lines):
            await asyncio.sleep(0.05)
    turn = await own.until_it_answers("quelle heure est-il")
    assert "Il est" in turn.items[0]["words"]

    # No word that anybody said is in a log file of the program.
    for line in ("ajoute des chrysanthèmes à ma liste", "je cherche un xylophone turquoise"):
        await own.say(line)
    for log in (own.speaker.home / "logs").iterdir():
        text = log.read_text(errors="replace")
        assert "chrysanth" not in text
        assert "xylophone" not in text


@pytest.mark.parametrize(
    ("stop", "hush", "refuse", "look", "forget", "confirm"),
    [
        ("stop", "tais-toi", "ne me vends plus rien", "je cherche du café moulu",
         "oublie ce que je viens de dire", "oui"),
        ("stop", "be quiet", "do not sell me anything any more", "i'm looking for ground coffee",
         "forget what i just said", "yes"),
    ],
)  # fmt: skip
async def test_what_protects_the_household_needs_no_dialogue(
    own: OwnHousehold, stop: str, hush: str, refuse: str, look: str, forget: str, confirm: str
) -> None:
    assert (await own.say("quelle heure est-il")).errors == []
    own.kill("rasa")
    for line in (stop, hush):
        turn = await own.say(line)
        assert (turn.effects, turn.errors) == (["stop"], [])
    turn = await own.say(refuse)
    assert (turn.effects, turn.errors) == (["selling"], [])
    settings = [r.leaf for r in read_records(ledger_path(own.speaker.home))
                if r.leaf["kind"] == "setting"]  # fmt: skip
    assert (settings[-1]["name"], settings[-1]["value"]) == ("selling", "off")
    asked = await own.say(forget)
    assert asked.errors == []
    assert (await own.say(confirm)).effects == ["forget"]
    sold = await own.until_it_answers(look)
    assert all(not str(item["label"]).startswith("sell") for item in sold.items)
