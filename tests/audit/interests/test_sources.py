"""Where a register comes from: a folder of tables, an archive of one, or a TOML file."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.interests import RegisterInvalid
from audit.interests.sources import from_tables, read_source, zipped
from audit.interests.tables import FILES, LARGEST_FILE
from audit.language import Language
from tests.audit.interests.registers import captain, link, made, unpaid
from tests.audit.interests.spreadsheets import TABLES, a_folder, a_zip, files


def test_a_folder_and_an_archive_hold_the_same(tmp_path: Path) -> None:
    wanted = from_tables(files()).text
    assert read_source(a_folder(tmp_path / "tables", files())).text == wanted
    assert read_source(a_zip(tmp_path / "a.zip", files())).text == wanted
    assert read_source(a_zip(tmp_path / "b.ZIP", files(), "my register/")).text == wanted
    more = {**files(), "README.txt": b"?", "__MACOSX/._parties.csv": b"\0", ".DS_Store": b"\0"}
    assert read_source(a_zip(tmp_path / "c.zip", more)).text == wanted
    (tmp_path / "tables" / "notes.txt").write_text("mine")
    assert read_source(tmp_path / "tables").text == wanted


def test_a_toml_file_keeps_its_own_words(tmp_path: Path) -> None:
    text = "# mine\n" + from_tables(files()).text
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_source(path).text == text


def test_an_archive_is_the_same_bytes_for_the_same_register() -> None:
    register = made(link=[link("us", "shop")], captain=[captain()], unpaid=[unpaid()])
    assert zipped(register, Language.FRENCH) == zipped(register, Language.FRENCH)
    with zipfile.ZipFile(io.BytesIO(zipped(register, Language.ENGLISH))) as archive:
        assert archive.namelist() == list(FILES)


def encrypted(path: Path) -> Path:
    a_zip(path, files())
    data = bytearray(path.read_bytes())
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(marker) + offset] |= 1
    path.write_bytes(data)
    return path


def damaged(path: Path) -> Path:
    a_zip(path, files())
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    return path


def bomb(path: Path) -> Path:
    return a_zip(path, files(links=b"\0" * (50 * LARGEST_FILE)))


def twice(path: Path) -> Path:
    a_zip(path, files())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/links.csv", TABLES["links.csv"])
    return path


def crowded(path: Path) -> Path:
    return a_zip(path, {**files(), **{f"{number}.txt": b"" for number in range(200)}})


def no_zip(path: Path) -> Path:
    path.write_bytes(b"PK is all there is")
    return path


def misspelt(path: Path) -> Path:
    return a_zip(path, {**files(), "relation.csv": b""})


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (encrypted, "damaged or encrypted"),
        (damaged, "damaged or encrypted"),
        (no_zip, "damaged or encrypted"),
        (bomb, "links.csv: it is larger than"),
        (twice, "links.csv: it is there twice"),
        (crowded, "there are more than 100"),
        (misspelt, "relation.csv: there is no such table"),
    ],
)
def test_a_hostile_archive_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        read_source(make(tmp_path / "tables.zip"))
    assert reason in invalid.value.sentence(Language.ENGLISH)


def test_what_is_no_register_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "register.txt").write_text("maker = 1")
    folder = a_folder(tmp_path / "tables", files(links=None))
    os.mkfifo(folder / "links.csv")
    for path, reason in (
        (tmp_path / "pipe.toml", "is not a file"),
        (tmp_path / "register.txt", "neither a .toml file nor"),
        (tmp_path / "nothing.toml", "does not exist"),
        (folder, "links.csv is not a file"),
        (a_folder(tmp_path / "odd", {**files(), "relation.csv": b""}), "no such table"),
        (a_folder(tmp_path / "two", {**files(), "LINKS.csv": b""}), "links.csv: it is there twice"),
    ):
        with pytest.raises(RegisterInvalid) as invalid:
            read_source(path)
        assert reason in invalid.value.sentence(Language.ENGLISH)
