"""What one conversation remembers between turns; all of it in memory, none of it on a disk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from audit.language import Language
from audit.records.messages import Message

# After so long a silence nobody is answering the question that was asked.
IDLE_MS = 120_000
# How long a "yes" or a "no" still means the offer that was named.
OFFER_STANDS_MS = 120_000
# How long a "yes" still means that what was read back is to be erased.
FORGET_STANDS_MS = 120_000


@dataclass
class Session:
    """The state of the one conversation a speaker has."""

    language: Language | None = None
    sender: str = field(default_factory=lambda: secrets.token_hex(8))
    last_ms: int = 0
    expecting: str | None = None
    offer_until_ms: int = 0
    forget_until_ms: int = 0
    last_messages: tuple[Message, ...] = ()

    def begin_turn(self, now_ms: int) -> str | None:
        """Note a turn; after a silence, the id of the conversation whose question to forget."""
        silent_ms, self.last_ms = now_ms - self.last_ms, now_ms
        if self.expecting is None or silent_ms <= IDLE_MS:
            return None
        return self.begin_afresh()

    def begin_afresh(self) -> str:
        """Start a new conversation with the dialogue; the id of the old one, to have forgotten."""
        old, self.sender, self.expecting = self.sender, secrets.token_hex(8), None
        return old
