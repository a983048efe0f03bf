"""A register that is replaced is noticed; one that cannot be read is none at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit.interests import Register, RegisterFile
from audit.interests.toml_source import LARGEST_REGISTER
from tests.support.suggestions import REGISTER


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.toml"


def replace(path: Path, text: str) -> None:
    fresh = path.with_name("fresh")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def test_without_a_file_of_its_own_a_household_has_the_sample(path: Path) -> None:
    file = RegisterFile(path)
    found = file.current()
    assert found is not None
    assert found.digest == Register.load().digest
    assert file.current() is found
    assert not file.is_own


def test_it_is_read_once_and_again_when_it_was_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path | None] = []
    load = Register.load

    def counted(source: Path | None = None) -> Register:
        reads.append(source)
        return load(source)

    monkeypatch.setattr(Register, "load", counted)
    path.write_text(REGISTER, "utf-8")
    file = RegisterFile(path)
    first = file.current()
    assert first is file.current()
    assert file.is_own
    replace(path, REGISTER + "# more\n")
    second = file.current()
    assert second is file.current()
    assert second is not None
    assert first is not None
    assert second.digest != first.digest
    path.unlink()
    sample = file.current()
    assert sample is not None
    assert sample.maker.id == "candide"
    assert reads == [path, path, None]


def test_a_register_of_the_same_size_and_time_is_noticed(path: Path) -> None:
    """As a copy that keeps the times of files would leave it."""
    path.write_text(REGISTER, "utf-8")
    times = path.stat()
    file = RegisterFile(path)
    first = file.current()
    replace(path, REGISTER.replace("60", "61"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    second = file.current()
    assert first is not None
    assert second is not None
    assert first.digest != second.digest


def spoilt(path: Path) -> None:
    path.write_text("maker = [", "utf-8")


def folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def too_large(path: Path) -> None:
    path.write_text(REGISTER + "#" * LARGEST_REGISTER, "utf-8")


@pytest.mark.parametrize("spoil", [spoilt, folder, dangling, pipe, too_large])
def test_what_cannot_be_read_is_no_register_until_it_is_mended(path: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(path)
    file = RegisterFile(path)
    for _ in range(2):
        assert file.current() is None
        assert file.fault is not None
        assert file.fault.code == "register-unreadable"
        assert file.is_own
    if path.is_dir():
        path.rmdir()
    replace(path, REGISTER)
    found = file.current()
    assert found is not None
    assert found.text == REGISTER
    assert file.fault is None


def test_a_register_that_breaks_is_none_and_not_the_one_before(path: Path) -> None:
    path.write_text(REGISTER, "utf-8")
    file = RegisterFile(path)
    assert file.current() is not None
    replace(path, "maker = [")
    assert file.current() is None
