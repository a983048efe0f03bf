"""Unpacking a model's zip: nothing outside the folder, nothing but files, and never half of it."""

from __future__ import annotations

import hashlib
import shutil
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from assistant.models.download import put_in_place
from assistant.models.errors import ModelUnsafe
from assistant.models.record import RECORD, write_record

MAX_ENTRIES = 2_000
"""More than any small Vosk model holds (about twenty), few enough to be listed in memory."""

_BLOCK = 1 << 20


def unpack(archive: Path, folder: Path, limit: int) -> None:
    """Unpack `archive` into `folder`, which must not exist yet; it appears whole, in one rename.

    The archive holds one top folder, whose content becomes that of `folder`. At most `limit` bytes
    are written. Every file is on the disk, and in RECORD, before the folder takes its name.

    Raises ModelUnsafe, with nothing changed, for an entry that is a link or a device, would land
    elsewhere, comes twice, is encrypted or broken, or if the whole is too large.
    """
    waiting = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        fresh = waiting / "new"
        fresh.mkdir()
        try:
            with zipfile.ZipFile(archive) as package:
                _write(package, fresh, limit, archive.name)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise ModelUnsafe(file=archive.name, entry=archive.name) from error
        put_in_place(fresh, folder)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _write(package: zipfile.ZipFile, folder: Path, limit: int, name: str) -> None:
    """Write every file of `package` and their record into the empty `folder`."""
    entries = package.infolist()
    paths = [_path_of(entry, name) for entry in entries]
    if not entries or len(entries) > MAX_ENTRIES:
        raise ModelUnsafe(file=name, entry=name)
    stray = next((path for path in paths if path.parts[0] != paths[0].parts[0]), None)
    if stray is not None:
        raise ModelUnsafe(file=name, entry=stray)
    digests: dict[str, str] = {}
    for entry, path in zip(entries, paths, strict=True):
        inside = path.relative_to(path.parts[0])
        if entry.is_dir():
            continue
        # A file in place of the top folder, or one that our own list would overwrite.
        if str(inside) in (".", RECORD):
            raise ModelUnsafe(file=name, entry=path)
        # Checked before each file, and again by zipfile, which stops at the length announced.
        limit -= entry.file_size
        if limit < 0:
            raise ModelUnsafe(file=name, entry=path)
        target = folder / inside
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise ModelUnsafe(file=name, entry=path) from error
        digests[str(inside)] = _write_file(package, entry, target, name)
    write_record(folder, digests)


def _write_file(package: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, name: str) -> str:
    """Write one entry and give its sha256; zipfile checks its length and CRC."""
    digest = hashlib.sha256()
    try:
        with package.open(entry) as source, target.open("xb") as stream:
            while block := source.read(_BLOCK):
                stream.write(block)
                digest.update(block)
    except (FileExistsError, IsADirectoryError) as error:
        # Another entry already put a file or a folder there.
        raise ModelUnsafe(file=name, entry=entry.filename) from error
    return digest.hexdigest()


def _path_of(entry: zipfile.ZipInfo, name: str) -> PurePosixPath:
    """The path an entry may take below the folder, or ModelUnsafe."""
    path = PurePosixPath(entry.filename)
    # The high half of external_attr is the Unix mode; a zip made on other systems has 0 there.
    kind = stat.S_IFMT(entry.external_attr >> 16)
    safe = (
        path.parts
        and not path.is_absolute()
        and ".." not in path.parts
        and "\\" not in entry.filename
        and ":" not in entry.filename
        and entry.filename.isprintable()
        and kind in (0, stat.S_IFREG, stat.S_IFDIR)
        and entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and not entry.flag_bits & 0x1  # encrypted
    )
    if not safe:
        raise ModelUnsafe(file=name, entry=entry.filename)
    return path
