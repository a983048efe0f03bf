"""Which intents act, and when the assistant asks before it does: what is judged as an action."""

from __future__ import annotations

from assistant.conversation.requests import ASK_BELOW
from assistant.workshop.scores import Manner

# What changes, starts or ends something, or names an offer where there is one.
ACTING = frozenset(
    """
    accept add_to_list ask_price cancel_alarm cancel_reminder cancel_timer change_caps change_speed
    change_timer children_here compare control_music decline find_product never_again play_music
    quiet_hours remove_from_list set_alarm set_reminder set_timer set_volume snooze stop_selling
    survey_off switch_language undo
    """.split()
)
# Here our own process asks however sure the dialogue is.
ALWAYS_ASKED = frozenset(
    """
    allow_selling children_gone clear_list forget_said lift_no open_for_adult survey_on
    """.split()
)


def _asks_first(intent: str, confidence: float) -> bool:
    return intent in ALWAYS_ASKED or (intent in ACTING and confidence < ASK_BELOW)


MANNER = Manner(acts=ACTING.__contains__, asks_first=_asks_first)
