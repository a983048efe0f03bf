"""What a check brings to light: findings, and the refusal to go on at all.

A finding has a stable `code`; its sentence is in `sentences`. Facts are plain values, so that a
finding travels between processes and into JSON as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Fact = str | int | bool | None
LONGEST_QUOTE = 200


class Refused(Exception):
    """What was given cannot be checked at all: exit code 2."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Finding:
    """Something that does not agree: exit code 1."""

    code: str
    facts: dict[str, Fact]


@dataclass
class Findings:
    """Findings in the order they were made; beyond `limit` of one kind they are only counted."""

    limit: int = 100
    kept: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, **facts: Fact) -> None:
        """Keep one finding."""
        self.extend([Finding(code, facts)])

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several."""
        for finding in findings:
            count = self.counts.get(finding.code, 0) + 1
            self.counts[finding.code] = count
            if count <= self.limit:
                self.kept.append(finding)

    def merge(self, other: Findings) -> None:
        """Keep those of another collection, and count what it left out."""
        self.extend(other.kept)
        for code, count in other.left_out.items():
            self.counts[code] += count

    @property
    def left_out(self) -> dict[str, int]:
        """How many of each code were counted and not kept."""
        return {
            code: count - self.limit for code, count in self.counts.items() if count > self.limit
        }

    @property
    def total(self) -> int:
        """How many findings there were."""
        return sum(self.counts.values())


def shown(text: str) -> str:
    """Text from the bundle, made safe for a terminal: no control or invisible character, cut."""
    safe = "".join(
        ascii(character)[1:-1]
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        else character
        for character in text[: LONGEST_QUOTE + 1]
    )
    return safe if len(safe) <= LONGEST_QUOTE else safe[:LONGEST_QUOTE] + "\u2026"


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers as people write them: `3, 5-7`, at most eight ranges."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    written = [f"{a}" if a == b else f"{a}\u2013{b}" for a, b in found[:8]]
    return ", ".join(written) + (", \u2026" if len(found) > 8 else "")
