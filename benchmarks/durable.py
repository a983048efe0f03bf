"""One durable record beside one raw commit of SQLite, by turns, so that both meet one disk.

A record costs processor time and a sync. Where a sync takes next to nothing, as on some virtual
machines, the processor is all that the ratio shows; so it is also taken with syncs made as slow as
those of a plain disk. Run as a program, this prints the two times in milliseconds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from audit.clock import SystemClock
from audit.language import Language
from audit.ledger.entries import Account, Entry
from audit.ledger.store import Ledger
from audit.records.leaves import Label, UtteranceLeaf, Verdict, Voice
from benchmarks.gate import bare_commit
from benchmarks.table import Figure, percentile

ROUNDS = 300
GOAL = 1.3
# What one took, at the median, on an ordinary ext4 disk (milliseconds).
PLAIN_SYNC_MS = 4


def measure(ledger: Path, bare: Path) -> list[Figure]:
    """The times on this disk, and their ratio with slow syncs too where strace can make them."""
    raw, ours = _compare(ledger, bare)
    figures = [
        Figure("one raw durable commit (SQLite, WAL, FULL), p50", raw, "ms"),
        Figure("one durable record, p50", ours, "ms"),
        Figure("one durable record, in raw commits", ours / raw, "x", GOAL),
    ]
    if shutil.which("strace"):
        slow = f"inject=fdatasync,fsync:delay_enter={PLAIN_SYNC_MS * 1000}"
        command = [
            *("strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null"),
            *("-e", "trace=fdatasync,fsync", "-e", slow),
            *(sys.executable, "-m", "benchmarks.durable", str(ledger), str(bare)),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        raw, ours = map(float, done.stdout.split())
        name = f"the same, with syncs of {PLAIN_SYNC_MS} ms"
        figures.append(Figure(name, ours / raw, "x", GOAL))
    return figures


def _compare(path: Path, bare: Path) -> tuple[float, float]:
    commit = bare_commit(bare)
    ledger = Ledger(path, SystemClock())
    entry = answer()
    ledger.append(entry)
    raw, ours = [], []
    for _ in range(ROUNDS):
        raw.append(_timed(commit))
        ours.append(_timed(lambda: ledger.append(entry)))
    ledger.close()
    return percentile(raw, 0.5), percentile(ours, 0.5)


def answer() -> Entry:
    """An answer with its words, as the gate logs it."""
    leaf = UtteranceLeaf(
        turn="a1b2c3d4e5f6",
        requested=True,
        label=Label.ASSIST,
        verdict=Verdict.SPOKEN,
        rules=(),
        subject="time-now",
        skill="clock",
        intent="ask_time",
        language=Language.FRENCH,
        voice=Voice.HELP,
        words=7,
        milliseconds=2000,
        charter="0" * 64,
        profile="careful",
    )
    weight = Account(leaf.turn, leaf.label, leaf.requested, leaf.words, leaf.milliseconds)
    return Entry(leaf, personal={"words": "x" * 80}, account=weight)


def _timed(once: Callable[[], object]) -> float:
    began = time.perf_counter()
    once()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    print(*_compare(Path(sys.argv[1]), Path(sys.argv[2])))
