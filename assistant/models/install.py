"""Installing models: what is missing or damaged is brought, what is sound is left alone.

A model is brought, checked against the catalogue, made ready beside the one in use, and tried; only
then does it come into use. Whatever fails before, nothing has changed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Voice
from assistant.models.download import (
    Network,
    OnBytes,
    bytes_kept,
    disk_full,
    free_space,
    partial_of,
    tag_of,
    writing_in,
)
from assistant.models.errors import (
    ModelBusy,
    ModelNoPrevious,
    ModelNotTried,
    ModelPreviousDamaged,
    ModelUnknown,
    ModelUnsafe,
    ModelUnusable,
    ModelWrongLanguage,
)
from assistant.models.installed import faults, is_installed
from assistant.models.record import damaged_files, write_record
from assistant.models.trying import try_recogniser, try_voice
from assistant.models.unpack import unpack
from assistant.models.versions import (
    current,
    downloads_folder,
    files_of,
    go_back,
    holds,
    models_folder,
    name_in,
    new_folder,
    previous,
    slot_of,
    sweep,
    switch,
    voice_in,
)
from audit.durable import make_folder, sync
from audit.errors import CandideError
from audit.language import Language

RESERVE = 64_000_000
"""Bytes left free on purpose: Candide must be able to write its records to speak at all."""

_USELESS = (ModelUnsafe, ModelUnusable, ModelWrongLanguage)

Progress = Callable[[RemoteFile], AbstractContextManager[OnBytes]]
"""Opened around the bringing of one file; told how many of its bytes are on disk."""

Trial = Callable[[Path, Recogniser | Voice], None]
"""Raises a CandideError if the model made ready in the folder does not work here."""


class Source(Protocol):
    """Where the files of models come from."""

    def look_for(self, files: Sequence[RemoteFile]) -> None:
        """Raise a CandideError if it is known beforehand that some cannot be had."""

    def bring(self, file: RemoteFile, target: Path, on_bytes: OnBytes) -> None:
        """Have `file`, verified, at `target`, whose folder exists."""


def try_model(folder: Path, item: Recogniser | Voice) -> None:
    """Have the model in `folder` load and work, in the language of `item`.

    Raises ModelUnusable or ModelWrongLanguage.
    """
    if isinstance(item, Recogniser):
        try_recogniser(folder, item.language)
    else:
        try_voice(voice_in(folder), item.language)


def install_models(
    home: Path,
    catalogue: Catalogue,
    languages: Iterable[Language],
    progress: Progress,
    *,
    source: Source | None = None,
    trial: Trial | None = None,
    free_space: Callable[[Path], int] = free_space,
) -> list[Recogniser | Voice]:
    """Bring every model of `languages` to the state of the catalogue; gives those it installed.

    What is sound already is read but not brought again. Can be interrupted at any moment and run
    again: finished models stay, the file under way goes on from where it was, and what has been
    brought is kept until it is in use.

    Raises ModelUnknown, ModelBusy, ModelDiskFull (before anything is brought, or during),
    ModelNotWritable, ModelNotTried, or any error of the source (the network by default), of
    `unpack` and of `trial`.
    """
    wanted: list[Recogniser | Voice] = []
    for language in languages:
        offered = list(catalogue.models(language))
        if not offered:
            raise ModelUnknown(language=language.value)
        wanted.extend(offered)
    source, trial = source or Network(), trial or try_model
    folder = models_folder(home)
    with writing_in(folder, needed=0), _alone(folder):
        _tidy(home, catalogue)
        missing = [item for item in wanted if not _is_sound(home, item)]
        # A stop right after a switch leaves these.
        _remove([path for item in wanted if item not in missing for path in _brought(home, item)])
        absent = [item for item in missing if not _is_kept(home, item)]
        source.look_for([file for item in absent for file in _still_to_bring(home, item)])
        needed = sum(_bytes_needed(home, item) for item in absent)
        free = free_space(folder)
        if absent and needed + RESERVE > free:
            raise disk_full(folder, needed + RESERVE, free)
        for item in missing:
            if item in absent:
                _bring(home, item, source, progress)
                _put_into_use(home, item, trial)
            else:
                _try(trial, _earlier(home, item), item)
                go_back(home, slot_of(item))
    return missing


def roll_back(
    home: Path,
    catalogue: Catalogue,
    languages: Iterable[Language],
    *,
    trial: Trial | None = None,
) -> list[str]:
    """Bring the versions before the present ones back into use; gives their names.

    All or none: each is tried first. Run twice, it is undone. Raises ModelNoPrevious if there is
    none for any of `languages`, ModelPreviousDamaged, ModelNotTried, ModelBusy or ModelNotWritable.
    """
    folder, trial = models_folder(home), trial or try_model
    with writing_in(folder, needed=0), _alone(folder):
        items = [item for language in languages for item in catalogue.models(language)]
        back = [item for item in items if previous(home, slot_of(item)) is not None]
        if not back:
            raise ModelNoPrevious()
        for item in back:
            old = _earlier(home, item)
            if damaged_files(old):
                raise ModelPreviousDamaged(name=name_in(old))
            try:
                _try(trial, old, item)
            except ModelNotTried:
                raise
            except CandideError as error:
                raise ModelPreviousDamaged(name=name_in(old)) from error
        return [name_in(go_back(home, slot_of(item))) for item in back]


def _try(trial: Trial, folder: Path, item: Recogniser | Voice) -> None:
    """Have the model in `folder` tried; that it could not be is not its fault, nor the folder's."""
    try:
        trial(folder, item)
    except OSError as error:
        raise ModelNotTried(name=name_in(folder)) from error


