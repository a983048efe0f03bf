"""Every system call on a file of the ledger fails once, or is the writer's last.

How: `tests.support.failing_calls`. Here the many writes take turns at EIO, ENOSPC and a kill, and
syncs and names have all three; `python -m benchmarks` gives the writes all three, too. A read
fails with EIO: a disk that stutters once is no reason to take a good log for a damaged one.

What must hold: nothing hangs; a record is either acknowledged or refused with a `LedgerError`;
what was acknowledged is there and what was refused is not; the log is whole and goes on; and after
a failed sync the file is opened afresh before anything else is acknowledged.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.failing_calls import FIRST, LATER, Scenario, complaints


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("scenario", [FIRST, LATER], ids=["the first records", "a day in its life"])
def test_any_call_may_fail_or_be_the_last(scenario: Scenario, folder: Path) -> None:
    tried, found = complaints(scenario, folder, every=False)
    assert not found, "\n".join(found)
    assert tried >= 50
