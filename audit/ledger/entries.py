"""What is handed to the ledger, and the tables that the charter reads, kept in step with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from audit.ledger.noes import keep_noes
from audit.ledger.tables import DocumentRow, SettingRow
from audit.records.leaves import Label, Leaf, Verdict

# Settings that follow from other records: whether the log's own trouble still stops selling, which
# register and campaigns are in force, and when the household was last asked for a mark.
INCIDENT = "incident"
OPEN, RESOLVED = "open", "resolved"
REGISTER, CAMPAIGNS, SURVEYED = "register", "campaigns", "surveyed"


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
    """A text that records name by its digest: a charter, a register of interests, campaigns."""

    kind: Literal["charter", "register", "campaigns"]
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
    keep_noes(connection, seq, facts)
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


def account_of(leaf: Mapping[str, Any]) -> Account | None:
    """What a leaf weighs in the ratio: nothing but what was spoken does."""
    if leaf["kind"] != "utterance" or leaf["verdict"] != Verdict.SPOKEN:
        return None
    return Account(
        turn=leaf["turn"],
        label=Label(leaf["label"]),
        requested=bool(leaf["requested"]),
        words=leaf["words"],
        milliseconds=leaf["milliseconds"],
    )


def setting_of(leaf: Mapping[str, Any]) -> tuple[str, str] | None:
    """The setting that a leaf changes, and to what."""
    match leaf["kind"]:
        case "setting":
            return leaf["name"], leaf["value"]
        case "incident":
            return INCIDENT, RESOLVED if leaf["resolved"] else OPEN
        case "register" | "campaigns" as what:
            return what, leaf["digest"] or "none"
        case "survey":
            return SURVEYED, "yes"
    return None


def read_document(connection: Connection, kind: str, digest: str) -> str | None:
    """The text that records name by its digest, if it is kept."""
    found: str | None = connection.scalar(
        select(DocumentRow.text).where(DocumentRow.kind == kind, DocumentRow.digest == digest)
    )
    return found
