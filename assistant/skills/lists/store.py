"""Keeps both lists in the action server's own database: merged, ticked off, taken back.

Every change is one transaction with what undoes it, so that a process that dies in the middle has
changed nothing. Several processes may write: the assistant and the command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assistant.folding import fold
from assistant.household.database import WRITING
from assistant.household.tables import ListItem
from assistant.skills.items import Item
from assistant.skills.lists.history import Change, ChangeKind, Undone, item_of, undo_last
from assistant.skills.lists.matching import find, find_task, near
from assistant.skills.lists.merging import adds_up, less, merged

__all__ = ["ITEMS_AT_MOST", "LIST_NAMES", "ListFull", "ListName", "Lists", "Noted", "Removed"]

ListName = Literal["shopping", "tasks"]
LIST_NAMES: tuple[ListName, ...] = ("shopping", "tasks")
# Nobody buys more at once; a list that long is a mistake, and slow to read out.
ITEMS_AT_MOST = 300
# What is done is kept this far back.
DONE_AT_MOST = 300


class ListFull(Exception):
    """A list would hold more than `ITEMS_AT_MOST`; nothing was added."""


@dataclass(frozen=True)
class Noted:
    """One thing put on a list: what was said, what there is now, and what there was before."""

    said: Item
    now: Item
    before: Item | None = None


@dataclass(frozen=True)
class Removed:
    """What came of taking things off: ticked off, less of it left, not there, or only alike."""

    ticked: tuple[Item, ...] = ()
    left: tuple[Item, ...] = ()
    missing: tuple[Item, ...] = ()
    alike: tuple[Item, ...] = ()


class Lists:
    """The household's two lists."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)

    def add(self, items: Sequence[Item], which: ListName = "shopping") -> list[Noted]:
        """Put `items` on a list, adding up what is the same. Raises `ListFull`."""
        with self._change("added", which) as (session, change):
            noted = [self._add_one(session, change, item, which) for item in items]
            change.items = [one.said for one in noted if one.now != one.before]
            self._keep_within_bounds(session, change, which)
            return noted

    def correct(self, items: Sequence[Item]) -> list[Noted]:
        """Put `items` on the shopping list, with these amounts instead of those that are there.

        Raises `ListFull`.
        """
        with self._change("added", "shopping") as (session, change):
            noted = []
            for item in items:
                for row in self._called(session, "shopping", fold(item.name)):
                    if item.amount is not None and adds_up(item_of(row), item):
                        change.touch(row)
                        session.delete(row)
                session.flush()
                noted.append(self._add_one(session, change, item, "shopping"))
            change.items = [one.said for one in noted if one.now != one.before]
            self._keep_within_bounds(session, change, "shopping")
            return noted

    def read(self, which: ListName = "shopping") -> list[Item]:
        """What is still to buy, or to do, oldest first."""
        with Session(self._engine) as session:
            return [item_of(row) for row in self._open(session, which)]

    def done(self, which: ListName = "shopping") -> list[Item]:
        """What was ticked off, the latest last."""
        with Session(self._engine) as session:
            return [item_of(row) for row in self._rows(session, which) if row.done]

    def complete(self, items: Sequence[Item], which: ListName = "shopping") -> Removed:
        """Tick `items` off, or take their amount away where more of it is there."""
        found = Removed()
        with self._change("completed", which) as (session, change):
            for item in items:
                rows = self._open(session, which)
                meant = _meant(item, rows, which)
                if not meant:
                    found = _not_there(found, item, rows)
                for row in meant:
                    found = _take(change, row, item, found)
        return found

    def has(self, item: Item, which: ListName = "shopping") -> tuple[list[Item], list[Item]]:
        """What of `item` is open on a list, and what is only called alike."""
        with Session(self._engine) as session:
            rows = self._open(session, which)
            names = [row.name for row in rows]
            places = _places(item, rows, which)
            alike = [] if places else near(item.name, names)
            return [item_of(rows[at]) for at in places], [item_of(rows[at]) for at in alike]

    def clear(self, which: ListName = "shopping") -> int:
        """Empty a list, what is done included; how many open things went."""
        with self._change("cleared", which) as (session, change):
            rows = self._rows(session, which)
            change.items = [item_of(row) for row in rows if not row.done]
            for row in rows:
                change.touch(row)
                session.delete(row)
            return len(change.items)

    def undo(self) -> Undone | None:
        """Take the last change back exactly, on whichever list; None where there is none."""
        with Session(self._writing) as session, session.begin():
            return undo_last(session)

    def bring_in(self, things: Sequence[tuple[ListName, Item, bool]]) -> None:
        """Add things to their lists, done or not, all of them or none. Raises `ListFull`."""
        with self._change("imported", "shopping") as (session, change):
            for which, item, done in things:
                self._put(session, change, item, which, done=done)
            change.items = [item for _, item, _ in things]
            for which in LIST_NAMES:
                self._keep_within_bounds(session, change, which)

    def _put(
        self, session: Session, change: Change, item: Item, which: ListName, *, done: bool
    ) -> None:
        if done:
            change.made(session, _row(item, which, done=True))
        else:
            self._add_one(session, change, item, which)

    def _add_one(self, session: Session, change: Change, item: Item, which: ListName) -> Noted:
        rows = self._called(session, which, fold(item.name))
        if which == "tasks":
            item = Item(item.name)
        fitting = [row for row in rows if adds_up(item_of(row), item)]
        if not fitting:
            change.made(session, _row(item, which, done=False))
            return Noted(item, item)
        first, *others = fitting
        before = item_of(first)
        now = merged(before, item)
        # Rows that a former version kept apart by their units.
        for other in others if item.amount is not None else ():
            before, now = merged(before, item_of(other)), merged(now, item_of(other))
            change.touch(other)
            session.delete(other)
        if now != before:
            change.touch(first)
            _write(first, now)
        return Noted(item, now, before)

    def _keep_within_bounds(self, session: Session, change: Change, which: ListName) -> None:
        """Forget what was done longest ago. Raises `ListFull`."""
        rows = self._rows(session, which)
        done = [row for row in rows if row.done]
        if len(rows) - len(done) > ITEMS_AT_MOST:
            raise ListFull
        for row in done[: max(0, len(done) - DONE_AT_MOST)]:
            change.touch(row)
            session.delete(row)

    @contextmanager
    def _change(self, kind: ChangeKind, which: ListName) -> Iterator[tuple[Session, Change]]:
        """One change, kept with what undoes it, or not made at all."""
        with Session(self._writing) as session, session.begin():
            change = Change(kind, which)
            yield session, change
            change.keep(session)

    def _open(self, session: Session, which: ListName) -> list[ListItem]:
        return [row for row in self._rows(session, which) if not row.done]

    def _called(self, session: Session, which: ListName, folded: str) -> list[ListItem]:
        """What is open on a list under one name."""
        wanted = (ListItem.list == which, ListItem.folded == folded, ListItem.done.is_(False))
        return list(session.scalars(select(ListItem).where(*wanted).order_by(ListItem.id)))

    def _rows(self, session: Session, which: ListName) -> list[ListItem]:
        return list(
            session.scalars(select(ListItem).where(ListItem.list == which).order_by(ListItem.id))
        )


