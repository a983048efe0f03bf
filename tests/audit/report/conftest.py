"""A household whose locale is English and whose clock is that of Paris, unless a test says so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.home import ledger_path
from audit.report.contents import Report
from audit.report.gather import gather
from tests.audit.report.logs import a_week
from tests.support.clock import ManualClock


@pytest.fixture(autouse=True)
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CANDIDE_HOME", str(home))
    monkeypatch.setenv("TZ", "Europe/Paris")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en_IE.UTF-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def week_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a household after one week, for tests that only read it."""
    home = tmp_path_factory.mktemp("week")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Paris")
        time.tzset()
        a_week(home)
    time.tzset()
    return home


@pytest.fixture(scope="session")
def week(week_home: Path) -> Report:
    """The report of that week."""
    return gather(ledger_path(week_home), ManualClock())
