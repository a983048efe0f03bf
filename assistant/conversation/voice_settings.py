"""How Candide listens and speaks in this household: a small file, changed by `candide voice`."""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.hearing.endpoint import Pace
from assistant.hearing.wake import Sensitivity, WakePhrase
from audit.durable import write_new
from audit.language import Language

logger = logging.getLogger(__name__)

FILE_NAME = "voice.json"
LOUDEST = 10
SLOWEST, FASTEST = 0.7, 1.5


class Hears(StrEnum):
    """Which languages it listens for: both at once costs twice the memory of a recogniser."""

    BOTH = "both"
    FRENCH = "fr"
    ENGLISH = "en"

    @property
    def languages(self) -> tuple[Language, ...]:
        """Each of them."""
        return tuple(Language) if self is Hears.BOTH else (Language(self.value),)


class VoiceSettings(BaseModel):
    """What a household chose, or what is so until it chooses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wake_word: WakePhrase = WakePhrase.OKAY_NABU
    sensitivity: Sensitivity = Sensitivity.USUAL
    pace: Pace = Pace.USUAL
    hears: Hears = Hears.BOTH
    volume: Annotated[int, Field(ge=0, le=LOUDEST)] = 6
    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] = 1.0
    muted: bool = False

    def changed(self, change: VoiceChange) -> Self:
        """These settings with what `change` sets."""
        return self.model_copy(update=change.model_dump(exclude_none=True))


class VoiceChange(BaseModel):
    """Some settings anew; what is None stays as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wake_word: WakePhrase | None = None
    sensitivity: Sensitivity | None = None
    pace: Pace | None = None
    hears: Hears | None = None
    volume: Annotated[int, Field(ge=0, le=LOUDEST)] | None = None
    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] | None = None
    muted: bool | None = None


def read_voice_settings(home: Path) -> VoiceSettings:
    """The household's settings; the usual ones where there are none that can be read.

    A file that cannot be read also leaves the microphone off: it may have said so.
    """
    path = home / FILE_NAME
    try:
        return VoiceSettings.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return VoiceSettings()
    except (OSError, ValidationError) as error:
        logger.warning("the voice settings cannot be read: %s", type(error).__name__)
        return VoiceSettings(muted=True)


def save_voice_settings(home: Path, settings: VoiceSettings) -> None:
    """Keep the settings. Raises `OSError` where the folder cannot be written."""
    path = home / FILE_NAME
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    write_new(new, json.dumps(settings.model_dump(mode="json"), indent=2).encode())
    new.replace(path)
