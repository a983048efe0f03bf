"""The charters and registers of interests that the exported records name, by digest."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence

from audit.ledger.export.columns import POSITION
from audit.ledger.export.rows import Row
from audit.ledger.reader import LedgerReader

_CHARTER, _REGISTER = POSITION["charter"], POSITION["register"]


class Documents:
    """The texts the ledger keeps, and which of them the rows seen so far name."""

    def __init__(self, reader: LedgerReader) -> None:
        self._charters = reader.documents("charter")
        self._registers = reader.documents("register")
        self._names: dict[str, dict[str, str]] = {}
        self._named: set[object] = set()

    def legal_names(self, register: str | None) -> Mapping[str, str]:
        """Legal names by party id, in the register of that digest; none where it was not kept."""
        if not register:
            return {}
        if register not in self._names:
            self._names[register] = _legal_names(self._registers.get(register, ""))
        return self._names[register]

    def add_register(self, digest: str) -> None:
        """Note that a record says this register came into force, whether or not it was used."""
        self._named.add(digest)

    def add(self, rows: Sequence[Row]) -> None:
        """Note which texts some rows name."""
        for row in rows:
            self._named.add(row[_CHARTER])
            self._named.add(row[_REGISTER])

    @property
    def charters(self) -> dict[str, str]:
        """The texts of the charters that were named."""
        return {digest: text for digest, text in self._charters.items() if digest in self._named}

    @property
    def registers(self) -> dict[str, str]:
        """The texts of the registers that were named."""
        return {digest: text for digest, text in self._registers.items() if digest in self._named}


def _legal_names(register: str) -> dict[str, str]:
    try:
        parties = tomllib.loads(register).get("party", [])
        return {party["id"]: party["name"] for party in parties}
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return {}  # a text of another edition: the ids speak for themselves
