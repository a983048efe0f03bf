"""All that the author of a skill imports: what is asked, what is answered, and the class between.

from assistant.plugins.api import Answer, Asked, Skill

class Coin(Skill):
    def answer(self, asked: Asked) -> Answer:
        return Answer("heads")
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

Value = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One sentence that was taken for an intent of this skill; a skill sees no other.

    `language` is the one to be answered in, `now` the household's local time with its offset.
    """

    text: str
    language: Literal["fr", "en"]
    now: datetime
    intent: str


@dataclass(frozen=True)
class Answer:
    """Which sentence of the skill's own `fr.ftl` and `en.ftl` is said, and the facts in it."""

    sentence: str
    arguments: Mapping[str, Value] = field(default_factory=dict)


class Skill:
    """What answers. Made once in each run, without arguments; `answer` has three seconds."""

    data: Path
    """The one folder where it may keep files. It is set before `answer` is called."""

    def answer(self, asked: Asked) -> Answer:
        """What is said to `asked`. Whatever it raises, the household is told that nothing came."""
        raise NotImplementedError
