"""A process that writes a ledger and says each thing it did, to be killed, traced and starved.

Run as a module it serves jobs, one line of JSON each, in children of its own: the modules are
loaded once, a child waits for "go", works, and dies as `os._exit` or the test has it.
`WriterServer` is the tests' end of it.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FILLER = "lorem ipsum " * 30
PATIENCE_S = 30
PR_SET_PTRACER = 0x59616D61
PTRACER_ANY = ctypes.c_ulong(-1)


@dataclass(frozen=True)
class Job:
    """What a writer does: `steps` are "append", "erase N" (record number) and "close".

    Every record gets words that no other has. `hasty` says it is there before it is; `normal`
    makes every connection synchronous=NORMAL: the two ways to lose what was acknowledged.
    """

    path: str
    steps: tuple[str, ...]
    start: int = 1
    hasty: bool = False
    normal: bool = False


@dataclass(frozen=True)
class Said:
    """What a writer said it did: "acknowledged", "refused", "erased" or "closed", and of what.

    `record` is the record's number (0 where refused), `words` its words or the refusal's code.
    """

    what: str
    record: int
    words: str

    @classmethod
    def parse(cls, line: str) -> Said:
        what, record, words = line.rstrip("\n").split(" ", 2)
        return cls(what, int(record), words)


def words_of(number: int) -> str:
    """Words that stand in one record only and can be searched for."""
    return f"words-{number:05}-only"


# -- the writer's end -----------------------------------------------------------------------------


def _say(what: str, record: int, words: str) -> None:
    os.write(1, f"{what} {record} {words}\n".encode())


def _work(job: Job, say: Callable[[str, int, str], None]) -> None:
    from audit.clock import SystemClock
    from audit.ledger.entries import Entry
    from audit.ledger.errors import LedgerError
    from audit.ledger.store import Ledger
    from audit.records.leaves import ErasureReason, Outcome, OutcomeLeaf

    ledger = Ledger(Path(job.path), SystemClock())
    number = job.start
    there: dict[int, str] = {}
    for step in job.steps:
        try:
            if step == "append":
                words = words_of(number)
                number += 1
                if job.hasty:
                    say("acknowledged", number - 1, words)
                leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
                record = ledger.append(Entry(leaf, personal={"words": words, "more": FILLER}))
                there[record] = words
                if not job.hasty:
                    say("acknowledged", record, words)
            elif step == "close":
                ledger.close()
                say("closed", 0, "")
            else:
                record = int(step.removeprefix("erase "))
                ledger.erase([(record, record)], ErasureReason.COMMAND)
                say("erased", record, there.get(record, words_of(record)))
        except LedgerError as error:
            say("refused", 0, error.code)


def _make_normal() -> None:
    """Every database this process opens from now on syncs as at synchronous=NORMAL."""
    connect = sqlite3.connect

    def weaker(sql: str) -> str:
        return re.sub(r"(synchronous\s*=\s*)full", r"\1normal", sql, flags=re.IGNORECASE)

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            return super().execute(weaker(sql), *values)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: type[sqlite3.Cursor] = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            return super().execute(weaker(sql), *values)

    def connect_weaker(*args: Any, **more: Any) -> sqlite3.Connection:
        return connect(*args, **{**more, "factory": Connection})

    sqlite3.connect = connect_weaker
    sqlite3.dbapi2.connect = connect_weaker


def _read_line() -> str:
    """A line of standard input, and not a byte more: parent and child read the same pipe."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            break
        line += byte
    return line.decode()


def serve() -> None:
    """Do jobs until standard input ends."""
    with tempfile.TemporaryDirectory() as folder:  # all that a first run loads is loaded then
        _work(Job(f"{folder}/home/ledger.db", ("append", "erase 1", "close")), lambda *_: None)
    while line := _read_line():
        fields = json.loads(line)
        child = os.fork()
        if child == 0:
            ctypes.CDLL(None).prctl(PR_SET_PTRACER, PTRACER_ANY, 0, 0, 0)
            job = Job(**{**fields, "steps": tuple(fields["steps"])})
            if job.normal:
                _make_normal()
            _say("ready", os.getpid(), "")
            status = 1
            try:
                if _read_line() == "go\n":
                    _work(job, _say)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        _say("ended", os.waitstatus_to_exitcode(status), "")


# -- the tests' end -------------------------------------------------------------------------------


class WriterServer:
    """Runs jobs, one after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.fault_writer"],
            cwd=ROOT, text=True, bufsize=1, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        """Let the server end."""
        self._process.communicate()

    def run(
        self,
        job: Job,
        *,
        within: Callable[[int, Callable[[], None]], object] | None = None,
        watch: Callable[[int, Said], object] | None = None,
    ) -> tuple[list[Said], int]:
        """Do a job; what the writer said, and its exit status (-9 where it was killed).

        `within(process_id, work)` may surround the work, a tracer for one; `watch(process_id,
        said)` sees each thing as it is said.
        """
        self._send(json.dumps(asdict(job)))
        ready = self._next()
        assert ready.what == "ready", ready
        said: list[Said] = []
        status = 0
        hung = threading.Event()

        def give_up() -> None:
            hung.set()
            os.kill(ready.record, signal.SIGKILL)

        def work() -> None:
            nonlocal status
            patience = threading.Timer(PATIENCE_S, give_up)
            patience.start()
            self._send("go")
            while (one := self._next()).what != "ended":
                said.append(one)
                if watch is not None:
                    watch(ready.record, one)
            patience.cancel()
            status = one.record

        if within is None:
            work()
        else:
            within(ready.record, work)
        assert not hung.is_set(), f"the writer hung after {said[-1:]}"
        return said, status

    def _send(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _next(self) -> Said:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the writer's server is gone"
        return Said.parse(line)


@contextmanager
def writer_server() -> Iterator[WriterServer]:
    """A server that ends with the block."""
    server = WriterServer()
    try:
        yield server
    finally:
        server.close()


if __name__ == "__main__":
    serve()
