"""Installing models: what is missing or damaged is fetched, what is sound is left alone."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Voice
from assistant.models.download import OnBytes, bytes_kept, disk_full, fetch, free_space, writing_in
from assistant.models.errors import ModelBusy, ModelUnknown, ModelUnsafe
from assistant.models.installed import (
    faults,
    is_installed,
    models_folder,
    recogniser_folder,
    voice_files,
)
from assistant.models.unpack import unpack, waiting_prefix
from audit.language import Language

RESERVE = 64_000_000
"""Bytes left free on purpose: Candide must be able to write its records to speak at all."""

Progress = Callable[[RemoteFile], AbstractContextManager[OnBytes]]
"""Opened around the download of one file; told how many of its bytes are on disk."""


def install_models(
    home: Path,
    catalogue: Catalogue,
    languages: Iterable[Language],
    progress: Progress,
    free_space: Callable[[Path], int] = free_space,
) -> list[Recogniser | Voice]:
    """Bring every model of `languages` to the state of the catalogue; gives those it installed.

    What is sound already is read but not fetched again. Can be interrupted at any moment and run
    again: finished models stay, the file under way goes on from where it was.

    Raises ModelUnknown, ModelBusy, ModelDiskFull (before anything is fetched, or during), or any
    error of `fetch` and `unpack`.
    """
    wanted: list[Recogniser | Voice] = []
    for language in languages:
        offered = list(catalogue.models(language))
        if not offered:
            raise ModelUnknown(language=language.value)
        wanted.extend(offered)
    folder = models_folder(home)
    with writing_in(folder, needed=0), _alone(folder):
        missing = [item for item in wanted if not _is_sound(home, item)]
        needed = sum(_bytes_needed(home, item) for item in missing)
        free = free_space(folder)
        if missing and needed + RESERVE > free:
            raise disk_full(folder, needed + RESERVE, free)
        for item in missing:
            if isinstance(item, Recogniser):
                _install_recogniser(home, item, progress)
            else:
                for file, target in _downloads(home, item):
                    _fetch(file, target, progress)
    return missing


def _is_sound(home: Path, item: Recogniser | Voice) -> bool:
    return is_installed(home, item) and not any(faults(home, item))


def _downloads(home: Path, item: Recogniser | Voice) -> list[tuple[RemoteFile, Path]]:
    """The files a model comes from and where each is downloaded to; the small one first."""
    if isinstance(item, Recogniser):
        folder = recogniser_folder(home, item)
        return [(item.archive, folder.with_name(f"{folder.name}.zip"))]
    files = voice_files(home, item)
    return [(item.config, files.config), (item.model, files.model)]


def _bytes_needed(home: Path, item: Recogniser | Voice) -> int:
    """Room a model still asks for. The zip and what it unpacks to are there at the same time."""
    needed = item.unpacked_limit if isinstance(item, Recogniser) else 0
    for file, target in _downloads(home, item):
        if not file.has_size(target):
            needed += file.size - bytes_kept(file, target)
    return needed


def _install_recogniser(home: Path, item: Recogniser, progress: Progress) -> None:
    folder = recogniser_folder(home, item)
    [(file, archive)] = _downloads(home, item)
    # A power cut while unpacking leaves these behind; the lock says that nobody is using them.
    for forgotten in folder.parent.glob(f"{waiting_prefix(folder)}*"):
        shutil.rmtree(forgotten, ignore_errors=True)
    _fetch(file, archive, progress)
    with writing_in(folder.parent, needed=item.unpacked_limit):
        try:
            unpack(archive, folder, item.unpacked_limit)
        except ModelUnsafe:
            archive.unlink()  # it is what the catalogue announced, so keeping it cannot help
            raise
        archive.unlink()


def _fetch(file: RemoteFile, target: Path, progress: Progress) -> None:
    """Fetch one file unless the right one is there already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_sound(target):
        with progress(file) as on_bytes:
            fetch(file, target, on_bytes)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder of models for this process: two writers would mix their partial files."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ModelBusy(folder=folder) from error
        yield
    finally:
        # Closing lets go of the lock; the file stays, or a third process could lock another one.
        os.close(handle)
