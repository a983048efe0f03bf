"""The accounts that stand beside the records: written with their sums, and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from audit.accounting.sums import RECENT, Running, Sums
from audit.ledger.database import prepared, run
from audit.ledger.entries import account_of
from audit.ledger.identity import NONSENSE
from audit.ledger.tables import AccountRow

_COLUMNS = tuple(column.name for column in AccountRow.__table__.columns)
# A broken file may hold anything, and must neither stop the log nor be summed up as text.
_NUMBERS = ", ".join(f"ifnull(cast({name} as integer), 0)" for name in Sums._fields)

_ADD = prepared(insert(AccountRow))
_LATEST = f"""
    select ifnull(cast(turn as blob), x''), {_NUMBERS}
    from account where seq <= ? order by seq desc limit ?
"""  # noqa: S608 - names of columns
_SAME = " and ".join(f"{name} is ?" for name in _COLUMNS)
_IS_THERE = f"select 1 from account where {_SAME}"  # noqa: S608 - names of columns
_LATER = "select seq from account where seq > ? order by seq"
_BODIES = "select seq, cast(body as blob) from leaf where seq > ? order by seq"


def add_weights(
    connection: Connection, running: Running, weights: Sequence[tuple[Any, ...]]
) -> None:
    """Store what records weigh in the ratio, each as the first seven columns of `AccountRow`.

    The others are the sums after it; `running` moves on.
    """
    if weights:
        run(connection, _ADD, [(*weight, *running.add(*weight[1:])) for weight in weights])


def read_running(connection: Connection, size: int) -> Running:
    """The sums as they stand in a log of `size` records."""
    running = Running()
    for turn, *numbers in reversed(connection.exec_driver_sql(_LATEST, (size, RECENT)).all()):
        running.restore(turn.decode(errors="replace"), Sums(*numbers))
    return running


def check_latest(connection: Connection, size: int) -> tuple[Running, int | None]:
    """The sums in a log of `size` records, the last of them counted again from the records.

    Also the number of the first of those that has another account than it says; None if all agree.
    """
    start = max(0, size - RECENT)
    running = read_running(connection, start)
    unexplained = set(connection.exec_driver_sql(_LATER, (start,)).scalars())
    astray: list[int] = []
    for seq, body in connection.exec_driver_sql(_BODIES, (start,)).all():
        try:
            leaf = json.loads(body)
            account = account_of(leaf)
            if account is None:
                continue
            row = (seq, int(leaf["log_ms"]), *vars(account).values())
            row += running.add(*row[1:])
        except NONSENSE:  # not a matter of accounts: the check of the whole log names the record
            unexplained.discard(seq)
            running = read_running(connection, seq)
            continue
        unexplained.discard(seq)
        if connection.exec_driver_sql(_IS_THERE, row).first() is None:
            astray.append(seq)
    return running, min((*astray, *unexplained), default=None)
