"""Unpacking: a zip can put files in its folder, and do nothing else whatever it says."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from pathlib import Path

import pytest

from assistant.models import unpack as unpack_module
from assistant.models.errors import ModelUnsafe
from assistant.models.record import RECORD, damaged_files
from assistant.models.unpack import unpack

GOOD = {"m/am/final.mdl": b"acoustic" * 99, "m/conf/mfcc.conf": b"--rate\n", "m/README": b"hello"}
TOTAL = sum(map(len, GOOD.values()))


def archive_of(
    folder: Path, entries: dict[str, bytes], modes: dict[str, int] | None = None, method: int = 8
) -> Path:
    path = folder / "model.zip"
    with zipfile.ZipFile(path, "w", method) as package:
        for name, body in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            entry.external_attr = (modes or {}).get(name, stat.S_IFREG | 0o644) << 16
            package.writestr(entry, body)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vosk").mkdir()
    return tmp_path / "vosk" / "m"


def test_the_top_folder_is_dropped_and_every_file_recorded(tmp_path: Path, folder: Path) -> None:
    unpack(archive_of(tmp_path, {"m/": b"", **GOOD}), folder, TOTAL)
    files = tree(folder)
    record = files.pop(RECORD).decode()
    assert files == {name.removeprefix("m/"): body for name, body in GOOD.items()}
    assert record == "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
    )
    assert names(folder.parent) == ["m"]


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        pytest.param("m/../../evil", 0o100644, id="leaves by .."),
        pytest.param("../m/evil", 0o100644, id="leaves at once"),
        pytest.param("/m/evil", 0o100644, id="absolute"),
        pytest.param("m/e\\vil", 0o100644, id="backslash"),
        pytest.param("m/c:evil", 0o100644, id="drive or stream"),
        pytest.param("m/ev\nil", 0o100644, id="line break, would forge the record"),
        pytest.param("other/evil", 0o100644, id="second top folder"),
        pytest.param("m", 0o100644, id="a file in place of the top folder"),
        pytest.param(f"m/{RECORD}", 0o100644, id="our own list"),
        pytest.param("m/README/evil", 0o100644, id="folder where a file is"),
        pytest.param("m/am", 0o100644, id="file where a folder is"),
        pytest.param("m/link", stat.S_IFLNK | 0o777, id="symbolic link"),
        pytest.param("m/pipe", stat.S_IFIFO | 0o644, id="pipe"),
        pytest.param("m/disk", stat.S_IFBLK | 0o644, id="device"),
    ],
)
def test_a_dangerous_entry_is_refused_and_leaves_nothing(
    tmp_path: Path, folder: Path, name: str, mode: int
) -> None:
    archive = archive_of(tmp_path, {**GOOD, name: b"/etc/passwd"}, {name: mode})
    with pytest.raises(ModelUnsafe) as caught:
        unpack(archive, folder, TOTAL + 99)
    assert caught.value.facts["file"] == "model.zip"
    assert names(tmp_path) == ["model.zip", "vosk"]
    assert names(folder.parent) == []


def test_absolute_paths_are_refused_even_if_all_are(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ModelUnsafe):
        unpack(archive_of(tmp_path, {"/m/a": b"a", "/m/b": b"b"}), folder, TOTAL)


def test_the_same_path_twice_is_refused(tmp_path: Path, folder: Path) -> None:
    archive = archive_of(tmp_path, GOOD)
    with (
        zipfile.ZipFile(archive, "a") as package,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        package.writestr("m/README", b"other")
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, TOTAL + 99)
    assert not folder.exists()


def test_no_byte_more_than_the_limit(tmp_path: Path, folder: Path) -> None:
    archive = archive_of(tmp_path, GOOD)
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, TOTAL - 1)
    assert names(folder.parent) == []
    unpack(archive, folder, TOTAL)
    assert folder.is_dir()


def test_an_entry_that_lies_about_its_length_is_refused(tmp_path: Path, folder: Path) -> None:
    body = b"x" * 70_000
    archive = archive_of(tmp_path, {"m/big": body})
    told, real = (2).to_bytes(4, "little"), len(body).to_bytes(4, "little")
    data = archive.read_bytes()
    assert data.count(real) == 2
    archive.write_bytes(data.replace(real, told))
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, 10)
    assert names(folder.parent) == []


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compressions_are_refused(tmp_path: Path, folder: Path, method: int) -> None:
    with pytest.raises(ModelUnsafe):
        unpack(archive_of(tmp_path, GOOD, method=method), folder, TOTAL)


def test_encrypted_entries_are_refused(tmp_path: Path, folder: Path) -> None:
    archive = archive_of(tmp_path, {"m/secret": b"x"})
    data = bytearray(archive.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, TOTAL)


def test_too_many_entries_are_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack_module, "MAX_ENTRIES", len(GOOD) - 1)
    with pytest.raises(ModelUnsafe):
        unpack(archive_of(tmp_path, GOOD), folder, TOTAL)


@pytest.mark.parametrize("body", [b"", b"not a zip", None], ids=["empty", "text", "no entries"])
def test_what_is_no_archive_is_refused(tmp_path: Path, folder: Path, body: bytes | None) -> None:
    archive = archive_of(tmp_path, {})
    if body is not None:
        archive.write_bytes(body)
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, TOTAL)
    assert names(folder.parent) == []


def test_a_broken_entry_is_refused(tmp_path: Path, folder: Path) -> None:
    archive = archive_of(tmp_path, GOOD, method=zipfile.ZIP_STORED)
    archive.write_bytes(archive.read_bytes().replace(b"hello", b"hullo"))
    with pytest.raises(ModelUnsafe):
        unpack(archive, folder, TOTAL)
    assert names(folder.parent) == []


@pytest.mark.parametrize(
    ("path", "body", "named"),
    [
        ("am/final.mdl", b"acoustic" * 98 + b"Acoustic", "am/final.mdl"),
        ("README", b"hell", "README"),
        ("README", None, "README"),
        (RECORD, None, RECORD),
        (RECORD, b"", RECORD),
        (RECORD, b"nonsense\n", RECORD),
        (RECORD, b"\xff\xfe", RECORD),
        (RECORD, b"0  ../../outside\n", RECORD),
    ],
)
def test_damage_after_unpacking_is_named(
    tmp_path: Path, folder: Path, path: str, body: bytes | None, named: str
) -> None:
    unpack(archive_of(tmp_path, GOOD), folder, TOTAL)
    assert damaged_files(folder) == []
    if body is None:
        (folder / path).unlink()
    else:
        (folder / path).write_bytes(body)
    assert damaged_files(folder) == [folder / named]
