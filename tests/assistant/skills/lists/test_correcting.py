"""An amount that was meant stands instead of the one noted, and can be taken back."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from assistant.household.database import open_database
from assistant.skills.items import split_items
from assistant.skills.lists.store import Lists


def test_a_corrected_amount_replaces_the_one_before(tmp_path: Path) -> None:
    lists = Lists(open_database(tmp_path / "household.db"))
    lists.add(split_items("six bouteilles de cidre et du pain", "fr"))
    lists.correct(split_items("huit bouteilles de cidre", "fr"))
    amounts = {item.name: item.amount for item in lists.read()}
    assert sorted(amounts.values(), key=str) == [Fraction(8), None]
    lists.undo()
    assert Fraction(6) in [item.amount for item in lists.read()]
    assert len(lists.read()) == 2
