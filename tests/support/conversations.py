"""A conversation with a scripted dialogue, over a real gate, a real ledger and the real words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.conversation.clearing import ListsOnDisk
from assistant.conversation.device import Device
from assistant.conversation.stages import Emitter, EventKind, Stage, TurnEvent
from assistant.conversation.turn import Conversation, Said, TurnResult
from assistant.dialogue.client import Understood, read_answer
from assistant.dialogue.envelope import envelope
from assistant.ringing.board import Board
from assistant.skills.effects import Effect
from assistant.speaking.playback import Playback
from assistant.speaking.speakable import speakable
from assistant.words import render
from audit.campaigns.campaigns import Campaigns
from audit.charter import load_charter
from audit.gate.door import NO_CAMPAIGNS, Cleared, Gate
from audit.home import DEVICE, HOUSEHOLD_DATABASE, ledger_path
from audit.interests import Register
from audit.language import Language
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerDiskFull
from audit.ledger.reader import Record, read_records
from audit.ledger.store import Ledger
from audit.records.messages import Assist, Message
from tests.support.clock import ManualClock
from tests.support.suggestions import REGISTER
from tests.support.watchdogs import WordWatch


def help_item(utterance: str, *effects: Effect, skill: str = "clock", **arguments: Any) -> Any:
    """The typed item of one piece of help."""
    message = Assist(utterance=utterance, arguments=arguments, skill=skill, intent="none")
    return envelope(message, *effects)


def item(message: Message | None, *effects: Effect) -> dict[str, Any]:
    """The typed item of any message."""
    return envelope(message, *effects)


def answered(*customs: Any, **more: Any) -> bytes:
    """What Rasa answers, as bytes: each custom item in a message of its own."""
    messages = [{"recipient_id": "s", "custom": custom} for custom in customs]
    answer = {"intent": "find_product", "confidence": 0.9, "messages": messages, **more}
    return json.dumps(answer).encode()


@dataclass
class ScriptedDialogue:
    """Plays the dialogue behind the small interface of the client: turn and forget."""

    answers: list[bytes | Exception] = field(default_factory=list)
    asked: list[tuple[str, str, Language, dict[str, Any]]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    async def turn(
        self,
        sender: str,
        text: str,
        language: Language,
        metadata: dict[str, Any],
        *,
        rehearsed: bool = False,
    ) -> Understood:
        self.asked.append((sender, text, language, metadata))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return read_answer(answer)

    async def forget(self, sender: str) -> None:
        self.forgotten.append(sender)


class FragileLedger(Ledger):
    """A real ledger whose disk is full whenever a test says so."""

    full = False

    def append(self, entry: Entry) -> int:
        if self.full:
            raise LedgerDiskFull()
        return super().append(entry)


class WatchedGate(Gate):
    """A real gate that remembers, in order, what was redeemed."""

    def redeem(self, cleared: Cleared) -> None:
        super().redeem(cleared)
        self.seen.append(("redeemed", cleared.words))

    seen: list[tuple[str, str]]


@dataclass
class WatchedScreen:
    """A screen that remembers what was shown, in the same list as the gate."""

    seen: list[tuple[str, str]] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    lines: list[Cleared] = field(default_factory=list)
    broken: bool = False

    def show(self, words: str, cleared: Cleared | None) -> None:
        if self.broken:
            raise BrokenPipeError
        self.seen.append(("shown", words))
        if cleared is None:
            self.fixed.append(words)
        else:
            self.lines.append(cleared)


class House:
    """One conversation and all that is around it."""

    def __init__(
        self,
        home: Path,
        language: Language = Language.ENGLISH,
        campaigns: Campaigns | None = NO_CAMPAIGNS,
    ) -> None:
        self.home = home
        self.clock = ManualClock()
        self.dialogue = ScriptedDialogue()
        self.ledger = FragileLedger(ledger_path(home), self.clock)
        self.screen = WatchedScreen()
        self.gate = WatchedGate(
            self.ledger,
            load_charter(),
            Register(REGISTER),
            self.clock,
            render=render,
            speakable=speakable,
            watchdog=WordWatch(),
            device=home / DEVICE,
            campaigns=campaigns,
        )
        self.gate.seen = self.screen.seen
        self.gate.was_introduced()
        self.device = Device(Board(home / "timers.json", self.clock), home)
        self.events: list[TurnEvent] = []
        emitter = Emitter(self.clock)
        emitter.listen(self.events.append)
        self.playback = Playback(self.gate, home)
        self.conversation = Conversation(
            self.dialogue,
            self.gate,
            self.device,
            self.playback,
            emitter,
            self.clock,
            language,
            ListsOnDisk(home / HOUSEHOLD_DATABASE),
        )

    async def say(
        self, text: str, *answers: bytes | Exception, language: Language | None = Language.ENGLISH
    ) -> TurnResult:
        """One turn; the dialogue, if it is asked, answers with `answers`."""
        self.dialogue.answers[:] = answers
        self.events.clear()
        return await self.conversation.take(Said(text, language), self.screen)

    def steps(self) -> list[tuple[EventKind, Stage | None]]:
        """The events of the last turn, in order."""
        return [(event.kind, event.stage) for event in self.events]

    def records(self, kind: str | None = None) -> list[Record]:
        """The ledger as anyone reads it."""
        everything = read_records(ledger_path(self.home)) if self.ledger.path.exists() else []
        return [record for record in everything if kind in (None, record.leaf["kind"])]

    def spoken(self) -> list[Record]:
        """The records of what was said."""
        return [
            record for record in self.records("utterance") if record.leaf["verdict"] == "spoken"
        ]

    def check_nothing_unlogged_was_shown(self) -> None:
        """Each line on the screen was redeemed just before, and its record has its words."""
        logged = {record.seq: (record.personal or {})["words"] for record in self.spoken()}
        lines = list(self.screen.lines)
        fixed = list(self.screen.fixed)
        for place, (what, words) in enumerate(self.screen.seen):
            if what != "shown":
                continue
            if fixed and words == fixed[0]:
                fixed.pop(0)
                continue
            assert self.screen.seen[place - 1] == ("redeemed", words), "shown without its permit"
            assert logged[lines.pop(0).record] == words, "shown without its record"


@asynccontextmanager
async def house(
    home: Path,
    language: Language = Language.ENGLISH,
    campaigns: Campaigns | None = NO_CAMPAIGNS,
) -> AsyncIterator[House]:
    """A house whose screen is compared with its ledger at the end."""
    here = House(home, language, campaigns)
    try:
        yield here
        here.check_nothing_unlogged_was_shown()
    finally:
        await here.playback.close()
        here.gate.close()
