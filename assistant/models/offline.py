"""Models from a folder instead of the network: a stick, a share, a machine without a connection.

The files are looked for by the names they were published under, in the folder and below it, and
must have the same lengths and digests as if they had been downloaded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Catalogue, RemoteFile
from assistant.models.download import OnBytes, partial_of, put_in_place, writing_in
from assistant.models.errors import (
    ModelFolderMissing,
    ModelHalfThere,
    ModelMistaken,
    ModelNotAsPublished,
    ModelNotInFolder,
    ModelUnreadable,
)
from assistant.models.versions import files_of
from audit.errors import CandideError
from audit.language import Language

_BLOCK = 1 << 20
_MOST_ENTRIES = 100_000  # a whole disk given by mistake is not searched to its end
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp")  # what browsers and we add meanwhile


@dataclass(frozen=True)
class Folder:
    """A folder that holds the files of `catalogue` as they were downloaded. Nothing is fetched."""

    path: Path
    catalogue: Catalogue

    def look_for(self, files: Sequence[RemoteFile]) -> None:
        """See that every one of `files` is there, sound or not.

        Raises ModelFolderMissing, ModelUnreadable, ModelNotInFolder or ModelHalfThere.
        """
        if not self.path.is_dir():
            raise ModelFolderMissing(folder=self.path)
        missing = []
        for file in files:
            if not self._named(file.name):
                for end in _UNFINISHED:
                    for path in self._named(f"{file.name}{end}"):
                        there = _length(path)
                        raise ModelHalfThere(path=path, there=there, size=file.size)
                missing.append(file.name)
        if missing:
            raise ModelNotInFolder(folder=self.path, files=", ".join(missing))

    def bring(self, file: RemoteFile, target: Path, on_bytes: OnBytes) -> None:
        """Copy `file` to `target`, whose folder exists.

        Of several files of that name, one that is sound is enough. Raises ModelNotInFolder,
        ModelUnreadable, ModelHalfThere, ModelMistaken, ModelNotAsPublished, ModelDiskFull or
        ModelNotWritable.
        """
        candidates = self._named(file.name)
        if not candidates:
            raise ModelNotInFolder(folder=self.path, files=file.name)
        partial = partial_of(target)
        unreadable: ModelUnreadable | None = None
        for path in candidates:
            try:
                if _length(path) != file.size:
                    continue
                _copy(path, partial, file.size, on_bytes)
            except ModelUnreadable as error:
                unreadable = error
                continue
            # It is the copy that is judged: it is what will be used.
            if file.is_sound(partial):
                put_in_place(partial, target)
                return
            partial.unlink()
        raise unreadable or self._what_is_wrong(file, candidates)

    def _what_is_wrong(self, file: RemoteFile, candidates: Sequence[Path]) -> CandideError:
        path = min(candidates, key=lambda path: _length(path) != file.size)
        for language in Language:
            for item in self.catalogue.models(language):
                for other in files_of(item):
                    with _reading(path):
                        if other.name != file.name and other.is_sound(path):
                            return ModelMistaken(path=path, other=other.name)
        there = _length(path)
        if there < file.size:
            return ModelHalfThere(path=path, there=there, size=file.size)
        return ModelNotAsPublished(path=path)

    def _named(self, name: str) -> list[Path]:
        with _reading(self.path):
            # A folder that we may not enter holds nothing for us; links are followed to files only.
            entries = itertools.islice(self.path.rglob("*"), _MOST_ENTRIES)
            return [path for path in entries if path.name == name and path.is_file()]


def _copy(path: Path, partial: Path, size: int, on_bytes: OnBytes) -> None:
    with _reading(path):
        source = path.open("rb")
    with source, writing_in(partial.parent, needed=size), partial.open("wb") as copy:
        on_bytes(0)
        while True:
            with _reading(path):
                block = source.read(_BLOCK)
            if not block:
                return
            copy.write(block)
            on_bytes(copy.tell())


def _length(path: Path) -> int:
    with _reading(path):
        return path.stat().st_size


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Tell what cannot be read on the stick apart from what cannot be written here."""
    try:
        yield
    except OSError as error:
        raise ModelUnreadable(path=path) from error
