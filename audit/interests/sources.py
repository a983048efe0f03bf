"""A register from wherever it is kept: a TOML file, a folder of CSV tables, or a zip of one."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from audit.interests.problems import Problem, RegisterInvalid
from audit.interests.register import Register, read_text
from audit.interests.tables import FILES, LARGEST_FILE, read_tables, write_tables
from audit.interests.toml_source import write_toml
from audit.language import Language

_MOST_IN_ZIP = 100


def read_source(path: Path) -> Register:
    """The register kept at `path`, by what it is. Raises `RegisterInvalid` with all that is wrong.

    From tables it gets one text, always the same for the same entries; a TOML file keeps its own.
    """
    if path.is_dir():
        return from_tables(_files_in(path))
    if not path.is_file():  # reading from a pipe could take for ever
        code = "not-a-file" if path.exists() else "no-such-file"
        raise RegisterInvalid(Problem(code, {"path": path}))
    match path.suffix.casefold():
        case ".toml":
            return Register(read_text(path))
        case ".zip":
            return from_tables(_files_in_zip(path))
    raise RegisterInvalid(Problem("not-a-source", {"path": path}))


def from_tables(files: Mapping[str, bytes]) -> Register:
    """The register that CSV tables hold, by file name. Raises `RegisterInvalid`."""
    return Register(write_toml(read_tables(files)))


def zipped(register: Register, language: Language) -> bytes:
    """The tables as one zip archive, the same bytes for the same register."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in write_tables(register.document, language).items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def _files_in(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    try:
        for path in sorted(folder.iterdir()):
            name = path.name.casefold()
            if not name.endswith(".csv") or name.startswith("."):
                continue
            if name in found:
                raise RegisterInvalid(Problem("file-twice", file=name))
            if not path.is_file():
                raise RegisterInvalid(Problem("not-a-file", {"path": path}))
            with path.open("rb") as file:
                found[name] = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _unreadable(folder, error.strerror or error) from error
    _refuse_unknown(found)
    return found


def _files_in_zip(path: Path) -> dict[str, bytes]:
    """The tables in an archive, in a folder of it or in none; nothing is written to the disk."""
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_IN_ZIP:
                raise RegisterInvalid(Problem("too-many", {"limit": _MOST_IN_ZIP}, file=path.name))
            for entry in entries:
                parts = entry.filename.split("/")
                name = parts[-1].casefold()
                # What a Mac adds to every archive is no table.
                if not name.endswith(".csv") or name.startswith(".") or "__MACOSX" in parts:
                    continue
                if name in found:
                    raise RegisterInvalid(Problem("file-twice", file=name))
                with archive.open(entry) as file:
                    found[name] = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _unreadable(path, error.strerror or error) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise RegisterInvalid(Problem("not-a-zip", file=path.name)) from error
    _refuse_unknown(found)
    return found


def _refuse_unknown(names: Mapping[str, object]) -> None:
    # A misspelt table, left aside, would make everything in it vanish.
    if unknown := sorted(set(names) - set(FILES)):
        raise RegisterInvalid(*(Problem("file-unknown", file=name) for name in unknown))


def _unreadable(path: Path, reason: object) -> RegisterInvalid:
    return RegisterInvalid(Problem("unreadable", {"path": path, "reason": reason}))
