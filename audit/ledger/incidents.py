"""What is recorded when the log does not agree with what was signed (promise 7)."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from audit.ledger.checklog import Finding
from audit.ledger.entries import INCIDENT, OPEN
from audit.ledger.merkle import root_at
from audit.ledger.notes import VerifierKey
from audit.ledger.tables import LeafRow, SettingRow
from audit.ledger.tip import Tip, hash_reader
from audit.records.leaves import IncidentLeaf, Problem, RestoreLeaf

# Size and root, as the high-water mark holds them.
Mark = tuple[int, bytes]


def rolled_back(connection: Connection, tip: Tip, mark: Mark | None) -> IncidentLeaf | None:
    """The incident of a log that does not continue what this device signed last, if it doesn't."""
    if mark is None:
        return None
    size, root = mark
    shared = min(size, tip.size)
    try:
        found = root_at(shared, hash_reader(connection))
    except KeyError:
        found = b""  # a hash is missing in the midst of the tree
    if size <= tip.size and found == root:
        return None
    return IncidentLeaf(
        problem=Problem.ROLLBACK,
        record=shared + 1 if size > tip.size else None,
        expected_size=size,
        expected_root=root.hex(),
        found_size=tip.size,
        found_root=found.hex() or None,
    )


def damaged(name: str, mark: Mark | None) -> IncidentLeaf:
    """The first record of a log that begins because the one before, now `name`, cannot go on."""
    size, root = mark or (None, None)
    return IncidentLeaf(
        problem=Problem.DAMAGED,
        expected_size=size,
        expected_root=root.hex() if root else None,
        set_aside=name,
    )


def key_lost() -> IncidentLeaf:
    """The device no longer has the key that signed the log."""
    return IncidentLeaf(problem=Problem.KEY_LOST)


def restored(known: VerifierKey, tip: Tip, rollback: IncidentLeaf | None) -> RestoreLeaf:
    """The log goes on from the copy that a backup held: `tip` of the log that `known` signed."""
    return RestoreLeaf(
        origin=known.name,
        size=tip.size,
        root=tip.root.hex(),
        rollback=rollback is not None,
        newer_size=rollback.expected_size if rollback else None,
        newer_root=rollback.expected_root if rollback else None,
    )


def not_agreeing(finding: Finding) -> IncidentLeaf:
    """What the check of the whole log found first."""
    return IncidentLeaf(problem=Problem.MISMATCH, record=finding.record)


def is_known(connection: Connection, incident: IncidentLeaf) -> bool:
    """Whether this very incident is the one that stands open already."""
    body = connection.scalar(
        select(LeafRow.body)
        .join(SettingRow, SettingRow.seq == LeafRow.seq)
        .where(SettingRow.name == INCIDENT, SettingRow.value == OPEN)
    )
    if body is None:
        return False
    leaf = json.loads(body)
    return all(leaf.get(name) == value for name, value in incident.model_dump(mode="json").items())
