"""The published figures of the watchdog (report.json), and the recall that others build on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audit.language import Language
from audit.records.leaves import Tier
from audit.watchdog.kinds import Kind
from audit.watchdog.storage import REPORT, WatchdogUnreadable, read_bytes

Count = Annotated[int, Field(ge=0)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Part):
    """`found` out of `of`; `low` and `high` are the 95 % interval in hundredths of a percent."""

    found: Count
    of: Count
    low: Count
    high: Count


class Recall(_Part):
    """What was caught of texts that sell.

    `named` are those that name another seller whose name is known, `unnamed` the rest;
    `names_unknown` is all of them where no name is known. `tier_right`: of those caught, how many
    with the right tier.
    """

    all: Figure
    named: Figure
    unnamed: Figure
    names_unknown: Figure
    tiers: dict[Tier, Figure]
    kinds: dict[Kind, Figure]
    styles: dict[str, Figure]
    tier_right: Figure


class Stopped(_Part):
    """Innocent texts that were taken for selling, by where they come from.

    `named` are plain texts that name a seller where nobody is let be named, which are no innocent
    ones.
    """

    all: Figure
    named: Figure
    sources: dict[str, Figure]


class Report(_Part):
    """All figures of one watchdog on data with these digests."""

    watchdog: Digest
    data: dict[str, Digest]
    split: str
    in_domain: dict[Language, Recall]
    shifted: dict[Language, Recall]
    stopped: dict[Language, Stopped]


def load_report() -> Report:
    """The report as shipped. Raises `WatchdogUnreadable`."""
    try:
        return Report.model_validate_json(read_bytes(REPORT))
    except ValueError as error:
        raise WatchdogUnreadable(reason=f"{REPORT}: {type(error).__name__}") from error


def recall_of(report: Report, language: Language) -> tuple[int, int]:
    """Caught and all, of texts that sell in a style the watchdog never learnt.

    The harder of the two measurements, because nobody who hides selling writes as our data do.
    """
    figure = report.shifted[language].all
    return figure.found, figure.of


def false_alarms_of(report: Report, language: Language) -> tuple[int, int]:
    """Stopped and all, of innocent texts."""
    figure = report.stopped[language].all
    return figure.found, figure.of


def report_text(report: Report) -> str:
    """The report as its file."""
    return report.model_dump_json(indent=1) + "\n"
