"""The power goes at every moment of a ledger's life, and nothing that was acknowledged is lost.

A writer makes a ledger, appends, erases, closes and goes on, under strace; from its system calls
`tests.support.power_cut` rebuilds what the disk would hold at each moment: first with everything
lost that was not synced, then with seeded parts of it kept and torn. The ledger opens each of
these disks. `python -m benchmarks` does more of them. The model, and what it leaves out, stands
in `power_cut`.

Two writers that break the promise on purpose show that this can fail: one at synchronous=NORMAL,
one that speaks before it writes.
"""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path

import pytest

from tests.support.fault_writer import Job, WriterServer
from tests.support.ledger_state import lost, problems
from tests.support.power_cut import Cut, Recording, record

pytestmark = pytest.mark.usefixtures("traced")

APPENDS = ("append",) * 8
LIFE = (*APPENDS, "erase 2", "append", "close", *APPENDS, "erase 11")
# Points at which something unsynced survives, for each of the seeds.
SAMPLE = 80
SEEDS = (1, 2, 3)


def recorded(server: WriterServer, folder: Path, **how: bool) -> Recording:
    root = folder / "disk"
    root.mkdir()
    job = Job(str(root / "home" / "ledger.db"), LIFE, **how)
    return record(server, job, folder / "calls", root)


def opened(cut: Cut, folder: Path) -> Path:
    """The ledger on the disk that a cut left; the cut before it is cleared away."""
    shutil.rmtree(folder / "cut", ignore_errors=True)
    cut.restore(folder / "cut")
    return folder / "cut" / "home" / "ledger.db"


def test_no_power_cut_loses_what_was_acknowledged(server: WriterServer, folder: Path) -> None:
    recording = recorded(server, folder)
    sample = random.Random(1).sample(recording.points, SAMPLE)
    done = told = 0
    for cut in itertools.chain(recording.cuts([None]), recording.cuts(SEEDS, sample)):
        assert problems(opened(cut, folder), cut.said, unsaid=1) == [], f"cut at {cut.point}"
        done += 1
        told = max(told, len(cut.said))
    assert told == len(LIFE)
    assert done >= 200


@pytest.mark.parametrize("how", ["normal", "hasty"])
def test_a_writer_that_breaks_the_promise_is_caught(
    server: WriterServer, folder: Path, how: str
) -> None:
    recording = recorded(server, folder, **{how: True})
    assert any(lost(opened(cut, folder), cut.said) for cut in recording.cuts([None]))
