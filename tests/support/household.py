"""A household with the real speaker in it, talking to the real Rasa and the real actions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assistant.conversation.speaker import Speaker
from assistant.conversation.turn import Said, TurnResult
from assistant.dialogue.supervision import AttachedDialogue
from audit.clock import Clock
from audit.gate.door import Cleared
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.reader import Record, read_records
from tests.support.rasa import RASA_TOKEN, RasaForTests, start_actions

LOG_CHECKED_WITHIN_S = 120


@dataclass
class Shown:
    """A screen that remembers what was shown, with the record it was shown under."""

    lines: list[tuple[str, int | None]] = field(default_factory=list)

    def show(self, words: str, cleared: Cleared | None) -> None:
        self.lines.append((words, cleared.record if cleared else None))


class Household:
    """One speaker, and what its people see of it."""

    def __init__(self, speaker: Speaker, screen: Shown) -> None:
        self.speaker = speaker
        self.screen = screen

    async def say(self, text: str, language: Language | None = None) -> TurnResult:
        """Type one sentence and get the turn."""
        return await self.speaker.ask(Said(text, language))

    async def words(self, text: str) -> str:
        """Type one sentence and get the words of the answer."""
        turn = await self.say(text)
        return " ".join(item["words"] for item in turn.items)

    def records(self) -> list[Record]:
        """The ledger as anyone can read it."""
        return read_records(ledger_path(self.speaker.home))

    def erased(self) -> set[int]:
        """The numbers of the records that an erasure names."""
        return {
            number
            for record in self.records()
            for first, last in record.leaf.get("ranges", ())
            for number in range(first, last + 1)
        }

    def spoken(self) -> list[Record]:
        """The records of what was said."""
        return [
            record
            for record in self.records()
            if record.leaf["kind"] == "utterance" and record.leaf["verdict"] == "spoken"
        ]


@asynccontextmanager
async def household(
    home: Path, rasa: RasaForTests, *, clock: Clock | None = None, introduced: bool = True
) -> AsyncIterator[Household]:
    """A running household; whatever was shown in it must have its record.

    `introduced`: its people were told, at an earlier start, of the right to object to selling.
    """
    home.mkdir(exist_ok=True)
    actions = start_actions(home, rasa.actions_port)
    screen = Shown()
    speaker = Speaker(home, AttachedDialogue(rasa.url, RASA_TOKEN), clock=clock, screen=screen)
    try:
        async with speaker.running():
            async with asyncio.timeout(LOG_CHECKED_WITHIN_S):
                await speaker.log_checked()
            if introduced and not speaker.gate.choices.wishes().introduced:
                speaker.gate.was_introduced()
            here = Household(speaker, screen)
            yield here
            logged = {record.seq: record.personal for record in here.spoken()}
            erased = here.erased()
            for words, number in screen.lines:
                if number is not None and number not in erased:
                    entry = logged[number]
                    assert entry is not None
                    assert entry["words"] == words, "something was shown that has no record"
    finally:
        actions.stop()
