"""`candide`: the audit layer's commands work alone, and what is missing is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audit.choices.settings import Setting
from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import GapLeaf, Outcome, SettingLeaf
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lived_in(home: Path, clock: ManualClock) -> Path:
    """A log with a record of every kind."""
    gate = make_gate(home, clock)
    gate.start("1.0")
    gate.review(help_with(), occasion("t1"))
    gate.review(suggestion(offer("payton", 300)), occasion("t2"))
    gate.outcome(5, Outcome.DELIVERED, 5000)
    gate.decline()
    gate.choices.set(Setting.SELLING, "off")
    gate.review(suggestion(offer("payton", 300)), occasion("t3"))
    gate.close()
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(Entry(GapLeaf(sentences={"0" * 64: 2})))
    ledger.append(Entry(SettingLeaf(name="profile", value="none")))
    ledger.close()
    return home


def test_help_names_the_commands() -> None:
    shown = candide("--help")
    assert shown.exit_code == 0
    for command in ("ledger", "candide run", "candide ask", "candide ledger show"):
        assert command in shown.output


@pytest.mark.parametrize("command", ["show", "stats"])
def test_without_a_log_it_says_so_and_fails(home: Path, command: str) -> None:
    shown = candide("ledger", command)
    assert shown.exit_code == 1
    assert "There is no log yet" in shown.stderr
    assert str(home) in shown.stderr
    assert not home.exists()


def test_without_a_log_it_says_so_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Il n'y a pas encore de journal" in candide("ledger", "show").stderr


def test_an_empty_log_is_shown_as_empty(home: Path, clock: ManualClock) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.now_ms()
    ledger.close()
    assert candide("ledger", "show").output == ""
    assert "0 of 0, there is no share to give" in candide("ledger", "stats").output


def test_show_lists_a_record_of_every_kind(lived_in: Path) -> None:
    shown = candide("ledger", "show")
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    for words, line in zip(
        [
            "setting    introduced b16e11d47551",
            "register   ",
            "start      careful charter b16e11d47551",
            "utterance  assist       spoken  -  words of time-now",
            "utterance  sell_asked   spoken  suggestion-permitted payton  Vente",
            "outcome    delivered of 5",
            "decline    product 09520000000011",
            "decline    likeness ",
            "outcome    declined of 5",
            "setting    selling off",
            "utterance  sell_asked   blocked declined-product,selling-off payton",
            "utterance  notice       spoken  declined-product,selling-off",
            "gap        2 fixed sentence(s) without a record",
            "setting    profile none",
        ],
        lines,
        strict=True,
    ):
        assert words in line
        assert "2026-11-22T09:00Z " in line


def test_show_can_be_cut_to_the_last_records(lived_in: Path) -> None:
    shown = candide("ledger", "show", "--last", "2").output.splitlines()
    assert [line.split()[0] for line in shown] == ["13", "14"]
    assert candide("ledger", "show", "--last", "0").exit_code == 2


def test_a_time_that_is_not_sure_is_marked(home: Path, clock: ManualClock) -> None:
    gate = make_gate(home, clock)
    gate.review(help_with(), occasion())
    clock.set_wall(clock.wall().replace(year=2020))
    gate.review(help_with(), occasion())
    _, sure, unsure = candide("ledger", "show").output.splitlines()
    assert "2026-11-22T09:00Z " in sure
    assert "2020-11-22T09:00Z? " in unsure


@pytest.mark.parametrize(
    ("locale", "share", "blocked"),
    [
        (
            "en_IE.UTF-8",
            "1 of 2 = 50.0%",
            "held back by the charter: 1 (declined-product 1,",
        ),
        ("fr_FR.UTF-8", "1 sur 2 = 50,0\u00a0%", "retenues par la charte\u00a0: 1"),
    ],
)
def test_stats_give_the_share_and_its_limits(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch, locale: str, share: str, blocked: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    shown = candide("ledger", "stats")
    assert shown.exit_code == 0
    assert share in shown.output
    assert blocked in shown.output


def test_stats_say_when_the_charter_is_not_a_released_one(home: Path, clock: ManualClock) -> None:
    from audit.charter import ClosedCharter

    make_gate(home, clock, charter=ClosedCharter()).start("1.0")
    assert "not one of the released ones" in candide("ledger", "stats").output


def test_a_damaged_log_is_named_and_not_shown_as_a_traceback(home: Path) -> None:
    home.mkdir()
    ledger_path(home).write_bytes(b"never a database " * 500)
    for command in ("show", "stats"):
        shown = candide("ledger", command)
        assert shown.exit_code == 1
        assert "damaged" in shown.stderr


# -- the audit layer alone ------------------------------------------------------------------------

ALONE = """
import runpy, sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    names = {"aiohttp", "hardware", "piper", "rasa_sdk", "text_to_num", "vosk", "yaml"}
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".")[0])

Missing.names |= set(sys.argv.pop(1).split(",")) - {""}
sys.meta_path.insert(0, Missing())
runpy.run_module("audit.cli", run_name="__main__", alter_sys=True)
"""


def alone(missing: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command where nothing of `candide[speaker]` is installed, nor `missing`."""
    command = [sys.executable, "-c", ALONE, missing, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_help_works_where_only_the_audit_layer_is_installed() -> None:
    shown = alone("assistant", "--help")
    assert shown.returncode == 0, shown.stderr
    assert "ledger" in shown.stdout
    assert "Not installed here: it needs candide[speaker]." in shown.stdout
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize(("command", "missing"), [("ask", "assistant"), ("devices", "hardware")])
def test_a_command_that_is_not_installed_names_what_is_missing(command: str, missing: str) -> None:
    shown = alone("assistant", command)
    assert shown.returncode == 1
    assert f"no {missing}" in shown.stderr
    assert "install candide[speaker]" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_the_log_can_be_read_where_only_the_audit_layer_is_installed(lived_in: Path) -> None:
    shown = alone("assistant", "ledger", "stats")
    assert shown.returncode == 0, shown.stderr
    assert "1 of 2 = 50.0%" in shown.stdout
    assert len(alone("assistant", "ledger", "show").stdout.splitlines()) == 14


def test_without_the_speakers_libraries_help_still_works() -> None:
    shown = alone("", "--help")
    assert shown.returncode == 0, shown.stderr
    assert "ledger" in shown.stdout
