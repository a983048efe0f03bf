"""A household's log with something in it, and a witness that knows the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.notes import VerifierKey
from audit.ledger.store import Ledger
from audit.ledger.witnesses import add_witness
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.clock import ManualClock
from tests.support.witness import Witness, serving

Grow = Callable[[int], None]


@pytest.fixture
def ledger(home: Path, clock: ManualClock) -> Iterator[Ledger]:
    ledger = Ledger(ledger_path(home), clock)
    yield ledger
    ledger.close()


@pytest.fixture
def grow(ledger: Ledger) -> Grow:
    """Add so many records."""

    def add(count: int) -> None:
        leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
        ledger.append_all([Entry(leaf, {"words": "marmalade"}) for _ in range(count)])

    return add


@pytest.fixture
def witness(ledger: Ledger, grow: Grow) -> Iterator[Witness]:
    """A witness that is chosen, knows the log and has not been asked; the log holds 3 records."""
    grow(3)
    witness = Witness()
    witness.trust(ledger.key.text)
    with serving(witness.answer) as url:
        add_witness(ledger.path, VerifierKey.parse(witness.vkey), url)
        yield witness
