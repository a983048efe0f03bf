"""Figures as they are printed, with their grouping and decimal marks told apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# The bounds keep every search linear, however long the digits run on.
NUMBER = (
    # What follows a spoken decimal mark is the rest of a number already in words.
    r"(?<!\w)(?<![0-9][.,])(?<!virgule )(?<!point )(?<!point [0-9] )"
    r"[0-9]{1,12}(?:[.,][0-9]{1,6}){0,4}(?![0-9])"
    r"(?![.,][0-9])"
)
SPACED_GROUPS = r"(?<!\w)(?<![0-9][.,])[1-9][0-9]{0,2}(?: [0-9]{3}(?![0-9])){1,4}"


@dataclass(frozen=True)
class Figure:
    """A number as its digits: what precedes the decimal mark, and what follows it."""

    whole: str
    decimals: str = ""

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return Decimal(f"{self.whole}.{self.decimals or '0'}")

    @property
    def hundredths(self) -> int | None:
        """The cents of an amount of money, or None for decimals finer than a cent."""
        if len(self.decimals) > 2:
            return None
        return int(self.decimals.ljust(2, "0"))


def read_figure(digits: str, grouping: frozenset[str]) -> Figure | None:
    """The figure that `digits` prints, or None for digits that are no number, like a version.

    `grouping` holds the marks that, alone before exactly three digits, group thousands:
    "1,250" is a thousand or so in English and one and a quarter in French.
    """
    marks = [character for character in digits if character in ".,"]
    parts = digits.replace(",", ".").split(".")
    if not marks:
        return Figure(_without_zeros(digits))
    if len(set(marks)) == 2:
        if len(set(marks[:-1])) != 1 or marks[-1] in marks[:-1] or not _are_groups(parts[:-1]):
            return None
        return Figure(_without_zeros("".join(parts[:-1])), parts[-1])
    if len(marks) > 1:
        return Figure("".join(parts)) if _are_groups(parts) else None
    if marks[0] in grouping and _are_groups(parts):
        return Figure("".join(parts))
    return Figure(_without_zeros(parts[0]), parts[1])


def _are_groups(parts: list[str]) -> bool:
    first, *others = parts
    if first.startswith("0") or len(first) > 3:
        return False
    return all(len(part) == 3 for part in others)


def _without_zeros(digits: str) -> str:
    return digits.lstrip("0") or "0"
