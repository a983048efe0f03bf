"""A second list, for things to do, and the changes that can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "list_item", sa.Column("list", sa.String, nullable=False, server_default="shopping")
    )
    op.add_column("list_item", sa.Column("article", sa.String))
    op.add_column("list_item", sa.Column("unit_word", sa.String))
    op.create_table(
        "list_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("list", sa.String, nullable=False),
        sa.Column("before", sa.String, nullable=False),
        sa.Column("items", sa.String, nullable=False),
    )
