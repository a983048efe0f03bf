"""What is noticed by ear, as it happens. None of it says anything about what follows from it.

`at_ms` counts the sound that was heard since the ears were made, to the frame that brought it.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.hearing.correction import Correction
from assistant.hearing.recogniser import Heard
from audit.language import Language


@dataclass(frozen=True)
class Woke:
    """The wake word was said. The assistant, if it speaks, is to fall silent."""

    at_ms: int


@dataclass(frozen=True)
class FalseWake:
    """Nobody spoke after the wake word: it was none, or somebody thought better of it."""

    at_ms: int


@dataclass(frozen=True)
class SpeechBegan:
    """Somebody is speaking to the assistant."""

    at_ms: int


@dataclass(frozen=True)
class SoFar:
    """What has been understood so far, already corrected.

    `stable`: it has not changed for 0.2 s, which makes it worth thinking about; it may change yet.
    """

    at_ms: int
    text: str
    language: Language
    stable: bool


@dataclass(frozen=True)
class Sentence:
    """Somebody has finished speaking. `text` is never empty.

    `heard` is what was recognised, before `corrections`. `expected`: it is an answer as expected,
    and was taken for one. The last voice was at `voice_ms`.
    """

    at_ms: int
    text: str
    language: Language
    heard: Heard
    corrections: tuple[Correction, ...]
    expected: bool
    voice_ms: int


@dataclass(frozen=True)
class NothingSaid:
    """Somebody was expected to speak and did not, or nothing could be understood."""

    at_ms: int


@dataclass(frozen=True)
class StopWord:
    """Somebody said `word` while the assistant was speaking: it is to fall silent."""

    at_ms: int
    word: str
    language: Language


@dataclass(frozen=True)
class TalkedOver:
    """Somebody speaks while the assistant does: it is to fall silent; what they say follows."""

    at_ms: int


Event = Woke | FalseWake | SpeechBegan | SoFar | Sentence | NothingSaid | StopWord | TalkedOver
