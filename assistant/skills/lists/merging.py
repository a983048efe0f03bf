"""Adds up the same thing on a list: 500 g and a kilo are a kilo and a half, exactly."""

from __future__ import annotations

from fractions import Fraction

from assistant.skills.item_units import scale_of
from assistant.skills.items import Item

__all__ = ["adds_up", "less", "merged"]


def adds_up(there: Item, more: Item) -> bool:
    """Whether two amounts of one thing make one amount; one without an amount goes with any."""
    if there.amount is None or more.amount is None:
        return True
    return scale_of(there.unit)[0] == scale_of(more.unit)[0]


def merged(there: Item, more: Item) -> Item:
    """Both together, in the larger of their units. Only for what `adds_up`."""
    if more.amount is None:
        return there
    if there.amount is None:
        return Item(more.name, more.amount, more.unit, there.article, more.unit_word)
    worth_there, worth_more = scale_of(there.unit)[1], scale_of(more.unit)[1]
    total = there.amount * worth_there + more.amount * worth_more
    larger, worth = (more, worth_more) if worth_more > worth_there else (there, worth_there)
    # "1 pomme" becomes "pommes".
    name = more.name if there.amount < 2 else there.name
    unit_word = there.unit_word or more.unit_word
    return Item(name, Fraction(total) / worth, larger.unit, there.article, unit_word)


def less(there: Item, taken: Item) -> Item | None:
    """What is left of `there` without `taken`; None where nothing is, or it cannot be told."""
    if there.amount is None or taken.amount is None or not adds_up(there, taken):
        return None
    worth, worth_taken = scale_of(there.unit)[1], scale_of(taken.unit)[1]
    left = there.amount * worth - taken.amount * worth_taken
    if left <= 0:
        return None
    return Item(there.name, Fraction(left) / worth, there.unit, there.article, there.unit_word)
