"""Puts campaigns in the place of those in force."""

from __future__ import annotations

from pathlib import Path

from audit.adopting import put_in_place
from audit.campaigns.campaigns import Campaigns
from audit.campaigns.checking import CampaignsInvalid
from audit.campaigns.recording import campaigns_entry
from audit.clock import Clock
from audit.errors import CandideError
from audit.home import campaigns_path
from audit.records.leaves import CampaignsLeaf


class CampaignsNotWritten(CandideError):
    """The campaigns before stay in force, and the log says so."""

    code = "campaigns-not-written"
    fr = (
        "Les campagnes ne peuvent pas être écrites dans {home} ({reason})\u00a0: celles "
        "d'avant restent en vigueur."
    )
    en = "The campaigns cannot be written to {home} ({reason}): those before stay in force."


class CampaignsChangedMeanwhile(CandideError):
    """What was shown is not what would be replaced."""

    code = "campaigns-changed-meanwhile"
    fr = "Les campagnes ont changé entre-temps. Rien n'a été écrit\u00a0: recommencez."
    en = "The campaigns changed meanwhile. Nothing was written: start again."


def adopt(home: Path, before: Campaigns | None, after: Campaigns, clock: Clock) -> int:
    """Let `after` be the campaigns of the household; the number of the record of it.

    `before` are those that were in force when the household decided, None where the file could not
    be read. Raises `LedgerError`, `CampaignsNotWritten` and `CampaignsChangedMeanwhile`.
    """
    path = campaigns_path(home)
    previous, ids = (before.digest, before.ids) if before else ("", ())

    def check() -> None:
        if _readable(path) != before:
            raise CampaignsChangedMeanwhile()

    try:
        return put_in_place(
            path,
            after.text or None,
            clock,
            check=check,
            entry=campaigns_entry(previous, after),
            taken_back=CampaignsLeaf(digest=previous, previous=after.digest, ids=ids),
        )
    except OSError as error:
        raise CampaignsNotWritten(home=home, reason=error.strerror or error) from error


def _readable(path: Path) -> Campaigns | None:
    try:
        return Campaigns.of_household(path)
    except CampaignsInvalid:
        return None
