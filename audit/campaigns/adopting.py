"""Puts campaigns in the place of those in force, on record and in one step."""

from __future__ import annotations

import os
from pathlib import Path

from audit.backup.workplace import work_folder
from audit.campaigns.campaigns import Campaigns
from audit.campaigns.checking import CampaignsInvalid
from audit.campaigns.recording import campaigns_entry
from audit.clock import Clock
from audit.durable import make_folder, sync
from audit.errors import CandideError
from audit.home import CAMPAIGNS, campaigns_path, ledger_path
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
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
    be read. The record is durable first: no change is ever in force that is not on record. Where
    the file then cannot be put in its place, a second record takes the first one back. Raises
    `LedgerError`, `CampaignsNotWritten` and `CampaignsChangedMeanwhile`.
    """
    ledger = Ledger(ledger_path(home), clock)
    path = campaigns_path(home)
    previous = before.digest if before else ""
    try:
        make_folder(home)
        with work_folder(home) as folder:
            fresh = folder / CAMPAIGNS
            _write(fresh, after.text)
            if _readable(path) != before:
                raise CampaignsChangedMeanwhile()
            record = ledger.append(campaigns_entry(previous, after))
            try:
                if after.text:
                    fresh.replace(path)
                else:
                    path.unlink(missing_ok=True)
            except OSError:
                ids = before.ids if before else ()
                ledger.append(Entry(CampaignsLeaf(digest=previous, previous=after.digest, ids=ids)))
                raise
            sync(home)
    except OSError as error:
        raise CampaignsNotWritten(home=home, reason=error.strerror or error) from error
    finally:
        ledger.close()
    return record


def _readable(path: Path) -> Campaigns | None:
    try:
        return Campaigns.of_household(path)
    except CampaignsInvalid:
        return None


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
