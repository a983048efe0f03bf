"""Opening a charter: the one in a folder, or one that refuses everything in its place."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Protocol

from audit.charter.cedar import FAILURES, CedarCharter
from audit.charter.errors import UNREADABLE, CharterInvalid
from audit.charter.facts import Decision, Facts
from audit.charter.profiles import NONE, Profile
from audit.charter.texts import read_texts
from audit.language import Language


class Charter(Protocol):
    """What the gate needs of a charter."""

    digest: str
    text: str

    @property
    def released(self) -> bool:
        """Whether the digest is one of those published with the program."""

    def profile(self, name: str) -> Profile:
        """The caps of a profile; those of `none` where there is no such profile."""

    def decide(self, facts: Facts) -> Decision:
        """Allow or refuse; never raises."""

    def sentence(self, rule: str, language: Language) -> str:
        """What to say when `rule` applies."""


class ClosedCharter:
    """What stands in for a charter that cannot be read: it refuses everything and says so."""

    digest = "0" * 64
    text = ""
    released = False

    def profile(self, name: str) -> Profile:
        return NONE

    def decide(self, facts: Facts) -> Decision:
        return Decision(allowed=False, rules=(UNREADABLE,))

    def sentence(self, rule: str, language: Language) -> str:
        return FAILURES[UNREADABLE][language]


def load_charter(folder: Traversable | None = None) -> Charter:
    """The charter in `folder` (the packaged `policies` if None), or one that refuses everything."""
    try:
        return CedarCharter(read_texts(folder))
    except CharterInvalid:
        return ClosedCharter()
