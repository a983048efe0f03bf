"""The tables of the action server's own database; nothing of the audit layer is in it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """Base of the household's tables."""


class ListItem(Table):
    """One thing on one of the lists; `done` ticks it off. `amount` is a fraction as text.

    `list` is "shopping" or "tasks"; `article` and `unit_word` are as they were said.
    """

    __tablename__ = "list_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    amount: Mapped[str | None]
    unit: Mapped[str | None]
    done: Mapped[bool] = mapped_column(default=False)
    list: Mapped[str] = mapped_column(default="shopping", server_default="shopping")
    article: Mapped[str | None]
    unit_word: Mapped[str | None]


class ListChange(Table):
    """One change to the lists that can be taken back, the newest with the highest number.

    `before` holds, as JSON, the rows it touched as they were; `items` what it was about.
    """

    __tablename__ = "list_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    list: Mapped[str]
    before: Mapped[str]
    items: Mapped[str]


class ProductRow(Table):
    """One product of the catalogue; `quantity` in grams, millilitres or pieces (`unit`)."""

    __tablename__ = "product"
    gtin: Mapped[str] = mapped_column(primary_key=True)
    brand: Mapped[str]
    category: Mapped[str] = mapped_column(index=True)
    name_fr: Mapped[str]
    name_en: Mapped[str]
    category_fr: Mapped[str]
    category_en: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str]


class OfferRow(Table):
    """What one merchant asks for a product, in integer cents."""

    __tablename__ = "offer"
    gtin: Mapped[str] = mapped_column(ForeignKey("product.gtin"), primary_key=True)
    merchant: Mapped[str] = mapped_column(primary_key=True)
    merchant_name: Mapped[str]
    price_cents: Mapped[int]
    delivery_cents: Mapped[int]
    currency: Mapped[str]
    priced_at: Mapped[str]
    source: Mapped[str]


class SearchWord(Table):
    """A folded word by which a product is found in one language."""

    __tablename__ = "search_word"
    language: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    gtin: Mapped[str] = mapped_column(ForeignKey("product.gtin"), primary_key=True)


class CatalogueState(Table):
    """Which catalogue is loaded: the digest of its file."""

    __tablename__ = "catalogue"
    digest: Mapped[str] = mapped_column(primary_key=True)
