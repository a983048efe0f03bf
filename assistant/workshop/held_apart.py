"""The sentences by which understanding is judged: `nlu_data/tests`, never learnt from.

Each language has files of sentences by intent, in Rasa's own form, and `spans.yml`: sentences with
the durations, amounts and things that our own grammars should find in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.workshop.errors import HeldApartUnusable
from audit.language import Language

SPANS = "spans.yml"
_MARK = re.compile(r"\[([^\]]*)\]\(product\)")


@dataclass(frozen=True)
class Sentence:
    """What somebody says, and the intent it has."""

    text: str
    intent: str


class SpanSentence(BaseModel):
    """A sentence and what is to be found in it; what is not set is not judged.

    `duration` is in seconds, None where none is to be found; `amounts` read "2 kg", in the order
    said; `products` are names without article or quantity.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    duration: Annotated[int, Field(gt=0)] | None = None
    amounts: tuple[str, ...] = ()
    products: tuple[str, ...] = ()

    def judges(self, kind: str) -> bool:
        """Whether this sentence says what is to be found of that kind."""
        return kind in self.model_fields_set


class _Block(BaseModel):
    intent: str
    examples: str


class _File(BaseModel):
    nlu: tuple[_Block, ...]


class _Spans(BaseModel):
    spans: tuple[SpanSentence, ...]


def read_sentences(folder: Path, language: Language) -> list[Sentence]:
    """All sentences of a language that have an intent. Raises `HeldApartUnusable`."""
    found = list(_sentences(folder / language.value))
    if not found:
        raise HeldApartUnusable(path=folder / language.value)
    return found


def read_spans(folder: Path, language: Language) -> list[SpanSentence]:
    """All sentences of a language with what is to be found in them. Raises `HeldApartUnusable`."""
    path = folder / language.value / SPANS
    try:
        return list(_Spans.model_validate(_yaml(path)).spans)
    except ValidationError as error:
        raise HeldApartUnusable(path=path) from error


def _sentences(folder: Path) -> Iterator[Sentence]:
    for path in sorted(folder.glob("*.yml")):
        if path.name == SPANS:
            continue
        try:
            blocks = _File.model_validate(_yaml(path)).nlu
        except ValidationError as error:
            raise HeldApartUnusable(path=path) from error
        for block in blocks:
            for line in block.examples.splitlines():
                text = _MARK.sub(r"\1", line.strip().removeprefix("- "))
                if text:
                    yield Sentence(text, block.intent)


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise HeldApartUnusable(path=path) from error
