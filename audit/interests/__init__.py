"""The register of interests: who gains from which offer. Only the trusted side reads it."""

from __future__ import annotations

from audit.interests.changes import Changes, changes
from audit.interests.document import Basis, Party
from audit.interests.interest import Interest, Standing, Why
from audit.interests.problems import Problem, RegisterInvalid
from audit.interests.register import Register
from audit.interests.watching import RegisterFile

__all__ = [
    "Basis",
    "Changes",
    "Interest",
    "Party",
    "Problem",
    "Register",
    "RegisterFile",
    "RegisterInvalid",
    "Standing",
    "Why",
    "changes",
]
