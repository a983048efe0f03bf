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
    """What an utterance that was spoken weighs in the ratio (DESIGN §5)."""

    __tablename__ = "account"
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"), primary_key=True)
    log_ms: Mapped[int] = mapped_column(index=True)
    turn: Mapped[str]
    label: Mapped[str]
    requested: Mapped[bool]
    words: Mapped[int]
    milliseconds: Mapped[int]


class DeclineRow(Table):
    """A no of the household that still holds."""

    __tablename__ = "decline"
    scope: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"))


class SettingRow(Table):
    """A setting that the charter reads, as it stands now."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    seq: Mapped[int] = mapped_column(ForeignKey("leaf.seq"))


class CharterRow(Table):
    """The text of every charter that was ever in force here, by digest."""

    __tablename__ = "charter"
    digest: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
