"""A sentence on its way to the dialogue: what Rasa is to understand, and what the actions read."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.skills.safety import Safe
from audit.language import Language

# Less sure than this that it understood, Candide asks before it does anything. How sure is the
# chance that the intent is the one that was meant, as the dialogue has it.
ASK_BELOW = 0.6


@dataclass(frozen=True)
class Request:
    """What one sentence asks, as far as our own process can tell.

    `heard` is what the actions read; `text` is what Rasa understands, either the same or an intent
    by its name. `safe` is what needs no dialogue. `instead`: it corrects the request before, which
    is to be taken back. `again`: the last answer is wanted once more, in `answer_in`. `confirmed`:
    the household said yes to it. Not `sure` is what was heard too badly to confirm anything.
    """

    heard: str
    text: str
    language: Language
    sure: bool = True
    safe: Safe | None = None
    instead: bool = False
    again: bool = False
    answer_in: Language | None = None
    confirmed: bool = False

    @property
    def ask_below(self) -> float:
        """How unsure the dialogue must be of it for the household to be asked first."""
        return 0.0 if self.confirmed else ASK_BELOW


@dataclass(frozen=True)
class LastRequest:
    """What the household asked for last, for "and tomorrow?" and "no, ten minutes".

    `set_off` has the ids of timers, alarms and reminders it set. Not `fresh` is what something else
    was said after.
    """

    intent: str
    heard: str
    at_ms: int
    set_off: frozenset[tuple[str, int]] = frozenset()
    fresh: bool = True
