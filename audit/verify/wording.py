"""Puts findings and facts into sentences, in French or in English."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from types import ModuleType

from . import sentences_en, sentences_fr
from .findings import Fact, Finding, Refused, shown
from .sentences_en import Sentence

LANGUAGES = ("fr", "en")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
# Numbers that name something are written as they are; those that count get separators.
_NAMES = ("record", "line", "row", "place", "from_record", "to_record", "percent")


def language_of_locale(environment: Mapping[str, str] | None = None) -> str:
    """`fr` or `en`, from LC_ALL, LC_MESSAGES or LANG, whichever is set first."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


class Wording:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._module: ModuleType = sentences_fr if language == "fr" else sentences_en

    def text(self, name: str, /, **facts: Fact) -> str:
        """A sentence of the report."""
        return self._say(self._module.TEXT[name], facts)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._module.TEXT

    def finding(self, finding: Finding) -> str:
        """What does not agree, and where."""
        facts = dict(finding.facts)
        if finding.code == "table-row":
            facts |= {"line": _line_of(facts), "what": self._what(facts)}
        return self._say(self._module.FINDINGS[finding.code], facts)

    def refusal(self, refused: Refused) -> str:
        """Why nothing could be checked."""
        return self._say(self._module.REFUSALS[refused.code], refused.facts)

    @property
    def help(self) -> str:
        """How to use the command."""
        return str(self._module.HELP)

    @property
    def colon(self) -> str:
        """A colon as this language sets it."""
        return "\u00a0: " if self.language == "fr" else ": "

    def number(self, value: int) -> str:
        """A count, in groups of three digits."""
        return f"{value:,}".replace(",", "\u202f" if self.language == "fr" else ",")

    def bytes(self, value: int) -> str:
        """A length in bytes, in a unit that suits it."""
        units = ("o", "ko", "Mo", "Go") if self.language == "fr" else ("B", "kB", "MB", "GB")
        size = float(value)
        for unit in units[:-1]:
            if size < 1000:
                return f"{size:.0f}\u00a0{unit}"
            size /= 1000
        return f"{size:.1f}\u00a0{units[-1]}".replace(".", "," if self.language == "fr" else ".")

    def code(self, group: str, code: object) -> str:
        """A code of the records in words; as it stands if it is a later one."""
        name = f"{group}-{code}"
        return self.text(name) if name in self._module.TEXT else shown(str(code))

    def wall(self, text: object) -> str:
        """A record's time, `YYYY-MM-DDTHH:MMZ`, as people write it."""
        try:
            return self._moment(datetime.strptime(str(text), "%Y-%m-%dT%H:%M%z"))
        except ValueError:
            return shown(str(text))

    def moment(self, seconds: int) -> str:
        """A time in seconds since 1970."""
        try:
            return self._moment(datetime.fromtimestamp(seconds, UTC))
        except (OverflowError, OSError, ValueError):
            return f"{seconds} s"

    def day(self, text: str) -> str:
        """A day, `YYYY-MM-DD`, as people write it; an ellipsis for an open end."""
        try:
            return self._day(datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC))
        except ValueError:
            return "\u2026"

    def _moment(self, when: datetime) -> str:
        clock = f"{when:%H:%M}\u00a0UTC"
        between = " à " if self.language == "fr" else ", "
        return f"{self._day(when)}{between}{clock}"

    def _day(self, when: datetime) -> str:
        if self.language == "fr":
            return f"{when.day:02}/{when:%m/%Y}"
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"

    def _what(self, facts: Mapping[str, Fact]) -> str:
        if facts.get("row") == 0:
            return self.text("what-header")
        if facts.get("record") is None:
            return self.text("what-more")
        return self.text("what-column" if facts.get("column") else "what-row", **facts)

    def _say(self, sentence: Sentence, facts: Mapping[str, Fact]) -> str:
        if isinstance(sentence, tuple):
            count = facts["count"]
            # In French zero takes the singular.
            single = count in (0, 1) if self.language == "fr" else count == 1
            sentence = sentence[0] if single else sentence[1]
        return sentence.format(
            **{
                name: self.number(value) if isinstance(value, int) and name not in _NAMES else value
                for name, value in facts.items()
            }
        )


def _line_of(facts: Mapping[str, Fact]) -> Fact:
    row = facts.get("row")
    # The header is the file's first line.
    return row + 1 if isinstance(row, int) else row
