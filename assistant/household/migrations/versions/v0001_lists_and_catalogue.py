"""The shopping list and the catalogue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "list_item",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False, index=True),
        sa.Column("amount", sa.String),
        sa.Column("unit", sa.String),
        sa.Column("done", sa.Boolean, nullable=False),
    )
    op.create_table(
        "product",
        sa.Column("gtin", sa.String, primary_key=True),
        sa.Column("brand", sa.String, nullable=False),
        sa.Column("category", sa.String, nullable=False, index=True),
        sa.Column("name_fr", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("category_fr", sa.String, nullable=False),
        sa.Column("category_en", sa.String, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
    )
    op.create_table(
        "offer",
        sa.Column("gtin", sa.String, sa.ForeignKey("product.gtin"), primary_key=True),
        sa.Column("merchant", sa.String, primary_key=True),
        sa.Column("merchant_name", sa.String, nullable=False),
        sa.Column("price_cents", sa.Integer, nullable=False),
        sa.Column("delivery_cents", sa.Integer, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("priced_at", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
    )
    op.create_table(
        "search_word",
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("word", sa.String, primary_key=True),
        sa.Column("gtin", sa.String, sa.ForeignKey("product.gtin"), primary_key=True),
    )
    op.create_table("catalogue", sa.Column("digest", sa.String, primary_key=True))
