"""Things that are done beside whatever goes on, and waited for at the end alone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Beside:
    """Tasks nobody waits for; its length is how many are under way."""

    def __init__(self) -> None:
        # The event loop alone would not keep them from being collected before their end.
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def do(self, doing: Coroutine[Any, Any, None]) -> None:
        """Have it done."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ended(self) -> None:
        """Wait until nothing is under way, nor what that began."""
        while self._tasks:
            await asyncio.wait(self._tasks)
