"""The list of digests beside an installed model: what it was when it had just been verified."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from audit.durable import sync

RECORD = "files.sha256"
"""The list's name. It is in the format of `sha256sum`, paths sorted."""


def write_record(folder: Path, digests: Mapping[str, str] | None = None) -> None:
    """List the files of `folder` with their digests, and have all of it on the disk.

    `digests` spares reading the files again: the sha256 of each by its path below the folder.
    """
    if digests is None:
        paths = [path for path in folder.rglob("*") if path.is_file()]
        digests = {path.relative_to(folder).as_posix(): sha256_of(path) or "" for path in paths}
    lines = [f"{digests[inside]}  {inside}\n" for inside in sorted(digests)]
    (folder / RECORD).write_text("".join(lines), encoding="utf-8")
    for path in (*folder.rglob("*"), folder):
        sync(path)


def damaged_files(folder: Path) -> list[Path]:
    """The files of an unpacked model that are missing or differ from RECORD, in its order.

    An empty list means that all is well; a record that is missing or cannot be read is itself the
    damaged file.
    """
    record = folder / RECORD
    try:
        lines = record.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [record]
    damaged: list[Path] = []
    for line in lines:
        expected, separator, inside = line.partition("  ")
        if not separator or ".." in PurePosixPath(inside).parts:
            return [record]
        if sha256_of(folder / inside) != expected:
            damaged.append(folder / inside)
    return damaged if lines else [record]


def sha256_of(path: Path) -> str | None:
    """The sha256 of a file; None if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
