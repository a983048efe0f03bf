"""What is done to the speaker itself and to the conversation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.skills.effects.base import BaseEffect
from assistant.skills.speeds import FASTEST_PERCENT, SLOWEST_PERCENT


class SetVolume(BaseEffect):
    """Set the volume, from nought to ten."""

    effect: Literal["set_volume"] = "set_volume"
    level: Annotated[int, Field(ge=0, le=10)]


class SetSpeed(BaseEffect):
    """Speak at so many hundredths of the usual speed."""

    effect: Literal["set_speed"] = "set_speed"
    percent: Annotated[int, Field(ge=SLOWEST_PERCENT, le=FASTEST_PERCENT)]


class SwitchLanguage(BaseEffect):
    """Answer in this language from now on, whichever is spoken."""

    effect: Literal["switch_language"] = "switch_language"
    language: Literal["fr", "en"]


class Stop(BaseEffect):
    """Stop speaking and ringing."""

    effect: Literal["stop"] = "stop"


class Repeat(BaseEffect):
    """Say the last answer again; a suggestion among it meets the charter again."""

    effect: Literal["repeat"] = "repeat"


class Forget(BaseEffect):
    """The household takes back what it just said; our own process reads it back and asks first."""

    effect: Literal["forget"] = "forget"
