"""Models from a folder instead of the network: a stick, a share, a machine without a connection.

The files are looked for by the names they were published under, in the folder and below it, and
must have the same lengths and digests as if they had been downloaded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
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
)
from assistant.models.versions import files_of
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

        Raises ModelFolderMissing, ModelNotInFolder or ModelHalfThere.
        """
        if not self.path.is_dir():
            raise ModelFolderMissing(folder=self.path)
        missing = []
        for file in files:
            if not self._named(file.name):
                for end in _UNFINISHED:
                    for path in self._named(f"{file.name}{end}"):
                        there = path.stat().st_size
                        raise ModelHalfThere(path=path, there=there, size=file.size)
                missing.append(file.name)
        if missing:
            raise ModelNotInFolder(folder=self.path, files=", ".join(missing))

    def bring(self, file: RemoteFile, target: Path, on_bytes: OnBytes) -> None:
        """Copy `file` to `target`, whose folder exists.

        Of several files of that name, one that is sound is enough. Raises ModelNotInFolder,
        ModelHalfThere, ModelMistaken, ModelNotAsPublished, ModelDiskFull or ModelNotWritable.
        """
        candidates = sorted(self._named(file.name), key=lambda path: not file.has_size(path))
        if not candidates:
            raise ModelNotInFolder(folder=self.path, files=file.name)
        partial = partial_of(target)
        for path in candidates:
            if file.has_size(path):
                self._copy(file, path, partial, on_bytes)
                # It is the copy that is judged: it is what will be used.
                if file.is_sound(partial):
                    put_in_place(partial, target)
                    return
                partial.unlink()
        raise self._what_is_wrong(file, candidates[0])

    def _copy(self, file: RemoteFile, path: Path, partial: Path, on_bytes: OnBytes) -> None:
        try:
            source = path.open("rb")
        except OSError as error:
            raise ModelNotAsPublished(path=path) from error
        with source, writing_in(partial.parent, needed=file.size), partial.open("wb") as copy:
            on_bytes(0)
            while block := source.read(_BLOCK):
                copy.write(block)
                on_bytes(copy.tell())

    def _what_is_wrong(self, file: RemoteFile, path: Path) -> Exception:
        for language in Language:
            for item in self.catalogue.models(language):
                for other in files_of(item):
                    if other.name != file.name and other.is_sound(path):
                        return ModelMistaken(path=path, other=other.name)
        there = path.stat().st_size
        if there < file.size:
            return ModelHalfThere(path=path, there=there, size=file.size)
        return ModelNotAsPublished(path=path)

    def _named(self, name: str) -> list[Path]:
        return [path for path in self._files() if path.name == name]

    def _files(self) -> Iterator[Path]:
        # A folder that cannot be read holds nothing for us; links are followed to files only.
        for path in itertools.islice(self.path.rglob("*"), _MOST_ENTRIES):
            if path.is_file():
                yield path
