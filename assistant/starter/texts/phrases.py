"""Short answers, calls for silence, and the words that sentences are built with, by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from audit.language import Language


@dataclass(frozen=True)
class Phrases:
    """What the sentences of one language are made of."""

    stops: tuple[str, ...]
    answers: tuple[str, ...]
    courtesies: tuple[str, ...]
    days: tuple[str, ...]
    months: tuple[str, ...]
    measures: tuple[str, ...]
    selling: tuple[str, ...]
    rich: tuple[str, ...]
    """Words of many different sounds, for training speech only: few are ever asked for."""


@cache
def phrases(language: Language) -> Phrases:
    """Those of `language`."""
    text = files("assistant.starter.texts").joinpath(f"{language}.toml").read_text("utf-8")
    return Phrases(
        **{
            name: tuple(" ".join(phrase.split()) for phrase in said.split("/"))
            for name, said in tomllib.loads(text).items()
        }
    )
