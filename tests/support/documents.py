"""The documents as tests read them: prose, blocks, spans and tables."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from audit.language import Language

ROOT = Path(__file__).parents[2]
READMES = {Language.ENGLISH: "README.md", Language.FRENCH: "README.fr.md"}

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")


@cache
def text(document: str) -> str:
    """A document as it stands; `document` is its path from the root."""
    return (ROOT / document).read_text("utf-8")


def flowing(document: str) -> str:
    """A document as one line, with every kind of space alike."""
    return " ".join(text(document).split())


def blocks(document: str, *kinds: str) -> list[str]:
    """What stands in its blocks of these kinds."""
    return [block for kind, block in _BLOCK.findall(text(document)) if kind in kinds]


def prose(document: str) -> str:
    """A document without its blocks."""
    return _BLOCK.sub("", text(document))


def without_code(document: str, mark: str = "") -> str:
    """Its prose with `mark` in the place of every span of code."""
    return _SPAN.sub(mark, prose(document))


def spans_in(prose: str) -> list[str]:
    """The spans of code in some prose."""
    return _SPAN.findall(prose)


def rows_of(document: str, heading: str) -> dict[str, str]:
    """The first cell and the rest of each row of the table with this heading."""
    table = text(document).split(f"\n{heading}\n", 1)[1].split("\n\n", 1)[0]
    rows = (row.strip("| ").partition(" | ") for row in table.splitlines()[1:])
    return {first: rest for first, _, rest in rows}


def weather_of(document: str, **more: str) -> str:
    """The example of a forecast that the document gives."""
    (example,) = blocks(document, "json")
    return json.dumps(json.loads(example) | more)
