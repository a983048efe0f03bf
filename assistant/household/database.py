"""Opens the action server's database and brings its schema up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import Engine

MIGRATIONS = Path(__file__).parent / "migrations"
CURRENT_REVISION = "0002"
# Several processes may write: one that reads first and then writes takes its turn from the start.
WRITING = {"writing": True}


def open_database(path: Path) -> Engine:
    """The engine of the database at `path`, made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 1.0})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    with engine.begin() as connection:
        current = _revision(connection) == CURRENT_REVISION
    if not current:
        with engine.execution_options(**WRITING).begin() as connection:
            if _revision(connection) != CURRENT_REVISION:
                _migrate(connection)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("begin immediate" if writing else "begin")


def _configure(connection: Any, _record: object) -> None:
    # The driver would commit before a DDL statement; we begin and commit ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma foreign_keys=on")
    cursor.close()


def _revision(connection: Connection) -> str | None:
    known = connection.execute(
        text("select 1 from sqlite_master where name = 'alembic_version'")
    ).scalar()
    return connection.scalar(text("select version_num from alembic_version")) if known else None


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
