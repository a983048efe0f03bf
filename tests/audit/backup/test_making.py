"""A backup is made beside a running speaker: whole, private, and of what is there now."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from audit.backup import copying
from audit.backup.archive import CONTENTS
from audit.backup.workplace import sweep, work_folder
from audit.home import holding, ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.records.leaves import ErasureReason, SettingLeaf
from tests.audit.backup.homes import (
    ROOT,
    kinds,
)
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion

SECRET = "marmelade de rhubarbe"


def test_a_backup_holds_log_lists_and_register_and_not_the_key(
    lived_in: Path, backup: Path
) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with zipfile.ZipFile(backup) as archive:
        names = archive.namelist()
        contents = json.loads(archive.read(CONTENTS))
        whole = b"".join(archive.read(name) for name in names)
    assert sorted(names) == [
        "backup.json",
        "campaigns.toml",
        "household.db",
        "ledger.db",
        "register.toml",
    ]
    assert contents["format"] == "candide-backup/1"
    with LedgerReader(ledger_path(lived_in)) as reader:
        assert contents["vkey"] == reader.key.text
        assert contents["origin"] == reader.origin
        assert (contents["size"], contents["root"]) == (5, reader.tip.root.hex())
        assert contents["checkpoint"] == reader.tip.note
    assert b"PRIVATE KEY" not in whole
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith(".")] == []
    assert [path.name for path in lived_in.iterdir() if path.name.startswith(".")] == []


def test_it_says_what_it_holds_and_what_later_erasures_do_not_reach(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = candide("backup", tmp_path / "a")
    assert f"Saved in {tmp_path / 'a'}: a log of 5 records." in english.output
    assert "ledger.db, household.db, register.toml, campaigns.toml" in english.output
    assert "What you have erased later stays in it." in english.output
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = candide("backup", tmp_path / "b")
    assert "un journal de 5 enregistrements" in french.output
    assert "gardez-le en lieu sûr" in french.output


def test_it_is_made_beside_a_running_speaker(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    with holding(home):
        gate = make_gate(home, clock)
        gate.start("1.0")
        gate.review(help_with(), occasion())
        assert candide("backup", tmp_path / "b").exit_code == 0
        gate.review(help_with(), occasion("t2"))
        gate.close()
    assert kinds(home) == ["setting", "register", "start", "utterance", "utterance"]
    assert check_log(ledger_path(home)) == ()


def test_erased_words_are_not_in_a_later_backup(
    lived_in: Path, clock: ManualClock, tmp_path: Path
) -> None:
    ledger = Ledger(ledger_path(lived_in), clock)
    seq = ledger.append(Entry(SettingLeaf(name="a", value="b"), personal={"words": SECRET}))
    assert candide("backup", tmp_path / "before").exit_code == 0
    ledger.erase([(seq, seq)], ErasureReason.COMMAND)
    ledger.close()
    assert candide("backup", tmp_path / "after").exit_code == 0
    assert SECRET.encode() in zipfile.ZipFile(tmp_path / "before").read("ledger.db")
    assert SECRET.encode() not in zipfile.ZipFile(tmp_path / "after").read("ledger.db")


def test_no_file_is_ever_written_over(lived_in: Path, backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    again = candide("backup", backup)
    assert again.exit_code == 1
    assert "exists already" in again.stderr
    assert backup.read_bytes() == before
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert candide("backup", tmp_path / "link").exit_code == 1
    assert not (tmp_path / "nowhere").exists()


def test_where_a_file_cannot_have_two_names_it_still_appears_whole(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert candide("backup", tmp_path / "b").exit_code == 0
    assert zipfile.ZipFile(tmp_path / "b").testzip() is None
    assert candide("backup", tmp_path / "b").exit_code == 1


def test_without_a_log_there_is_nothing_to_back_up(home: Path, tmp_path: Path) -> None:
    shown = candide("backup", tmp_path / "b")
    assert shown.exit_code == 1
    assert "There is no log yet" in shown.stderr
    assert not home.exists()
    assert not (tmp_path / "b").exists()


def test_a_folder_that_is_not_there_is_named(lived_in: Path, tmp_path: Path) -> None:
    shown = candide("backup", tmp_path / "no" / "b")
    assert shown.exit_code == 1
    assert "cannot be written" in shown.stderr


def test_lists_that_cannot_be_read_are_left_out_with_a_word(lived_in: Path, tmp_path: Path) -> None:
    (lived_in / "household.db").write_bytes(b"not a database" * 100)
    shown = candide("backup", tmp_path / "b")
    assert shown.exit_code == 0
    assert "household.db (the lists) cannot be read" in shown.stderr
    assert "household.db" not in zipfile.ZipFile(tmp_path / "b").namelist()


def test_a_log_that_nobody_could_restore_is_not_backed_up(lived_in: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(ledger_path(lived_in))) as log:
        log.execute("update setting set value = 'open' where name = 'profile'")
        log.commit()
    shown = candide("backup", tmp_path / "b")
    assert shown.exit_code == 1
    assert "The settings that are kept are not those the log records." in shown.stderr
    assert not (tmp_path / "b").exists()


def test_a_full_disk_leaves_nothing_behind(lived_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from audit.cli import main; main()"
    )
    command = [sys.executable, "-c", limited, "backup", str(folder / "b")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "The backup cannot be written" in done.stderr
    assert list(folder.iterdir()) == []
    assert not list(lived_in.glob(".work-*"))


def test_what_a_crash_left_lying_is_removed_by_the_next_who_passes(lived_in: Path) -> None:
    left = lived_in / ".work-dead"
    left.mkdir()
    (left / "ledger.db").write_text("words")
    with work_folder(lived_in) as live:
        sweep(lived_in)
        assert live.exists()
        assert not left.exists()
    assert not live.exists()


def test_what_the_lists_no_longer_hold_is_not_in_it(lived_in: Path, tmp_path: Path) -> None:
    """Deleted rows stay in a database's free space; the copy has none."""
    with closing(sqlite3.connect(lived_in / "household.db")) as lists:
        lists.execute("pragma secure_delete=off")
        lists.execute("insert into item values (?)", (SECRET,))
        lists.commit()
        lists.execute("delete from item where name = ?", (SECRET,))
        lists.commit()
        lists.execute("pragma wal_checkpoint(truncate)")
    assert SECRET.encode() in (lived_in / "household.db").read_bytes()
    assert candide("backup", tmp_path / "b").exit_code == 0
    assert SECRET.encode() not in zipfile.ZipFile(tmp_path / "b").read("household.db")


@pytest.mark.parametrize("moment", ["copying", "writing"])
def test_ctrl_c_leaves_nothing_behind(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    if moment == "copying":
        monkeypatch.setattr(copying, "_STEPS_BETWEEN_LOOKS", 1)
        monkeypatch.setattr(copying, "_go_on", lambda: signal.raise_signal(signal.SIGINT))
    else:
        monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(signal.SIGINT))
    shown = candide("backup", tmp_path / "b")
    assert shown.exit_code == 130
    assert shown.stderr == "Interrupted.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert not list(lived_in.glob(".work-*"))
