"""The campaigns in force in one household: their records, and which one may try after some help."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select, text

from audit.accounting import DAY_MS
from audit.campaigns.campaigns import Campaigns
from audit.campaigns.choosing import chosen
from audit.campaigns.recording import campaigns_entry, documents
from audit.campaigns.request import Campaign
from audit.clock import Clock
from audit.ledger.entries import CAMPAIGNS, Document
from audit.ledger.store import Ledger
from audit.ledger.tables import SettingRow
from audit.records.messages import Assist

_NONE = "none"
_HEARD_SINCE = text(
    "select json_extract(cast(leaf.body as text), '$.campaign') from account "
    "join leaf on leaf.seq = account.seq "
    "where account.log_ms > :since and account.label = 'sell_unasked'"
)


class Campaigning:
    """Holds the campaigns; None stands for a file that cannot be read, and then none runs."""

    def __init__(self, ledger: Ledger, campaigns: Campaigns | None, clock: Clock) -> None:
        self._ledger = ledger
        self._campaigns = campaigns
        self._clock = clock

    @property
    def digest(self) -> str:
        """Digest of the file in force; empty where there is none."""
        return self._campaigns.digest if self._campaigns else ""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The text in force, for whoever wants to know what a digest stands for."""
        return documents(self._campaigns) if self._campaigns else ()

    def start(self) -> None:
        """Put a change on record that was made while nothing ran. Raises `LedgerError`."""
        if self._campaigns is None:
            return
        known = self._ledger.read(_in_force)
        if known != self._campaigns.digest:
            self._ledger.append(campaigns_entry(known, self._campaigns))

    def after(self, said: Mapping[int, Assist]) -> Campaign | None:
        """The campaign that may try after this help, by its record numbers. Raises `LedgerError`.

        Nothing is decided by that: what it leads to is put to the charter like anything else.
        """
        if self._campaigns is None or not self._campaigns.every or not said:
            return None
        since = self._ledger.now_ms() - DAY_MS
        heard = self._ledger.read(lambda log: set(log.scalars(_HEARD_SINCE, {"since": since})))
        return chosen(self._campaigns.every, said, self._clock.wall().date(), heard)


def _in_force(log: Connection) -> str:
    value = log.scalar(select(SettingRow.value).where(SettingRow.name == CAMPAIGNS))
    return "" if value in (None, _NONE) else str(value)
