"""A clock turned by hand, a household's folder, and its log as a stranger would read it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.home import ledger_path
from tests.support.clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def rows(home: Path) -> Callable[..., list[Any]]:
    """Ask the log a question in SQL, over a second connection that sees only what is committed."""

    def ask(sql: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(f"file:{ledger_path(home)}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()

    return ask


@pytest.fixture
def leaves(rows: Callable[..., list[Any]]) -> Callable[..., list[dict[str, Any]]]:
    """The leaves in their order, all or those of one kind."""

    def read(kind: str | None = None) -> list[dict[str, Any]]:
        every = [json.loads(body) for (body,) in rows("select body from leaf order by seq")]
        return [leaf for leaf in every if kind in (None, leaf["kind"])]

    return read
