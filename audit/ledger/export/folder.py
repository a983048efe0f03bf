"""The folder of an export while it grows: each file is written once, and its digest with it.

The folder appears under its name only when it is whole; until then it lies beside it, and whatever
stops the export removes it.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audit.ledger.export.errors import ExportTargetTaken


class HashedFile(io.RawIOBase):
    """A file that is only written to, for its owner's eyes, and that knows its own digest."""

    def __init__(self, path: Path) -> None:
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The digest of what was written so far, in hex."""
        return self._digest.hexdigest()

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.size

    def write(self, data: Any) -> int:
        """Write all of `data`. Raises `OSError`."""
        self._file.write(data)
        self._digest.update(data)
        length = memoryview(data).nbytes
        self.size += length
        return length

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class GrowingFolder:
    """The files of one export. Every method may raise `OSError`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders = {root}
        self._lines: list[str] = []

    def put(self, path: str, data: bytes) -> None:
        """Write a whole file."""
        with self.open(path) as file:
            file.write(data)

    @contextmanager
    def open(self, path: str) -> Iterator[HashedFile]:
        """A file to write to; it is listed once it is closed."""
        whole = self._root / path
        self._make(whole.parent)
        with HashedFile(whole) as file:
            yield file
        self._lines.append(f"file {file.sha256} {file.size} {path}\n")

    def __len__(self) -> int:
        return len(self._lines)

    def listing(self) -> str:
        """One line for every file, sorted by path: `file`, digest, size in bytes, path."""
        return "".join(sorted(self._lines, key=lambda line: line[:-1].split(" ", 3)[3]))

    def _make(self, folder: Path) -> None:
        if folder not in self._folders:
            self._make(folder.parent)
            folder.mkdir(mode=0o700)
            self._folders.add(folder)


@contextmanager
def appearing_whole(target: Path) -> Iterator[Path]:
    """A folder to fill that becomes `target` if all goes well, and is removed if not.

    Raises `ExportTargetTaken` where `target` exists and is not an empty folder, and `OSError`.
    """
    target = target.resolve()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise ExportTargetTaken(target=target)
    growing = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".partial", dir=target.parent))
    try:
        yield growing
        growing.rename(target)
    except BaseException:
        shutil.rmtree(growing, ignore_errors=True)
        raise
