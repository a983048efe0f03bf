"""A restored log goes on under its own name, and an older copy is recognised as one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from audit.choices.wishes import read_wishes
from audit.home import holding, ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineLeaf, DeclineScope, ErasureReason, SettingLeaf
from tests.audit.backup.homes import (
    ROOT,
    everything,
    items,
    kinds,
    root_of,
    write,
)
from tests.audit.terminal import candide
from tests.support.clock import ManualClock


def test_a_new_device_goes_on_with_the_log(elsewhere: Path, lived_in: Path, backup: Path) -> None:
    shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 0, shown.stderr
    assert "Restored: 5 records." in shown.output
    assert "Selling is off" not in shown.output
    assert kinds(elsewhere) == ["setting"] * 5 + ["key", "restore"]
    assert read_records(ledger_path(elsewhere))[0].personal["words"] == "w 1"  # type: ignore[index]
    assert items(elsewhere) == [("milk",)]
    assert (elsewhere / "register.toml").read_text() == 'maker = "me"\n'
    assert check_log(ledger_path(elsewhere)) == ()
    for path in elsewhere.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    with LedgerReader(ledger_path(lived_in)) as old, LedgerReader(ledger_path(elsewhere)) as new:
        assert new.origin != old.origin
        assert new.key.public != old.key.public


def test_the_restored_log_can_be_written_and_is_not_restored_twice(
    elsewhere: Path, backup: Path, clock: ManualClock
) -> None:
    assert candide("restore", backup, "--yes").exit_code == 0
    write(elsewhere, clock, 6)
    assert kinds(elsewhere) == ["setting"] * 5 + ["key", "restore", "setting"]
    assert check_log(ledger_path(elsewhere)) == ()


@pytest.mark.parametrize("mark", ["mark kept", "mark lost"])
def test_an_older_copy_is_recognised_recorded_and_the_newer_log_kept(
    lived_in: Path, backup: Path, clock: ManualClock, mark: str
) -> None:
    write(lived_in, clock, 6, 7)
    newer = root_of(lived_in)
    if mark == "mark lost":
        (lived_in / "device" / "high-water").unlink()
    shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 0, shown.stderr
    assert "The log on this device had 7 records. Not in the backup: the last of them, 2" in (
        shown.output
    )
    assert "Selling is off until you take note of it" in shown.output
    assert kinds(lived_in) == ["setting"] * 5 + ["key", "restore", "incident"]
    restore, incident = (record.leaf for record in read_records(ledger_path(lived_in))[-2:])
    assert restore["rollback"] is True
    assert (restore["newer_size"], restore["newer_root"]) == (newer[0], newer[1].hex())
    assert (incident["expected_size"], incident["found_size"]) == (7, 5)
    kept = lived_in / "set-aside" / "before-restore-1"
    assert root_of(kept) == newer
    assert items(kept) == [("milk",)]
    assert check_log(ledger_path(lived_in)) == ()
    write(lived_in, clock, 8)
    assert kinds(lived_in)[8:] == ["setting"], "the rollback is recorded once"


def test_selling_stays_off_until_the_rollback_is_acknowledged(
    lived_in: Path, backup: Path, clock: ManualClock
) -> None:
    ledger = Ledger(ledger_path(lived_in), clock)
    ledger.append(Entry(DeclineLeaf(scope=DeclineScope.SPONSOR, value="payton")))
    ledger.close()
    assert candide("restore", backup, "--yes").exit_code == 0
    assert "This device had" not in candide("ledger", "stats").output
    shown = candide("ledger", "acknowledge", answer="y\n")
    assert shown.exit_code == 0
    assert "this device had signed 6 records, and the log of 5 records that was there" in (
        shown.output
    )
    assert "selling may go on" in shown.output
    assert "There is nothing to acknowledge" in candide("ledger", "acknowledge").output


def test_what_was_refused_or_erased_since_the_backup_stays_refused_and_erased(
    lived_in: Path, backup: Path, clock: ManualClock
) -> None:
    ledger = Ledger(ledger_path(lived_in), clock)
    ledger.append(Entry(DeclineLeaf(scope=DeclineScope.SPONSOR, value="payton")))
    ledger.append(Entry(SettingLeaf(name="selling", value="off")))
    ledger.erase([(2, 3)], ErasureReason.COMMAND)
    ledger.close()
    assert candide("restore", backup, "--yes").exit_code == 0
    records = read_records(ledger_path(lived_in))
    assert [record.personal is None for record in records[:5]] == [False, True, True, False, False]
    wishes = Ledger(ledger_path(lived_in), clock).read(read_wishes)
    assert wishes.declined == {(DeclineScope.SPONSOR, "payton"): False}
    assert not wishes.selling_allowed
    assert check_log(ledger_path(lived_in)) == ()
    assert b"w 2" not in ledger_path(lived_in).read_bytes()


def test_restoring_the_same_state_is_no_rollback(lived_in: Path, backup: Path) -> None:
    shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 0
    assert "Selling is off" not in shown.output
    assert kinds(lived_in) == ["setting"] * 5 + ["key", "restore"]
    endorsement = read_records(ledger_path(lived_in))[5].leaf["endorsement"]
    assert endorsement is not None, "this device held the key before"


def test_a_device_that_has_its_own_log_says_that_it_is_another(
    elsewhere: Path, backup: Path, clock: ManualClock
) -> None:
    write(elsewhere, clock, 1, 2)
    shown = candide("restore", backup, "--yes")
    assert "The log on this device (2 records) is not the one in the backup" in shown.output
    assert "Selling is off" in shown.output
    assert len(read_records(elsewhere / "set-aside" / "before-restore-1" / "ledger.db")) == 2


def test_a_log_that_cannot_be_read_counts_as_one_that_may_have_known_more(
    elsewhere: Path, backup: Path
) -> None:
    elsewhere.mkdir()
    ledger_path(elsewhere).write_bytes(b"never a database " * 500)
    shown = candide("restore", backup, "--yes")
    assert "cannot be read" in shown.output
    assert "Selling is off" in shown.output
    assert kinds(elsewhere)[-3:] == ["key", "restore", "incident"]
    kept = elsewhere / "set-aside" / "before-restore-1" / "ledger.db"
    assert kept.read_bytes() == b"never a database " * 500


def test_a_log_that_was_removed_is_remembered(lived_in: Path, backup: Path) -> None:
    write(lived_in, ManualClock(), 6)
    for path in lived_in.glob("ledger.db*"):
        path.unlink()
    shown = candide("restore", backup, "--yes")
    assert "This device had signed 6 records, part of which is no longer there." in shown.output
    assert "Selling is off" in shown.output


def test_without_a_yes_nothing_happens(lived_in: Path, backup: Path) -> None:
    before = everything(lived_in)
    shown = candide("restore", backup, answer="\n")
    assert shown.exit_code == 1
    assert "5 records of the log candide.invalid/log/" in shown.stderr
    assert "Nothing was changed." in shown.stderr
    assert everything(lived_in) == before


def test_a_running_speaker_is_not_disturbed(lived_in: Path, backup: Path) -> None:
    before = everything(lived_in)
    with holding(lived_in):
        shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 1
    assert "stop it first" in shown.stderr
    assert everything(lived_in) == before


def test_in_french(
    lived_in: Path, backup: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(lived_in, clock, 6)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    shown = candide("restore", backup, answer="o\n")
    assert shown.exit_code == 0
    assert "Restauré\u00a0: 5 enregistrements." in shown.output
    assert "La vente est arrêtée" in shown.output


def test_by_subprocess(elsewhere: Path, lived_in: Path, tmp_path: Path) -> None:
    def run(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "audit.cli", *map(str, arguments)]
        environment = {**os.environ, "CANDIDE_HOME": str(home)}
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment
        )

    made = run(lived_in, "backup", tmp_path / "b")
    assert (made.returncode, made.stderr) == (0, "")
    put = run(elsewhere, "restore", tmp_path / "b", "--yes")
    assert (put.returncode, put.stderr) == (0, "")
    assert run(elsewhere, "ledger", "verify").returncode == 0
