"""What stands in one cell of a table: rates, amounts, dates and lists as a spreadsheet has them.

Amounts and rates are read digit by digit into whole cents and thousandths; nothing is rounded. A
cell that a spreadsheet would run as a formula is written with an apostrophe before it, which is
taken away again when it is read.
"""

from __future__ import annotations

import re
from datetime import date

from audit.interests.document import Basis
from audit.language import Language

_SPACES = " \u00a0\u202f"
_SPACE = f"[{_SPACES}]"
_RATE = re.compile(rf"([0-9]{{1,4}})(?:[.,]([0-9])0*)?{_SPACE}*%")
_PERMILLE = re.compile(rf"([0-9]{{1,5}}){_SPACE}*‰")
_AMOUNT = re.compile(
    rf"(?:€{_SPACE}*)?([0-9]{{1,15}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}})"
    rf"(?:[.,]([0-9]{{1,2}}))?(?:{_SPACE}*(?:€|EUR))?"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_QUOTED = (*_FORMULA, "'")
_YES = ("yes", "oui", "x", "true", "vrai", "1")
_NO = ("", "no", "non", "false", "faux", "0")
_BASES = {
    "vente": Basis.SALE,
    "affichage": Basis.PLACEMENT,
    "clic": Basis.CLICK,
    "forfait": Basis.FLAT,
}


class CellError(Exception):
    """The code of what is wrong with a cell (`audit.interests.problems`)."""


def read_rate(cell: str) -> int:
    """Thousandths, of `6 %`, `6,5 %`, `6.5%` or `65 ‰`. The sign is needed: 6 could be either."""
    if found := _RATE.fullmatch(cell):
        return int(found[1]) * 10 + int(found[2] or 0)
    if found := _PERMILLE.fullmatch(cell):
        return int(found[1])
    raise CellError("not-a-rate")


def write_rate(permille: int, language: Language) -> str:
    """A rate as people write it in that language, exactly."""
    whole, tenth = divmod(permille, 10)
    if language is Language.FRENCH:
        return f"{whole},{tenth}\u00a0%"
    return f"{whole}.{tenth}%"


def read_amount(cell: str) -> int:
    """Cents, of `0,50`, `1234.5`, `1 234,50 €`; a third decimal could be a thousand, so it is not
    taken."""
    found = _AMOUNT.fullmatch(cell)
    if not found:
        raise CellError("not-an-amount")
    euros = re.sub(_SPACE, "", found[1])
    return int(euros) * 100 + int((found[2] or "").ljust(2, "0"))


def write_amount(cents: int, language: Language) -> str:
    """Euros and cents without a currency sign, which spreadsheets do not always take for money."""
    comma = "," if language is Language.FRENCH else "."
    return f"{cents // 100}{comma}{cents % 100:02}"


def read_basis(cell: str) -> str:
    """The basis in English, or in French."""
    word = cell.casefold()
    return _BASES.get(word, word)


def write_basis(basis: Basis, language: Language) -> str:
    """The basis as a word of that language."""
    if language is Language.FRENCH:
        return next(word for word, known in _BASES.items() if known is basis)
    return basis.value


def read_ids(cell: str) -> list[str]:
    """Ids parted by spaces, commas, semicolons or bars."""
    return [one for one in re.split(rf"[{_SPACES}\n,;|]+", cell) if one]


def read_names(cell: str) -> list[str]:
    """Names parted by bars."""
    return [name.strip() for name in cell.split("|")]


def read_yes(cell: str) -> bool:
    """Whether a cell is ticked, in words of either language."""
    word = cell.casefold()
    if word not in _YES + _NO:
        raise CellError("not-yes-or-no")
    return word in _YES


def write_yes(value: bool, language: Language) -> str:
    """Yes in that language; no is left empty."""
    return ("oui" if language is Language.FRENCH else "yes") if value else ""


def read_day(cell: str) -> str:
    """A day as ISO 8601 has it; 01/02/2026 is another day in France than in America."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        raise CellError("not-a-day")
    return cell


def write_day(day: date) -> str:
    """A day by ISO 8601, which no country reads in another order."""
    return day.isoformat()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(_QUOTED) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given; a cell that it would not have marked stays as it is."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_QUOTED) else cell
