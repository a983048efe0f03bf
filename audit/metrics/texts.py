"""What a figure means, in words: its name, formula and limits, in French and in English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from audit.language import Language
from audit.metrics.figure import Absent, Figure, Method


@dataclass(frozen=True)
class FigureText:
    """All that has to stand beside a figure (promise 11), each part one or two sentences."""

    name: str
    meaning: str
    formula: str
    cannot: str
    source: str


def text_of(figure: Figure, language: Language) -> FigureText:
    """The text of a figure; what a variant does not say for itself, its figure says.

    `{what}` in a text is what follows the colon of the variant: a payer's id, or a rule's.
    """
    texts = _texts()
    own = {**texts[figure.id][language], **texts[figure.name][language]}
    what = figure.variant.partition(":")[2]
    return FigureText(**{part: words.replace("{what}", what) for part, words in own.items()})


def explained(code: Absent | Method, language: Language) -> str:
    """One sentence that says why there is no value, or how the interval was made."""
    kind = "absent" if isinstance(code, Absent) else "method"
    return str(_texts()[kind][code][language])


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(files("audit.metrics").joinpath("texts.toml").read_text("utf-8"))
