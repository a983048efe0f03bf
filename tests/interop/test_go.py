"""The exported log, read by code that is not ours: Go's checksum-database packages.

Skipped where Go or the Debian package golang-golang-x-mod-dev is missing.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.ledger.device_key import KeyFolder
from audit.ledger.entries import Entry
from audit.ledger.export.bundle import export
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.clock import ManualClock

SOURCE = Path(__file__).parent / "check_log.go"
GO_PACKAGES = Path("/usr/share/gocode")
Check = Callable[[Path], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Runs the Go checker on a bundle."""
    if shutil.which("go") is None:
        pytest.skip("Go is not installed")
    if not (GO_PACKAGES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        pytest.skip("golang.org/x/mod is not installed (Debian: golang-golang-x-mod-dev)")
    folder = tmp_path_factory.mktemp("go")
    binary = folder / "check_log"
    subprocess.run(
        ["go", "build", "-o", binary, SOURCE],
        check=True,
        env={
            "PATH": "/usr/bin:/bin",
            "GO111MODULE": "off",
            "GOPATH": str(GO_PACKAGES),
            "GOCACHE": str(folder / "cache"),
        },
    )
    return lambda bundle: subprocess.run([binary, bundle], capture_output=True, text=True)


def bundle_of(home: Path, size: int) -> Path:
    """An exported log to which `size` records were added."""
    clock = ManualClock()
    ledger = Ledger(home / "ledger.db", clock)
    leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
    ledger.append_all([Entry(leaf, personal={"words": "bonjour"})] * size)
    ledger.close()
    with LedgerReader(ledger.path) as reader:
        known = reader.key
    (key,) = KeyFolder(home / "device").keys(known.name)
    return export(ledger.path, key, home / "bundle", clock).folder


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_go_finds_every_entry_in_its_place(check: Check, tmp_path: Path, size: int) -> None:
    done = check(bundle_of(tmp_path, size))
    assert (done.stdout, done.stderr) == (f"{size} entries\n", "")


@pytest.mark.parametrize(
    "name",
    ["checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/entries/000", "tile/entries/001.p/44"],
)
def test_go_finds_a_changed_bit_as_we_do(check: Check, tmp_path: Path, name: str) -> None:
    bundle = bundle_of(tmp_path, 300)
    path = bundle / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert check(bundle).returncode != 0


def test_go_takes_a_rotated_key(check: Check, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.db", ManualClock())
    ledger.append(Entry(OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)))
    ledger.rotate_key()
    ledger.close()
    assert check(bundle_of(tmp_path, 20)).stdout == "22 entries\n"
