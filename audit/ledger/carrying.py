"""What must not be undone by a log that takes the place of another: every no, and every erasure.

A no is for good (promise 5), and words that were erased do not come back with an older copy.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from audit.choices.settings import (
    CAREFUL_CAPS,
    DEFAULT_QUIET,
    Setting,
    contains_hours,
    natural,
    quiet_hours,
)
from audit.ledger.database import open_engine
from audit.ledger.tables import DeclineRow, LeafRow, SettingRow
from audit.records.leaves import DeclineLeaf, DeclineScope, Leaf, SettingLeaf

# Settings and the values of them that forbid; what allows is not taken from a log in doubt.
_FORBIDDING = {
    (Setting.SELLING, "off"),
    (Setting.PROFILE, "none"),
    (Setting.CHILDREN, "yes"),
}
_SCOPES = frozenset(DeclineScope)


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
        if _forbids(row.name, row.value):
            yield SettingLeaf(name=row.name, value=row.value)
    declines = select(*DeclineRow.__table__.columns).order_by(DeclineRow.seq)
    for row in connection.execute(declines):
        if row.scope in _SCOPES:
            yield DeclineLeaf(scope=row.scope, value=row.value, unasked_only=bool(row.unasked_only))
        else:  # a no that cannot be read could be to anything
            yield SettingLeaf(name=Setting.SELLING, value="off")


def _forbids(name: Any, value: Any) -> bool:
    """Whether a setting forbids more than a new log does by itself.

    Caps and quiet hours are carried only where they leave out nothing that holds anyway.
    """
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    if name == Setting.QUIET:
        hours = quiet_hours(value)
        return hours is not None and contains_hours(hours, DEFAULT_QUIET)
    if name in CAREFUL_CAPS:
        cap = natural(value)
        return cap is not None and cap < CAREFUL_CAPS[Setting(name)]
    return (name, value) in _FORBIDDING
