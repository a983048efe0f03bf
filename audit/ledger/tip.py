"""The last signed checkpoint of the log, kept in a row that is compared before it is swapped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from audit.ledger.database import prepared, run
from audit.ledger.errors import LedgerForked
from audit.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    Place,
    ReadHashes,
    frontier_places,
    row_of,
    rows_for,
)
from audit.ledger.tables import SubtreeRow, TipRow

_ROWS_AT_ONCE = 500

_COLUMNS = (TipRow.size, TipRow.root, TipRow.note, TipRow.log_ms, TipRow.latest_wall)
_READ_TIP = prepared(select(*_COLUMNS))
_IS_TIP = prepared(
    select(TipRow.id).where(
        TipRow.size == bindparam("size"),
        TipRow.root == bindparam("root"),
        TipRow.note == bindparam("note"),
    )
)
_SWAP_TIP = prepared(
    update(TipRow)
    .where(TipRow.size == bindparam("old_size"), TipRow.root == bindparam("old_root"))
    .values({column.key: bindparam(column.key) for column in _COLUMNS})
)
_ADD_SUBTREES = prepared(insert(SubtreeRow))


@dataclass(frozen=True)
class Tip:
    """Size, root and signed note; the log time of the last record, and the latest wall time."""

    size: int = 0
    root: bytes = EMPTY_ROOT
    note: str = ""
    log_ms: int = 0
    latest_wall: datetime | None = None


def read_tip(connection: Connection) -> Tip:
    """The tip as it was committed last; that of an empty log where nothing was signed yet."""
    row = connection.exec_driver_sql(_READ_TIP).first()
    if row is None:
        return Tip()
    wall = None if row.latest_wall is None else datetime.fromisoformat(row.latest_wall)
    return Tip(row.size, row.root, row.note, row.log_ms, wall)


def is_tip(connection: Connection, tip: Tip) -> bool:
    """Whether `tip` is still the one that was committed last. Raises `sqlite3.Error`."""
    driver: Any = connection.connection
    return bool(driver.execute(_IS_TIP, (tip.size, tip.root, tip.note)).fetchone())


def first_tip(connection: Connection, tip: Tip) -> None:
    """Put the first tip there."""
    connection.execute(insert(TipRow).values(id=1, **_columns(tip)))


def swap_tip(connection: Connection, old: Tip, new: Tip) -> None:
    """Put `new` in the place of `old`. Raises `LedgerForked` where `old` is not what stands there.

    With this in the transaction of the records themselves, no two checkpoints are ever signed of
    which one does not continue the other.
    """
    values = (*_columns(new).values(), old.size, old.root)
    if new.size < old.size or run(connection, _SWAP_TIP, [values]) != 1:
        raise LedgerForked()


def _columns(tip: Tip) -> dict[str, Any]:
    wall = None if tip.latest_wall is None else tip.latest_wall.isoformat()
    return {**vars(tip), "latest_wall": wall}


def add_subtrees(connection: Connection, size: int, hashes: list[bytes]) -> None:
    """Store what appending to a tree of `size` leaves completed."""
    first = rows_for(size)
    run(connection, _ADD_SUBTREES, enumerate(hashes, first))


def hash_reader(connection: Connection) -> ReadHashes:
    """Reads stored hashes by their places. The reader raises `KeyError` for one not there."""

    def read(places: list[Place]) -> list[bytes]:
        rows = [row_of(place) for place in places]
        found: dict[int, bytes] = {}
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            wanted = rows[start : start + _ROWS_AT_ONCE]
            marks = ",".join("?" * len(wanted))
            query = f"select row, hash from subtree where row in ({marks})"  # noqa: S608 - marks
            found.update(map(tuple, connection.exec_driver_sql(query, tuple(wanted))))
        return [found[row] for row in rows]

    return read  # type: ignore[return-value]


def read_frontier(connection: Connection, size: int) -> Frontier:
    """The right edge of the tree at `size`. Raises `KeyError` where a hash is missing."""
    return Frontier(size, hash_reader(connection)(frontier_places(size)))
