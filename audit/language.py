"""The two languages Candide hears, speaks and writes, and how a person's own is found."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language as an ISO 639-1 code; the value is what travels on the wire."""

    FRENCH = "fr"
    ENGLISH = "en"


def language_of_locale(environment: Mapping[str, str] | None = None) -> Language:
    """The language of the POSIX locale (`LC_ALL`, `LC_MESSAGES`, `LANG`); English if neither."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name):
            return Language.FRENCH if value.lower().startswith("fr") else Language.ENGLISH
    return Language.ENGLISH
