"""What the log is given of a change of register, however it came about."""

from __future__ import annotations

from audit.interests.changes import changes
from audit.interests.register import Register
from audit.ledger.entries import Document, Entry
from audit.records.leaves import RegisterLeaf


def register_leaf(before: Register | None, after: Register) -> RegisterLeaf:
    """The record of a change of register; `before` is None where none could be read."""
    found = changes(before, after)
    return RegisterLeaf(
        digest=after.digest,
        previous=before.digest if before else "",
        added=found.added,
        removed=found.removed,
        changed=found.changed,
    )


def register_entry(before: Register | None, after: Register) -> Entry:
    """The record of a change of register with the new text, which is kept beside it."""
    text = Document("register", after.digest, after.text)
    return Entry(register_leaf(before, after), documents=(text,))
