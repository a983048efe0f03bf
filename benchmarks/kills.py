"""Kills, power cuts and failing system calls in numbers; not one acknowledged record may be lost.

The suite does fewer of each (`tests/faults/ledger`), where the methods are explained too.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import time
from pathlib import Path

from benchmarks.table import Figure
from tests.support.failing_calls import FIRST, LATER, complaints
from tests.support.fault_writer import Job, Said, WriterServer, writer_server
from tests.support.ledger_state import lost, problems
from tests.support.power_cut import record
from tests.support.syscalls import why_not

ROUNDS = 200
CUTS = 500
LIFE = (*("append",) * 15, "erase 2", "append", "close", *("append",) * 15, "erase 20")
# A record takes some milliseconds, so a kill within these comes at any part of one.
WITHIN_S = 0.02


def measure(folder: Path) -> list[Figure]:
    """Kill writers, cut the power and fail calls. Calls can only be traced where strace works."""
    folder.mkdir()
    with writer_server() as server:
        figures = _kills(server, folder / "kills")
        if why_not() is None:
            figures += _cuts(server, folder / "cuts")
            figures += _failures(folder / "failures")
    return figures


def _kills(server: WriterServer, folder: Path) -> list[Figure]:
    """One ledger, opened and killed again and again."""
    folder.mkdir()
    path = folder / "home" / "ledger.db"
    luck = random.Random(1)
    said: list[Said] = []
    unwhole = 0
    for number in range(ROUNDS):
        enough = luck.randrange(1, 6)

        def kill(writer: int, one: Said, enough: int = enough, start: int = len(said)) -> None:
            said.append(one)
            if len(said) - start == enough:
                time.sleep(luck.uniform(0, WITHIN_S))
                os.kill(writer, signal.SIGKILL)

        job = Job(str(path), ("append",) * 1000, start=1 + 1000 * number)
        _, status = server.run(job, watch=kill)
        assert status == -signal.SIGKILL
        unwhole += bool(problems(path, said, unsaid=number + 1))
    return [
        Figure("kill -9: rounds", ROUNDS, ""),
        Figure("kill -9: records acknowledged", len(said), ""),
        Figure("kill -9: acknowledged records lost", lost(path, said), "", 0),
        Figure("kill -9: rounds with anything wrong", unwhole, "", 0),
    ]


def _cuts(server: WriterServer, folder: Path) -> list[Figure]:
    """Disks as power cuts leave them: every moment at its worst, then at random."""
    root = folder / "disk"
    root.mkdir(parents=True)
    job = Job(str(root / "home" / "ledger.db"), LIFE)
    recording = record(server, job, folder / "calls", root)
    cuts = itertools.chain(recording.cuts([None]), recording.cuts(range(100)))
    done = gone = unwhole = 0
    for cut in itertools.islice(cuts, CUTS):
        done += 1
        cut.restore(folder / "cut")
        path = folder / "cut" / "home" / "ledger.db"
        unwhole += bool(problems(path, cut.said, unsaid=1))
        gone += lost(path, cut.said)
        shutil.rmtree(folder / "cut")
    return [
        Figure("power cuts: different ones", done, ""),
        Figure("power cuts: acknowledged records lost", gone, "", 0),
        Figure("power cuts: with anything wrong", unwhole, "", 0),
    ]


def _failures(folder: Path) -> list[Figure]:
    """Every call that writes or syncs, with every error."""
    tried, found = zip(
        *(complaints(scenario, folder / name, every=True)
          for name, scenario in (("first", FIRST), ("later", LATER))),
        strict=True,
    )  # fmt: skip
    return [
        Figure("failing system calls: runs", sum(tried), ""),
        Figure("failing system calls: anything wrong", sum(map(len, found)), "", 0),
    ]
