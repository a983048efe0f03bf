"""The gate's own share of a turn, beside the disk's sync time, which no log can do without."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from assistant.speaking.speakable import speakable
from assistant.words import render
from audit.clock import SystemClock
from audit.gate.door import Occasion
from audit.language import Language
from audit.opening import open_gate
from audit.records.messages import Assist
from benchmarks.table import Figure, percentile
from tests.support.suggestions import offer, suggestion

ROUNDS = 200


def measure(home: Path, turn_ms: float) -> list[Figure]:
    """Time a review of help and of a sale against bare commits on the same disk."""
    home.mkdir()
    gate = open_gate(home, SystemClock(), render=render, speakable=speakable)
    help_message = Assist(utterance="thanks", skill="smalltalk", intent="thanks")
    sale = suggestion(*(offer("valdor", 300 + n, gtin=f"952000000{n:04}") for n in range(20)))
    occasion = Occasion(turn="t", language=Language.FRENCH)
    sync = _p50(bare_commit(home / "bare.db"))
    reviewed = _p50(lambda: gate.review(help_message, occasion))
    judged = _p50(lambda: gate.review(sale, occasion))
    gate.close()
    return [
        Figure("one durable commit (SQLite, WAL, FULL), p50", sync, "ms"),
        Figure("gate: help reviewed and logged, p50", reviewed, "ms"),
        Figure("gate: sale judged and logged, p50", judged, "ms"),
        Figure(
            "gate's share of a turn beside the sync", 100 * (reviewed - sync) / turn_ms, "%", 10
        ),
    ]


def _p50(once: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        once()
        times.append((time.perf_counter() - began) * 1000)
    return percentile(times, 0.5)


def bare_commit(path: Path) -> Callable[[], object]:
    """One durable commit of 600 bytes, with nothing around it."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table if not exists record (seq integer primary key, body blob)")

    def commit() -> None:
        database.execute("begin immediate")
        database.execute("insert into record (body) values (?)", (b"x" * 600,))
        database.execute("commit")

    return commit
