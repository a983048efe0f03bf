"""`candide register`: what it shows, and that a change is whole, in one step and on record."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.home import holding, ledger_path, register_path
from audit.interests import Register, RegisterFile
from audit.interests.adopting import RegisterChangedMeanwhile, RegisterNotWritten, adopt
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerError
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import SettingLeaf
from tests.audit.interests.registers import made, relation, unpaid
from tests.audit.interests.spreadsheets import RELATIONS, a_folder, a_zip, files
from tests.audit.ledger.logs import fill_disk
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.suggestions import REGISTER

DEARER = REGISTER.replace("rate_permille = 60", "rate_permille = 80")


@pytest.fixture
def own(home: Path) -> Path:
    """The household's own register, in force."""
    home.mkdir(exist_ok=True)
    path = register_path(home)
    path.write_text(REGISTER, "utf-8")
    return path


@pytest.fixture
def dearer(tmp_path: Path) -> Path:
    path = tmp_path / "dearer.toml"
    path.write_text(DEARER, "utf-8")
    return path


def records(home: Path) -> list[dict[str, Any]]:
    if not ledger_path(home).exists():
        return []
    return [
        {name: record.leaf[name] for name in ("digest", "previous", "added", "removed", "changed")}
        for record in read_records(ledger_path(home))
        if record.leaf["kind"] == "register"
    ]


def kept(home: Path) -> dict[str, str]:
    """The texts of registers that the log keeps, by digest."""
    with closing(sqlite3.connect(ledger_path(home))) as database:
        found = database.execute("select digest, text from document where kind = 'register'")
        return dict(found.fetchall())


def test_it_shows_who_pays_for_what_on_a_day(own: Path) -> None:
    shown = candide("register", "show", "--on", "2026-05-01")
    assert shown.exit_code == 0
    assert str(own) in shown.stdout
    assert "Makes the assistant: Candide. Counts as its own house: Candide." in shown.stdout
    assert "Pay that day: Payton." in shown.stdout
    assert "payment: Payton pays Candide 6% of the price of each sale, at Payton" in shown.stdout
    assert "unpaid: nobody pays at freely" in shown.stdout
    before = candide("register", "show", "--on", "2025-12-31")
    assert "Pay that day: nobody." in before.stdout
    assert "payment:" not in before.stdout
    assert "Entries not in force that day: 2." in before.stdout


def test_it_says_that_the_sample_is_invented(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the sample, all of it invented" in candide("register", "show").stdout
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "l'exemple, tout y est inventé" in candide("register", "show").stdout


def test_a_register_in_order_is_said_to_be(own: Path, dearer: Path, tmp_path: Path) -> None:
    assert Register(REGISTER).digest in candide("register", "check").stdout
    for source in (dearer, a_folder(tmp_path / "tables", files())):
        checked = candide("register", "check", source)
        assert checked.exit_code == 0
        assert "The register is in order: parties 2" in checked.stdout


def test_all_that_is_wrong_is_listed(own: Path, tmp_path: Path) -> None:
    bad = f"{RELATIONS}\nr,shop,shop,us,sale,6,,,,1/1/26,\n"
    checked = candide("register", "check", a_folder(tmp_path / "tables", files(relations=bad)))
    assert checked.exit_code == 1
    assert checked.stderr.splitlines() == [
        "This register is not in order, and nothing of it was taken:",
        "- relations.csv, line 2, column rate: a rate is expected, such as “6.5%”, with one "
        "decimal at most and its sign",
        "- relations.csv, line 2, column valid_from: a date is expected, in the form 2026-12-31",
    ]
    own.write_text("maker = [")
    for command in (["check"], ["show"], ["export", tmp_path / "out"]):
        shown = candide("register", *command)
        assert shown.exit_code == 1
        assert "nothing is sold" in shown.stderr
        assert "line 1: it is not valid TOML" in shown.stderr


def test_many_mistakes_do_not_flood_the_screen(tmp_path: Path) -> None:
    bad = RELATIONS + "\nr,shop,shop,us,sale,6,,,,2026-01-01," * 500 + "\n"
    checked = candide("register", "check", a_folder(tmp_path / "tables", files(relations=bad)))
    assert len(checked.stderr.splitlines()) == 52
    assert "- and 450 more" in checked.stderr


# -- importing ------------------------------------------------------------------------------------


def test_a_change_is_shown_asked_for_written_and_on_record(
    home: Path, own: Path, dearer: Path
) -> None:
    done = candide("register", "import", dearer, answer="y\n")
    assert done.exit_code == 0, done.output
    assert "~ payment: Payton pays Candide 6% of the price" in done.stdout
    assert "  → payment: Payton pays Candide 8% of the price" in done.stdout
    assert "Entries added: 0, removed: 0, changed: 1." in done.stdout
    assert "on record in the log as no. 1" in done.stdout
    assert own.read_text("utf-8") == DEARER
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    before, after = Register(REGISTER).digest, Register(DEARER).digest
    assert records(home) == [
        {"digest": after, "previous": before, "added": 0, "removed": 0, "changed": 1}
    ]
    assert kept(home)[after] == DEARER
    assert check_log(ledger_path(home)) == ()
    assert sorted(path.name for path in home.iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "o\n"])
