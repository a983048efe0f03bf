"""Every no that stands, as it was written and in the order it was said: to be shown and lifted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from audit.ledger.tables import DeclineRow, LeafRow
from audit.records.leaves import DeclineScope

Written = tuple[DeclineScope, str]


@dataclass(frozen=True)
class Standing:
    """One no: the record that said so, what to, and which record it answered, if it did.

    `written` is all that must be lifted for it: a product that was declined by what was named of it
    is declined by what it is too, and the two are one no. `unasked_only` is a lighter no.
    """

    record: int
    written: tuple[Written, ...]
    unasked_only: bool
    of: int | None

    @property
    def scope(self) -> DeclineScope:
        return self.written[0][0]

    @property
    def value(self) -> str:
        return self.written[0][1]


def standing_noes(connection: Connection) -> tuple[Standing, ...]:
    """Every no that holds, oldest first; one of a scope that nobody knows is left out."""
    rows = connection.execute(
        select(
            DeclineRow.seq, DeclineRow.scope, DeclineRow.value, DeclineRow.unasked_only,
            LeafRow.body,
        )
        .join(LeafRow, LeafRow.seq == DeclineRow.seq)
        .order_by(DeclineRow.seq)
    )  # fmt: skip
    found: list[Standing] = []
    for row in rows:
        if row.scope not in _SCOPES:
            continue
        no = Standing(
            record=row.seq,
            written=((DeclineScope(row.scope), row.value),),
            unasked_only=bool(row.unasked_only),
            of=_answered(row.body),
        )
        if found and _is_one(found[-1], no):
            before = found.pop()
            no = Standing(
                before.record, before.written + no.written, before.unasked_only, before.of
            )
        found.append(no)
    return tuple(found)


_SCOPES = frozenset(DeclineScope)


def _is_one(product: Standing, likeness: Standing) -> bool:
    """Whether the second is what the first, said just before it of the same record, is."""
    return (
        [scope for scope, _ in product.written] == [DeclineScope.PRODUCT]
        and likeness.scope is DeclineScope.LIKENESS
        and product.of == likeness.of
        and product.unasked_only == likeness.unasked_only
    )


def _answered(body: bytes) -> int | None:
    leaf: Any = json.loads(body)
    of = leaf.get("of")
    return of if isinstance(of, int) else None
