"""What speaks and hears: the official models, one's own, or the starter ones.

In this order, for each language and purpose:

1. What an environment variable names, for tests and for models of one's own. It is believed: no
   size or digest is checked. An empty one counts as unset. One that names nothing that exists is an
   error (ModelOverrideMissing) rather than a silent change of voice.

    CANDIDE_VOSK_FR, CANDIDE_VOSK_EN
        a folder to use as the recogniser of that language
    CANDIDE_PIPER_FR_HELP, CANDIDE_PIPER_FR_SELL, CANDIDE_PIPER_EN_HELP, CANDIDE_PIPER_EN_SELL
        the path of an .onnx whose configuration is beside it (`model.onnx.json`), or
        `model.onnx:config.json` for a configuration elsewhere

2. The official model that is installed (see `versions`). It came into use once it had been
   verified, so being there is enough.
3. The starter model that comes with the program: for a voice always, for hearing only if asked for,
   by `starter_ears` or CANDIDE_STARTER_EARS=1.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Recogniser, Role, Voice
from assistant.models.errors import (
    ModelDamaged,
    ModelIncomplete,
    ModelOverrideMissing,
    StarterDamaged,
)
from assistant.models.record import RECORD, damaged_files
from assistant.models.starter import (
    Speaker,
    starter_ears_wanted,
    starter_faults,
    starter_names,
    starter_recogniser,
    starter_voice,
)
from assistant.models.versions import (
    VoiceFiles as VoiceFiles,
)
from assistant.models.versions import current, holds, slot_name, slot_of, voice_in
from audit.language import Language


@dataclass(frozen=True)
class HearingModel:
    """A recogniser's folder, and whether it is an official one.

    What any other hears confirms, orders and erases nothing. Keep the two together: which model is
    the installed one may change while an older one is still hearing.
    """

    folder: Path
    official: bool


def find_hearing(
    home: Path,
    language: Language,
    *,
    starter_ears: bool = False,
    environment: Mapping[str, str] | None = None,
) -> HearingModel | None:
    """The model that hears `language`; None if there is none.

    `starter_ears` lets the starter recogniser hear where no other one is installed. Looks at names
    only. Raises ModelOverrideMissing if CANDIDE_VOSK_* names no folder.
    """
    variable = override_name(language)
    if value := _value(variable, environment):
        folder = Path(value).expanduser()
        if not folder.is_dir():
            raise ModelOverrideMissing(variable=variable, path=folder)
        return HearingModel(folder, official=False)
    official = current(home, slot_name(language))
    if official is not None and (official / RECORD).is_file():
        return HearingModel(official, official=True)
    if starter_ears or starter_ears_wanted(environment):
        starter = starter_recogniser(language)
        return None if starter is None else HearingModel(starter, official=False)
    return None


def installed_voice(
    home: Path,
    language: Language,
    role: Role,
    *,
    environment: Mapping[str, str] | None = None,
) -> VoiceFiles | None:
    """The files of the voice that speaks `language` in `role`; None if not even a starter is there.

    Looks at names only. Raises ModelOverrideMissing if CANDIDE_PIPER_* names a file that is not
    there.
    """
    variable = override_name(language, role)
    if value := _value(variable, environment):
        files = _split(value)
        for path in (files.model, files.config):
            if not path.is_file():
                raise ModelOverrideMissing(variable=variable, path=path)
        return files
    folder = current(home, slot_name(language, role))
    if folder is not None:
        files = voice_in(folder)
        if files.model.is_file() and files.config.is_file():
            return files
    return starter_voice(language, role)


def voice_fault(home: Path, language: Language, role: Role) -> StarterDamaged | None:
    """What is wrong with the starter voice, where it is the one to speak; reads its files.

    An official voice was checked when it was installed, one's own is believed.
    """
    files = installed_voice(home, language, role)
    if files is not None and files != starter_voice(language, role):
        return None
    wrong = starter_faults()
    names = starter_names(language, Speaker(role.value))
    return next((wrong[name] for name in names if name in wrong), None)


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


def is_installed(home: Path, item: Recogniser | Voice) -> bool:
    """Whether exactly this model is the one in use, by names and lengths only."""
    folder = current(home, slot_of(item))
    if folder is None or not holds(folder, item) or not (folder / RECORD).is_file():
        return False
    if isinstance(item, Recogniser):
        return True
    files = voice_in(folder)
    return item.model.has_size(files.model) and item.config.has_size(files.config)


def faults(home: Path, item: Recogniser | Voice) -> Iterator[ModelDamaged | ModelIncomplete]:
    """What is wrong with the model in use in the place of `item`; one error for each file.

    Reads all of it. A model of which nothing is there is not installed, and so has no fault.
    """
    folder = current(home, slot_of(item))
    for path in damaged_files(folder) if folder is not None else []:
        yield ModelDamaged(file=path) if path.exists() else ModelIncomplete(file=path)


def _value(variable: str, environment: Mapping[str, str] | None) -> str:
    return (os.environ if environment is None else environment).get(variable, "")


def _split(value: str) -> VoiceFiles:
    """Read `model.onnx` or `model.onnx:config.json`; a colon elsewhere belongs to the path."""
    model, separator, config = value.rpartition(".onnx:")
    if separator:
        return VoiceFiles(Path(f"{model}.onnx").expanduser(), Path(config).expanduser())
    return VoiceFiles(Path(value).expanduser(), Path(f"{value}.json").expanduser())
