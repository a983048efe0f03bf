"""How the actions of the lists tell what came of it: nothing added twice without a word of it."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from assistant.actions.context import Asked, say
from assistant.skills.items import Item
from assistant.skills.lists.history import Undone
from assistant.skills.lists.reading import amount_alone, phrase, reads_as_object
from assistant.skills.lists.store import ListName, Noted, Removed
from audit.records.messages import Argument

SKILL = "shopping-list"
# A message names no more things than anyone would listen to.
NAMED_AT_MOST = 20


def tell_noted(
    dispatcher: CollectingDispatcher, turn: Asked, noted: Sequence[Noted], which: ListName
) -> None:
    """Say what was put on a list, what was there and is more now, and what was there already."""
    new = [one.said for one in noted if one.before is None]
    more = [one for one in noted if one.before is not None and one.now != one.before]
    already = [one.now for one in noted if one.now == one.before]
    if new and which == "tasks":
        tell_items(dispatcher, turn, "list-task-added", new)
    elif new:
        plain = all(reads_as_object(item, turn.answers_in) for item in new)
        tell_items(dispatcher, turn, "list-added" if plain else "list-noted", new)
    for one in more:
        before = amount_alone(one.before, turn.answers_in) if one.before else ""
        if before:
            tell_items(dispatcher, turn, "list-sum", [one.now], before=before)
        else:
            tell_items(dispatcher, turn, "list-made-precise", [one.now])
    if already:
        tell_items(dispatcher, turn, "list-already", already, list=which)


def tell_removed(
    dispatcher: CollectingDispatcher, turn: Asked, removed: Removed, which: ListName
) -> None:
    """Say what was ticked off, of what less is left, and what is not there."""
    for utterance, things in (
        ("list-task-done" if which == "tasks" else "list-removed", removed.ticked),
        ("list-left", removed.left),
        ("list-alike", removed.alike),
        ("list-not-there", removed.missing),
    ):
        if things:
            tell_items(dispatcher, turn, utterance, things)


def tell_undone(dispatcher: CollectingDispatcher, turn: Asked, undone: Undone | None) -> None:
    """Say which change was taken back."""
    if undone is None:
        say(dispatcher, turn, "control", "list-undo-nothing")
    elif not undone.items:
        say(dispatcher, turn, SKILL, "list-undone-none")
    elif undone.kind == "added":
        tell_items(dispatcher, turn, "list-undone-added", undone.items)
    elif undone.kind == "completed":
        tell_items(dispatcher, turn, "list-undone-completed", undone.items)
    elif undone.kind == "cleared":
        say(dispatcher, turn, SKILL, "list-undone-cleared", count=len(undone.items))
    else:
        say(dispatcher, turn, SKILL, "list-undone-imported", count=len(undone.items))


def tell_items(
    dispatcher: CollectingDispatcher,
    turn: Asked,
    utterance: str,
    things: Sequence[Item],
    **arguments: Argument,
) -> None:
    """One sentence that names `things`."""
    phrases = tuple(phrase(item, turn.answers_in) for item in things[:NAMED_AT_MOST])
    say(dispatcher, turn, SKILL, utterance, items=phrases, **arguments)
