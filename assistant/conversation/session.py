"""What one conversation remembers between turns; all of it in memory, none of it on a disk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from assistant.conversation.questions import STANDS_MS, Question
from assistant.conversation.requests import LastRequest
from audit.language import Language
from audit.records.messages import Message

# After so long a silence nobody is answering the question that was asked.
IDLE_MS = 120_000
# How long a "yes" or a "no" still means the offer that was named.
OFFER_STANDS_MS = 120_000


@dataclass
class Session:
    """The state of the one conversation a speaker has.

    `language` is the one spoken last, `answers_in` the one that the household asked to be answered
    in. `asked_in_vain` counts how often the open form got no answer.
    """

    language: Language | None = None
    answers_in: Language | None = None
    sender: str = field(default_factory=lambda: secrets.token_hex(8))
    last_ms: int = 0
    expecting: str | None = None
    asked_in_vain: int = 0
    offer_until_ms: int = 0
    question: Question | None = None
    question_until_ms: int = 0
    last_messages: tuple[Message, ...] = ()
    last_question: Question | None = None
    last_request: LastRequest | None = None
    about_buying: bool = False
    cut_short: bool = False

    def begin_turn(self, now_ms: int) -> str | None:
        """Note a turn; after a silence, the id of the conversation whose question to forget."""
        silent_ms, self.last_ms = now_ms - self.last_ms, now_ms
        if self.expecting is None or silent_ms <= IDLE_MS:
            return None
        return self.begin_afresh()

    def ask(self, question: Question, now_ms: int) -> None:
        """Let `question` stand for a while; a yes or a no answers the newest question alone."""
        self.question, self.question_until_ms = question, now_ms + STANDS_MS
        self.offer_until_ms = 0

    def open_question(self, now_ms: int) -> Question | None:
        """The question of our own process that the next sentence may answer."""
        return self.question if now_ms < self.question_until_ms else None

    def begin_afresh(self) -> str:
        """Start a new conversation with the dialogue; the id of the old one, to have forgotten."""
        old, self.sender, self.expecting = self.sender, secrets.token_hex(8), None
        self.asked_in_vain, self.last_request = 0, None
        return old
