"""The starter models that come with the program: small, made by the project, heard from day one.

    voices.onnx                   one Piper network that speaks in six voices
    fr-help.json, en-guest.json   Piper configurations, each of which picks a voice
    vosk-fr/, vosk-en/            Vosk models
    digests.toml                  the sha256 of every file

The voices speak where no official one is installed. The recognisers hear synthetic speech well and
people badly: they are used only where somebody said so.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from assistant.models.catalogue import Role
from assistant.models.errors import StarterDamaged
from assistant.models.record import sha256_of
from assistant.models.versions import VoiceFiles
from audit.language import Language

MADE = Path(__file__).resolve().parents[1] / "starter" / "made"
"""The folder in the package. The folder of code around it is never imported from here."""

DIGESTS = "digests.toml"
EARS_VARIABLE = "CANDIDE_STARTER_EARS"
"""Set to 1, it lets the starter recognisers hear; for tests and the demonstration."""

_NETWORK = "voices.onnx"


class Speaker(StrEnum):
    """Who the starter voices can play: the two of Candide, and the household in demonstrations."""

    HELP = "help"
    SELL = "sell"
    GUEST = "guest"


RECOGNISER_FILES = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/Gr.fst",
    "graph/HCLr.fst",
    "graph/disambig_tid.int",
    "graph/phones/word_boundary.int",
    "graph/words.txt",
)
"""What a starter recogniser holds at least."""


def starter_voice(language: Language, role: Role, folder: Path | None = None) -> VoiceFiles | None:
    """The starter voice that speaks `language` in `role`; None if its files are not there."""
    return _voice(language, Speaker(role.value), folder)


def guest_voice(language: Language, folder: Path | None = None) -> VoiceFiles | None:
    """The third starter voice: it plays the household, and never speaks for Candide."""
    return _voice(language, Speaker.GUEST, folder)


def starter_recogniser(language: Language, folder: Path | None = None) -> Path | None:
    """The folder of the starter recogniser of `language`; None if it is not there."""
    found = (MADE if folder is None else folder) / f"vosk-{language}"
    return found if found.is_dir() else None


def starter_ears_wanted(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the environment lets the starter recognisers hear."""
    return (os.environ if environment is None else environment).get(EARS_VARIABLE) == "1"


def starter_names(language: Language, speaker: Speaker | None = None) -> tuple[str, ...]:
    """The files of a starter voice, or with no speaker of a recogniser, below the folder."""
    if speaker is None:
        return tuple(f"vosk-{language}/{inside}" for inside in RECOGNISER_FILES)
    return (_NETWORK, f"{language}-{speaker}.json")


def starter_faults(folder: Path | None = None) -> dict[str, StarterDamaged]:
    """What is wrong with the starter models, by file; reads all of them.

    A file is wrong if it is missing, differs from its digest, or has none. An empty folder, where
    nothing has been made yet, has no fault.
    """
    made = MADE if folder is None else folder
    if not is_made(made):
        return {}
    digests = read_digests(made)
    needed = set(all_starter_names()) | set(digests)
    return {
        name: StarterDamaged(file=made / name)
        for name in sorted(needed)
        if name not in digests or sha256_of(made / name) != digests[name]
    }


def is_made(folder: Path | None = None) -> bool:
    """Whether there are starter models at all, or were until their replacement was cut short."""
    made = MADE if folder is None else folder
    names = (DIGESTS, *all_starter_names())
    return any((made / name).exists() for name in names) or set_aside(made).is_dir()


def set_aside(made: Path) -> Path:
    """Where a folder of starter models waits while another one takes its name."""
    return made.with_name(f"{made.name}.old")


def all_starter_names() -> Iterator[str]:
    """Every file that the starter models need, once."""
    yield _NETWORK
    for language in Language:
        for speaker in Speaker:
            yield starter_names(language, speaker)[1]
    for language in Language:
        yield from starter_names(language)


def starter_size(names: Iterable[str]) -> int:
    """Bytes that these starter files take; what is missing takes none."""
    paths = [MADE / name for name in names]
    return sum(path.stat().st_size for path in paths if path.is_file())


def read_digests(folder: Path | None = None) -> dict[str, str]:
    """The sha256 of each starter file by its path below `folder`; empty if they cannot be read."""
    made = MADE if folder is None else folder
    try:
        table = tomllib.loads((made / DIGESTS).read_text(encoding="utf-8")).get("sha256")
    except (OSError, ValueError):
        return {}
    if not isinstance(table, dict):
        return {}
    return {str(name): str(digest) for name, digest in table.items()}


def _voice(language: Language, speaker: Speaker, folder: Path | None) -> VoiceFiles | None:
    made = MADE if folder is None else folder
    network, config = (made / name for name in starter_names(language, speaker))
    return VoiceFiles(network, config) if network.is_file() and config.is_file() else None
