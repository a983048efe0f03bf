"""The first ledger: leaves that cannot be changed, and the tables beside them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaf",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for event in ("update", "delete"):
        op.execute(
            f"create trigger leaf_never_{event}d before {event} on leaf "
            "begin select raise(abort, 'the ledger is append-only'); end"
        )
    op.execute(
        "create trigger leaf_without_holes before insert on leaf "
        "when new.seq != (select coalesce(max(seq), 0) + 1 from leaf) "
        "begin select raise(abort, 'record numbers have no holes'); end"
    )
    op.create_table(
        "erasable",
        sa.Column("seq", sa.Integer, sa.ForeignKey("leaf.seq"), primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "account",
        sa.Column("seq", sa.Integer, sa.ForeignKey("leaf.seq"), primary_key=True),
        sa.Column("log_ms", sa.Integer, nullable=False),
        sa.Column("turn", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("requested", sa.Boolean, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
    )
    op.create_index("ix_account_log_ms", "account", ["log_ms"])
    op.create_table(
        "decline",
        sa.Column("scope", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, sa.ForeignKey("leaf.seq"), nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("seq", sa.Integer, sa.ForeignKey("leaf.seq"), nullable=False),
    )
    op.create_table(
        "charter",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("text", sa.String, nullable=False),
    )
