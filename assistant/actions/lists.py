"""The shopping list and the list of things to do. Adding never orders anything."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import (
    Asked,
    asked,
    asked_after,
    hand_over,
    household_lists,
    only_in_earnest,
    say,
    things_in,
)
from assistant.actions.forms import is_another_request
from assistant.actions.list_answers import tell_items, tell_noted, tell_removed, tell_undone
from assistant.skills.effects.lists import ClearList
from assistant.skills.follow_up_words import DETERMINED, SENTENCE
from assistant.skills.items import Item, normal_text, split_items
from assistant.skills.lists.reading import denied, phrase, portion
from assistant.skills.lists.store import ITEMS_AT_MOST, ListFull, ListName
from assistant.skills.lists.tasks import done_task, tasks_in
from assistant.skills.lists.which_list import which_list
from assistant.skills.openers import after_correction

Events = list[dict[str, Any]]
SKILL = "shopping-list"
# Where reading a list stopped, and which list the form's answer is for.
READ_TO, NAMED = "list_read_to", "list_named"
_GOING_ON = re.compile(
    r"\b(?:(?:la )?suite|continue[rsz]?|ensuite|encore|après|le reste|next|the rest|rest of|go on"
    r"|carry on|keep (?:going|reading)|and then|and so on|more|what else)\b"
)


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
        answer = tracker.get_slot("list_items")
        which, items = _to_note(turn, answer, tracker.get_slot(NAMED) if answer else None)
        if not items:
            opened = FollowupAction("list_form")
            return [SlotSet("list_items", None), SlotSet(NAMED, which), opened]
        try:
            if which == "shopping" and answer is None and _only_corrects(turn):
                noted = household_lists().correct(items)
            else:
                noted = household_lists().add(items, which)
        except ListFull:
            say(dispatcher, turn, SKILL, "list-full", count=ITEMS_AT_MOST)
        else:
            tell_noted(dispatcher, turn, noted, which)
        return [SlotSet("list_items", None), SlotSet(NAMED, None)]


class ReadList(Action):
    """Reads a list, a long one in portions; "la suite" goes on where the last one ended."""

    def name(self) -> str:
        return "action_read_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        which, start = _where_to_read(turn, tracker.get_slot(READ_TO))
        items = household_lists().read(which)
        if start >= len(items):
            start = 0
        if not items:
            say(dispatcher, turn, SKILL, "list-empty", list=which)
            return [SlotSet(READ_TO, None)]
        part = portion(items, start, by_group=which == "shopping")
        phrases = tuple(phrase(item, turn.answers_in) for item in part.items)
        in_groups = [group for group, _ in part.groups] != [None]
        if start:
            if not in_groups:
                say(dispatcher, turn, SKILL, "list-next", items=phrases)
        elif in_groups or part.left:
            say(dispatcher, turn, SKILL, "list-length", count=len(items), list=which)
        else:
            say(dispatcher, turn, SKILL, "list-read", items=phrases, count=len(items), list=which)
        if in_groups:
            for group, things in part.groups:
                name = group or "other"
                tell_items(dispatcher, turn, "list-group", things, group=name)
        elif part.left and not start:
            say(dispatcher, turn, SKILL, "list-part", items=phrases)
        if not part.left:
            return [SlotSet(READ_TO, None)]
        say(dispatcher, turn, SKILL, "list-more", count=part.left)
        return [SlotSet(READ_TO, {"list": which, "to": start + len(part.items)})]


class RemoveFromList(Action):
    """Ticks things off, whichever list they are on."""

    def name(self) -> str:
        return "action_remove_from_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        named = which_list(turn.heard, turn.language)
        items = () if named == "tasks" else things_in(turn.heard, turn)
        task = done_task(turn.heard, turn.language)
        which: ListName = "shopping"
        if task and (named == "tasks" or (named is None and _is_task(items, task))):
            which, items = "tasks", (Item(task),)
        if not items:
            say(dispatcher, turn, SKILL, "list-remove-what")
            return []
        tell_removed(dispatcher, turn, household_lists().complete(items, which), which)
        return []


class AskOnList(Action):
    """Says whether something is on a list, and how much of it."""

    def name(self) -> str:
        return "action_ask_on_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        items = asked_after(turn)
        if not items:
            return await ReadList().run(dispatcher, tracker, domain)
        named = which_list(turn.heard, turn.language)
        searched: tuple[ListName, ...] = (named,) if named else ("shopping", "tasks")
        there: list[Item] = []
        alike: list[Item] = []
        missing: list[str] = []
        for item in items:
            found = [household_lists().has(item, which) for which in searched]
            exact = [one for one, _ in found if one]
            near = [one for _, one in found if one]
            if exact:
                there.extend(exact[0])
            elif near:
                alike.extend(near[0])
            else:
                missing.append(item.name)
        if there:
            tell_items(dispatcher, turn, "list-has", there)
        if alike:
            tell_items(dispatcher, turn, "list-has-alike", alike)
        if missing:
            things = denied(missing, turn.answers_in)
            say(dispatcher, turn, SKILL, "list-has-not", things=things)
        return []


class EmptyList(Action):
    """Wants a list emptied; our own process asks first, and does it."""

    def name(self) -> str:
        return "action_clear_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        which = which_list(turn.heard, turn.language) or _not_empty()
        if household_lists().read(which):
            hand_over(dispatcher, None, ClearList(which=which))
        else:
            say(dispatcher, turn, SKILL, "list-empty", list=which)
        return []


class TakeBack(Action):
    """Takes the last change to the lists back, and then the one before."""

    def name(self) -> str:
        return "action_undo"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        tell_undone(dispatcher, turn, household_lists().undo())
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
        task = tasks_in(turn.heard, turn.language, named=tracker.get_slot(NAMED) == "tasks")
        return {"list_items": turn.heard} if task or split_items(turn.heard, turn.language) else {}


def _to_note(turn: Asked, answer: object, named: object) -> tuple[ListName, tuple[Item, ...]]:
    """What to put on which list; `answer` and `named` are what a form was told."""
    sentence = str(answer or turn.heard)
    which = which_list(sentence, turn.language)
    if which is None and named == "tasks":
        which = "tasks"
    if which != "shopping":
        tasks = tasks_in(sentence, turn.language, named=which == "tasks")
        if tasks or which == "tasks":
            return "tasks", tuple(Item(task) for task in tasks)
    return "shopping", things_in(sentence, turn)


def _only_corrects(turn: Asked) -> bool:
    """Whether the sentence is no more than an amount that was meant: "no, eight eggs"."""
    meant = after_correction(turn.heard, turn.language)
    if meant is None or SENTENCE[turn.language].search(meant):
        return False
    return DETERMINED[turn.language].match(meant) is not None


def _where_to_read(turn: Asked, read_to: object) -> tuple[ListName, int]:
    """Which list to read, and from which thing on."""
    named = which_list(turn.heard, turn.language)
    if isinstance(read_to, dict) and _GOING_ON.search(normal_text(turn.heard)):
        which: ListName = "tasks" if read_to.get("list") == "tasks" else "shopping"
        if named in (None, which):
            return which, int(read_to.get("to", 0))
    return named or _not_empty(), 0


def _not_empty() -> ListName:
    """The list meant where none is named: the shopping list, unless only the other holds things."""
    lists = household_lists()
    return "tasks" if not lists.read("shopping") and lists.read("tasks") else "shopping"


def _is_task(items: tuple[Item, ...], task: str) -> bool:
    """Whether what is to be taken off is nothing to buy, but a thing to do."""
    lists = household_lists()
    if any(lists.has(item, "shopping")[0] for item in items):
        return False
    return bool(lists.has(Item(task), "tasks")[0])
