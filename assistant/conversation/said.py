"""What comes into a turn, and what comes out of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from audit.language import Language


class Expected(StrEnum):
    """What the next sentence may be the answer to, so that it is listened for with more care."""

    NOTHING = "nothing"
    YES_OR_NO = "yes-or-no"
    NUMBER = "number"
    ANSWER = "answer"


@dataclass(frozen=True)
class Said:
    """One sentence as it came in; `language` is None where it must be found out.

    Of a recording there is no text yet: `hear` makes it, as the turn's first stage. A sentence from
    the ears is text already, and `spoken`. `official` says that an official recogniser heard it,
    which alone may confirm or erase (DESIGN §9). `transcribed` is what was heard before a name in
    it was put right, None where nothing was. `turn` is the turn that began with the wake word,
    `ended_ms` when the sentence was taken to be over, on the monotonic clock, and `milliseconds`
    how long the stages before took.
    """

    text: str = ""
    language: Language | None = None
    hear: Callable[[], Awaitable[str]] | None = None
    spoken: bool = False
    official: bool = False
    transcribed: str | None = None
    turn: str | None = None
    ended_ms: int | None = None
    milliseconds: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sure(self) -> bool:
        """Whether these are surely the words that were meant: typed, or well heard."""
        return self.official or not (self.spoken or self.hear)


@dataclass
class TurnResult:
    """What a turn came to; the fields are the JSON of `candide ask --json`."""

    turn: str
    heard: str = ""
    transcribed: str | None = None
    language: Language = Language.ENGLISH
    intent: str | None = None
    confidence: float = 0.0
    items: list[dict[str, Any]] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    milliseconds: dict[str, int] = field(default_factory=dict)
