"""What the household takes back: its last words, found in the log, read back, and erased.

Our own process asks and confirms (DESIGN §4). Nothing that was said is kept here, only which turn
it was said in: the words are in the log alone, so that erasing them there leaves none behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from audit.ledger.erasure import ranges_of
from audit.ledger.errors import ErasureUnfinished
from audit.ledger.store import Ledger
from audit.ledger.tables import ErasableRow, LeafRow
from audit.records.leaves import ErasureReason, Label
from audit.records.notices import Notice

# Older words, or words from before a restart, are not what somebody just said: reading them back
# could tell one person what another said.
JUST_SAID_MS = 600_000

# Nobody takes back the talk about taking back; it goes with the words it quotes.
ABOUT_FORGETTING = frozenset(
    {
        Notice.FORGET,
        Notice.FORGOTTEN,
        Notice.FORGET_KEPT,
        Notice.FORGET_FAILED,
        Notice.FORGET_UNFINISHED,
        Notice.FORGET_UNSURE,
    }
)


@dataclass(frozen=True)
class _Said:
    """The turn in which something was said, and the number of its first record."""

    turn: str
    first: int


class Forgetting:
    """Remembers which turn it read back, so that only this one is erased."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._said: _Said | None = None
        self.erased: frozenset[int] = frozenset()
        """The records that lost their words the last time."""

    @property
    def may_erase(self) -> bool:
        """Whether a turn was read back and still has its words."""
        return self._said is not None

    def recall(self) -> str | None:
        """What was last said to us, None where nothing was just now; `erase` will mean this.

        Raises `LedgerError`.
        """
        since = self._ledger.now_ms() - JUST_SAID_MS
        found = self._ledger.read(lambda connection: _last_said(connection, since))
        self._said, heard = found or (None, None)
        return heard

    def erase(self) -> None:
        """Erase the words of the turn read back and of all the talk about forgetting it since.

        Raises `LedgerError`: then the turn still has its words, unless it is `ErasureUnfinished`.
        """
        said = self._said
        if said is None:
            raise RuntimeError("nothing was read back")
        meant = self._ledger.read(lambda connection: frozenset(_meant(connection, said)))
        try:
            self._ledger.erase(ranges_of(meant), ErasureReason.SPOKEN)
        except ErasureUnfinished:
            self._said, self.erased = None, meant
            raise
        self._said, self.erased = None, meant


def _last_said(connection: Connection, since_ms: int) -> tuple[_Said, str] | None:
    """The newest turn with words of the household, and those; none from before `since_ms`."""
    found: tuple[_Said, str] | None = None
    for seq, leaf, content in _newest_first(connection):
        if found is not None and leaf.get("turn") == found[0].turn:
            found = _Said(found[0].turn, seq), found[1]
        elif found is not None and "turn" in leaf:
            break
        elif found is None:
            if leaf["log_ms"] < since_ms or leaf["kind"] == "start":
                return None
            if content is not None and _notice_of(leaf) not in ABOUT_FORGETTING:
                heard = json.loads(content).get("heard")
                found = (_Said(leaf["turn"], seq), heard) if heard else None
    return found


def _meant(connection: Connection, said: _Said) -> Iterator[int]:
    """The records with words that belong to a turn or speak of forgetting it."""
    about = ABOUT_FORGETTING - {Notice.FORGOTTEN}  # which quotes nothing
    for seq, leaf, content in _newest_first(connection):
        if seq < said.first:
            return
        if content is not None and (leaf.get("turn") == said.turn or _notice_of(leaf) in about):
            yield seq


def _notice_of(leaf: dict[str, Any]) -> str | None:
    """Which notice a leaf is the record of; advisers choose the subjects of all the rest."""
    return leaf["subject"] if leaf.get("label") == Label.NOTICE else None


def _newest_first(
    connection: Connection,
) -> Iterator[tuple[int, dict[str, Any], bytes | None]]:
    """Every record's number and leaf, and its words unless it has none."""
    query = select(LeafRow.seq, LeafRow.body, ErasableRow.content).join(
        ErasableRow, ErasableRow.seq == LeafRow.seq, isouter=True
    )
    for row in connection.execute(query.order_by(LeafRow.seq.desc())):
        yield row.seq, json.loads(row.body), row.content
