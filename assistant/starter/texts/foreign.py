"""Speech in other languages, for a recogniser to learn that it is none of its own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from random import Random

_WORD = re.compile(r"\w+")


@cache
def _texts() -> dict[str, list[str]]:
    """The words of each text, by espeak-ng's name of its language."""
    text = files("assistant.starter.texts").joinpath("foreign.toml").read_text("utf-8")
    return {language: _WORD.findall(said) for language, said in tomllib.loads(text).items()}


def foreign_sentence(random: Random) -> tuple[str, str]:
    """A language, and some words of it in an order that nobody has said."""
    language = random.choice(list(_texts()))
    words = _texts()[language]
    start, length = random.randrange(len(words)), random.randint(2, 9)
    chosen = (words * 2)[start : start + length]
    if random.random() < 0.5:
        random.shuffle(chosen)
    return language, " ".join(chosen)
