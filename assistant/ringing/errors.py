"""What keeps something from being set to ring."""

from __future__ import annotations

from audit.errors import CandideError


class TooMany(CandideError):
    """There are as many already as are kept."""

    code = "too-many-ring"
    fr = "Il y en a déjà {limit}, c'est le maximum."
    en = "There are {limit} already, which is as many as are kept."
