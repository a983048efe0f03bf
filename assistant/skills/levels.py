"""Stub."""

from dataclasses import dataclass

from assistant.skills.numbers import LanguageCode

__all__ = ["Level", "find_level"]


@dataclass(frozen=True)
class Level:
    """What was asked of the volume."""

    absolute: int | None = None
    step: int = 0


def find_level(sentence: str, language: LanguageCode) -> Level | None:
    """The volume asked for."""
    return None
