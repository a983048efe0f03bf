"""What is installed: where each model lives, and whether it is still as it was downloaded.

Below the home folder:

    models/vosk/<name>/               an unpacked Vosk model and its list of digests, files.sha256
    models/piper/<name>.onnx          a Piper voice
    models/piper/<name>.onnx.json     its configuration

A file or folder only takes its name once it has been verified, so being there, with the right
length, is enough to be used. Two kinds of environment variables come first, for tests and for
models of one's own:

    CANDIDE_VOSK_FR, CANDIDE_VOSK_EN
        a folder to use as the recogniser of that language
    CANDIDE_PIPER_FR_HELP, CANDIDE_PIPER_FR_SELL, CANDIDE_PIPER_EN_HELP, CANDIDE_PIPER_EN_SELL
        the path of an .onnx whose configuration is beside it (`model.onnx.json`), or
        `model.onnx:config.json` for a configuration elsewhere

They are believed: no size or digest is checked. An empty one counts as unset. One that names
nothing that exists is an error (ModelOverrideMissing) rather than a silent change of voice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Catalogue, Recogniser, Role, Voice, official_catalogue
from assistant.models.errors import ModelDamaged, ModelIncomplete, ModelOverrideMissing
from assistant.models.unpack import RECORD, damaged_files
from audit.language import Language


@dataclass(frozen=True)
class VoiceFiles:
    """The two files that make a Piper voice."""

    model: Path
    config: Path


def installed_recogniser(
    home: Path,
    language: Language,
    *,
    catalogue: Catalogue | None = None,
    environment: Mapping[str, str] | None = None,
) -> Path | None:
    """The folder of the Vosk model for `language`; None if there is none.

    Looks at names only. Raises ModelOverrideMissing if CANDIDE_VOSK_* names no folder.
    """
    variable = override_name(language)
    if value := _value(variable, environment):
        folder = Path(value).expanduser()
        if not folder.is_dir():
            raise ModelOverrideMissing(variable=variable, path=folder)
        return folder
    official = (catalogue or official_catalogue()).recogniser(language)
    if official is None or not is_installed(home, official):
        return None
    return recogniser_folder(home, official)


def recogniser_is_official(
    home: Path,
    language: Language,
    *,
    catalogue: Catalogue | None = None,
    environment: Mapping[str, str] | None = None,
) -> bool:
    """Whether the model that hears `language` is the official one, with no other in its place.

    One of one's own is not: it may be a starter model, and what it hears confirms nothing.
    """
    official = (catalogue or official_catalogue()).recogniser(language)
    return (
        official is not None
        and override_of(official, environment) is None
        and is_installed(home, official)
    )


def installed_voice(
    home: Path,
    language: Language,
    role: Role,
    *,
    catalogue: Catalogue | None = None,
    environment: Mapping[str, str] | None = None,
) -> VoiceFiles | None:
    """The files of the voice that speaks `language` in `role`; None if it is not installed.

    Looks at names and lengths only. Raises ModelOverrideMissing if CANDIDE_PIPER_* names a file
    that is not there.
    """
    variable = override_name(language, role)
    if value := _value(variable, environment):
        files = _split(value)
        for path in (files.model, files.config):
            if not path.is_file():
                raise ModelOverrideMissing(variable=variable, path=path)
        return files
    official = (catalogue or official_catalogue()).voice(language, role)
    if official is None or not is_installed(home, official):
        return None
    return voice_files(home, official)


def override_name(language: Language, role: Role | None = None) -> str:
    """The environment variable that replaces a recogniser (no role) or a voice."""
    if role is None:
        return f"CANDIDE_VOSK_{language.upper()}"
    return f"CANDIDE_PIPER_{language.upper()}_{role.upper()}"


def override_of(
    item: Recogniser | Voice, environment: Mapping[str, str] | None = None
) -> str | None:
    """The variable that is set in place of `item`; None if the official model is the one used."""
    role = item.role if isinstance(item, Voice) else None
    variable = override_name(item.language, role)
    return variable if _value(variable, environment) else None


def models_folder(home: Path) -> Path:
    """The folder that holds all models."""
    return home / "models"


def recogniser_folder(home: Path, item: Recogniser) -> Path:
    """Where a recogniser lives once unpacked."""
    return models_folder(home) / "vosk" / item.name


def voice_files(home: Path, item: Voice) -> VoiceFiles:
    """Where the files of a voice live; Piper itself expects the configuration under that name."""
    folder = models_folder(home) / "piper"
    return VoiceFiles(folder / f"{item.name}.onnx", folder / f"{item.name}.onnx.json")


def is_installed(home: Path, item: Recogniser | Voice) -> bool:
    """Whether a model is there, by names and lengths only."""
    if isinstance(item, Recogniser):
        return (recogniser_folder(home, item) / RECORD).is_file()
    files = voice_files(home, item)
    return item.model.has_size(files.model) and item.config.has_size(files.config)


def faults(home: Path, item: Recogniser | Voice) -> Iterator[ModelDamaged | ModelIncomplete]:
    """What is wrong with an installed model, one error for each file; reads all of it.

    A model of which nothing is there is not installed, and so has no fault.
    """
    if isinstance(item, Recogniser):
        folder = recogniser_folder(home, item)
        for path in damaged_files(folder) if folder.exists() else []:
            yield ModelDamaged(file=path) if path.exists() else ModelIncomplete(file=path)
        return
    files = voice_files(home, item)
    pairs = ((item.model, files.model), (item.config, files.config))
    if any(path.exists() for _, path in pairs):
        for remote, path in pairs:
            if not path.exists():
                yield ModelIncomplete(file=path)
            elif not remote.is_sound(path):
                yield ModelDamaged(file=path)


def _value(variable: str, environment: Mapping[str, str] | None) -> str:
    return (os.environ if environment is None else environment).get(variable, "")


def _split(value: str) -> VoiceFiles:
    """Read `model.onnx` or `model.onnx:config.json`; a colon elsewhere belongs to the path."""
    model, separator, config = value.rpartition(".onnx:")
    if separator:
        return VoiceFiles(Path(f"{model}.onnx").expanduser(), Path(config).expanduser())
    return VoiceFiles(Path(value).expanduser(), Path(f"{value}.json").expanduser())
