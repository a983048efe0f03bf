"""Each way the disk can fail the ledger has its code, and leaves nothing half written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from audit.ledger.errors import (
    LedgerDiskFull,
    LedgerError,
    LedgerLocked,
    LedgerOfAnotherVersion,
)
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from tests.audit.ledger.logs import assert_whole, entry
from tests.support.clock import ManualClock

ROOT = Path(__file__).parents[3]
NOBODY = 65534


@contextmanager
def small_disk(pages: int) -> Iterator[None]:
    """Every database may hold only so many pages; then SQLite meets SQLITE_FULL."""

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"pragma max_page_count={pages}")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def test_a_full_disk_is_named_and_nothing_is_half_written(three: Ledger) -> None:
    three.close()
    with small_disk(1):
        for _ in range(3):
            with pytest.raises(LedgerDiskFull) as full:
                three.append(entry(1, "x" * 100_000))
            assert full.value.code == "ledger-disk-full"
            assert full.value.__cause__ is not None
    three.close()
    assert_whole(three, records=3)


def test_a_disk_that_fills_while_the_ledger_is_made_is_named_too(
    path: Path, clock: ManualClock
) -> None:
    ledger = Ledger(path, clock)
    with small_disk(3), pytest.raises(LedgerDiskFull):
        ledger.append(entry())
    assert ledger.append(entry()) == 1


LIMITED = """
import resource, sys
from pathlib import Path
from audit.clock import SystemClock
from audit.ledger.errors import LedgerError
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
ledger = Ledger(Path(sys.argv[1]), SystemClock())
leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
ledger.append(Entry(leaf, personal={"words": "x"}))
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))
written = 0
for _ in range(100):
    try:
        written = ledger.append(Entry(leaf, personal={"words": "x" * 20_000}))
    except LedgerError as error:
        print(written, error.code)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(ledger.append(Entry(leaf, personal={"words": "x"})))
"""


def test_a_file_that_may_not_grow_fails_the_record_and_only_that(
    path: Path, clock: ManualClock
) -> None:
    """The kernel refuses the write itself, in the middle of a transaction."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    failed, after = done.stdout.splitlines()
    written, code = failed.split()
    assert code.startswith("ledger-")
    assert int(after) == int(written) + 1
    assert_whole(Ledger(path, clock), records=int(after))


@pytest.mark.parametrize("lock", ["begin exclusive", "begin immediate"])
def test_a_locked_database_is_named(
    three: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr("audit.ledger.database.BUSY_TIMEOUT_MS", 10)
    three.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        for _ in range(2):
            with pytest.raises(LedgerLocked) as locked:
                three.append(entry())
            assert locked.value.code == "ledger-locked"
        assert len(read_records(path)) == 3
        other.execute("rollback")
    assert_whole(three, records=3)


def test_a_reader_locks_nobody_out(three: Ledger, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select * from leaf").fetchall()
        assert three.append(entry()) == 4
        assert other.execute("select count(*) from leaf").fetchone() == (3,)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that an unprivileged user can reach, unlike those of the tests."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without root's leave to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("folder_mode", [0o700, 0o500])
def test_a_read_only_file_is_an_error_and_the_log_stays_whole(
    shared_folder: Path, clock: ManualClock, folder_mode: int
) -> None:
    home = shared_folder / "home"
    ledger = Ledger(home / "ledger.db", clock)
    for _ in range(3):
        ledger.append(entry())
    ledger.close()
    if os.geteuid() == 0:
        for item in (home, *home.rglob("*")):
            os.chown(item, NOBODY, NOBODY)
    for file in home.glob("ledger.db*"):
        file.chmod(0o400)
    home.chmod(folder_mode)
    with unprivileged():
        for _ in range(2):
            with pytest.raises(LedgerError) as refused:
                ledger.append(entry())
            assert refused.value.code == "ledger-unavailable"
    home.chmod(0o700)
    for file in home.glob("ledger.db*"):
        file.chmod(0o600)
    assert_whole(ledger, records=3)


def test_a_folder_where_nothing_may_be_made_is_an_error(
    shared_folder: Path, clock: ManualClock
) -> None:
    shared_folder.chmod(0o555)
    ledger = Ledger(shared_folder / "home" / "ledger.db", clock)
    with unprivileged(), pytest.raises(LedgerError):
        ledger.append(entry())


def test_a_folder_in_the_place_of_the_file_is_an_error(path: Path, clock: ManualClock) -> None:
    path.mkdir(parents=True)
    with pytest.raises(LedgerError):
        Ledger(path, clock).append(entry())


def test_a_ledger_of_a_later_program_is_left_alone(three: Ledger, path: Path) -> None:
    three.close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("update alembic_version set version_num = '9999'")
        database.commit()
    with pytest.raises(LedgerError, match="9999"):
        three.append(entry())
    with pytest.raises(LedgerOfAnotherVersion, match="another version of Candide"):
        read_records(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("select count(*) from leaf").fetchone() == (3,)


def test_an_empty_file_becomes_a_ledger(path: Path, clock: ManualClock) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_records(path) == []
    assert Ledger(path, clock).append(entry()) == 1


def test_a_failed_query_closes_the_file_and_the_next_call_opens_it_afresh(
    three: Ledger,
) -> None:
    assert three.sound
    with pytest.raises(LedgerError):
        three.read(lambda connection: connection.execute(text("select * from nowhere")))
    assert not three.sound
    assert_whole(three, records=3)
    assert not three.sound
    assert three.check() == ()
    assert three.sound
