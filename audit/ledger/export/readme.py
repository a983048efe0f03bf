"""README.txt: what the folder is and how to check it, French first, then English."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from audit.language import Language

_TEXT = {
    Language.FRENCH: {
        "records": "n\u00b0\u00a0{first} à {last}, {period}",
        "none": "aucun\u00a0: le journal n'a rien de la période demandée, {period}",
        "whole": "le journal entier",
        "since": "depuis le {since}",
        "until": "jusqu'au {until} inclus",
        "between": "du {since} au {until} inclus",
        "included": "inclus, sauf ceux que le foyer a fait effacer",
        "withheld": "retenus à la demande de qui a fait l'export",
    },
    Language.ENGLISH: {
        "records": "nos. {first} to {last}, {period}",
        "none": "none: the log has nothing of the period asked for, {period}",
        "whole": "the whole log",
        "since": "since {since}",
        "until": "up to and including {until}",
        "between": "from {since} to {until}, both included",
        "included": "included, but for those the household had erased",
        "withheld": "withheld on the wish of whoever made the export",
    },
}


def readme_text(
    *,
    origin: str,
    size: int,
    records: tuple[int, int],
    period: tuple[date | None, date | None],
    words: bool,
) -> str:
    """The whole text, of a log of `size` of which `records` are the first and last included."""
    parts = []
    for language, say in _TEXT.items():
        asked = say[_reach(*period)].format(since=period[0], until=period[1])
        included = say["records" if records[1] else "none"]
        template = files("audit.ledger.export").joinpath(f"readme.{language}.txt")
        parts.append(
            template.read_text("utf-8").format(
                origin=origin,
                size=size,
                records=included.format(first=records[0], last=records[1], period=asked),
                words=say["included" if words else "withheld"],
            )
        )
    return "\n\n".join(parts)


def _reach(since: date | None, until: date | None) -> str:
    if since is None:
        return "whole" if until is None else "until"
    return "since" if until is None else "between"
