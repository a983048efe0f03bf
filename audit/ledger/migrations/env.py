"""Alembic's entry: the connection is handed in by `audit.ledger.schema`."""

from __future__ import annotations

from alembic import context

from audit.ledger.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
