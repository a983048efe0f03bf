"""What is handed to the ledger, and the tables that the charter reads, kept in step with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from audit.ledger.tables import DeclineRow, DocumentRow, SettingRow
from audit.records.leaves import Label, Leaf

# The setting that holds whether the log's own trouble still stops selling.
INCIDENT = "incident"
OPEN, RESOLVED = "open", "resolved"


@dataclass(frozen=True)
class Account:
    """What a spoken utterance weighs in the ratio."""

    turn: str
    label: Label
    requested: bool
    words: int
    milliseconds: int


@dataclass(frozen=True)
class Document:
    """A text that records name by its digest: a charter or a register of interests."""

    kind: Literal["charter", "register"]
    digest: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing to log: its leaf, the words that may be erased, its weight in the ratio."""

    leaf: Leaf
    personal: dict[str, Any] | None = None
    account: Account | None = None
    documents: tuple[Document, ...] = ()


def keep_in_step(connection: Connection, seq: int, entry: Entry) -> None:
    """Bring the tables up to what the record says, in its transaction."""
    facts = vars(entry.leaf)
    if decline := decline_of(facts):
        scope, value = decline
        row = insert(DeclineRow).values(scope=scope, value=value, seq=seq)
        connection.execute(row.on_conflict_do_nothing())
    if setting := setting_of(facts):
        name, value = setting
        changed = insert(SettingRow).values(name=name, value=value, seq=seq)
        connection.execute(
            changed.on_conflict_do_update(
                index_elements=["name"], set_={"value": value, "seq": seq}
            )
        )
    for document in entry.documents:
        connection.execute(insert(DocumentRow).values(**vars(document)).on_conflict_do_nothing())


def decline_of(leaf: Mapping[str, Any]) -> tuple[str, str] | None:
    """The scope and value that a leaf declines."""
    return (leaf["scope"], leaf["value"]) if leaf["kind"] == "decline" else None


def setting_of(leaf: Mapping[str, Any]) -> tuple[str, str] | None:
    """The setting that a leaf changes, and to what."""
    match leaf["kind"]:
        case "setting":
            return leaf["name"], leaf["value"]
        case "incident":
            return INCIDENT, RESOLVED if leaf["resolved"] else OPEN
    return None
