"""What can go wrong in the workshop."""

from __future__ import annotations

from audit.errors import CandideError


class HeldApartUnusable(CandideError):
    """The sentences held apart are missing, or not of the form they should have."""

    code = "held-apart-unusable"
    fr = "Les phrases mises à part ne peuvent pas être lues\u00a0: {path}"
    en = "The sentences held apart cannot be read: {path}"


class NothingToHearWith(CandideError):
    """Sentences can only be heard by a recogniser that is there."""

    code = "nothing-to-hear-with"
    fr = "Il n’y a pas de reconnaissance vocale pour cette langue : {language}."
    en = "There is no recogniser for this language: {language}."
