"""A household with a log, and a place to export it to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.export.logs import Household
from tests.support.clock import ManualClock


@pytest.fixture
def household(home: Path, clock: ManualClock) -> Iterator[Household]:
    built = Household(home, clock)
    yield built
    built.ledger.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "export"
