"""A household with a log, lists and a register, its backup, and another device."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.audit.backup.homes import write
from tests.audit.terminal import candide
from tests.support.clock import ManualClock


@pytest.fixture
def lived_in(home: Path, clock: ManualClock) -> Path:
    """A household with five records, a shopping list and a register of its own."""
    write(home, clock, 1, 2, 3, 4, 5)
    with closing(sqlite3.connect(home / "household.db")) as lists:
        lists.execute("pragma journal_mode=wal")
        lists.execute("create table item (name text)")
        lists.execute("insert into item values ('milk')")
        lists.commit()
    (home / "register.toml").write_text('maker = "me"\n')
    (home / "campaigns.toml").write_text("# none\n")
    return home


@pytest.fixture
def backup(lived_in: Path, tmp_path: Path) -> Path:
    file = tmp_path / "home.backup"
    assert candide("backup", file).exit_code == 0
    return file


@pytest.fixture
def elsewhere(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another device, on which nothing was said yet."""
    home = tmp_path / "elsewhere"
    monkeypatch.setenv("CANDIDE_HOME", str(home))
    return home
