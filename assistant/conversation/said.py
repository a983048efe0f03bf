"""What comes into a turn, and what comes out of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from assistant.conversation.stages import Stage
from audit.language import Language


@dataclass(frozen=True)
class Said:
    """One sentence as it came in; `language` is None where it must be found out.

    A spoken one is not text yet: `hear` makes it so, as the turn's first stage; `official` says
    that an official recogniser will, which alone may confirm or erase (DESIGN §9).
    """

    text: str = ""
    language: Language | None = None
    hear: Callable[[], Awaitable[str]] | None = None
    official: bool = False
    stage: Stage = Stage.TRANSCRIBE

    @property
    def is_sure(self) -> bool:
        """Whether these are surely the words that were meant: typed, or well heard."""
        return self.hear is None or self.official


@dataclass
class TurnResult:
    """What a turn came to; the fields are the JSON of `candide ask --json`."""

    turn: str
    heard: str = ""
    language: Language = Language.ENGLISH
    intent: str | None = None
    confidence: float = 0.0
    items: list[dict[str, Any]] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    milliseconds: dict[str, int] = field(default_factory=dict)
