"""What is said in the demonstration, and what comes of it; a file for each language.

A sentence is written as a recogniser writes it, so that what was heard can be held against it.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.conversation.said import TurnResult
from audit.language import Language
from audit.records.leaves import Label


class Line(BaseModel):
    """One sentence of the household, typed where `key` says so, and what comes of it.

    The answers count as `labels`; together they say each of `tells` and nothing of `conceals`.
    `topic` is what it shows, a key of `topics.toml`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: str
    says: str
    key: bool = False
    intent: str
    effects: tuple[str, ...] = ()
    labels: tuple[Label, ...]
    tells: tuple[str, ...] = ()
    conceals: tuple[str, ...] = ()

    def came_true(self, result: TurnResult) -> bool:
        """Whether a turn ended as it should."""
        words = " ".join(item["words"] for item in result.items)
        return (
            result.intent == self.intent
            and tuple(result.effects) == self.effects
            and tuple(item["label"] for item in result.items) == self.labels
            and all(part in words for part in self.tells)
            and not any(part in words for part in self.conceals)
        )


class Script(BaseModel):
    """The lines of one language, in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: tuple[Line, ...] = Field(min_length=1)


class Topic(BaseModel):
    """What a line shows, told to whoever watches."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fr: str
    en: str

    def text(self, language: Language) -> str:
        """In the language of the reader."""
        return self.fr if language is Language.FRENCH else self.en


def lines_in(language: Language) -> tuple[Line, ...]:
    """The household's lines in a language."""
    return Script.model_validate(_read(f"{language}.toml")).line


def topics() -> dict[str, Topic]:
    """What the lines show, by their `topic`."""
    return {name: Topic.model_validate(topic) for name, topic in _read("topics.toml").items()}


def _read(name: str) -> dict[str, Any]:
    text = files("assistant.demonstration").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
