"""A household's database of an earlier version is brought up to date, with all that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from assistant.household.database import CURRENT_REVISION, MIGRATIONS, open_database
from assistant.household.tables import Table
from assistant.skills.items import Item
from assistant.skills.lists.store import Lists


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute("select version_num from alembic_version").fetchone()
    return str(found)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first version, with a list in it."""
    path = tmp_path / "household.db"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as database:
        rows = [
            ("œufs", "oeuf", "6", None, 0),
            ("farine", "farine", "500", "g", 0),
            ("farine", "farine", "1", "kg", 0),
            ("lait", "lait", None, None, 1),
        ]
        database.executemany(
            "insert into list_item (name, folded, amount, unit, done) values (?, ?, ?, ?, ?)", rows
        )
        database.commit()
    assert revision(path) == "0001"
    return path


def test_an_old_list_is_there_after_the_change(old: Path) -> None:
    lists = Lists(open_database(old))
    assert revision(old) == CURRENT_REVISION
    assert lists.read() == [Item("œufs", 6), Item("farine", 500, "g"), Item("farine", 1, "kg")]
    assert lists.done() == [Item("lait")]
    assert lists.read("tasks") == []
    assert lists.undo() is None


def test_what_was_kept_apart_is_added_up_by_the_next_of_it(old: Path) -> None:
    lists = Lists(open_database(old))
    lists.add([Item("farine", 250, "g")])
    assert lists.read()[1:] == [Item("farine", Fraction(7, 4), "kg")]
    lists.undo()
    assert len(lists.read()) == 3


def test_the_tables_are_what_the_migrations_make(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "household.db")
    with engine.connect() as connection:
        for name, table in Table.metadata.tables.items():
            rows = connection.exec_driver_sql(f"pragma table_info({name})").all()
            assert {row[1] for row in rows} == set(table.columns.keys())


def test_several_who_open_it_at_once_change_it_once(old: Path) -> None:
    together = Barrier(4)
    found: list[int] = []

    def open_it() -> None:
        together.wait()
        found.append(len(Lists(open_database(old)).read()))

    threads = [Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]
