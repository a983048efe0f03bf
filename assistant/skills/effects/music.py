"""What is done to the music: the household's own files, and the radio stations it listed."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assistant.skills.effects.base import BaseEffect

# What a name may stand for; "any" where the sentence does not tell.
MusicKind = Literal["all", "any", "artist", "album", "song", "playlist", "genre", "radio"]
MusicControl = Literal["pause", "resume", "next", "previous", "stop", "shuffle", "again"]
NAME_LETTERS_AT_MOST = 100
_Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=NAME_LETTERS_AT_MOST, pattern=r"^[^\p{Cc}]+$"),
]


class PlayMusic(BaseEffect):
    """Play what `name` names. Only "all" and "radio" may be without one: anything, any station."""

    effect: Literal["play_music"] = "play_music"
    kind: MusicKind
    name: _Name | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.kind == "all" and self.name is not None:
            raise ValueError("all music has no name")
        if self.kind not in {"all", "radio"} and self.name is None:
            raise ValueError("the name is missing")
        return self


class ControlMusic(BaseEffect):
    """Do something to the music that plays, or that was paused."""

    effect: Literal["control_music"] = "control_music"
    what: MusicControl


class SetMusicVolume(BaseEffect):
    """Set the volume of the music alone: to `level`, nought to ten, or by `step` up or down."""

    effect: Literal["set_music_volume"] = "set_music_volume"
    level: Annotated[int, Field(ge=0, le=10)] | None = None
    step: Annotated[int, Field(ge=-10, le=10)] = 0

    @model_validator(mode="after")
    def _asks_for_one_thing(self) -> Self:
        if (self.level is None) == (self.step == 0):
            raise ValueError("either a level or a step")
        return self


class TellPlaying(BaseEffect):
    """Say what is playing; nothing is changed."""

    effect: Literal["tell_playing"] = "tell_playing"
