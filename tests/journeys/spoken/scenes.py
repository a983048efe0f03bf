"""What a household says in one scene of its day, and what must come of each sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """One sentence, and how its turn must end.

    `intent` is None where our own process takes the sentence for the answer to its question;
    `words` all stand in the answer, in whatever case; `after_s` seconds pass before it is said.
    What confirms, erases or is a secret number is given `by_key`: a starter recogniser may not do
    it (DESIGN §9).
    """

    say: str
    intent: str | None
    words: tuple[str, ...]
    labels: tuple[str, ...]
    effects: tuple[str, ...]
    by_key: bool
    after_s: int


@dataclass(frozen=True)
class Scene:
    """A conversation of one household; `pin` is the number that an adult there has chosen."""

    name: str
    turns: tuple[Turn, ...]
    pin: str | None


def scene(name: str, *turns: Turn, pin: str | None = None) -> Scene:
    """A scene of the turns in order."""
    return Scene(name, turns, pin)


def voice(
    say: str,
    intent: str | None,
    *words: str,
    labels: str = "assist",
    effects: str = "",
    after_s: int = 0,
) -> Turn:
    """A sentence that is spoken; labels and effects are given as words in a row."""
    return Turn(say, intent, words, tuple(labels.split()), tuple(effects.split()), False, after_s)


def key(
    say: str, intent: str | None, *words: str, labels: str = "notice", effects: str = ""
) -> Turn:
    """A sentence that is typed, as what confirms or erases must be."""
    return Turn(say, intent, words, tuple(labels.split()), tuple(effects.split()), True, 0)
