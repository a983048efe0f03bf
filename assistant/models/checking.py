"""Checking all models there are: every file read again, every model tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.models.catalogue import Catalogue, Recogniser, Voice
from assistant.models.install import Trial, try_model
from assistant.models.installed import faults, find_hearing, installed_voice, override_of
from assistant.models.starter import is_made, starter_faults
from assistant.models.trying import try_recogniser, try_voice
from assistant.models.versions import current, name_in, slot_of
from audit.errors import CandideError
from audit.language import Language


@dataclass(frozen=True)
class Checked:
    """A model and what is wrong with it; the starter models are one, without a name."""

    name: str | None
    faults: tuple[CandideError, ...]


def check_models(home: Path, catalogue: Catalogue, trial: Trial | None = None) -> Iterator[Checked]:
    """Every model in use, official or one's own, and the starter models; blocks for long."""
    trial = trial or try_model
    for language in Language:
        for item in catalogue.models(language):
            variable = override_of(item)
            if variable is not None:
                yield Checked(variable, tuple(_own_faults(home, item)))
            elif (folder := current(home, slot_of(item))) is not None:
                found: list[CandideError] = [*faults(home, item)]
                yield Checked(name_in(folder), tuple(found or _tried(trial, folder, item)))
    if is_made():
        yield Checked(None, tuple(starter_faults().values()))


def _tried(trial: Trial, folder: Path, item: Recogniser | Voice) -> Iterator[CandideError]:
    try:
        trial(folder, item)
    except CandideError as error:
        yield error


def _own_faults(home: Path, item: Recogniser | Voice) -> Iterator[CandideError]:
    """What is wrong with the model that a variable names in the place of `item`."""
    try:
        if isinstance(item, Recogniser):
            if (found := find_hearing(home, item.language)) is not None:
                try_recogniser(found.folder, item.language)
        elif (files := installed_voice(home, item.language, item.role)) is not None:
            try_voice(files, item.language)
    except CandideError as error:
        yield error
