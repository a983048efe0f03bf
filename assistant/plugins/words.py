"""The words of a skill: its own Fluent files, one a language, read and rendered by our process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from assistant.plugins.problems import Fault, Problem
from assistant.plugins.texts import read_text
from audit.catalogue import Catalogue
from audit.language import Language

LETTERS_AT_MOST = 300
# What stands for a fact where words are read before anybody has asked anything.
_SOMETHING = "…"


@dataclass(frozen=True)
class WordFile:
    """The sentences of one language as they stand in `path`."""

    path: Path
    language: Language
    source: str

    @cached_property
    def catalogue(self) -> Catalogue:
        """What renders them. Raises ValueError for what is no Fluent."""
        return Catalogue(self.source, self.language)

    @cached_property
    def _messages(self) -> dict[str, ast.Message]:
        body = FluentParser().parse(self.source).body
        return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}

    @property
    def names(self) -> list[str]:
        """The sentences by name, in the order in which they stand."""
        return list(self._messages)

    def arguments(self, name: str) -> frozenset[str]:
        """The facts that a sentence wants."""
        return frozenset(_Finder(self._messages[name]).variables)

    def texts(self, name: str) -> list[str]:
        """All that a sentence may say, each of its variants for itself, facts left out."""
        return _Finder(self._messages[name]).texts

    def line(self, name: str) -> int:
        """Where a sentence stands, counted from 1."""
        return self._line(self._messages[name])

    def _line(self, entry: ast.SyntaxNode) -> int:
        return self.source.count("\n", 0, entry.span.start if entry.span else 0) + 1

    def faults(self) -> Iterator[Problem]:
        """What makes the file unusable, whatever the other language has."""
        for entry in FluentParser().parse(self.source).body:
            at = self._line(entry)
            # Terms and attributes are nothing that would be said by itself.
            if isinstance(entry, ast.Junk | ast.Term) or getattr(entry, "attributes", None):
                yield Problem(self.path, Fault.WORDS, at)
        if not self._messages:
            yield Problem(self.path, Fault.WORDS)


class _Finder(Visitor):
    """The variables of a sentence, and its texts with a mark in the place of each."""

    def __init__(self, message: ast.Message) -> None:
        self.variables: set[str] = set()
        self.texts: list[str] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_Pattern(self, node: ast.Pattern) -> None:
        self.texts.append(
            "".join(
                part.value if isinstance(part, ast.TextElement) else _written(part)
                for part in node.elements
            ).strip()
        )
        self.generic_visit(node)


def _written(part: ast.Placeable) -> str:
    inside = part.expression
    return str(inside.value) if isinstance(inside, ast.StringLiteral) else _SOMETHING


def read_words(path: Path, language: Language) -> WordFile:
    """The words in `path`. Raises `BadText`."""
    return WordFile(path, language, read_text(path))
