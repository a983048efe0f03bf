"""Emptying a list: our own process asks, and does it on a plain yes alone (DESIGN §4).

The lists are the action server's; their database lets several processes write in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from assistant.conversation.confirming import yes_or_no
from assistant.conversation.questions import Question, Reply
from assistant.conversation.said import Expected
from assistant.household.database import open_database
from assistant.skills.effects.lists import ClearList
from assistant.skills.lists.store import ListName, Lists
from audit.gate.door import Gate
from audit.records.messages import Argument, Assist

_FAILURES = (SQLAlchemyError, OSError)


class ListKeeper(Protocol):
    """The household's lists, as far as our own process touches them. Blocking.

    Raises `SQLAlchemyError` or `OSError`.
    """

    def count(self, which: ListName) -> int:
        """How many things are open on a list."""
        ...

    def clear(self, which: ListName) -> int:
        """Empty a list; how many open things went."""
        ...


class ListsOnDisk:
    """The lists in the household's folder, opened where they are first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def count(self, which: ListName) -> int:
        return len(self._lists.read(which))

    def clear(self, which: ListName) -> int:
        return self._lists.clear(which)

    @cached_property
    def _lists(self) -> Lists:
        return Lists(open_database(self._path))


def ask_to_clear(effect: ClearList, lists: ListKeeper) -> Reply:
    """Say how much is on the list, and ask whether all of it is to go. Blocking; never raises."""
    try:
        count = lists.count(effect.which)
    except _FAILURES:
        return Reply((_say("list-clear-failed"),))
    if not count:
        return Reply((_say("list-empty", list=effect.which),))
    asked = _say("list-clear-ask", list=effect.which, count=count)
    return Reply((asked,), question=_question(lambda: _clear(effect, lists)))


def _clear(effect: ClearList, lists: ListKeeper) -> Reply:
    try:
        count = lists.clear(effect.which)
    except _FAILURES:
        return Reply((_say("list-clear-failed"),))
    return Reply((_say("list-cleared", list=effect.which, count=count),), effect=effect.effect)


def _question(clear: Callable[[], Reply]) -> Question:
    def act(_gate: Gate, answer: bool) -> Reply:
        return clear() if answer else Reply((_say("list-kept"),))

    return Question(
        read=lambda sentence, _language: yes_or_no(sentence),
        act=act,
        unsure=lambda answer: _say("list-clear-unsure") if answer else None,
        answer=Expected.YES_OR_NO,
    )


def _say(utterance: str, **arguments: Argument) -> Assist:
    """A sentence of our own about the lists; it answers no request that counts (DESIGN §5)."""
    return Assist(
        utterance=utterance, arguments=arguments, skill="conversation", intent="clear_list"
    )
