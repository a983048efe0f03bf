"""The versions of a model that are on the disk, and which of them is in use.

Below the home folder:

    models/versions/<slot>/<name>@<digest>/   a whole model, verified, with its list of digests
    models/current/<slot>                     a link to the version in use
    models/previous/<slot>                    a link to the one before, if it is kept
    models/leaving/<slot>                     a link to the one being gone back from, meanwhile
    models/downloads/                         what is being fetched

A slot is what a model is for: `fr-ears`, `en-sell`. A new version is made beside the old one and
comes into use when the link `current` is replaced, in one rename: a power cut leaves either the
old model or the new one in use, and both are whole.

In a copy of the home whose links were followed, whole folders stand where the links were: the
version with the same list of digests counts for such a folder or, without one, the folder itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Recogniser, RemoteFile, Role, Voice
from assistant.models.record import RECORD
from audit.durable import make_folder, sync
from audit.language import Language

_DIGEST_LENGTH = 12


@dataclass(frozen=True)
class VoiceFiles:
    """The two files that make a Piper voice."""

    model: Path
    config: Path


def models_folder(home: Path) -> Path:
    """The folder that holds all models."""
    return home / "models"


def downloads_folder(home: Path) -> Path:
    """Where files wait while they are fetched or copied."""
    return models_folder(home) / "downloads"


def slot_name(language: Language, role: Role | None = None) -> str:
    """What a recogniser (no role) or a voice is for."""
    return f"{language}-{role or 'ears'}"


def slot_of(item: Recogniser | Voice) -> str:
    """The slot a model of the catalogue belongs to."""
    return slot_name(item.language, item.role if isinstance(item, Voice) else None)


def files_of(item: Recogniser | Voice) -> tuple[RemoteFile, ...]:
    """The files a model comes from; the small one first."""
    return (item.archive,) if isinstance(item, Recogniser) else (item.config, item.model)


def version_of(item: Recogniser | Voice) -> str:
    """The name of exactly these files of a model: another digest is another version."""
    digests = "\n".join(file.md5 or file.sha256 or "" for file in files_of(item))
    return f"{item.name}@{hashlib.sha256(digests.encode()).hexdigest()[:_DIGEST_LENGTH]}"


def name_in(folder: Path) -> str:
    """The name of the model that a version's folder holds."""
    return folder.name.partition("@")[0]


def voice_in(folder: Path) -> VoiceFiles:
    """Where the files of a voice are in its version's folder."""
    name = name_in(folder)
    if "@" not in folder.name:
        # A folder in the place of a link bears the name of the slot.
        name = next((path.stem for path in folder.glob("*.onnx")), name)
    return VoiceFiles(folder / f"{name}.onnx", folder / f"{name}.onnx.json")


def holds(folder: Path, item: Recogniser | Voice) -> bool:
    """Whether a version's folder was made from exactly these files."""
    return folder.name.partition(".again")[0] == version_of(item)


def current(home: Path, slot: str) -> Path | None:
    """The folder of the version in use; None if there is none."""
    link = models_folder(home) / "current" / slot
    return _pointed(home, "current", slot) or (link if _is_real_folder(link) else None)


def previous(home: Path, slot: str) -> Path | None:
    """The folder of the version used before; None if none is kept."""
    in_use = current(home, slot)
    # Where going back was cut short, the link still names the version that came into use by it.
    folders = (_pointed(home, state, slot) for state in ("previous", "leaving"))
    return next((folder for folder in folders if folder not in (None, in_use)), None)


def _pointed(home: Path, state: str, slot: str) -> Path | None:
    link = models_folder(home) / state / slot
    if _is_real_folder(link):
        return _same_version(link, _shelf(home, slot))
    try:
        # Only the last part counts, so that a home that was moved or restored goes on working.
        folder = _shelf(home, slot) / link.readlink().name
    except OSError:
        return None
    return folder if folder.is_dir() else None


def _is_real_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _same_version(copy: Path, shelf: Path) -> Path | None:
    """The version on the shelf that a folder is a copy of, by their lists of digests."""
    with suppress(OSError):
        record = (copy / RECORD).read_bytes()
        for folder in _folders(shelf):
            if (folder / RECORD).is_file() and (folder / RECORD).read_bytes() == record:
                return folder
    return None


def _shelf(home: Path, slot: str) -> Path:
    return models_folder(home) / "versions" / slot


def new_folder(home: Path, item: Recogniser | Voice) -> Path:
    """A path for a new version of `item`, not taken; the folder that will hold it exists.

    A version that is damaged keeps its name until a whole one has been put in its place. Raises
    `OSError`.
    """
    shelf = _shelf(home, slot_of(item))
    make_folder(shelf)
    folder, number = shelf / version_of(item), 1
    while folder.exists():
        number += 1
        folder = shelf / f"{version_of(item)}.again{number}"
    return folder


def switch(home: Path, slot: str, folder: Path, *, keep: bool) -> None:
    """Bring the version in `folder` into use, in one rename.

    With `keep`, the version in use until now can be gone back to; without, it is thrown away and
    what could be gone back to still can. Raises `OSError`.
    """
    old = current(home, slot)
    # A folder in the place of the link goes with it; it may be a copy of the very version to come.
    if keep and old not in (None, folder) and old.parent == _shelf(home, slot):
        _point(home, "previous", slot, old)
    _point(home, "current", slot, folder)
    _clear(models_folder(home) / "leaving" / slot)
    sweep(home, slot)


def go_back(home: Path, slot: str) -> Path:
    """Bring the version used before back into use; the other one can be gone back to in turn.

    There must be one. At no step is either of them without a link. Raises `OSError`.
    """
    old, new = previous(home, slot), current(home, slot)
    if old is None or new is None:
        raise ValueError(f"no earlier version of {slot}")
    _point(home, "leaving", slot, new)
    _point(home, "current", slot, old)
    _point(home, "previous", slot, new)
    _clear(models_folder(home) / "leaving" / slot)
    return old


def _point(home: Path, state: str, slot: str, folder: Path) -> None:
    link = models_folder(home) / state / slot
    make_folder(link.parent)
    fresh = link.with_name(f".{slot}")
    _clear(fresh)
    fresh.symlink_to(Path(os.path.relpath(folder, link.parent)))
    if _is_real_folder(link):
        # A rename replaces a link, not a folder that holds something.
        shutil.rmtree(link)
    fresh.replace(link)
    sync(link.parent)


def _clear(link: Path) -> None:
    """Have nothing at `link`, which may be a folder in a copy whose links were followed."""
    if _is_real_folder(link):
        shutil.rmtree(link)
    else:
        link.unlink(missing_ok=True)


def sweep(home: Path, slot: str) -> None:
    """Throw away what is neither in use nor kept: a version that an interruption left half made.

    Nothing where it is not known which version is in use: a folder is there in its place.
    """
    shelf = _shelf(home, slot)
    in_use = current(home, slot)
    if in_use is not None and in_use.parent != shelf:
        return
    kept = (in_use, previous(home, slot))
    for folder in _folders(shelf):
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(shelf: Path) -> Iterator[Path]:
    if shelf.is_dir():
        yield from (path for path in shelf.iterdir() if path.is_dir())
