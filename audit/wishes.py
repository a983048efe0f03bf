"""What the household has decided about selling, as the ledger's settings hold it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from audit.ledger.entries import INCIDENT, OPEN
from audit.ledger.tables import DeclineRow, SettingRow
from audit.records.leaves import DeclineScope

DEFAULT_PROFILE = "careful"
_SCOPES = {scope.value: scope for scope in DeclineScope}


@dataclass(frozen=True)
class Wishes:
    """The profile of caps, whether selling is allowed at all, and every no that holds.

    A declined product is held as `gtin14`. `incident_open`: the log did not agree with what was
    signed, and the household has not yet dealt with it.
    """

    profile: str
    selling_allowed: bool
    declined: frozenset[tuple[DeclineScope, str]]
    incident_open: bool = False


def read_wishes(connection: Connection) -> Wishes:
    """The wishes in force now."""
    settings = {
        row.name: row.value for row in connection.execute(select(SettingRow.name, SettingRow.value))
    }
    declined = connection.execute(select(DeclineRow.scope, DeclineRow.value)).all()
    # A no that cannot be read could be to anything.
    legible = all(row.scope in _SCOPES for row in declined)
    return Wishes(
        profile=settings.get("profile", DEFAULT_PROFILE),
        selling_allowed=legible and settings.get("selling", "on") == "on",
        declined=frozenset(
            (scope, gtin14(row.value) if scope is DeclineScope.PRODUCT else row.value)
            for row in declined
            if (scope := _SCOPES.get(row.scope)) is not None
        ),
        incident_open=settings.get(INCIDENT) == OPEN,
    )


def gtin14(gtin: str) -> str:
    """A GTIN at its full length: shorter ones are the same number without leading zeros."""
    return gtin.zfill(14)
