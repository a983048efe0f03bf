"""Reads the files of a skill that are text; what strangers wrote may be anything at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.plugins.problems import Fault, Problem

BYTES_AT_MOST = 65_536
SENTENCES_AT_LEAST = 20
SENTENCES_AT_MOST = 500
LETTERS_AT_MOST = 120
NAME = re.compile(r"[a-z][a-z0-9]{2,19}")
# Skills of our own, as their answers name them, and what a module of Python may not be called.
OURS = frozenset(
    """
    assistant audit hardware clock timers alarms reminders lists music weather control shopping
    selling limits home reckoning smalltalk conversation demonstration games log none skill skills
    """.split()
)
_INTENT = re.compile(r"([a-z][a-z0-9_]{0,59}):")
_SENTENCE = re.compile(r" {2}- (.*)")
_SPOKEN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*'?")
_CONTROL = re.compile(r"[^\n\t\x20-\x7e\xa0-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


class BadText(Exception):
    """A file that cannot be used, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\p{Cc}]+$")]


class Kept(_Declared):
    """What a skill keeps of a household, as one sentence in each language."""

    fr: _Short
    en: _Short


class Manifest(_Declared):
    """What a skill says of itself before any of its code is run."""

    name: _Short
    version: _Short
    licence: _Short
    network: Annotated[list[_Short], Field(max_length=16)] = Field(default_factory=list)
    data: Kept


@dataclass(frozen=True)
class Sentence:
    """How somebody asks for an intent, and the line it stands in."""

    text: str
    intent: str
    line: int


def read_text(path: Path) -> str:
    """A text of bearable length. Raises `BadText`."""
    if not path.is_file():
        raise BadText(Problem(path, Fault.MISSING))
    try:
        with path.open("rb") as file:
            content = file.read(BYTES_AT_MOST + 1)
        text = content.decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        text, content = "", b"\0"
    if len(content) > BYTES_AT_MOST or content == b"\0" or _CONTROL.search(text):
        raise BadText(Problem(path, Fault.UNREADABLE, facts={"most": BYTES_AT_MOST}))
    return text


def read_manifest(path: Path) -> Manifest:
    """The manifest in `path`. Raises `BadText`."""
    text = read_text(path)
    try:
        manifest = Manifest.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadText(Problem(path, Fault.MANIFEST, facts={"field": str(error)})) from error
    except ValidationError as error:
        named = ".".join(map(str, error.errors()[0]["loc"]))
        line = line_of(text, rf"\s*{re.escape(named.split('.')[-1])}\s*=")
        raise BadText(Problem(path, Fault.MANIFEST, line, {"field": named})) from error
    if not NAME.fullmatch(manifest.name) or manifest.name in OURS:
        raise BadText(Problem(path, Fault.NAME, line_of(text, r"\s*name\s*=")))
    return manifest


def read_sentences(path: Path, name: str) -> tuple[list[Sentence], list[Problem]]:
    """The sentences of one language, and each line that is none. Raises `BadText`.

    The files are the simplest YAML there is: a name with a colon, then two spaces, a dash and a
    sentence a line.
    """
    sentences: list[Sentence] = []
    problems: list[Problem] = []
    intent = ""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if heading := _INTENT.fullmatch(line.rstrip()):
            intent = heading.group(1)
            if not intent.startswith(f"{name}_"):
                facts: dict[str, object] = {"intent": intent, "name": name}
                problems.append(Problem(path, Fault.INTENT, number, facts))
        elif intent and (found := _SENTENCE.fullmatch(line.rstrip())):
            sentences.append(Sentence(found.group(1), intent, number))
        else:
            problems.append(Problem(path, Fault.LINE, number, {"name": name}))
    return sentences, problems


def is_written_as_spoken(sentence: str) -> bool:
    """Whether a recogniser could have written it; nothing in it means anything to Rasa or YAML."""
    fits = len(sentence) <= LETTERS_AT_MOST and sentence == sentence.lower()
    return fits and _SPOKEN.fullmatch(sentence) is not None


def plain(sentence: str) -> str:
    """A sentence as its words alone: two that read alike cannot be told apart by what they mean."""
    return " ".join(re.findall(r"[^\W_]+", sentence.casefold()))


def line_of(text: str, pattern: str) -> int | None:
    """The first line that begins with `pattern`."""
    return next(_lines_of(text, pattern), None)


def _lines_of(text: str, pattern: str) -> Iterator[int]:
    return (at for at, line in enumerate(text.split("\n"), 1) if re.match(pattern, line))
