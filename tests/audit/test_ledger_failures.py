"""Each way the ledger can fail has its code, leaves nothing half written, and can be mended."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from audit.ledger.errors import LedgerDamaged, LedgerDiskFull, LedgerError, LedgerLocked
from audit.ledger.store import Entry, Ledger, read_records
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.clock import ManualClock

ROOT = Path(__file__).parents[2]
NOBODY = 65534


@pytest.fixture
def path(home: Path) -> Path:
    return home / "ledger.db"


@pytest.fixture
def ledger(path: Path, clock: ManualClock) -> Iterator[Ledger]:
    """A ledger of three records."""
    ledger = Ledger(path, clock)
    for _ in range(3):
        ledger.append(entry())
    yield ledger
    ledger.close()


def entry(words: str = "x") -> Entry:
    return Entry(OutcomeLeaf(of=1, outcome=Outcome.DELIVERED), personal={"words": words})


def assert_whole(ledger: Ledger, *, records: int) -> None:
    """Nothing lost, nothing added, and the next record goes where it belongs."""
    assert [record.seq for record in read_records(ledger.path)] == list(range(1, records + 1))
    with closing(sqlite3.connect(ledger.path)) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        assert database.execute("select count(*) from erasable").fetchone() == (records,)
    assert ledger.append(entry()) == records + 1


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


def test_a_full_disk_is_named_and_nothing_is_half_written(ledger: Ledger) -> None:
    ledger.close()
    with small_disk(1):
        for _ in range(3):
            with pytest.raises(LedgerDiskFull) as full:
                ledger.append(entry("x" * 100_000))
            assert full.value.code == "ledger-disk-full"
            assert full.value.__cause__ is not None
    ledger.close()
    assert_whole(ledger, records=3)


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
from audit.ledger.store import Entry, Ledger
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
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr("audit.ledger.store.BUSY_TIMEOUT_MS", 10)
    ledger.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        for _ in range(2):
            with pytest.raises(LedgerLocked) as locked:
                ledger.append(entry())
            assert locked.value.code == "ledger-locked"
        assert len(read_records(path)) == 3
        other.execute("rollback")
    assert_whole(ledger, records=3)


def test_a_reader_locks_nobody_out(ledger: Ledger, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select * from leaf").fetchall()
        assert ledger.append(entry()) == 4
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
        for item in (home, *home.iterdir()):
            os.chown(item, NOBODY, NOBODY)
    files = list(home.iterdir())
    for file in files:
        file.chmod(0o400)
    home.chmod(folder_mode)
    with unprivileged():
        for _ in range(2):
            with pytest.raises(LedgerError) as refused:
                ledger.append(entry())
            assert refused.value.code == "ledger-unavailable"
    home.chmod(0o700)
    for file in home.iterdir():
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


# -- damage ---------------------------------------------------------------------------------------


def flat(path: Path) -> None:
    """Bring the write-ahead log into the file, so that damage to the file matters."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma wal_checkpoint(truncate)")


def garbage(path: Path) -> None:
    path.write_bytes(b"this was never a database " * 400)


def header_overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * 200 + path.read_bytes()[200:])


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 2])


def cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 + 100])


def zeroed_pages(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[:4096] + b"\0" * (len(body) - 4096))


DAMAGE = [garbage, header_overwritten, truncated, cut_in_a_page, zeroed_pages]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_named_and_works_again_from_a_backup(
    ledger: Ledger, path: Path, damage: Callable[[Path], None]
) -> None:
    ledger.close()
    flat(path)
    backup = path.read_bytes()
    damage(path)
    for _ in range(2):
        with pytest.raises(LedgerDamaged) as damaged:
            ledger.append(entry())
        assert damaged.value.code == "ledger-damaged"
    with pytest.raises(LedgerDamaged):
        read_records(path)
    path.write_bytes(backup)
    assert_whole(ledger, records=3)


def tamper(path: Path, *statements: str) -> None:
    """What somebody with the file can do after taking the triggers away."""
    with closing(sqlite3.connect(path)) as database:
        for event_name in ("updated", "deleted"):
            database.execute(f"drop trigger leaf_never_{event_name}")
        database.execute("drop trigger leaf_without_holes")
        for statement in statements:
            database.execute(statement)
        database.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from leaf where seq = 2",
        "delete from leaf where seq = 1",
        "insert into leaf values (9, (select body from leaf where seq = 3))",
        "update leaf set body = x'ff00' where seq = 3",
        "update leaf set body = '[]' where seq = 3",
        "update leaf set body = '3' where seq = 3",
        "update leaf set body = '{\"seq\":3}' where seq = 3",
        "update leaf set body = (select body from leaf where seq = 1) where seq = 3",
    ],
)
def test_a_log_with_a_hole_or_a_wrong_tail_is_not_gone_on_with(
    ledger: Ledger, path: Path, statement: str
) -> None:
    ledger.close()
    tamper(path, statement)
    with pytest.raises(LedgerDamaged):
        ledger.append(entry())
    with pytest.raises(LedgerDamaged):
        ledger.now_ms()


@pytest.mark.parametrize("body", ["x'ff00'", "'[]'", "'{}'"])
def test_a_leaf_that_cannot_be_read_is_named_to_the_reader(
    ledger: Ledger, path: Path, body: str
) -> None:
    ledger.close()
    tamper(path, f"update leaf set body = {body} where seq = 2")  # noqa: S608
    with pytest.raises(LedgerDamaged):
        read_records(path)


def test_a_ledger_of_a_later_program_is_left_alone(ledger: Ledger, path: Path) -> None:
    ledger.close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("update alembic_version set version_num = '9999'")
        database.commit()
    with pytest.raises(LedgerError, match="9999"):
        ledger.append(entry())
    assert len(read_records(path)) == 3


def test_an_empty_file_becomes_a_ledger(path: Path, clock: ManualClock) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_records(path) == []
    assert Ledger(path, clock).append(entry()) == 1


def test_a_failed_query_closes_the_file_and_the_next_call_opens_it_afresh(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.read(lambda connection: connection.execute(text("select * from nowhere")))
    assert_whole(ledger, records=3)
