"""The table is compared with the records in every version that this program knows."""

from __future__ import annotations

from pathlib import Path

from tests.audit.verify.conftest import Verify
from tests.support.bundles import COLUMNS, Export, write_files
from tests.support.plain_log import Log, small_log


def musical_log() -> Log:
    log = small_log(30)
    log.add("music", what="started", source="radio")
    log.add("music", what="stopped", source="radio")
    return log


def test_records_of_music_are_known_and_their_cells_compared(
    tmp_path: Path, verify: Verify
) -> None:
    export = Export(musical_log())
    code, report = verify(export.write(tmp_path / "whole"))
    assert (code, report["findings"], report["kinds"]["music"]) == (0, [], 2)
    files = export.files()
    files["events.csv"] = files["events.csv"].replace(b",started,radio", b",started,library")
    changed = write_files(tmp_path / "changed", files | {"MANIFEST": export.manifest(files)})
    code, report = verify(changed)
    assert code == 1
    (found,) = report["findings"]
    assert (found["code"], found["record"], found["column"]) == ("table-row", 31, "source")


def test_a_table_of_before_there_was_music_is_still_compared(
    tmp_path: Path, verify: Verify
) -> None:
    export = Export(small_log(30), columns=COLUMNS[:-2])
    code, report = verify(export.write(tmp_path / "old", tables=" 1.1.0"))
    assert (code, report["findings"], report["events_csv"]) == (0, [], "same")
    files = export.files()
    files["events.csv"] = files["events.csv"].replace(b"set_timer", b"set_alarm", 1)
    manifest = export.manifest(files, tables=" 1.1.0")
    code, report = verify(write_files(tmp_path / "changed", files | {"MANIFEST": manifest}))
    assert (code, report["findings"][0]["column"]) == (1, "intent")


def test_a_table_of_another_version_is_said_not_to_be_compared(
    tmp_path: Path, verify: Verify
) -> None:
    code, report = verify(Export(small_log(3)).write(tmp_path, tables=" 9.0.0"))
    assert (code, report["events_csv"]) == (0, "skipped")


def test_old_columns_under_the_new_version_are_a_difference(tmp_path: Path, verify: Verify) -> None:
    export = Export(small_log(3), columns=COLUMNS[:-2])
    assert verify(export.write(tmp_path))[1]["events_csv"] == "differs"
