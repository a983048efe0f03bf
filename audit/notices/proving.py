"""Proves one suggestion from the log: the order made again, and its record's place in the tree.

What is proved is what a stranger would find with the exported log: nothing here looks at what this
process remembers.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from audit.ledger.merkle import inclusion_proof
from audit.ledger.tables import ErasableRow, LeafRow
from audit.ledger.tip import hash_reader, read_tip
from audit.ranking import best_of
from audit.records.leaves import Verdict
from audit.records.messages import Suggestion
from audit.verify.merkle import ProofInvalid, leaf_hash, verify_inclusion


class Order(StrEnum):
    """How the order compares that was made again from the record, or why it was not."""

    FIRST = "first"
    NOT_FIRST = "not-first"
    HELD_BACK = "held-back"
    ERASED = "erased"
    CHANGED = "changed"


@dataclass(frozen=True)
class Proof:
    """What was proved of record `record` under the last signed checkpoint, of `size` and `root`.

    `included`: the proof that the record is in the tree holds.
    """

    record: int
    size: int
    root: bytes
    order: Order
    included: bool


def prove(connection: Connection, record: int) -> Proof:
    """Make the order again and prove the record's place. Raises `KeyError` for a hash not there."""
    tip = read_tip(connection)
    row = connection.execute(
        select(LeafRow.body, ErasableRow.key, ErasableRow.content)
        .join(ErasableRow, ErasableRow.seq == LeafRow.seq, isouter=True)
        .where(LeafRow.seq == record)
    ).one()
    hashes = inclusion_proof(record - 1, tip.size, hash_reader(connection))
    try:
        verify_inclusion(record - 1, tip.size, leaf_hash(row.body), hashes, tip.root)
    except ProofInvalid:
        included = False
    else:
        included = True
    order = _order(json.loads(row.body), row.key, row.content)
    return Proof(record, tip.size, tip.root, order, included)


def _order(leaf: dict[str, Any], key: bytes | None, content: bytes | None) -> Order:
    """Compare the offer that was named first with the first of the neutral order."""
    if leaf["verdict"] != Verdict.SPOKEN:
        return Order.HELD_BACK
    if key is None or content is None:
        return Order.ERASED
    sealed = hmac.new(key, content, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(sealed, str(leaf.get("commitment"))):
        return Order.CHANGED
    try:
        chosen = json.loads(content)
        suggestion = Suggestion.model_validate(
            {
                "purpose": leaf["subject"],
                "trigger": leaf["trigger"],
                "need": chosen["need"],
                "candidates": chosen["candidates"],
                "ranking": {
                    "formula": "weighted-sum/1",
                    "weights": chosen["weights"],
                    "catalogue": leaf["catalogue"],
                },
                "named": chosen["named"],
                "skill": leaf["skill"],
                "intent": leaf["intent"],
            }
        )
        best = best_of(suggestion, chosen["eligible"], 1)
    except (KeyError, TypeError, ValueError, ValidationError):
        return Order.CHANGED
    return Order.FIRST if best == suggestion.named[:1] else Order.NOT_FIRST
