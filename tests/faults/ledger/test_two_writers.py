"""Two processes append to one ledger at once: one of them a command, say, and one the speaker."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.fault_writer import Job, Said, WriterServer, writer_server
from tests.support.ledger_state import problems

APPENDS = 25
Watch = Callable[[int, Said], None]


@pytest.fixture(scope="module")
def servers(server: WriterServer) -> Iterator[list[WriterServer]]:
    with writer_server() as second:
        yield [server, second]


def both(servers: list[WriterServer], path: Path, watch: Watch | None = None) -> list[list[Said]]:
    """What each writer said; they begin together. `watch` sees what the first one says."""
    together = threading.Barrier(len(servers), timeout=30)

    def begin(_writer: int, work: Callable[[], None]) -> None:
        together.wait()
        work()

    def write(number: int) -> list[Said]:
        job = Job(str(path), ("append",) * APPENDS + ("close",), start=1 + 1000 * number)
        said, _ = servers[number].run(job, within=begin, watch=None if number else watch)
        return said

    with ThreadPoolExecutor(len(servers)) as pool:
        return list(pool.map(write, range(len(servers))))


def records(said: list[Said]) -> list[int]:
    return [one.record for one in said if one.what == "acknowledged"]


def test_two_writers_from_the_very_first_record(
    servers: list[WriterServer], tmp_path: Path
) -> None:
    """Each record is there once, without a hole; who can't have the lock in time says so."""
    path = tmp_path / "home" / "ledger.db"
    one, other = both(servers, path)
    assert {said.words for said in (*one, *other) if said.what == "refused"} <= {"ledger-locked"}
    assert min(len(records(one)), len(records(other))) >= 2
    assert records(one) == sorted(records(one))
    numbers = sorted(records(one) + records(other))
    assert numbers == list(range(1, len(numbers) + 1))
    assert problems(path, [*one, *other]) == []


def test_one_of_two_writers_is_killed_and_the_other_goes_on(
    servers: list[WriterServer], tmp_path: Path
) -> None:
    """It dies after its second record, whichever of its attempts that was: on a slow disk the
    other may hold the lock for longer than a writer waits."""
    path = tmp_path / "home" / "ledger.db"
    acknowledged: list[int] = []

    def kill(writer: int, said: Said) -> None:
        if said.what == "acknowledged":
            acknowledged.append(said.record)
            if len(acknowledged) == 2:
                os.kill(writer, signal.SIGKILL)

    one, other = both(servers, path, kill)
    assert len(records(one)) >= 2
    assert other[-1].what == "closed"
    assert problems(path, [*one, *other], unsaid=1) == []
