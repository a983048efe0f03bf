"""The charter: the Cedar policies that every sales suggestion must pass (DESIGN §6)."""

from audit.charter.cedar import ERROR, CedarCharter
from audit.charter.errors import UNREADABLE, CharterInvalid
from audit.charter.facts import NEVER_MINUTES, Decision, Facts
from audit.charter.opening import Charter, ClosedCharter, load_charter
from audit.charter.profiles import CEILING, NONE, Profile
from audit.charter.rules import ANNOTATIONS, Rule
from audit.charter.texts import CHARTER_FILES, files_of, read_texts

__all__ = [
    "ANNOTATIONS",
    "CEILING",
    "CHARTER_FILES",
    "ERROR",
    "NEVER_MINUTES",
    "NONE",
    "UNREADABLE",
    "CedarCharter",
    "Charter",
    "CharterInvalid",
    "ClosedCharter",
    "Decision",
    "Facts",
    "Profile",
    "Rule",
    "files_of",
    "load_charter",
    "read_texts",
]
