"""A household whose clock is that of Paris, and its report after one week."""

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
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
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
