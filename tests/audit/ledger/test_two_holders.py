"""Two processes at one log: whichever changes the key, the other goes on with the new one."""

from __future__ import annotations

from pathlib import Path

from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import ErasureReason, Outcome, OutcomeLeaf
from tests.support.clock import ManualClock

ENTRY = Entry(OutcomeLeaf(of=1, outcome=Outcome.DELIVERED), personal={"words": "bonjour"})


def test_a_key_changed_by_another_process_is_used_from_then_on(
    home: Path, clock: ManualClock
) -> None:
    one, other = (Ledger(home / "ledger.db", clock) for _ in range(2))
    one.append(ENTRY)
    key = other.rotate_key()
    assert one.append(ENTRY) == 3
    assert one.key == key
    assert check_log(one.path) == ()
    newer = one.rotate_key()
    assert other.append(ENTRY) == 5
    assert other.key == newer
    assert check_log(one.path) == ()
    assert other.erase([(1, 5)], ErasureReason.COMMAND) == 3
    assert one.append(ENTRY) == 7
    assert check_log(one.path) == ()
    kinds = [record.leaf["kind"] for record in read_records(one.path)]
    assert kinds == ["outcome", "key", "outcome", "key", "outcome", "erasure", "outcome"]
    one.close()
    other.close()
