"""Which noes hold: each one that was said and not lifted since (promise 5).

A no to everything stands over a lighter one to the same thing, which holds for unasked suggestions
alone. The table is kept in step with the records here, and counted again from them for the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from audit.ledger.tables import DeclineRow

# Scope and value, to the record that said so and whether it is a lighter no.
Noes = dict[tuple[str, str], tuple[int, bool]]


def keep_noes(connection: Connection, seq: int, leaf: Mapping[str, Any]) -> None:
    """Bring the table up to what record `seq` says."""
    match leaf["kind"]:
        case "decline":
            lighter = leaf["unasked_only"]
            row = insert(DeclineRow).values(
                scope=leaf["scope"], value=leaf["value"], seq=seq, unasked_only=lighter
            )
            connection.execute(
                row.on_conflict_do_update(
                    index_elements=["scope", "value"],
                    set_={"seq": seq, "unasked_only": False},
                    where=DeclineRow.unasked_only & (not lighter),
                )
                if not lighter
                else row.on_conflict_do_nothing()
            )
        case "lift":
            connection.execute(
                delete(DeclineRow).where(
                    DeclineRow.scope == leaf["scope"], DeclineRow.value == leaf["value"]
                )
            )


def count_noes(noes: Noes, seq: int, leaf: Mapping[str, Any]) -> None:
    """The same, from the record alone. Raises `KeyError` for a record that is none."""
    match leaf["kind"]:
        case "decline":
            key, lighter = (leaf["scope"], leaf["value"]), bool(leaf.get("unasked_only", False))
            known = noes.get(key)
            if known is None or (known[1] and not lighter):
                noes[key] = seq, lighter
        case "lift":
            noes.pop((leaf["scope"], leaf["value"]), None)
