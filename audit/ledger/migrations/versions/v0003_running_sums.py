"""Accounts carry the sums after them; those already there are counted once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from audit.accounting.sums import Running, Sums

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ACCOUNTS_AT_ONCE = 1000
# What somebody changed in a first log is copied as it is, for the check of the whole log to find.
_READ = sa.text(
    """
    select seq, cast(log_ms as integer), cast(turn as blob), cast(label as blob),
           cast(requested as integer), cast(words as integer), cast(milliseconds as integer)
    from account_before where :last is null or seq > :last order by seq limit :n
    """
)
_COPY = f"""
    insert into account
    select seq, log_ms, turn, label, requested, words, milliseconds,
           {", ".join("?" for _ in Sums._fields)}
    from account_before where seq = ?
"""  # noqa: S608 - marks


def upgrade() -> None:
    op.rename_table("account", "account_before")
    op.drop_index("ix_account_log_ms", "account_before")
    op.create_table(
        "account",
        sa.Column("seq", sa.Integer, sa.ForeignKey("leaf.seq"), primary_key=True),
        sa.Column("log_ms", sa.Integer, nullable=False),
        sa.Column("turn", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("requested", sa.Boolean, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
        sa.Column("turn_no", sa.Integer, nullable=False),
        sa.Column("turn_began_ms", sa.Integer, nullable=False),
        sa.Column("turn_counts", sa.Boolean, nullable=False),
        sa.Column("turn_sells", sa.Boolean, nullable=False),
        sa.Column("turn_words", sa.Integer, nullable=False),
        sa.Column("turn_ms", sa.Integer, nullable=False),
        sa.Column("sold_turns", sa.Integer, nullable=False),
        sa.Column("sold_words", sa.Integer, nullable=False),
        sa.Column("sold_ms", sa.Integer, nullable=False),
        sa.Column("helped_turns", sa.Integer, nullable=False),
        sa.Column("helped_words", sa.Integer, nullable=False),
        sa.Column("helped_ms", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("unasked_ms", sa.Integer, nullable=False),
    )
    _count(op.get_bind())
    op.drop_table("account_before")
    for column in ("log_ms", "turn_no", "turn_began_ms"):
        op.create_index(f"ix_account_{column}", "account", [column])
    for event in ("update", "delete"):
        op.execute(
            f"create trigger account_never_{event}d before {event} on account "
            "begin select raise(abort, 'the ledger is append-only'); end"
        )
    op.execute(
        "create trigger account_only_grows before insert on account "
        "when new.seq <= (select max(seq) from account) "
        "begin select raise(abort, 'sums go on from the last account'); end"
    )


def _count(connection: sa.Connection) -> None:
    running, last = Running(), None
    while weights := connection.execute(_READ, {"last": last, "n": _ACCOUNTS_AT_ONCE}).all():
        rows = []
        for seq, log_ms, turn, label, *numbers in weights:
            names = (name.decode(errors="replace") for name in (turn, label))
            rows.append((*running.add(log_ms, *names, *numbers), seq))
        connection.exec_driver_sql(_COPY, rows)
        last = weights[-1].seq
