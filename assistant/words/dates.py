"""Dates as they stand in a sentence: "samedi 1er mai 2027", "Saturday 1 May 2027", "mai 2027"."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from audit.catalogue import LOCALES
from audit.language import Language
from audit.records.messages import Argument

__all__ = ["DATE_NAMES", "readable_date"]

# The arguments that are ISO dates; of a "month" only the month and the year are said.
DATE_NAMES = frozenset({"date", "first_date", "last_date", "month"})
_FIRST = re.compile(r"(?<![0-9])1(?= )")


def readable_date(name: str, value: Argument, language: Language) -> str:
    """The date in words. Raises ValueError where it is none."""
    if not isinstance(value, str):
        raise ValueError(f"{name} is no date")
    form = "LLLL y" if name == "month" else "full"
    text = format_date(date.fromisoformat(value), form, LOCALES[language].replace("-", "_"))
    return _FIRST.sub("1er", text) if language is Language.FRENCH else text
