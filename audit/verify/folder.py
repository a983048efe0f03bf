"""Reads the files of a bundle that may be hostile: plain files only, no link, a limit on each."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .findings import Refused, shown

MOST_FILES = 1_000_000
DEEPEST = 16
PIECE = 1 << 20
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Unreadable(Exception):
    """A file is missing, too large, not a plain file, or cannot be read; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Folder:
    """The folder of a bundle."""

    root: Path

    def listing(self) -> tuple[dict[str, int], list[str]]:
        """Every plain file with its size, and the path of everything that is something else.

        Raises `Refused` where there is no end of files or of folders in folders.
        """
        files: dict[str, int] = {}
        others: list[str] = []
        pending = [""]
        while pending:
            inside = pending.pop()
            try:
                with os.scandir(self.root / inside) as entries:
                    for entry in entries:
                        path = f"{inside}{entry.name}"
                        if entry.is_dir(follow_symlinks=False):
                            if path.count("/") >= DEEPEST:
                                raise Refused("too-deep", file=shown(path))
                            pending.append(path + "/")
                        elif entry.is_file(follow_symlinks=False):
                            files[path] = entry.stat(follow_symlinks=False).st_size
                        else:
                            others.append(path)
                        if len(files) + len(others) + len(pending) > MOST_FILES:
                            raise Refused("too-many-files", limit=MOST_FILES)
            except OSError as error:
                raise Refused("folder-unreadable", file=shown(inside or ".")) from error
        return files, others

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of the file at `path`. Raises `Unreadable`, above `limit` bytes too."""
        descriptor = self._open(path)
        try:
            pieces = []
            left = limit + 1
            while left and (piece := os.read(descriptor, min(left, 1 << 24))):
                pieces.append(piece)
                left -= len(piece)
        except OSError as error:
            raise Unreadable("unreadable") from error
        finally:
            os.close(descriptor)
        if not left:
            raise Unreadable("too-large")
        return b"".join(pieces)

    def digest(self, path: str) -> tuple[str, int]:
        """SHA-256 in hexadecimal and length of a file of any size. Raises `Unreadable`."""
        state = sha256()
        size = 0
        descriptor = self._open(path)
        try:
            while piece := os.read(descriptor, PIECE):
                state.update(piece)
                size += len(piece)
        except OSError as error:
            raise Unreadable("unreadable") from error
        finally:
            os.close(descriptor)
        return state.hexdigest(), size

    def _open(self, path: str) -> int:
        try:
            descriptor = os.open(self.root / path, _OPEN)
        except FileNotFoundError as error:
            raise Unreadable("missing") from error
        except OSError as error:
            raise Unreadable("unreadable") from error
        # A pipe or a device would keep us waiting for ever.
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise Unreadable("not-a-file")
        return descriptor