def test_without_a_clear_yes_nothing_is_changed(
    home: Path, own: Path, dearer: Path, answer: str
) -> None:
    done = candide("register", "import", dearer, answer=answer)
    assert done.exit_code == 1
    assert "Nothing was changed." in done.stderr
    assert own.read_text("utf-8") == REGISTER
    assert records(home) == []


def test_a_dry_run_changes_nothing(home: Path, own: Path, dearer: Path) -> None:
    shown = candide("register", "import", dearer, "--dry-run")
    assert shown.exit_code == 0
    assert "Candide 8% of the price" in shown.stdout
    assert "Nothing was written." in shown.stderr
    assert own.read_text("utf-8") == REGISTER
    assert records(home) == []


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_tables_are_imported(home: Path, own: Path, tmp_path: Path, kind: str) -> None:
    make = a_folder if kind == "folder" else a_zip
    source = make(tmp_path / ("tables" if kind == "folder" else "tables.zip"), files())
    assert candide("register", "import", source, "--yes").exit_code == 0
    assert Register.load(own).maker.name == "Us"
    (record,) = records(home)
    assert record["digest"] == Register.load(own).digest


def test_nothing_is_imported_where_anything_is_wrong(home: Path, own: Path, tmp_path: Path) -> None:
    source = a_folder(tmp_path / "tables", files(unpaid=None))
    done = candide("register", "import", source, "--yes")
    assert done.exit_code == 1
    assert "unpaid.csv: the file is missing" in done.stderr
    assert own.read_text("utf-8") == REGISTER
    assert records(home) == []


def test_the_first_register_of_a_household_takes_the_place_of_the_sample(
    home: Path, dearer: Path
) -> None:
    done = candide("register", "import", dearer, "--yes")
    assert "Until now the sample register was in force." in done.stdout
    assert register_path(home).read_text("utf-8") == DEARER
    assert records(home)[0]["previous"] == Register.load().digest


def test_a_broken_register_is_replaced_by_one_in_order(home: Path, own: Path, dearer: Path) -> None:
    own.write_text("maker = [")
    done = candide("register", "import", dearer, "--yes")
    assert done.exit_code == 0
    assert "nothing is sold" in done.stderr
    assert own.read_text("utf-8") == DEARER
    assert records(home) == [
        {"digest": Register(DEARER).digest, "previous": "", "added": 4, "removed": 0, "changed": 0}
    ]


def test_the_same_register_again_is_no_change(home: Path, own: Path, tmp_path: Path) -> None:
    same = tmp_path / "same.toml"
    same.write_text(REGISTER)
    assert "It is the register in force already." in candide("register", "import", same).stdout
    assert records(home) == []


