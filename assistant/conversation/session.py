"""What one conversation remembers between turns; all of it in memory, none of it on a disk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from audit.language import Language
from audit.records.messages import Message

# After so long a silence, or so many turns, Rasa's memory of the conversation starts afresh.
IDLE_MS = 300_000
TURNS_AT_MOST = 40
# How long a "yes" or a "no" still means the offer that was named.
OFFER_STANDS_MS = 120_000


@dataclass
class Session:
    """The state of the one conversation a speaker has."""

    language: Language | None = None
    sender: str = field(default_factory=lambda: secrets.token_hex(8))
    turns: int = 0
    last_ms: int = 0
    expecting: str | None = None
    offer_until_ms: int = 0
    last_messages: tuple[Message, ...] = ()

    def begin_turn(self, now_ms: int) -> str | None:
        """Count a turn; where a new conversation starts, the id of the one to forget."""
        old = None
        stale = now_ms - self.last_ms > IDLE_MS or self.turns >= TURNS_AT_MOST
        if self.turns and stale and self.expecting is None:
            old, self.sender, self.turns = self.sender, secrets.token_hex(8), 0
        self.turns += 1
        self.last_ms = now_ms
        return old
