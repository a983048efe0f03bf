"""What must not be undone by a log that takes the place of another: every no, and every erasure.

A no is for good (promise 5), and words that were erased do not come back with an older copy.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from audit.ledger.database import open_engine
from audit.ledger.tables import DeclineRow, LeafRow, SettingRow
from audit.records.leaves import DeclineLeaf, Leaf, SettingLeaf

# Settings and the values of them that forbid; what allows is not taken from a log in doubt.
_FORBIDDING = {("selling", "off"), ("profile", "none")}


def noes_in(ledger: Path) -> list[Leaf]:
    """What the log at `ledger` holds declined or switched off, as far as it can be read."""
    found: list[Leaf] = []
    engine = open_engine(ledger, writing=False)
    try:
        with (
            suppress(SQLAlchemyError, sqlite3.Error, ValueError),
            engine.connect() as connection,
        ):
            found.extend(_noes(connection))
    finally:
        engine.dispose()
    return found


def erasures_in(ledger: Path, size: int) -> tuple[tuple[int, int], ...]:
    """The ranges of the first `size` records whose words the log at `ledger` says are erased.

    Raises `SQLAlchemyError` where it cannot be read.
    """
    engine = open_engine(ledger, writing=False)
    try:
        with engine.connect() as connection:
            mark = b'"kind":"erasure"'
            bodies = connection.scalars(select(LeafRow.body).where(func.instr(LeafRow.body, mark)))
            leaves = [json.loads(body) for body in bodies]
    finally:
        engine.dispose()
    ranges = (pair for leaf in leaves if leaf["kind"] == "erasure" for pair in leaf["ranges"])
    return tuple((first, min(last, size)) for first, last in ranges if first <= size)


def _noes(connection: Connection) -> Iterator[Leaf]:
    for row in connection.execute(select(SettingRow.name, SettingRow.value)):
        if (row.name, row.value) in _FORBIDDING:
            yield SettingLeaf(name=row.name, value=row.value)
    declines = select(DeclineRow.scope, DeclineRow.value).order_by(DeclineRow.seq)
    for row in connection.execute(declines):
        yield DeclineLeaf(scope=row.scope, value=row.value)
