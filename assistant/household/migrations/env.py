"""Alembic's entry: the connection is handed in by `assistant.household.database`."""

from __future__ import annotations

from alembic import context

from assistant.household.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
