"""Whatever stops an export leaves nothing behind and says why in both languages."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.language import Language
from audit.ledger.errors import LedgerError, LedgerMissing
from audit.ledger.export import export
from audit.ledger.export.errors import (
    ExportDiskFull,
    ExportErasedMeanwhile,
    ExportError,
    ExportKeyChanged,
    ExportNothing,
    ExportPeriodBackwards,
    ExportTargetTaken,
    ExportTargetUnwritable,
)
from audit.ledger.export.folder import HashedFile
from audit.records.leaves import ErasureReason
from tests.audit.export.logs import Household, files_of
from tests.support.clock import ManualClock


def assert_nothing_is_left(target: Path) -> None:
    assert [path.name for path in target.parent.iterdir() if path.name != "home"] == []


def test_an_empty_folder_may_be_the_target(household: Household, target: Path) -> None:
    household.live()
    target.mkdir()
    household.export(target)
    assert "MANIFEST" in files_of(target)


def test_a_folder_with_something_in_it_is_not_touched(household: Household, target: Path) -> None:
    household.live()
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    with pytest.raises(ExportTargetTaken, match="not an empty folder"):
        household.export(target)
    assert files_of(target) == {"mine.txt": b"mine"}
    assert not list(target.parent.glob("*.partial"))


def test_a_file_is_no_target(household: Household, target: Path) -> None:
    household.live()
    target.write_text("mine")
    with pytest.raises(ExportTargetTaken):
        household.export(target)
    assert target.read_text() == "mine"


def test_a_folder_that_fills_up_meanwhile_is_not_touched(
    household: Household, target: Path
) -> None:
    household.live()

    def fill(_done: int, _total: int) -> None:
        target.mkdir()
        (target / "mine.txt").write_text("mine")

    with pytest.raises(ExportTargetTaken):
        household.export(target, progress=fill)
    assert files_of(target.parent / target.name) == {"mine.txt": b"mine"}
    assert not list(target.parent.glob("*.partial"))


def test_a_target_in_no_folder_is_refused(household: Household, target: Path) -> None:
    household.live()
    with pytest.raises(ExportTargetUnwritable, match="nowhere"):
        household.export(target / "nowhere" / "export")
    assert_nothing_is_left(target)


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, ExportDiskFull),
        (errno.EDQUOT, ExportDiskFull),
        (errno.EIO, ExportTargetUnwritable),
        (errno.EROFS, ExportTargetUnwritable),
    ],
)
@pytest.mark.parametrize("after", [0, 5, 12])
def test_a_disk_that_fails_leaves_nothing(
    household: Household,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    refusal: type[ExportError],
    after: int,
) -> None:
    household.live()
    write, written = HashedFile.write, []

    def fail(file: HashedFile, data: Any) -> int:
        written.append(data)
        if len(written) > after:
            raise OSError(number, "the disk says no")
        return write(file, data)

    monkeypatch.setattr(HashedFile, "write", fail)
    with pytest.raises(refusal):
        household.export(target)
    assert_nothing_is_left(target)


def test_an_interrupted_export_leaves_nothing(household: Household, target: Path) -> None:
    household.much(600)

    def interrupt(done: int, _total: int) -> None:
        assert list(target.parent.glob("export.*.partial"))
        if done > 256:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        household.export(target, progress=interrupt)
    assert_nothing_is_left(target)


@pytest.mark.parametrize("words", [True, False])
def test_words_erased_meanwhile_stop_the_export(
    household: Household, target: Path, words: bool
) -> None:
    household.much(600)

    def forget(done: int, _total: int) -> None:
        if done == 256:
            household.ledger.erase([(1, 10)], ErasureReason.SPOKEN)

    with pytest.raises(ExportErasedMeanwhile, match="run it again"):
        household.export(target, words=words, progress=forget)
    assert_nothing_is_left(target)
    household.export(target, words=words)


def test_an_export_never_stands_in_the_way_of_an_erasure(
    household: Household, target: Path
) -> None:
    household.much(600)
    done_with: list[int] = []

    def forget(done: int, _total: int) -> None:
        # Raises where the write-ahead file cannot be emptied because somebody is reading.
        done_with.append(household.ledger.erase([(done - 5, done)], ErasureReason.SPOKEN))

    with pytest.raises(ExportErasedMeanwhile):
        household.export(target, progress=forget)
    assert done_with == [6, 6, 6]


def test_a_key_that_did_not_sign_the_log_signs_no_export(
    household: Household, target: Path
) -> None:
    household.live()
    old = household.key
    household.ledger.rotate_key()
    with pytest.raises(ExportKeyChanged):
        export(household.ledger.path, old, target, household.clock)
    assert_nothing_is_left(target)


def test_a_log_without_records_is_no_export(household: Household, target: Path) -> None:
    assert household.ledger.tip.size == 0
    with pytest.raises(ExportNothing):
        household.export(target)
    assert_nothing_is_left(target)


def test_no_log_is_no_export(household: Household, target: Path) -> None:
    household.live()
    with pytest.raises(LedgerMissing):
        export(household.home / "other.db", household.key, target, household.clock)
    assert_nothing_is_left(target)


def test_a_period_that_ends_before_it_begins_is_refused(household: Household, target: Path) -> None:
    household.live()
    with pytest.raises(ExportPeriodBackwards, match="2026-11-01"):
        household.export(target, since=date(2026, 11, 2), until=date(2026, 11, 1))
    assert_nothing_is_left(target)


@pytest.mark.parametrize(
    "damage",
    [
        "update erasable set content = cast('not json' as blob) where seq = 2",
        "update leaf set body = cast('not json' as blob) where seq = 2",
        "update leaf set body = cast('{}' as blob) where seq = 2",
        "delete from leaf where seq = 5",
        "delete from subtree where row = 3",
    ],
)
def test_a_damaged_log_says_so(
    household: Household, target: Path, damage: str, break_in: Callable[[str], None]
) -> None:
    household.live()
    break_in(damage)
    with pytest.raises(LedgerError):
        household.export(target)
    assert_nothing_is_left(target)


@pytest.fixture
def break_in(household: Household) -> Callable[[str], None]:
    """Change the file as somebody might who holds the device."""

    def change(statement: str) -> None:
        with closing(sqlite3.connect(household.ledger.path)) as database:
            for (trigger,) in database.execute(
                "select name from sqlite_master where type='trigger'"
            ):
                database.execute(f"drop trigger {trigger}")
            database.execute("pragma foreign_keys=off")
            database.execute(statement)
            database.commit()

    return change


def all_errors() -> list[type[ExportError]]:
    return sorted(ExportError.__subclasses__(), key=lambda error: error.code)


@pytest.mark.parametrize("error", all_errors(), ids=lambda error: error.code)
def test_every_refusal_speaks_both_languages(error: type[ExportError]) -> None:
    facts = {"target": "/x", "reason": "y", "since": "a", "until": "b"}
    french, english = (
        error(**facts).sentence(language) for language in (Language.FRENCH, Language.ENGLISH)
    )
    assert french != english
    assert french.endswith(".")
    assert english.endswith(".")
    assert " :" not in french
    assert len({known.code for known in all_errors()}) == len(all_errors())


def test_the_clock_of_the_export_is_the_one_given(household: Household, target: Path) -> None:
    household.live()
    household.clock.advance(days=3)
    household.export(target)
    assert "made 2026-11-25T09:07Z" in (target / "MANIFEST").read_text("utf-8")
    assert isinstance(household.clock, ManualClock)
