"""A backup may come from anywhere: one that is not ours changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.backup.archive import CONTENTS
from tests.audit.backup.homes import (
    everything,
)
from tests.audit.terminal import candide


def rewritten(backup: Path, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The backup with other files in it; a list that is not changed is made to fit them."""
    with zipfile.ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def relisted(files: dict[str, bytes], **changes: Any) -> None:
    """Let the list say what the files are, with `changes`."""
    contents = json.loads(files[CONTENTS])
    contents["files"] = [
        {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in files.items()
        if name != CONTENTS
    ]
    files[CONTENTS] = json.dumps({**contents, **changes}).encode()


def on_the_log(files: dict[str, bytes], tmp: Path, *statements: str) -> None:
    """Run SQL on the log in the backup, and let the list fit it."""
    (tmp / "changed.db").write_bytes(files["ledger.db"])
    with closing(sqlite3.connect(tmp / "changed.db")) as log:
        for statement in statements:
            log.execute(statement)
        log.commit()
    files["ledger.db"] = (tmp / "changed.db").read_bytes()
    relisted(files)


def extra(name: str) -> Callable[[dict[str, bytes], Path], None]:
    def change(files: dict[str, bytes], _: Path) -> None:
        files[name] = b"x"

    return change


def listed_extra(name: str) -> Callable[[dict[str, bytes], Path], None]:
    def change(files: dict[str, bytes], _: Path) -> None:
        files[name] = b"x"
        relisted(files)

    return change


def json_text(text: bytes) -> Callable[[dict[str, bytes], Path], None]:
    return lambda files, _: files.__setitem__(CONTENTS, text)


def dropped(name: str) -> Callable[[dict[str, bytes], Path], None]:
    def change(files: dict[str, bytes], _: Path) -> None:
        del files[name]
        if name != CONTENTS:
            relisted(files)

    return change


def altered(name: str, data: bytes) -> Callable[[dict[str, bytes], Path], None]:
    return lambda files, _: files.__setitem__(name, data)


def says(**changes: Any) -> Callable[[dict[str, bytes], Path], None]:
    return lambda files, _: relisted(files, **changes)


def log_with(*statements: str) -> Callable[[dict[str, bytes], Path], None]:
    return lambda files, tmp: on_the_log(files, tmp, *statements)


def lists_of_junk(files: dict[str, bytes], _: Path) -> None:
    files["household.db"] = b"junk" * 1000
    relisted(files)


HOSTILE = {
    "traversal": extra("../../evil"),
    "absolute": extra("/evil"),
    "traversal that is listed": listed_extra("../evil"),
    "device key": listed_extra("device/log-key.pem"),
    "unlisted file": extra("timers.json"),
    "no list": dropped(CONTENTS),
    "no log": dropped("ledger.db"),
    "deep list": json_text(b"[" * 60_000),
    "giant list": json_text(b"{" + b" " * 10_000_000 + b"}"),
    "giant number": json_text(b'{"size":' + b"9" * 5000 + b"}"),
    "list of another kind": json_text(b"[]"),
    "not utf-8": json_text(b"\xff\xfe{}"),
    "nul": json_text(b"\x00"),
    "another format": says(format="candide-backup/9"),
    "unknown field": says(more=1),
    "size of another log": says(size=4),
    "negative size": says(size=-1),
    "root of another log": says(root="0" * 64),
    "name of another log": says(origin="candide.invalid/log/other"),
    "no checkpoint": says(checkpoint=""),
    "lists altered": altered("household.db", b"x"),
    "register altered": altered("register.toml", b"maker = 'you'"),
    "log is no database": altered("ledger.db", b"junk" * 5000),
    "lists are no database": lists_of_junk,
    "record removed": log_with("drop trigger leaf_never_deleted", "delete from leaf where seq=5"),
    "record changed": log_with(
        "drop trigger leaf_never_updated", "update leaf set body = x'7b7d' where seq = 2"
    ),
    "words changed": log_with("update erasable set content = x'7b7d' where seq = 2"),
    "trigger planted": log_with(
        "create trigger quiet after insert on decline begin delete from decline; end"
    ),
    "trigger replaced": log_with(
        "drop trigger leaf_never_deleted",
        "create trigger leaf_never_deleted before delete on leaf begin select 1; end",
    ),
    "view planted": log_with("create view spy as select * from erasable"),
    "nothing in the log": log_with("drop table tip"),
    "later program": log_with("update alembic_version set version_num = '9999'"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_backup_changes_nothing(
    lived_in: Path, backup: Path, tmp_path: Path, kind: str
) -> None:
    before = everything(lived_in)
    bad = tmp_path / "bad"
    bad.write_bytes(rewritten(backup, lambda files: HOSTILE[kind](files, tmp_path)))
    around = sorted(path.name for path in tmp_path.iterdir())
    shown = candide("restore", bad, "--yes")
    assert shown.exit_code == 1
    assert shown.exception is None or isinstance(shown.exception, SystemExit)
    assert "Nothing was changed." in shown.stderr
    assert everything(lived_in) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == around


def test_a_name_that_comes_twice_is_refused(lived_in: Path, backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("register.toml", b"maker = 'you'")
    assert candide("restore", backup, "--yes").exit_code == 1
    assert (lived_in / "register.toml").read_text() == 'maker = "me"\n'


def test_a_file_longer_than_it_says_is_cut_short(
    lived_in: Path, backup: Path, tmp_path: Path
) -> None:
    """A small archive may unpack to more than any disk holds."""

    def bomb(files: dict[str, bytes]) -> None:
        files["household.db"] = b"\0" * 50_000_000

    bad = tmp_path / "bad"
    bad.write_bytes(rewritten(backup, bomb))
    assert bad.stat().st_size < 1_000_000
    shown = candide("restore", bad, "--yes")
    assert shown.exit_code == 1
    assert not list(lived_in.glob(".work-*"))


def test_a_backup_larger_than_the_disk_is_refused_at_once(
    lived_in: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(lived_in)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    shown = candide("restore", backup, "--yes")
    assert shown.exit_code == 1
    assert "1000 are left" in shown.stderr


def test_no_file_and_no_backup_are_told_apart(lived_in: Path, tmp_path: Path) -> None:
    assert "cannot be read" in candide("restore", tmp_path / "none", "--yes").stderr
    assert "cannot be read" in candide("restore", tmp_path, "--yes").stderr
    (tmp_path / "text").write_text("hello")
    assert "is not a backup of Candide" in candide("restore", tmp_path / "text", "--yes").stderr


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_torn_or_damaged_backup_is_refused_or_whole(
    lived_in: Path, backup: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = backup.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    torn = data.draw(st.booleans())
    bit = 1 << data.draw(st.integers(0, 7))
    bad = tmp_path / "bad"
    flipped = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
    bad.write_bytes(whole[:place] if torn else flipped)
    before = everything(lived_in)
    # Asked and not answered: a damage that no digest covers is no damage to what is restored.
    shown = candide("restore", bad)
    assert shown.exit_code == 1
    assert isinstance(shown.exception, SystemExit)
    if torn:
        assert "Nothing was changed." in shown.stderr
    assert everything(lived_in) == before
