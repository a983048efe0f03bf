"""What is done to reminders."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.skills.effects.alarms import Scheduled
from assistant.skills.effects.base import BaseEffect

REMINDERS_AT_MOST = 100
# What one is reminded of is said in one breath, and fits into the wire types.
REMINDER_LETTERS_AT_MOST = 200


class SetReminder(Scheduled):
    """Set a reminder; `words` is what to be reminded of, as it is said back."""

    effect: Literal["set_reminder"] = "set_reminder"
    words: Annotated[
        str,
        StringConstraints(
            min_length=1, max_length=REMINDER_LETTERS_AT_MOST, pattern=r"^[^\p{Cc}]+$"
        ),
    ]


class CancelReminders(BaseEffect):
    """Cancel the reminders of these ids; every one where there are none."""

    effect: Literal["cancel_reminders"] = "cancel_reminders"
    ids: Annotated[tuple[int, ...], Field(min_length=1, max_length=REMINDERS_AT_MOST)] | None = None


class ForgetMissed(BaseEffect):
    """What was missed has been told."""

    effect: Literal["forget_missed"] = "forget_missed"
