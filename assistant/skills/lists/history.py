"""The last changes to the lists, each with what it takes to undo it exactly."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.household.tables import ListChange, ListItem
from assistant.skills.items import Item

__all__ = ["STEPS_AT_MOST", "Change", "ChangeKind", "Undone", "item_of", "undo_last"]

ChangeKind = Literal["added", "completed", "cleared", "imported"]
# So many changes can be taken back, one after the other, across both lists.
STEPS_AT_MOST = 20
_COLUMNS = ("list", "name", "folded", "amount", "unit", "done", "article", "unit_word")


@dataclass(frozen=True)
class Undone:
    """A change that was taken back: what it had been, on which list, and to which things."""

    kind: ChangeKind
    which: Literal["shopping", "tasks"]
    items: tuple[Item, ...]


@dataclass
class Change:
    """A change while it is made: the rows it touches as they were before, by number."""

    kind: ChangeKind
    which: str
    items: list[Item] = field(default_factory=list)
    before: dict[int, dict[str, Any] | None] = field(default_factory=dict)

    def touch(self, row: ListItem) -> None:
        """Remember a row as it is, before it is changed or deleted for the first time."""
        self.before.setdefault(row.id, {name: getattr(row, name) for name in _COLUMNS})

    def made(self, session: Session, row: ListItem) -> None:
        """Add a new row, which undoing takes away."""
        session.add(row)
        session.flush()
        self.before.setdefault(row.id, None)

    def keep(self, session: Session) -> None:
        """Store the change, and forget the oldest.

        One that changed nothing is kept too: whoever takes it back means no other.
        """
        session.flush()
        kept = ListChange(
            kind=self.kind,
            list=self.which,
            before=json.dumps(list(self.before.items())),
            items=json.dumps([_as_row(item) for item in self.items]),
        )
        session.add(kept)
        session.flush()
        newest = select(ListChange.id).order_by(ListChange.id.desc()).limit(STEPS_AT_MOST)
        session.execute(delete(ListChange).where(ListChange.id.not_in(newest.scalar_subquery())))


def undo_last(session: Session) -> Undone | None:
    """Put the rows that the last change touched back as they were, and forget the change."""
    change = session.scalar(select(ListChange).order_by(ListChange.id.desc()).limit(1))
    if change is None:
        return None
    for number, before in json.loads(change.before):
        row = session.get(ListItem, number)
        if before is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = ListItem(id=number)
            session.add(row)
        for name, value in before.items():
            setattr(row, name, value)
    items = tuple(_from_row(*columns) for columns in json.loads(change.items))
    session.delete(change)
    which = cast(Literal["shopping", "tasks"], change.list)
    return Undone(cast(ChangeKind, change.kind), which, items)


def item_of(row: ListItem) -> Item:
    """The thing that a row of the database holds."""
    return _from_row(row.name, row.amount, row.unit, row.article, row.unit_word)


def _as_row(item: Item) -> tuple[str | None, ...]:
    amount = None if item.amount is None else str(Fraction(item.amount))
    return item.name, amount, item.unit, item.article, item.unit_word


def _from_row(
    name: str, amount: str | None, unit: str | None, article: str | None, unit_word: str | None
) -> Item:
    number = None if amount is None else Fraction(amount)
    return Item(name=name, amount=number, unit=unit, article=article, unit_word=unit_word)
