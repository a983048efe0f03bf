"""The versions of a model that are on the disk, and which of them is in use.

Below the home folder:

    models/versions/<slot>/<name>@<digest>/   a whole model, verified, with its list of digests
    models/current/<slot>                     a link to the version in use
    models/previous/<slot>                    a link to the one before, if it is kept
    models/downloads/                         what is being fetched

A slot is what a model is for: `fr-ears`, `en-sell`. A new version is made beside the old one and
comes into use when the link `current` is replaced, in one rename: a power cut leaves either the
old model or the new one in use, and both are whole.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Recogniser, RemoteFile, Role, Voice
from audit.durable import sync
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
    return VoiceFiles(folder / f"{name}.onnx", folder / f"{name}.onnx.json")


def holds(folder: Path, item: Recogniser | Voice) -> bool:
    """Whether a version's folder was made from exactly these files."""
    return folder.name.partition(".again")[0] == version_of(item)


def current(home: Path, slot: str) -> Path | None:
    """The folder of the version in use; None if there is none."""
    return _pointed(home, "current", slot)


def previous(home: Path, slot: str) -> Path | None:
    """The folder of the version used before; None if none is kept."""
    folder = _pointed(home, "previous", slot)
    return None if folder == current(home, slot) else folder


def _pointed(home: Path, state: str, slot: str) -> Path | None:
    link = models_folder(home) / state / slot
    try:
        # Only the last part counts, so that a home that was moved or restored goes on working.
        folder = models_folder(home) / "versions" / slot / link.readlink().name
    except OSError:
        return None
    return folder if folder.is_dir() else None


def new_folder(home: Path, item: Recogniser | Voice) -> Path:
    """A path for a new version of `item`, not taken; the folder that will hold it exists.

    A version that is damaged keeps its name until a whole one has been put in its place.
    """
    shelf = models_folder(home) / "versions" / slot_of(item)
    shelf.mkdir(parents=True, exist_ok=True)
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
    if keep and old is not None:
        _point(home, "previous", slot, old)
    _point(home, "current", slot, folder)
    sweep(home, slot)


def go_back(home: Path, slot: str) -> Path:
    """Bring the version used before back into use; the other one can be gone back to in turn.

    There must be one. Raises `OSError`.
    """
    old, new = previous(home, slot), current(home, slot)
    if old is None or new is None:
        raise ValueError(f"no earlier version of {slot}")
    _point(home, "current", slot, old)
    _point(home, "previous", slot, new)
    return old


def _point(home: Path, state: str, slot: str, folder: Path) -> None:
    link = models_folder(home) / state / slot
    link.parent.mkdir(parents=True, exist_ok=True)
    fresh = link.with_name(f".{slot}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(os.path.relpath(folder, link.parent)))
    fresh.replace(link)
    sync(link.parent)


def sweep(home: Path, slot: str) -> None:
    """Throw away what is neither in use nor kept: a version that an interruption left half made."""
    kept = {current(home, slot), previous(home, slot)}
    for folder in _folders(models_folder(home) / "versions" / slot):
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(shelf: Path) -> Iterator[Path]:
    if shelf.is_dir():
        yield from (path for path in shelf.iterdir() if path.is_dir())
