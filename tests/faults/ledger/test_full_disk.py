"""The disk is really full: a small file system in memory, which only the writer's process sees."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fault_writer import ROOT, Said
from tests.support.ledger_state import problems

MOUNT = ["unshare", "--mount", "--propagation", "private"]
WRITER = """
import os, shutil, sys
from pathlib import Path
from audit.clock import SystemClock
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerError
from audit.ledger.store import Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.fault_writer import words_of

disk, kept = Path(sys.argv[1]), sys.argv[2]
ledger = Ledger(disk / "home" / "ledger.db", SystemClock())

def append(number):
    leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
    personal = {"words": words_of(number), "more": "x" * 9000}
    try:
        print("acknowledged", ledger.append(Entry(leaf, personal=personal)), words_of(number))
    except LedgerError as error:
        print("refused 0", error.code)

for number in range(1, 4):
    append(number)
with (disk / "ballast").open("wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(bytes(4096))
    except OSError:
        pass
for number in range(4, 10):
    append(number)
(disk / "ballast").unlink()
for number in range(10, 13):
    append(number)
shutil.copytree(disk / "home", kept)
"""


def mounted(disk: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that sees a small empty file system at `disk`; it is gone with the command."""
    script = 'mount -t tmpfs -o size=600k,mode=700 tmpfs "$0" && exec "$@"'
    return subprocess.run(
        [*MOUNT, "sh", "-c", script, str(disk), *command],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "disk"
    disk.mkdir()
    if shutil.which("unshare") is None or mounted(disk, "true").returncode:
        pytest.skip("mounting a file system is not allowed here")
    return disk


def test_a_full_disk_refuses_by_name_loses_nothing_and_goes_on_when_there_is_room(
    disk: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    done = mounted(disk, sys.executable, "-c", WRITER, str(disk), str(kept))
    assert done.returncode == 0, done.stderr
    said = [Said.parse(line) for line in done.stdout.splitlines()]
    assert [one.what for one in said[:3]] == ["acknowledged"] * 3
    full = said[3:9]
    assert "refused" in [one.what for one in full]
    assert {one.words for one in full if one.what == "refused"} == {"ledger-disk-full"}
    assert [one.what for one in said[9:]] == ["acknowledged"] * 3
    assert problems(kept / "ledger.db", said) == []
    assert list(disk.iterdir()) == []
