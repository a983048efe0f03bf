"""Emptying a list: asked first, done on a plain yes alone, and it can be taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.conversation.turn import Said
from assistant.household.database import open_database
from assistant.skills.effects.lists import ClearList
from assistant.skills.items import Item
from assistant.skills.lists.store import Lists
from audit.home import HOUSEHOLD_DATABASE
from audit.language import Language
from tests.support.conversations import House, answered, help_item, house, item


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as here:
        yield here


@pytest.fixture
def lists(home: House) -> Lists:
    """The lists as the action server has them."""
    lists = Lists(open_database(home.home / HOUSEHOLD_DATABASE))
    lists.add([Item("milk"), Item("eggs", 6)])
    lists.add([Item("call the bank")], "tasks")
    return lists


WANTS = answered(item(None, ClearList(which="shopping")))


async def words(home: House, text: str, *answers: bytes) -> str:
    turn = await home.say(text, *answers)
    assert turn.errors == []
    return " ".join(one["words"] for one in turn.items)


async def test_it_asks_first_and_empties_on_a_yes(home: House, lists: Lists) -> None:
    assert await words(home, "empty my list", WANTS) == (
        "Empty your shopping list? There are 2 things on it."
    )
    assert len(lists.read()) == 2, "nothing went before the yes"
    turn = await home.say("yes")
    assert turn.effects == ["clear_list"]
    assert "All 2 things are off" in turn.items[0]["words"]
    assert lists.read() == []
    assert len(lists.read("tasks")) == 1
    undone = lists.undo()
    assert undone is not None
    assert lists.read() == [Item("milk"), Item("eggs", 6)]


@pytest.mark.parametrize("answer", ["no", "non", "never mind"])
async def test_a_no_keeps_everything(home: House, lists: Lists, answer: str) -> None:
    await home.say("empty my list", WANTS)
    assert await words(home, answer) == "I am leaving your list as it is."
    assert len(lists.read()) == 2


async def test_another_request_is_no_yes(home: House, lists: Lists) -> None:
    await home.say("empty my list", WANTS)
    assert "9:07" in await words(
        home, "what time is it", answered(help_item("time-now", time="09:07"))
    )
    await home.say("yes", answered(help_item("accept-nothing")))
    assert len(lists.read()) == 2


async def test_a_yes_that_was_badly_heard_empties_nothing(home: House, lists: Lists) -> None:
    await home.say("empty my list", WANTS)
    turn = await home.conversation.take(Said("yes", Language.ENGLISH, spoken=True), home.screen)
    assert "not sure I heard" in turn.items[0]["words"]
    assert len(lists.read()) == 2
    await home.say("yes")
    assert lists.read() == [], "typed, it counts"


async def test_an_empty_list_is_told_and_nothing_asked(home: House, lists: Lists) -> None:
    lists.clear()
    assert await words(home, "empty my list", WANTS) == "Your shopping list is empty."
    await home.say("yes", answered(help_item("accept-nothing")))
    assert len(lists.read("tasks")) == 1


async def test_a_database_that_fails_is_owned_up_to(home: House) -> None:
    (home.home / HOUSEHOLD_DATABASE).write_bytes(b"junk" * 1000)
    assert await words(home, "empty my list", WANTS) == (
        "I could not empty the list: nothing has changed."
    )


async def test_a_database_that_is_held_by_another_is_owned_up_to(home: House, lists: Lists) -> None:
    await home.say("empty my list", WANTS)
    with lists._writing.begin():
        assert "could not empty" in await words(home, "yes")
    assert len(lists.read()) == 2
