"""A household that speaks English: its clock, its folder, its gate, and its log as a stranger
would read it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.choices import adult
from audit.gate.door import Gate
from audit.home import ledger_path
from tests.audit.ledger.logs import Leaves, Rows
from tests.audit.roomy import roomy
from tests.support.clock import ManualClock
from tests.support.gates import make_gate


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def in_english(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands are those of this household, in English unless a test says otherwise."""
    monkeypatch.setenv("CANDIDE_HOME", str(home))
    monkeypatch.delenv("CANDIDE_POLICIES", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en_IE.UTF-8")


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest of a PIN as it is, for a thousandth of its cost."""
    monkeypatch.setattr(adult, "_COST", {"n": 2, "r": 1, "p": 1})


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Iterator[Gate]:
    gate = make_gate(home, clock)
    yield gate
    gate.close()


@pytest.fixture
def ready(home: Path, clock: ManualClock) -> Iterator[Gate]:
    """A gate that could suggest something unasked right now."""
    gate = roomy(home, clock)
    yield gate
    gate.close()


@pytest.fixture
def rows(home: Path) -> Rows:
    """Ask the log a question in SQL, over a second connection that sees only what is committed."""

    def ask(sql: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(f"file:{ledger_path(home)}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()

    return ask


@pytest.fixture
def leaves(rows: Rows) -> Leaves:
    """The leaves in their order, all or those of one kind."""

    def read(kind: str | None = None) -> list[dict[str, Any]]:
        every = [json.loads(body) for (body,) in rows("select body from leaf order by seq")]
        return [leaf for leaf in every if kind in (None, leaf["kind"])]

    return read
