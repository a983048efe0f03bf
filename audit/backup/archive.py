"""The backup file: a zip archive with a list of what is in it.

`backup.json` gives size and SHA-256 of every other file, and the signed checkpoint of the log. It
is not signed: the log proves itself, and the other files are only protected against damage. What
is read here may come from anywhere, so nothing is taken out but the files known by name, of the
length they are said to have.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from audit.backup.errors import BackupInvalid, BackupMissing, RestoreNoRoom
from audit.backup.progress import Progress
from audit.durable import sync
from audit.home import CAMPAIGNS, LEDGER, REGISTER

CONTENTS = "backup.json"
_CONTENTS_BYTES_AT_MOST = 65_536
_TEXT_BYTES_AT_MOST = 16 * 1024 * 1024
_CHUNK = 1024 * 1024

_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Line = Annotated[str, Field(max_length=400, pattern=r"^[^\x00-\x1f\x7f]*$")]


class ArchivedFile(BaseModel):
    """A file of the backup: its digest, and its length in bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Literal["ledger.db", "household.db", "register.toml", "campaigns.toml"]
    sha256: _Hash
    bytes: int = Field(ge=0)


class Contents(BaseModel):
    """What `backup.json` says: when and by which program, of which log and how far, which files.

    `made` is UTC; `vkey`, `size`, `root` and `checkpoint` are those of the log's last signature.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal["candide-backup/1"] = "candide-backup/1"
    made: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\dZ$")
    program: _Line
    origin: _Line
    vkey: _Line
    size: int = Field(ge=0)
    root: _Hash
    checkpoint: str = Field(max_length=_CONTENTS_BYTES_AT_MOST)
    files: Annotated[list[ArchivedFile], Field(max_length=4)]


def describe(path: Path) -> ArchivedFile:
    """The list's entry for the file at `path`. Raises `OSError`."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ArchivedFile.model_validate(
        {"name": path.name, "sha256": digest, "bytes": path.stat().st_size}
    )


def write_archive(
    target: Path, contents: Contents, files: Sequence[Path], progress: Progress
) -> None:
    """Write the archive, readable by its owner alone; it appears at `target` when it is whole.

    Raises `FileExistsError` where something is there already, and other `OSError`.
    """
    if target.is_symlink() or target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    total = sum(file.bytes for file in contents.files)
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    growing = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.writestr(_entry(CONTENTS), contents.model_dump_json(indent=1))
                done = 0
                for path in files:
                    with (
                        path.open("rb") as source,
                        archive.open(_entry(path.name), "w", force_zip64=True) as entry,
                    ):
                        while chunk := source.read(_CHUNK):
                            entry.write(chunk)
                            done += len(chunk)
                            progress(done, total)
            out.flush()
            os.fsync(out.fileno())
        _appear(growing, target)
    finally:
        growing.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    # Without the time: a clock that was never set stands before the first year a zip file knows.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _appear(growing: Path, target: Path) -> None:
    """Give the whole file its name without ever taking one that is in use."""
    try:
        os.link(growing, target)
    except FileExistsError:
        raise
    except OSError:
        # A stick with a file system that knows no second name for a file.
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.close(descriptor)
        try:
            growing.replace(target)
        except BaseException:
            target.unlink()
            raise
    with suppress(OSError):
        sync(target.parent)


@dataclass(frozen=True)
class Archive:
    """An open backup whose list was read and is the list of what is in it."""

    path: Path
    contents: Contents
    zip: zipfile.ZipFile

    def unpack(self, folder: Path, progress: Progress) -> None:
        """Write its files into `folder`. Raises `BackupInvalid`, `RestoreNoRoom` and `OSError`."""
        total = sum(file.bytes for file in self.contents.files)
        free = shutil.disk_usage(folder).free
        if total > free:
            raise RestoreNoRoom(needed=total, free=free)
        done = 0
        for file in self.contents.files:
            with _reading(self.path):
                entry = self.zip.open(file.name)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            digest = hashlib.sha256()
            with entry, os.fdopen(os.open(folder / file.name, flags, 0o600), "wb") as out:
                # No more comes out than the entry says, and the list says the same.
                while chunk := self._chunk(entry):
                    digest.update(chunk)
                    out.write(chunk)
                    done += len(chunk)
                    progress(done, total)
            if digest.hexdigest() != file.sha256:
                raise BackupInvalid(path=self.path)

    def _chunk(self, entry: IO[bytes]) -> bytes:
        with _reading(self.path):
            return entry.read(_CHUNK)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a backup and read its list. Raises `BackupMissing` and `BackupInvalid`."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupMissing(path=path, reason=error.strerror) from error
    with file:
        with _reading(path):
            archive = zipfile.ZipFile(file)
        with archive:
            yield Archive(path, _contents_of(archive, path), archive)


def _contents_of(archive: zipfile.ZipFile, path: Path) -> Contents:
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    methods = {entry.compress_type for entry in entries}
    if (
        len(sizes) != len(entries)
        or sizes.get(CONTENTS, 0) > _CONTENTS_BYTES_AT_MOST
        or not methods <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    ):
        raise BackupInvalid(path=path)
    with _reading(path), archive.open(CONTENTS) as entry:
        raw = entry.read(_CONTENTS_BYTES_AT_MOST + 1)
    try:
        contents = Contents.model_validate_json(raw)
    except ValidationError as error:
        raise BackupInvalid(path=path) from error
    listed: dict[str, int] = {file.name: file.bytes for file in contents.files}
    if (
        len(listed) != len(contents.files)
        or LEDGER not in listed
        or max(listed.get(name, 0) for name in (REGISTER, CAMPAIGNS)) > _TEXT_BYTES_AT_MOST
        or sizes != {CONTENTS: sizes[CONTENTS], **listed}
    ):
        raise BackupInvalid(path=path)
    return contents


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn all that a malformed archive can make `zipfile` raise into one refusal."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise BackupInvalid(path=path) from error
