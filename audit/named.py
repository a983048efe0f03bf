"""An offer with who gains from it, and a no to it: what the gate's parts hand each other."""

from __future__ import annotations

from dataclasses import dataclass

from audit.interests import Interest
from audit.records.leaves import DeclineScope
from audit.records.messages import Candidate


@dataclass(frozen=True)
class Named:
    """One offer to be named, with who gains from it."""

    offer: Candidate
    interest: Interest


@dataclass(frozen=True)
class No:
    """One thing that was declined, and how it is called."""

    scope: DeclineScope
    value: str
    fr: str
    en: str
