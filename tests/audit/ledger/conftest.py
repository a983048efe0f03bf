"""A log in a household's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.home import ledger_path
from audit.ledger.store import Ledger
from tests.audit.ledger.logs import entry
from tests.support.clock import ManualClock


@pytest.fixture
def path(home: Path) -> Path:
    return ledger_path(home)


@pytest.fixture
def ledger(path: Path, clock: ManualClock) -> Iterator[Ledger]:
    """A log that nothing was written to yet."""
    ledger = Ledger(path, clock)
    yield ledger
    ledger.close()


@pytest.fixture
def three(ledger: Ledger) -> Ledger:
    """A log of three records with words."""
    for number in range(3):
        ledger.append(entry(number, "x"))
    return ledger
