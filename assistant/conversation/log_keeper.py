"""Keeps an eye on the log while the speaker runs: checked and witnessed, trouble told aloud."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable

from audit.ledger.errors import LedgerError
from audit.ledger.watch import CheckStopped, LogWatch

logger = logging.getLogger(__name__)

# How soon a log that had to be opened afresh is checked again; until then nothing is sold.
LOOK_EVERY_S = 5.0
WITNESS_EVERY_S = 86_400.0


class LogKeeper:
    """Runs a `LogWatch` in a thread; `checked` is set once the log was looked through."""

    def __init__(self, watch: LogWatch, tell: Callable[[], Awaitable[None]]) -> None:
        """`tell` says aloud that the log does not agree with what was signed."""
        self._watch = watch
        self._tell = tell
        self._stop = threading.Event()
        self.checked = asyncio.Event()

    async def run(self) -> None:
        """Check whenever it is due, and ask the witnesses once a day, until cancelled."""
        clock = asyncio.get_running_loop().time
        witness_at = clock()
        while True:
            try:
                if self._watch.due or not self.checked.is_set():
                    await asyncio.to_thread(self._watch.check, self._stop)
                    await self._tell_news()
                self.checked.set()
                if clock() >= witness_at:
                    witness_at += WITNESS_EVERY_S
                    await asyncio.to_thread(self._watch.ask_witnesses)
                    await self._tell_news()
            except (LedgerError, CheckStopped):
                pass  # a log that cannot be opened now is looked at again later
            except Exception as error:
                logger.error("the check of the log broke: %s", type(error).__name__)
            self.checked.set()
            await asyncio.sleep(LOOK_EVERY_S)

    async def _tell_news(self) -> None:
        if self._watch.has_news():
            await self._tell()

    def stop(self) -> None:
        """Let a check that is under way end soon."""
        self._stop.set()
