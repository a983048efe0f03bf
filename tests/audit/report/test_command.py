"""`candide report`: what it writes where, and what it refuses without leaving half of anything."""

from __future__ import annotations

import errno
import importlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from audit.home import holding, ledger_path
from audit.ledger.store import Ledger
from audit.report.contents import Report
from audit.report.gather import gather
from tests.audit.inspect.logs import ROOT, grow, said_at
from tests.audit.report.logs import MONDAY
from tests.audit.terminal import candide
from tests.support.clock import ManualClock


@pytest.fixture
def gathered(week: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The week's report at once, where what matters is what becomes of it."""
    module = importlib.import_module("audit.report.gather")
    monkeypatch.setattr(module, "gather", lambda *_, **__: week)


@pytest.fixture
def week_here(week_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CANDIDE_HOME", str(week_home))
    return week_home


def test_it_speaks_the_readers_language_unless_told_otherwise(
    week_here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "3 of 68 = 4.4%" in candide("report").stdout
    assert "3 sur 68 = 4,4\u00a0%" in candide("report", "--lang", "fr").stdout
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "3 sur 68 = 4,4\u00a0%" in candide("report").stdout
    assert "3 of 68 = 4.4%" in candide("report", "--lang", "en").stdout


def test_every_format_goes_out_and_into_a_file(gathered: None, tmp_path: Path) -> None:
    begin = {"json": "{", "csv": "id,variant,", "html": "<!DOCTYPE html>", "text": "\nREPORT"}
    for form, start in begin.items():
        assert candide("report", "--format", form).stdout.startswith(start)
        target = tmp_path / f"as-{form}"
        shown = candide("report", "--format", form, "--out", target)
        assert (shown.exit_code, shown.stdout) == (0, f"The report is in {target}.\n")
        assert target.read_bytes().decode().startswith(start)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        by_name = tmp_path / f"report.{form}"
        assert candide("report", "--out", by_name).exit_code == 0
        assert by_name.read_text("utf-8").startswith(start)
    assert not list(tmp_path.glob("*.partial"))


def test_it_works_beside_a_running_speaker_and_changes_nothing(
    week_here: Path, tmp_path: Path
) -> None:
    before = ledger_path(week_here).read_bytes()
    with holding(week_here):
        made = candide("report", "--out", tmp_path / "r.html")
    assert (made.exit_code, made.stderr) == (0, "")
    assert ledger_path(week_here).read_bytes() == before


def test_where_there_is_no_log_it_says_so(home: Path) -> None:
    shown = candide("report")
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert f"There is no log yet in {home}." in shown.stderr


def test_an_empty_log_has_nothing_to_report(home: Path, clock: ManualClock) -> None:
    home.mkdir()
    ledger_path(home).touch()
    shown = candide("report")
    assert shown.exit_code == 1
    assert "The log is empty: there is nothing to report yet." in shown.stderr


def test_what_is_no_log_is_not_reported_on(home: Path) -> None:
    home.mkdir()
    ledger_path(home).write_bytes(b"no database at all" * 100)
    shown = candide("report")
    assert shown.exit_code == 1
    assert "is damaged or is not a log" in shown.stderr


def test_a_period_turned_around_or_empty_is_refused(week_here: Path) -> None:
    turned = candide("report", "--from", "2026-11-19", "--to", "2026-11-18")
    assert turned.exit_code == 1
    assert "The period ends (2026-11-18) before it begins (2026-11-19)." in turned.stderr
    empty = candide("report", "--to", "2020-01-01")
    assert empty.exit_code == 1
    assert "the first is of 2026-11-16, the last of 2026-11-19 (UTC)" in empty.stderr
    assert candide("report", "--from", "yesterday").exit_code == 2


def test_a_day_is_reported_from_its_first_record_to_its_last(week_here: Path) -> None:
    shown = candide("report", "--from", "2026-11-18", "--to", "2026-11-18")
    assert "1 of 26 = 3.8%" in shown.stdout
    assert "from 2026-11-18 00:00 to 2026-11-19 00:00, not included" in shown.stdout
    assert "2026-11-18 to 2026-11-18, both included" in shown.stdout


def test_a_file_that_exists_is_not_overwritten_unless_that_is_meant(
    gathered: None, tmp_path: Path
) -> None:
    target = tmp_path / "r.txt"
    target.write_text("mine")
    shown = candide("report", "--out", target)
    assert shown.exit_code == 1
    assert f"{target} exists already: choose another name, or add --force." in shown.stderr
    assert target.read_text() == "mine"
    assert candide("report", "--out", target, "--force").exit_code == 0
    assert "REPORT" in target.read_text("utf-8")
    assert candide("report", "--out", tmp_path, "--force").exit_code == 1
    assert "cannot be written" in candide("report", "--out", tmp_path / "no" / "r").stderr


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_no_half_of_a_file(
    gathered: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "r.html"
    target.write_text("the one of last month")
    if call == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    shown = candide("report", "--out", target, "--force")
    assert shown.exit_code == 1
    assert "The disk is full: the report was not written" in shown.stderr
    assert target.read_text() == "the one of last month"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("r.")] == ["r.html"]


def test_a_full_disk_behind_a_redirection_is_one_sentence(week_here: Path) -> None:
    command = "import sys; from audit.cli import main; main(['report'])"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert (
        done.stderr == "The disk is full: the report was not written, and nothing of it is left.\n"
    )


def test_interrupted_it_leaves_nothing(
    gathered: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    shown = candide("report", "--out", tmp_path / "r.html")
    assert shown.exit_code == 130
    assert "Interrupted." in shown.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("r.")] == []


def test_a_charter_not_released_is_said_beside_the_file_too(
    home: Path, tmp_path: Path, clock: ManualClock
) -> None:
    grow(home, clock, 2)
    shown = candide("report", "--out", tmp_path / "r.txt")
    assert shown.exit_code == 0
    assert "NO CHARTER ON RECORD" in (tmp_path / "r.txt").read_text("utf-8")
    assert "0 of 0: nothing was answered" in (tmp_path / "r.txt").read_text("utf-8")


def test_progress_goes_on_to_the_end(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 1100, words=False)
    told: list[tuple[int, int]] = []
    gather(ledger_path(home), clock, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 1
    assert {total for _, total in told} == {2200}
    assert told[-1] == (2200, 2200)


def test_times_that_are_not_sure_are_counted(home: Path) -> None:
    said_at(home, MONDAY, MONDAY.replace(day=10), MONDAY)
    shown = candide("report")
    assert "One record: the clock was behind an earlier one" in shown.stdout.replace("\n", " ")
    early = candide("report", "--to", "2026-11-10")
    assert "1 record, no. 2" in early.stdout
    Ledger(ledger_path(home), ManualClock()).close()
