"""A question of our own process that stands open: the next sentence may be its answer.

What deletes, costs money or makes selling easier waits for such an answer (DESIGN §4); the dialogue
never sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.conversation.requests import Request
from assistant.conversation.said import Expected
from audit.errors import CandideError
from audit.gate.door import Gate
from audit.language import Language
from audit.records.messages import Argument, Message, NoticeRequest
from audit.records.notices import Notice

# Nobody is answering a question any more after so long.
STANDS_MS = 120_000


@dataclass(frozen=True)
class Reply:
    """What was done, as our own process tells it.

    `question` is what the last notice asks; `effect` names what took effect; `afresh`: the dialogue
    is to forget the conversation so far; `language` is the one to go on in, if it was changed. With
    a `request` nothing was done yet: that is to be done now, and told by whoever does it.
    """

    notices: tuple[Message, ...]
    question: Question | None = None
    effect: str | None = None
    error: CandideError | None = None
    afresh: bool = False
    language: Language | None = None
    request: Request | None = None


@dataclass(frozen=True)
class Question:
    """How its answer is read, and what follows from it. `act` may block.

    `read` gives None for a sentence that is no answer; `unsure` is what is said, and the question
    left standing, where an answer was heard too badly to be acted on; None where it may be.
    `answer`: of what kind it is, for the ears.
    `private`: the answer goes into no log. `stands`: whether there was anything to ask about.
    """

    read: Callable[[str, Language], Any]
    act: Callable[[Gate, Any], Reply]
    unsure: Callable[[Any], Message | None]
    answer: Expected = Expected.ANSWER
    private: bool = False
    stands: Callable[[Gate], bool] = lambda _gate: True


def own_notice(notice: Notice, **arguments: Argument) -> NoticeRequest:
    """A notice of what our own process did or asks; it answers no request (DESIGN §5)."""
    return NoticeRequest(notice=notice, arguments=arguments, skill="conversation", intent="none")
