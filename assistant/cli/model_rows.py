"""The lines of `candide models list`: what each model is for, how large, and its state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.models.catalogue import Catalogue, Recogniser, Role, Voice
from assistant.models.download import bytes_kept
from assistant.models.installed import (
    find_hearing,
    installed_voice,
    is_installed,
    override_of,
)
from assistant.models.starter import (
    Speaker,
    is_made,
    starter_faults,
    starter_names,
    starter_recogniser,
    starter_size,
    starter_voice,
)
from assistant.models.versions import current, downloads_folder, files_of, slot_of
from audit.errors import CandideError
from audit.language import Language

Row = tuple[str, str, str, str, str]
"""Language, purpose, name, size, state."""

_SPOKEN = {
    Language.FRENCH: {Language.FRENCH: "français", Language.ENGLISH: "anglais"},
    Language.ENGLISH: {Language.FRENCH: "French", Language.ENGLISH: "English"},
}
_PURPOSE: dict[Language, dict[str | None, str]] = {
    Language.FRENCH: {
        None: "écoute",
        "help": "voix d’aide",
        "sell": "voix de vente",
        "guest": "voix d’essai",
    },
    Language.ENGLISH: {
        None: "hearing",
        "help": "help voice",
        "sell": "selling voice",
        "guest": "trial voice",
    },
}


def say(reader: Language, french: str, english: str) -> str:
    """The sentence in the reader's language."""
    return french if reader is Language.FRENCH else english


def model_rows(home: Path, catalogue: Catalogue, reader: Language) -> Iterator[Row]:
    """A row for each official model and each starter model; reads the latter's files."""
    for language in Language:
        for item in catalogue.models(language):
            role = item.role if isinstance(item, Voice) else None
            yield (
                _SPOKEN[reader][language],
                _PURPOSE[reader][role],
                item.name,
                _megabytes(reader, item.size),
                _state(home, item, reader),
            )
    if not is_made():
        return
    wrong = starter_faults()
    for language in Language:
        speakers: tuple[Speaker | None, ...] = (None, *Speaker)
        for speaker in speakers:
            names = starter_names(language, speaker)
            yield (
                _SPOKEN[reader][language],
                _PURPOSE[reader][speaker],
                f"starter-{language}-{speaker or 'ears'}",
                _megabytes(reader, starter_size(names)),
                _starter_state(home, language, speaker, reader, any(n in wrong for n in names)),
            )


def _state(home: Path, item: Recogniser | Voice, reader: Language) -> str:
    if variable := override_of(item):
        return say(reader, f"remplacé par {variable}", f"replaced by {variable}")
    if is_installed(home, item):
        return say(reader, "installé", "installed")
    if current(home, slot_of(item)) is not None:
        state = say(reader, "une autre version est installée", "another version is installed")
    else:
        state = say(reader, "non installé", "not installed")
    kept = sum(bytes_kept(file, downloads_folder(home) / file.name) for file in files_of(item))
    if not kept:
        return state
    percent = 100 * kept // item.size
    begun = say(reader, f"téléchargé à {percent}\u00a0%", f"{percent}% downloaded")
    return f"{state}, {begun}"


def _starter_state(
    home: Path, language: Language, speaker: Speaker | None, reader: Language, damaged: bool
) -> str:
    state = say(reader, "de départ", "starter")
    if damaged:
        return f"{state}, {say(reader, 'abîmé', 'damaged')}"
    if _starter_is_used(home, language, speaker):
        return f"{state}, {say(reader, 'utilisé', 'in use')}"
    return state


def _starter_is_used(home: Path, language: Language, speaker: Speaker | None) -> bool:
    """Whether the starter model is the one that hears or speaks, unless told otherwise."""
    try:
        if speaker is None:
            hearing = find_hearing(home, language)
            return hearing is not None and hearing.folder == starter_recogniser(language)
        if speaker is Speaker.GUEST:
            return False
        role = Role(speaker.value)
        return installed_voice(home, language, role) == starter_voice(language, role)
    except CandideError:
        return False  # the variable that names nothing is named in the official model's row


def _megabytes(reader: Language, size: int) -> str:
    """A size to one decimal where that still says something."""
    number = f"{size / 1_000_000:.{0 if size >= 10_000_000 else 1}f}"
    return say(reader, f"{number.replace('.', ',')}\u00a0Mo", f"{number}\u00a0MB")
