"""A no may hold for unasked suggestions alone; those already there hold for everything."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "decline",
        sa.Column("unasked_only", sa.Boolean, nullable=False, server_default=sa.false()),
    )