def _places(item: Item, rows: list[ListItem], which: ListName) -> list[int]:
    """Where on a list `item` is; of tasks that are only alike, the one there is or none."""
    names = [row.name for row in rows]
    if which == "shopping":
        return find(item.name, names)
    places = find_task(item.name, names)
    return places if len(places) == 1 else []


def _meant(item: Item, rows: list[ListItem], which: ListName) -> list[ListItem]:
    """The rows that `item` takes off: the one its amount is counted in, or all of that name."""
    found = [rows[at] for at in _places(item, rows, which)]
    if item.amount is None:
        return found
    counted = [row for row in found if row.amount is not None and adds_up(item_of(row), item)]
    return counted or found


def _take(change: Change, row: ListItem, item: Item, found: Removed) -> Removed:
    """Tick one row off, or leave less of it."""
    change.touch(row)
    there = item_of(row)
    rest = less(there, item)
    if rest is None:
        row.done = True
        change.items.append(there)
        return replace(found, ticked=(*found.ticked, there))
    _write(row, rest)
    change.items.append(item)
    return replace(found, left=(*found.left, rest))


def _not_there(found: Removed, item: Item, rows: list[ListItem]) -> Removed:
    names = [row.name for row in rows]
    alike = near(item.name, names) or find_task(item.name, names)
    if not alike:
        return replace(found, missing=(*found.missing, item))
    return replace(found, alike=(*found.alike, *(item_of(rows[at]) for at in alike)))


def _row(item: Item, which: ListName, *, done: bool) -> ListItem:
    row = ListItem(list=which, done=done)
    _write(row, item)
    return row


def _write(row: ListItem, item: Item) -> None:
    row.name, row.folded = item.name, fold(item.name)
    row.amount = None if item.amount is None else str(Fraction(item.amount))
    row.unit, row.article, row.unit_word = item.unit, item.article, item.unit_word
