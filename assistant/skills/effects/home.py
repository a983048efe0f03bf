"""What the household tells of itself: who lives here, and whether it may be asked."""

from __future__ import annotations

from typing import Literal

from assistant.skills.effects.base import BaseEffect


class Children(BaseEffect):
    """The household tells whether children live here."""

    effect: Literal["children"] = "children"
    here: bool


class OpenForAdult(BaseEffect):
    """An adult wants to hear offers in a home with children; our own process asks for the code."""

    effect: Literal["open_for_adult"] = "open_for_adult"


class Survey(BaseEffect):
    """The household allows or refuses to be asked now and then whether it would recommend us."""

    effect: Literal["survey"] = "survey"
    allowed: bool
