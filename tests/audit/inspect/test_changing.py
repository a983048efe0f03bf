"""Keys are changed and incidents acknowledged by command, and the log shows both."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from audit.home import holding, ledger_path
from audit.inspect.telling import progress
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import IncidentLeaf, Problem
from tests.audit.inspect.logs import grow, tip_of, with_words
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import make_gate, occasion
from tests.support.suggestions import offer, suggestion

# -- rotate-key -----------------------------------------------------------------------------------


def test_a_fresh_key_signs_from_now_on_vouched_for_by_the_one_before(
    home: Path, clock: ManualClock
) -> None:
    grow(home, clock, 2)
    before = candide("ledger", "checkpoint", "--key").stdout
    shown = candide("ledger", "rotate-key")
    after = candide("ledger", "checkpoint", "--key").stdout
    assert shown.exit_code == 0
    assert f"Key {after.split('+')[1]} signs from now on, in the place of" in shown.output
    leaf = read_records(ledger_path(home))[-1].leaf
    assert (leaf["reason"], leaf["vkey"]) == ("rotation", after.strip())
    assert leaf["endorsement"]
    assert before.split("+")[0] == after.split("+")[0], "the log keeps its name"
    grow(home, clock, 1)
    assert check_log(ledger_path(home)) == ()


def test_the_key_is_not_changed_under_a_running_speaker(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 2)
    with holding(home):
        shown = candide("ledger", "rotate-key")
    assert shown.exit_code == 1
    assert "stop it first" in shown.stderr
    assert tip_of(home).size == 2


# -- acknowledge ----------------------------------------------------------------------------------


INCIDENTS = [
    (IncidentLeaf(problem=Problem.ROLLBACK, expected_size=9, found_size=1), "had signed 9 records"),
    (IncidentLeaf(problem=Problem.MISMATCH, record=4), "found a disagreement at record 4."),
    (IncidentLeaf(problem=Problem.MISMATCH), "found a disagreement. Somebody changed it"),
    (IncidentLeaf(problem=Problem.KEY_LOST), "was no longer on this device"),
    (IncidentLeaf(problem=Problem.DAMAGED, set_aside="ledger-1.db"), "set-aside/ledger-1.db"),
    (IncidentLeaf(problem=Problem.DAMAGED), "another has taken its place."),
]


@pytest.mark.parametrize(("leaf", "words"), INCIDENTS)
def test_what_was_found_is_explained_before_it_is_acknowledged(
    home: Path, clock: ManualClock, leaf: IncidentLeaf, words: str
) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(Entry(leaf))
    ledger.close()
    refused = candide("ledger", "acknowledge", answer="n\n")
    assert refused.exit_code == 1
    assert words in refused.stdout
    assert "Since then, nothing is sold." in refused.stdout
    assert tip_of(home).size == 1
    assert candide("ledger", "acknowledge", answer="y\n").exit_code == 0
    assert read_records(ledger_path(home))[-1].leaf["resolved"] is True
    assert "nothing to acknowledge" in candide("ledger", "acknowledge").output


@pytest.mark.parametrize(("leaf", "words"), INCIDENTS)
def test_it_is_explained_in_french_too(
    home: Path,
    clock: ManualClock,
    leaf: IncidentLeaf,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(Entry(leaf))
    ledger.close()
    shown = candide("ledger", "acknowledge", "--yes")
    assert shown.exit_code == 0
    assert "Enregistrement 1\u00a0: " in shown.stdout
    assert "la vente reprend" in shown.stdout
    assert words not in shown.stdout or leaf.set_aside


def test_selling_stays_off_while_the_check_fails(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 3)
    with closing(sqlite3.connect(ledger_path(home))) as log:
        log.execute("update erasable set content = x'7b7d' where seq = 2")
        log.commit()
    ledger = Ledger(ledger_path(home), clock)
    assert ledger.check()
    ledger.close()
    shown = candide("ledger", "acknowledge", "--yes")
    assert shown.exit_code == 1
    assert "nothing is sold as long as" in shown.stderr


# -- show -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "en_IE.UTF-8",
            [
                "setting    profile p1",
                "setting    profile p2",
                "erasure    command 1 record  2",
                "key        rotation ",
                "incident   rollback, from 5 on, 4 instead of 9",
                "incident   acknowledged",
                "key        restored ",
                "restore    6 records of candide.invalid/log/",
            ],
        ),
        (
            "fr_FR.UTF-8",
            [
                "setting    profile p1",
                "setting    profile p2",
                "erasure    command 1 enregistrement  2",
                "key        rotation ",
                "incident   rollback, à partir de 5, 4 au lieu de 9",
                "incident   pris en compte",
                "key        restored ",
                "restore    6 enregistrements de candide.invalid/log/",
            ],
        ),
    ],
)
def test_the_new_kinds_of_record_are_shown(
    home: Path,
    clock: ManualClock,
    tmp_path: Path,
    locale: str,
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grow(home, clock, 2)
    candide("ledger", "erase", 2, "--yes")
    candide("ledger", "rotate-key")
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(
        Entry(IncidentLeaf(problem=Problem.ROLLBACK, record=5, expected_size=9, found_size=4))
    )
    ledger.close()
    candide("ledger", "acknowledge", "--yes")
    candide("backup", tmp_path / "b")
    candide("restore", tmp_path / "b", "--yes")
    monkeypatch.setenv("LC_ALL", locale)
    lines = candide("ledger", "show").output.splitlines()
    for words, line in zip(expected, lines, strict=True):
        assert words in line


def test_words_cannot_command_the_terminal(home: Path, clock: ManualClock) -> None:
    gate = make_gate(home, clock)
    evil = "evil\u202e coffee"
    gate.review(suggestion(offer("freely", 300, name={"fr": evil, "en": evil})), occasion())
    gate.close()
    shown = candide("ledger", "show").output
    assert "vil\ufffd coffee" in shown
    assert "\u202e" not in shown


# -- all of them ----------------------------------------------------------------------------------


def test_a_damaged_log_is_named_by_every_command(home: Path) -> None:
    home.mkdir()
    ledger_path(home).write_bytes(b"never a database " * 500)
    before = ledger_path(home).read_bytes()
    for command in ("checkpoint", "prove 1", "verify", "export x", "erase 1", "acknowledge"):
        shown = candide("ledger", *command.split())
        assert shown.exit_code == 1, command
        assert "damaged" in shown.stderr
    assert ledger_path(home).read_bytes() == before, "nothing of it was set aside by looking"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_only_grows_whatever_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress("Sauvegarde", "Backing up") as show:
        for done, total in ((1, 4), (30, 100), (1_000_000, 2_000_000), (3, 4), (0, 0)):
            show(done, total)
    drawn = [int(found) for found in re.findall(r"(\d+)%", sys.stderr.getvalue())]
    assert drawn == sorted(drawn)
    assert drawn[-1] == 100
    assert {25, 30, 50, 75} <= {*drawn}


def test_there_is_no_bar_where_nobody_looks(home: Path, clock: ManualClock, tmp_path: Path) -> None:
    grow(home, clock, 300)
    for command in (("ledger", "verify"), ("backup", tmp_path / "b")):
        assert candide(*command).stderr == ""


def test_ctrl_c_ends_a_command_with_a_word(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 2)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for place, command in (
        ("audit.inspect.checking.check_log", "verify"),
        ("audit.inspect.choosing._times", "erase --everything"),
        ("audit.ledger.export.export", "export x"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(place, interrupted)
            shown = candide("ledger", *command.split())
        assert shown.exit_code == 130, command
        assert shown.stderr == "Interrupted.\n"
    assert with_words(home) == [1, 2]


def test_a_folder_that_cannot_be_used_is_named(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 1)
    shutil.move(home, home.parent / "real")
    home.write_text("a file")
    shown = candide("restore", "x", "--yes")
    assert shown.exit_code == 1
    assert "cannot be used" in shown.stderr
