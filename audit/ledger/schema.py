"""Brings a ledger's schema up to date; Alembic is imported only when there is something to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from audit.ledger.errors import LedgerError

MIGRATIONS = Path(__file__).parent / "migrations"
CURRENT_REVISION = "0004"


def revision_of(connection: Connection) -> str | None:
    """The schema revision of an open ledger; None for an empty file."""
    known = connection.execute(
        text("select 1 from sqlite_master where name = 'alembic_version'")
    ).scalar()
    if not known:
        return None
    found = connection.execute(text("select version_num from alembic_version")).scalar()
    return None if found is None else str(found)


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that are missing, in the caller's transaction. Raises `LedgerError`."""
    if revision_of(connection) == CURRENT_REVISION:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # a revision of a later program
        raise LedgerError(reason=str(error)) from error
