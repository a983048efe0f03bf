"""Whenever the power goes, a restore leaves the old state or the new."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from audit.backup import pending
from audit.backup.restoring import prepared
from audit.home import HouseholdHeld, holding, ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.store import Ledger
from tests.audit.backup.homes import (
    items,
    kinds,
    root_of,
    setting,
)
from tests.audit.terminal import candide
from tests.support.clock import ManualClock


class PowerCut(BaseException):
    """Nothing after it runs."""


STEPS = [(Path, "rename"), (Path, "replace"), (Path, "mkdir"), (os, "fsync"), (shutil, "rmtree")]


@contextmanager
def cut_at(step: int, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let the power go before step `step` of putting a state in place; what was done before it."""
    done: list[str] = []

    def cutting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **options: Any) -> Any:
            if len(done) >= step:
                raise PowerCut
            done.append(name)
            return real(*arguments, **options)

        return instead

    with patch.context() as patched:
        for owner, name in STEPS:
            patched.setattr(owner, name, cutting(name, getattr(owner, name)))
        yield done


def test_a_power_cut_at_any_step_leaves_the_old_state_or_the_new(
    tmp_path: Path,
    lived_in: Path,
    backup: Path,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (lived_in / "register.toml").write_text('maker = "newer"\n')
    # A speaker that died: what it wrote last is still in the write-ahead files.
    died = Ledger(ledger_path(lived_in), clock)
    died.append_all([setting(6), setting(7)])
    lists = sqlite3.connect(lived_in / "household.db")
    lists.execute("insert into item values ('bread')")
    lists.commit()
    outcomes = []
    for step in range(200):
        home = tmp_path / f"cut-{step}"
        shutil.copytree(lived_in, home)
        before = root_of(home)
        finished = False
        with (
            holding(home),
            prepared(backup, home, clock, lambda done, total: None) as state,
            suppress(PowerCut),
            cut_at(step, monkeypatch) as done,
        ):
            state.put_in_place(home)
            finished = True
        # The next start.
        with holding(home):
            assert not (home / "restore-pending").exists()
        found = kinds(home)
        if root_of(home) == before:
            outcomes.append("old")
            assert (home / "register.toml").read_text() == 'maker = "newer"\n'
            assert items(home) == [("milk",), ("bread",)]
            assert not (home / "set-aside").exists()
        else:
            outcomes.append("new")
            assert found == ["setting"] * 5 + ["key", "restore", "incident"]
            assert (home / "register.toml").read_text() == 'maker = "me"\n'
            assert items(home) == [("milk",)]
            kept = home / "set-aside" / "before-restore-1"
            assert root_of(kept) == before
            assert items(kept) == [("milk",), ("bread",)]
        assert check_log(ledger_path(home)) == ()
        ledger = Ledger(ledger_path(home), clock)
        ledger.append(setting(9))
        ledger.close()
        assert kinds(home) == [*found, "setting"], "nothing more was found wrong"
        if finished:
            break
    else:
        pytest.fail("it never came to an end")
    assert outcomes == sorted(outcomes, reverse=True), "once it is the new state, it stays so"
    assert {*outcomes} == {"old", "new"}
    assert len(done) > 15
    died.close()
    lists.close()


def test_reading_commands_finish_what_a_crash_cut_short(
    lived_in: Path, backup: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with holding(lived_in), prepared(backup, lived_in, clock, lambda d, t: None) as state:
        monkeypatch.setattr("audit.backup.restoring.finish_restore", lambda home: None)
        state.put_in_place(lived_in)
    assert kinds(lived_in) == ["setting"] * 5
    assert "restore" in candide("ledger", "show").output
    assert kinds(lived_in)[-2:] == ["key", "restore"]


def test_a_restore_that_cannot_end_says_that_it_will(
    lived_in: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(pending, "_keep", refuse)
        shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 1
    assert "it will go on by itself" in shown.stderr
    assert candide("ledger", "verify").exit_code == 0
    assert kinds(lived_in)[-2:] == ["key", "restore"]


def test_only_one_holds_a_household(home: Path) -> None:
    with holding(home), pytest.raises(HouseholdHeld), holding(home):
        pass
    with holding(home):
        pass
