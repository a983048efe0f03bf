"""What the forms take from a sentence, read by our own grammar and never guessed."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, need_in, say
from assistant.actions.shopping import PURPOSES
from assistant.skills.durations import find_duration
from assistant.skills.items import split_items

# A sentence of these intents is no answer to "what shall I note?" or "what are you looking for?".
OTHER_REQUESTS = frozenset(
    """
    allow_selling are_you_machine ask_date ask_time ask_timer ask_weather cancel_timer change_caps
    children_gone children_here decline goodbye greet help how_much_sold lift_no never_again
    open_for_adult prove_it quiet_hours read_list repeat set_timer set_volume stop stop_selling
    survey_off survey_on tell_settings thanks what_held_back what_it_cost who_pays why_this
    """.split()
)
SURE_ENOUGH = 0.6


class ValidateTimerForm(FormValidationAction):
    def name(self) -> str:
        return "validate_timer_form"

    async def extract_timer_seconds(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        seconds = find_duration(turn.heard, turn.language)
        return {} if seconds is None else {"timer_seconds": seconds}


class ValidateListForm(FormValidationAction):
    def name(self) -> str:
        return "validate_list_form"

    async def extract_list_items(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if _is_another_request(turn.intent, turn.confidence):
            return {}
        return {"list_items": turn.heard} if split_items(turn.heard, turn.language) else {}


class ValidateNeedForm(FormValidationAction):
    def name(self) -> str:
        return "validate_need_form"

    async def extract_purpose(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        # Only the sentence that opens the form says what it is for. To set it anew each time would
        # tell Rasa that every sentence answers the form, and no other request could end it.
        if tracker.get_slot("purpose"):
            return {}
        return {"purpose": PURPOSES.get(asked(tracker).intent, "find")}

    async def extract_need(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if _is_another_request(turn.intent, turn.confidence):
            return {}
        need = need_in(turn)
        return {} if need is None else {"need": need}


class AskNeed(Action):
    """Asks what is looked for, in the words that fit the question."""

    def name(self) -> str:
        return "action_ask_need"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        purpose = tracker.get_slot("purpose") or "find"
        say(dispatcher, asked(tracker), "shopping", f"need-{purpose}")
        return []


def _is_another_request(intent: str, confidence: float) -> bool:
    return intent in OTHER_REQUESTS and confidence >= SURE_ENOUGH
