"""Why a replay was refused before it began."""

from __future__ import annotations

from audit.errors import CandideError


class ReplayError(CandideError):
    """Base of what a replay refuses."""

    code = "replay-refused"
    fr = "La relecture n'a pas pu être faite."
    en = "The replay could not be made."


class NotACap(ReplayError):
    code = "not-a-cap"
    fr = "{name} n'est pas un plafond. Les plafonds sont\u00a0: {caps}."
    en = "{name} is not a cap. The caps are: {caps}."


class ProfileUnknown(ReplayError):
    code = "profile-unknown"
    fr = "La charte {digest} n'a pas de profil {profile}. Elle a\u00a0: {profiles}."
    en = "The charter {digest} has no profile {profile}. It has: {profiles}."