def test_importing_works_beside_a_running_speaker(
    home: Path, own: Path, dearer: Path, clock: ManualClock
) -> None:
    with holding(home):
        speaker = Ledger(ledger_path(home), clock)
        speaker.append(Entry(SettingLeaf(name="profile", value="careful")))
        assert candide("register", "import", dearer, "--yes").exit_code == 0
        speaker.append(Entry(SettingLeaf(name="profile", value="none")))
        speaker.close()
    kinds = [record.leaf["kind"] for record in read_records(ledger_path(home))]
    assert kinds == ["setting", "register", "setting"]
    assert check_log(ledger_path(home)) == ()


def test_in_french(
    home: Path, own: Path, dearer: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    done = candide("register", "import", dearer, answer="oui\n")
    assert done.exit_code == 0
    assert "Payton paie à Candide 8\u00a0% du prix de chaque vente" in done.stdout
    assert "Mettre ce registre en vigueur\u00a0? [o/N]" in done.stderr
    assert "consigné au journal sous le n°\u00a01" in done.stdout
    assert candide("register", "export", tmp_path / "out").exit_code == 0
    assert b"marchand;payeur" in (tmp_path / "out" / "relations.csv").read_bytes()


# -- when it goes wrong ---------------------------------------------------------------------------


def test_no_change_is_in_force_that_is_not_on_record(
    home: Path, own: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_disk(monkeypatch)
    with pytest.raises(LedgerError):
        adopt(home, Register(REGISTER), Register(DEARER), clock)
    assert own.read_text("utf-8") == REGISTER


def test_a_record_of_a_change_that_failed_is_taken_back(
    home: Path, own: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fails(path: Path, target: Path) -> Path:
        if target == own:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails)
    before, after = Register(REGISTER), Register(DEARER)
    with pytest.raises(RegisterNotWritten, match="the one before stays in force"):
        adopt(home, before, after, clock)
    assert own.read_text("utf-8") == REGISTER
    assert [(record["previous"], record["digest"]) for record in records(home)] == [
        (before.digest, after.digest),
        (after.digest, before.digest),
    ]


def test_what_was_shown_is_what_is_replaced(home: Path, own: Path, clock: ManualClock) -> None:
    shown = RegisterFile(own).current()
    own.write_text(REGISTER + "# meanwhile\n")
    with pytest.raises(RegisterChangedMeanwhile):
        adopt(home, shown, Register(DEARER), clock)
    assert own.read_text("utf-8").endswith("# meanwhile\n")
    assert records(home) == []


# -- exporting ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.toml", "out.zip", "out"])
def test_what_is_exported_can_be_imported(home: Path, own: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert candide("register", "export", target).exit_code == 0
    dry = candide("register", "import", target, "--dry-run")
    assert dry.exit_code == 0
    assert "payment" not in dry.stdout
    assert candide("register", "check", target).exit_code == 0
    again = candide("register", "export", target)
    assert again.exit_code == 1
    assert "exists already" in again.stderr
    if name == "out.toml":
        assert target.read_text("utf-8") == REGISTER


def test_an_export_that_cannot_be_written_says_why(own: Path, tmp_path: Path) -> None:
    shown = candide("register", "export", tmp_path / "no" / "such" / "folder")
    assert shown.exit_code == 1
    assert "cannot be written" in shown.stderr


def test_a_record_of_a_register_holds_no_name(home: Path, own: Path, clock: ManualClock) -> None:
    """Whatever the register says, its record says only how much of it changed."""
    adopt(home, Register(REGISTER), made(relation=[relation()], unpaid=[unpaid()]), clock)
    with closing(sqlite3.connect(ledger_path(home))) as database:
        (body,) = database.execute("select body from leaf").fetchone()
    assert set(json.loads(body)) >= {"digest", "previous", "added", "removed", "changed"}
    assert "Shop" not in str(body)
