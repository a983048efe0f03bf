"""The sentences people say to their lists, by hand, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from assistant.skills.items import Item, LanguageCode, asked_items, split_items
from assistant.skills.lists.tasks import done_task, tasks_in
from assistant.skills.lists.which_list import which_list
from tests.assistant.skills.lists import english_sentences as english
from tests.assistant.skills.lists import french_sentences as french

Case = tuple[LanguageCode, str, str]


def cases(in_french: str, in_english: str) -> list[Case]:
    tables: tuple[tuple[LanguageCode, str], ...] = (("fr", in_french), ("en", in_english))
    return [
        (language, said.strip(), named.strip())
        for language, table in tables
        for said, _, named in (line.partition(" ->") for line in table.splitlines())
    ]


def things(expected: str) -> tuple[Item, ...]:
    """Items as a table writes them: "2 kg: pommes; lait"."""
    found = []
    for one in filter(None, (part.strip() for part in expected.split(";"))):
        amount, colon, name = one.rpartition(": ")
        if not colon:
            found.append(Item(name))
            continue
        number, *unit = amount.split()
        found.append(Item(name, Fraction(number), unit[0] if unit else None))
    return tuple(found)


@pytest.mark.parametrize(("language", "said", "named"), cases(french.ADDED, english.ADDED))
def test_what_is_to_be_added(language: LanguageCode, said: str, named: str) -> None:
    assert split_items(said, language) == things(named)


@pytest.mark.parametrize(("language", "said", "named"), cases(french.REMOVED, english.REMOVED))
def test_what_is_to_be_ticked_off(language: LanguageCode, said: str, named: str) -> None:
    assert split_items(said, language) == things(named)


@pytest.mark.parametrize(("language", "said", "named"), cases(french.ASKED, english.ASKED))
def test_what_is_asked_after(language: LanguageCode, said: str, named: str) -> None:
    assert asked_items(said, language) == things(named)


@pytest.mark.parametrize(("language", "said", "named"), cases(french.TASKS, english.TASKS))
def test_what_is_to_be_done(language: LanguageCode, said: str, named: str) -> None:
    on_tasks = named.startswith("t:")
    assert (which_list(said, language) == "tasks") == on_tasks
    expected = tuple(task.strip() for task in named.removeprefix("t:").split(";") if task.strip())
    assert tasks_in(said, language, named=on_tasks) == expected


@pytest.mark.parametrize(("language", "said", "named"), cases(french.DONE, english.DONE))
def test_what_was_done(language: LanguageCode, said: str, named: str) -> None:
    assert done_task(said, language) == named


def as_typed(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


@pytest.mark.parametrize(
    ("table", "read"),
    [
        (cases(french.ADDED, english.ADDED), split_items),
        (cases(french.REMOVED, english.REMOVED), split_items),
        (cases(french.ASKED, english.ASKED), asked_items),
    ],
)
def test_typed_with_capitals_and_a_point_it_is_the_same(
    table: list[Case], read: Callable[[str, LanguageCode], tuple[Item, ...]]
) -> None:
    for language, said, named in table:
        assert read(as_typed(said.rstrip(".")), language) == things(named), said


@pytest.mark.parametrize("module", [french, english])
def test_the_tables_are_long_enough(module: object) -> None:
    tables = (getattr(module, name) for name in ("ADDED", "REMOVED", "ASKED", "TASKS", "DONE"))
    assert sum(len(table.splitlines()) for table in tables) >= 150
