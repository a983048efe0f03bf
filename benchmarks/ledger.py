"""The ledger at a million records: appending, proving, checking, exporting, verifying, starting."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from audit import accounting
from audit.clock import SystemClock
from audit.ledger.checklog import check_log
from audit.ledger.merkle import inclusion_proof
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from benchmarks import durable
from benchmarks.durable import answer
from benchmarks.long_log import fill
from benchmarks.table import Figure, percentile

SIZE = 1_000_000
SHORT = 1_000
ROUNDS = 300
FROM_OBJECTS = 5_000


def measure(folder: Path, size: int = SIZE) -> list[Figure]:
    """Fill a ledger and use it as its household, its regulator and its power cuts would."""
    path = folder / "ledger.db"
    spent = fill(path, size)
    figures = [
        Figure(f"log of {size:,}: appended in batches", size / spent, "/s", 20_000, least=True)
    ]
    figures += _objects(folder / "objects" / "ledger.db")
    figures += _proofs(path, size)
    figures += _decisions(path, size, folder / "short" / "ledger.db")
    figures.append(_start(folder))
    figures += durable.measure(path, folder / "bare.db")
    began = time.perf_counter()
    assert check_log(path) == ()
    figures.append(Figure("whole log checked, in the background", time.perf_counter() - began, "s"))
    figures += _export_and_verify(folder)
    return figures


def _objects(path: Path) -> list[Figure]:
    """The whole way from typed records, canonical bytes and commitments made too."""
    ledger = Ledger(path, SystemClock())
    entries = [answer()] * FROM_OBJECTS
    began = time.perf_counter()
    for first in range(0, FROM_OBJECTS, 500):
        ledger.append_all(entries[first : first + 500])
    spent = time.perf_counter() - began
    ledger.close()
    return [Figure("appended in batches, bytes made too", FROM_OBJECTS / spent, "/s")]


def _proofs(path: Path, size: int) -> list[Figure]:
    chance = random.Random(1)
    times = []
    with LedgerReader(path) as reader:
        for _ in range(ROUNDS):
            index = chance.randrange(size)
            began = time.perf_counter()
            inclusion_proof(index, size, reader.hashes)
            times.append((time.perf_counter() - began) * 1000)
    return [Figure("one inclusion proof, p50", percentile(times, 0.5), "ms", 1)]


def _decisions(path: Path, size: int, short: Path) -> list[Figure]:
    """All that the caps look at, in a long log and in a short one, by turns."""
    fill(short, SHORT)
    ledgers = [Ledger(path, SystemClock()), Ledger(short, SystemClock())]
    times: list[list[float]] = [[], []]
    for number in range(ROUNDS):
        for ledger, spent in zip(ledgers, times, strict=True):
            now = ledger.now_ms()
            turn = f"turn-{number}"
            began = time.perf_counter()
            ledger.read(lambda connection: accounting.books(connection, now, turn=turn))  # noqa: B023
            spent.append((time.perf_counter() - began) * 1000)
    for ledger in ledgers:
        ledger.close()
    long, few = (percentile(spent, 0.5) for spent in times)
    return [
        Figure("caps read for a decision, p50", long, "ms"),
        Figure(f"the same at {size:,} records, in those at {SHORT:,}", long / few, "x", 1.2),
    ]


def _start(folder: Path) -> Figure:
    """From a process that has nothing imported to the first record after the start."""
    program = (
        "import sys, time; began = time.perf_counter()\n"
        "from pathlib import Path\n"
        "from audit.clock import SystemClock\n"
        "from audit.ledger.entries import Entry\n"
        "from audit.ledger.store import Ledger\n"
        "from audit.records.leaves import Outcome, OutcomeLeaf\n"
        "ledger = Ledger(Path(sys.argv[1]), SystemClock())\n"
        "ledger.append(Entry(OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)))\n"
        "print(time.perf_counter() - began)"
    )
    command = [sys.executable, "-c", program, str(folder / "ledger.db")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Figure("log opened and first record written", float(done.stdout), "s", 1)


def _export_and_verify(folder: Path) -> list[Figure]:
    bundle = folder / "bundle"
    export = ("-m", "audit.cli", "ledger", "export", str(bundle))
    seconds, megabytes = _run(folder, *export)
    verified, _ = _run(folder, str(bundle / "verify.pyz"), str(bundle))
    return [
        Figure("exported", seconds, "s"),
        Figure("exported: most memory held", megabytes, "MB", 200),
        Figure("bundle verified", verified, "s", 10),
    ]


def _run(home: Path, *arguments: str) -> tuple[float, float]:
    """Run Python with `arguments`; its seconds, and the most memory it held, in megabytes."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "CANDIDE_HOME": str(home)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, arguments
    return time.perf_counter() - began, usage.ru_maxrss / 1024
