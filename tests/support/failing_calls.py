"""Runs of a writer in which one system call on the ledger's files fails, or is the last one.

A free run is recorded first and its calls on the ledger's files counted, so that each of them can
be hit. Nothing is guessed: a run in which no call failed, or another one, is a complaint too.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.support.fault_writer import Job, Said, WriterServer, writer_server
from tests.support.ledger_state import problems
from tests.support.syscalls import NAMES, READS, SYNCS, WRITES, Call, Fault, occurrences, trace

ERRORS: tuple[str, ...] = ("EIO", "ENOSPC", "KILL")
AT_ONCE = 2
# Alembic, which makes a new ledger's tables, is not made for threads.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Scenario:
    """What the writer does, and how many records it finds when it starts."""

    steps: tuple[str, ...]
    before: int = 0


FIRST = Scenario(("append", "append"))
LATER = Scenario(("append", "erase 2", "append", "close", "append", "close"), before=3)


@dataclass(frozen=True)
class Run:
    """What came of one run on the ledger at `path`."""

    path: Path
    said: list[Said]
    status: int
    calls: list[Call]


class Bench:
    """Runs one scenario again and again, each time in a folder that is as it was at first."""

    def __init__(self, scenario: Scenario, folder: Path, server: WriterServer) -> None:
        self._scenario = scenario
        self._folder = folder
        self._template = folder / "template"
        self._template.mkdir(parents=True, mode=0o700)
        self._before: list[Said] = []
        if scenario.before:
            steps = (*("append",) * scenario.before, "close")
            self._before, _ = server.run(Job(str(self._template / "ledger.db"), steps))
        self.free = self.run(server, "free")
        home = self.free.path.parent
        files = {file for call in self.free.calls for file in call.files}
        self._files = sorted(f.relative_to(home) for f in files if f.is_relative_to(home))

    def run(self, server: WriterServer, name: str, fault: Fault | None = None) -> Run:
        """One run in the folder `name`."""
        home = self._folder / name / "home"
        shutil.copytree(self._template, home)
        paths = [] if fault is None else [home / file for file in self._files]
        calls: list[Call] = []
        said, status = server.run(
            Job(str(home / "ledger.db"), self._scenario.steps, start=self._scenario.before + 1),
            within=lambda writer, work: calls.extend(
                trace(writer, work, home.parent / "calls", paths=paths, fault=fault)
            ),
        )
        return Run(home / "ledger.db", [*self._before, *said], status, calls)

    def calls(self) -> list[tuple[Call, int]]:
        """Every call that writes, syncs, names or reads a file, and its number for strace."""
        home = self.free.path.parent
        counted = occurrences(self.free.calls, [home / file for file in self._files])
        return [(call, number) for call, number in counted if _matters(call)]


def _matters(call: Call) -> bool:
    if call.name in ("open", "openat"):
        return "O_CREAT" in call.flags
    return call.name in (*WRITES, *SYNCS, *NAMES, *READS)


def faults(bench: Bench, *, every: bool) -> list[tuple[Fault, Call]]:
    """The faults to try, with the call each is to hit.

    With `every`, each call that changes something has each error. Else the writes, which are many
    and alike, take turns at the errors. A read can only fail with EIO.
    """
    planned = []
    for at, (call, number) in enumerate(bench.calls()):
        errors = ERRORS
        if call.name in READS:
            errors = ("EIO",)
        elif call.name in WRITES and not every:
            errors = (ERRORS[at % len(ERRORS)],)
        planned += [(Fault(call.name, number, error), call) for error in errors]
    return planned


def complaints(scenario: Scenario, folder: Path, *, every: bool) -> tuple[int, list[str]]:
    """How many faults were tried in a scenario, and all that a person could complain about."""
    with ExitStack() as stack:
        servers = [stack.enter_context(writer_server()) for _ in range(AT_ONCE)]
        bench = Bench(scenario, folder, servers[0])
        assert bench.free.status == 0
        assert not any(one.what == "refused" for one in bench.free.said), bench.free.said
        found = problems(bench.free.path, bench.free.said)
        assert not found, found
        planned = faults(bench, every=every)

        def share(which: int) -> list[str]:
            numbers = range(which, len(planned), AT_ONCE)
            return [
                one
                for number in numbers
                for one in _tried(bench, servers[which], str(number), *planned[number])
            ]

        with ThreadPoolExecutor(AT_ONCE) as pool:
            shares = list(pool.map(share, range(AT_ONCE)))
    return len(planned), [one for share_of in shares for one in share_of]


def _tried(
    bench: Bench, server: WriterServer, name: str, fault: Fault, planned: Call
) -> Iterator[str]:
    run = bench.run(server, name, fault)
    for complaint in _wrong_with(run, fault, planned):
        yield f"{fault.option} ({planned.target}): {complaint}; said {run.said[-4:]}"
    shutil.rmtree(run.path.parents[1])


def _wrong_with(run: Run, fault: Fault, planned: Call) -> Iterator[str]:
    killed = fault.error == "KILL"
    hit = [call for call in run.calls if call.injected or call.result is None]
    if [(call.name, call.target) for call in hit] != [(planned.name, planned.target)]:
        yield f"the fault hit {[(call.name, call.target) for call in hit]}"
        return
    if run.status != (-9 if killed else 0):
        yield f"the writer ended with {run.status}"
    with _ONE_AT_A_TIME:
        yield from problems(run.path, run.said, unsaid=int(killed))
    if planned.name in SYNCS and not killed and _went_on(run.said) and not _opened_again(run.calls):
        yield "it went on after a failed sync as if nothing had happened"


def _went_on(said: Sequence[Said]) -> bool:
    what = [one.what for one in said]
    return "refused" in what and "acknowledged" in what[what.index("refused") :]


def _opened_again(calls: Sequence[Call]) -> bool:
    failed = next(number for number, call in enumerate(calls) if call.injected)
    return any(call.name == "openat" and call.target == "ledger.db" for call in calls[failed:])