def _is_sound(home: Path, item: Recogniser | Voice) -> bool:
    return is_installed(home, item) and not any(faults(home, item))


def _target(home: Path, file: RemoteFile) -> Path:
    return downloads_folder(home) / file.name


def _brought(home: Path, item: Recogniser | Voice) -> list[Path]:
    """Where the files of a model wait until it is in use."""
    return [_target(home, file) for file in files_of(item)]


def _still_to_bring(home: Path, item: Recogniser | Voice) -> list[RemoteFile]:
    return [file for file in files_of(item) if not file.is_sound(_target(home, file))]


def _bytes_needed(home: Path, item: Recogniser | Voice) -> int:
    """Room a model still asks for. The zip and what it unpacks to are there at the same time."""
    needed = item.unpacked_limit if isinstance(item, Recogniser) else 0
    for file in files_of(item):
        target = _target(home, file)
        if not file.has_size(target):
            needed += file.size - bytes_kept(file, target)
    return needed


def _tidy(home: Path, catalogue: Catalogue) -> None:
    """Throw away what interruptions left half made, and downloads of what is no longer offered."""
    items = [item for language in Language for item in catalogue.models(language)]
    for item in items:
        sweep(home, slot_of(item))
    offered = {_target(home, file) for item in items for file in files_of(item)}
    kept = {path for target in offered for path in (target, partial_of(target), tag_of(target))}
    if downloads_folder(home).is_dir():
        _remove([path for path in downloads_folder(home).iterdir() if path not in kept])


def _is_kept(home: Path, item: Recogniser | Voice) -> bool:
    """Whether exactly this model is the one that can be gone back to, and is whole."""
    old = previous(home, slot_of(item))
    return old is not None and holds(old, item) and not damaged_files(old)


def _earlier(home: Path, item: Recogniser | Voice) -> Path:
    old = previous(home, slot_of(item))
    assert old is not None  # noqa: S101 - asked before
    return old


def _bring(home: Path, item: Recogniser | Voice, source: Source, progress: Progress) -> None:
    make_folder(downloads_folder(home))
    for file in _still_to_bring(home, item):
        with progress(file) as on_bytes:
            source.bring(file, _target(home, file), on_bytes)


def _put_into_use(home: Path, item: Recogniser | Voice, trial: Trial) -> None:
    """Make of the files brought a version of its own, try it, and switch to it."""
    brought = _brought(home, item)
    in_use_is_whole = _is_whole(home, item)
    folder = new_folder(home, item)
    try:
        _make_ready(item, brought, folder)
        _try(trial, folder, item)
        switch(home, slot_of(item), folder, keep=in_use_is_whole)
    except BaseException as error:
        if current(home, slot_of(item)) != folder:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, _USELESS):
                # What the catalogue announced, and no good: keeping it cannot help.
                _remove(brought)
        raise
    _remove(brought)


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        # A folder is none of ours.
        if path.is_file():
            path.unlink()


def _is_whole(home: Path, item: Recogniser | Voice) -> bool:
    """Whether what is in use in the place of `item` could be gone back to."""
    old = current(home, slot_of(item))
    return old is not None and not damaged_files(old)


def _make_ready(item: Recogniser | Voice, brought: Sequence[Path], folder: Path) -> None:
    """Make of the files brought a model in `folder`, with its list of digests."""
    if isinstance(item, Recogniser):
        with writing_in(folder.parent, needed=item.unpacked_limit):
            unpack(brought[0], folder, item.unpacked_limit)
        return
    folder.mkdir()
    for path in brought:
        _give_second_name(path, folder / path.name)
    write_record(folder)
    sync(folder.parent)


def _give_second_name(path: Path, second: Path) -> None:
    """Have the file at `second` too, so that it need not be brought again if this comes to nothing.

    A second name for the same bytes takes no room; where that cannot be, a copy.
    """
    try:
        second.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, second)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder of models for this process: two writers would mix their partial files."""
    make_folder(folder)
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
