"""Shopping advice: facts for the gate, never words, never a commission."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import (
    Asked,
    asked,
    catalogue,
    hand_over,
    household_lists,
    need_in,
    only_in_earnest,
    say,
)
from assistant.actions.forms import is_another_request
from assistant.shopping.advice import Advice, Purpose, advise
from assistant.shopping.ranking import FORMULA, WEIGHTS, Offer
from assistant.skills.effects.selling import Accept, Decline
from assistant.skills.items import Item
from assistant.skills.lists.store import ITEMS_AT_MOST, ListFull
from audit.records.messages import Suggestion

Events = list[dict[str, Any]]

PURPOSES = {"find_product": "find", "ask_price": "price", "compare": "compare"}


class Suggest(Action):
    """Ranks the offers for the need and hands the whole choice to the gate.

    `need_form` asks what is looked for where the sentence does not say.
    """

    def name(self) -> str:
        return "action_suggest"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        kept = tracker.get_slot("need")
        need = kept if isinstance(kept, str) and kept else need_in(turn)
        purpose = _purpose(tracker.get_slot("purpose") or PURPOSES.get(turn.intent))
        if need is None:
            return [FollowupAction("need_form")]
        if advice := advise(catalogue(), need, purpose, turn.language):
            hand_over(dispatcher, suggestion(advice, turn))
        else:
            say(dispatcher, turn, "shopping", "not-found", need=need)
        return [SlotSet("need", None), SlotSet("purpose", None)]


class AcceptSuggestion(Action):
    """Puts the offer last named on the list; nothing is ordered."""

    def name(self) -> str:
        return "action_accept"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        offer = turn.device.last_offer
        if offer is None:
            say(dispatcher, turn, "control", "accept-nothing")
            return []
        name = offer.fr if turn.language == "fr" else offer.en
        if not turn.sure:
            say(dispatcher, turn, "control", "accept-unsure", name=name)
            return []
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        try:
            household_lists().add([Item(name=name, amount=None, unit=None)])
        except ListFull:
            say(dispatcher, turn, "shopping-list", "list-full", count=ITEMS_AT_MOST)
            return []
        say(dispatcher, turn, "control", "accepted", Accept(), name=name)
        return []


class DeclineSuggestion(Action):
    def name(self) -> str:
        return "action_decline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        offer = turn.device.last_offer
        if offer is None:
            say(dispatcher, turn, "control", "decline-nothing")
            return []
        name = offer.fr if turn.language == "fr" else offer.en
        say(dispatcher, turn, "control", "declined", Decline(), name=name)
        return []


def suggestion(advice: Advice, turn: Asked) -> Suggestion:
    """The wire form of an advice that was asked for."""
    return Suggestion.model_validate(
        {
            "purpose": advice.purpose,
            "trigger": "asked",
            "need": advice.need,
            "candidates": [candidate(offer) for offer in advice.candidates],
            "ranking": {"formula": FORMULA, "weights": WEIGHTS, "catalogue": advice.catalogue},
            "named": advice.named,
            "skill": "shopping",
            "intent": turn.intent,
        }
    )


def candidate(offer: Offer) -> dict[str, Any]:
    """The wire form of an offer."""
    return {
        "gtin": offer.gtin,
        "name": {"fr": offer.name_fr, "en": offer.name_en},
        "brand": offer.brand,
        "category": offer.category,
        "category_name": {"fr": offer.category_fr, "en": offer.category_en},
        "merchant": offer.merchant,
        "merchant_name": offer.merchant_name,
        "quantity": {"amount": offer.quantity, "unit": offer.unit},
        "price": {"cents": offer.price_cents, "currency": offer.currency},
        "delivery": {"cents": offer.delivery_cents, "currency": offer.currency},
        "priced_at": offer.priced_at,
        "features": offer.features,
    }


def _purpose(slot: object) -> Purpose:
    return slot if slot in ("find", "price", "compare") else "find"


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
        if is_another_request(turn):
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
