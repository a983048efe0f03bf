"""Checks a ledger in the background each time it was opened, and tells of trouble once.

Until the check has passed nothing is sold (promise 7), so whoever runs a speaker runs this.
"""

from __future__ import annotations

import threading

from audit.ledger.store import Ledger

# Between two parts of a check, so that it leaves the turns their time.
REST_S = 0.002


class CheckStopped(Exception):
    """The check was to end before it was done."""


class LogWatch:
    """Watches one ledger; it blocks, so it is run in a thread."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._checked = 0
        self._told = 0

    @property
    def due(self) -> bool:
        """Whether the ledger was opened, or opened afresh, since the last check."""
        return self._ledger.openings != self._checked

    def has_news(self) -> bool:
        """Whether there is trouble that this was not yet asked about; asked again, it is told."""
        told, self._told = self._told, self._ledger.incidents
        return self._told > told

    def ask_witnesses(self) -> None:
        """Have the log cosigned by the witnesses the household chose; without any, do nothing.

        A witness that cannot be reached is asked again another day. Raises `LedgerError`.
        """
        from audit.ledger.witnesses import ask_all

        ask_all(self._ledger)

    def check(self, stop: threading.Event) -> None:
        """Check the whole log.

        Raises `LedgerError`, and `CheckStopped` soon after `stop` is set.
        """

        def rest() -> None:
            if stop.wait(REST_S):
                raise CheckStopped

        self._ledger.now_ms()  # opens it, if it is not
        opening = self._ledger.openings
        self._ledger.check(rest)
        self._checked = opening
