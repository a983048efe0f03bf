"""The log becomes a Merkle tree with a signed tip; the leaves already there are hashed into it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from audit.ledger.merkle import Frontier, leaf_hash

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LEAVES_AT_ONCE = 1000


def upgrade() -> None:
    op.create_table(
        "subtree",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
    )
    op.create_table(
        "tip",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("log_ms", sa.Integer, nullable=False),
        sa.Column("latest_wall", sa.String),
    )
    op.create_table(
        "witness",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("note", sa.String),
    )
    op.create_table(
        "document",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("text", sa.String, nullable=False),
    )
    op.execute("insert into document select 'charter', digest, text from charter")
    op.drop_table("charter")
    _hash_leaves(op.get_bind())
    for event in ("update", "delete"):
        op.execute(
            f"create trigger subtree_never_{event}d before {event} on subtree "
            "begin select raise(abort, 'the ledger is append-only'); end"
        )
    op.execute(
        "create trigger subtree_without_holes before insert on subtree "
        "when new.row != (select coalesce(max(row) + 1, 0) from subtree) "
        "begin select raise(abort, 'the tree has no holes'); end"
    )
    op.execute(
        "create trigger tip_only_grows before update on tip when new.size < old.size "
        "begin select raise(abort, 'the log never shrinks'); end"
    )


def _hash_leaves(connection: sa.Connection) -> None:
    frontier, row = Frontier(), 0
    while True:
        bodies = connection.execute(
            sa.text("select body from leaf where seq > :size order by seq limit :n"),
            {"size": frontier.size, "n": _LEAVES_AT_ONCE},
        ).scalars()
        hashes = [found for body in bodies for found in frontier.append(leaf_hash(body))]
        if not hashes:
            return
        connection.execute(
            sa.text("insert into subtree values (:row, :hash)"),
            [{"row": row + n, "hash": found} for n, found in enumerate(hashes)],
        )
        row += len(hashes)
