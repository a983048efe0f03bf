"""The tables of the ledger as typed mappings; `migrations` creates them, with their triggers."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """Base of the ledger's tables."""


class LeafRow(Table):
    """One leaf: `body` holds its canonical JSON as it was made, never to be rewritten."""

    __tablename__ = "leaf"
    seq: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class ErasableRow(Table):
    """The personal words behind a leaf, and the key of the leaf's commitment to them."""

    __tablename__ = "erasable"
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class AccountRow(Table):
    """What an utterance that was spoken weighs in the ratio (DESIGN §5), and the sums after it.

    From `turn_no` on, the columns are those of `audit.accounting.Sums`.
    """

    __tablename__ = "account"
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"), primary_key=True)
    log_ms: Mapped[int] = mapped_column(index=True)
    turn: Mapped[str]
    label: Mapped[str]
    requested: Mapped[bool]
    words: Mapped[int]
    milliseconds: Mapped[int]
    turn_no: Mapped[int] = mapped_column(index=True)
    turn_began_ms: Mapped[int] = mapped_column(index=True)
    turn_counts: Mapped[bool]
    turn_sells: Mapped[bool]
    turn_words: Mapped[int]
    turn_ms: Mapped[int]
    sold_turns: Mapped[int]
    sold_words: Mapped[int]
    sold_ms: Mapped[int]
    helped_turns: Mapped[int]
    helped_words: Mapped[int]
    helped_ms: Mapped[int]
    asked: Mapped[int]
    unasked_ms: Mapped[int]


class DeclineRow(Table):
    """A no of the household that still holds, for everything or for what is not asked for."""

    __tablename__ = "decline"
    scope: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"))
    unasked_only: Mapped[bool]


class SettingRow(Table):
    """A setting that the charter reads, as it stands now."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"))


class DocumentRow(Table):
    """The text of every charter and register that was ever in force here, by kind and digest."""

    __tablename__ = "document"
    kind: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class SubtreeRow(Table):
    """The hash of one complete subtree; `row` is its place (`audit.ledger.merkle.row_of`)."""

    __tablename__ = "subtree"
    row: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class LogRow(Table):
    """Which log this is, and the public key that signs it now; one row."""

    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str]
    key: Mapped[str]


class TipRow(Table):
    """The last signed checkpoint and the time of its last record; one row, compared and swapped."""

    __tablename__ = "tip"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    root: Mapped[bytes] = mapped_column(LargeBinary)
    note: Mapped[str]
    log_ms: Mapped[int]
    latest_wall: Mapped[str | None]


class WitnessRow(Table):
    """A witness the household chose, and the last checkpoint it cosigned, with its signature."""

    __tablename__ = "witness"
    key: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    size: Mapped[int]
    note: Mapped[str | None]
