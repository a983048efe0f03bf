"""The shopping list."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, only_in_earnest, say, shopping_list, things_in
from assistant.actions.forms import is_another_request
from assistant.skills.items import split_items
from assistant.skills.shopping_list import phrase

Events = list[dict[str, Any]]


class AddToList(Action):
    """Notes what the sentence names; `list_form` asks where it names nothing."""

    def name(self) -> str:
        return "action_add_to_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        items = things_in(str(tracker.get_slot("list_items") or turn.heard), turn)
        if items:
            noted = shopping_list().add(items)
            phrases = tuple(phrase(item, turn.language) for item in noted)
            say(dispatcher, turn, "shopping-list", "list-added", items=phrases)
        else:
            return [SlotSet("list_items", None), FollowupAction("list_form")]
        return [SlotSet("list_items", None)]


class ReadList(Action):
    def name(self) -> str:
        return "action_read_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        items = tuple(phrase(item, turn.language) for item in shopping_list().read())
        if items:
            say(dispatcher, turn, "shopping-list", "list-read", items=items, count=len(items))
        else:
            say(dispatcher, turn, "shopping-list", "list-empty")
        return []


class RemoveFromList(Action):
    def name(self) -> str:
        return "action_remove_from_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        items = things_in(turn.heard, turn)
        if not items:
            say(dispatcher, turn, "shopping-list", "list-remove-what")
            return []
        ticked, missing = shopping_list().tick_off(items)
        for utterance, things in (("list-removed", ticked), ("list-not-there", missing)):
            if things:
                phrases = tuple(phrase(item, turn.language) for item in things)
                say(dispatcher, turn, "shopping-list", utterance, items=phrases)
        return []


class ValidateListForm(FormValidationAction):
    def name(self) -> str:
        return "validate_list_form"

    async def extract_list_items(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if is_another_request(turn):
            return {}
        return {"list_items": turn.heard} if split_items(turn.heard, turn.language) else {}
