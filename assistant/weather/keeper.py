"""Keeps the forecast fresh beside the turns, for as long as the connection is switched on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from random import Random

from assistant.connections import WeatherConnection, read_connections
from assistant.skills.weather import Forecast, ForecastState
from assistant.weather.cache import next_attempt, read_state, remove_state, save_state, tried
from assistant.weather.source import SourceFailed, fetch_forecast
from audit.clock import Clock

__all__ = ["ForecastKeeper", "forget_forecast"]

logger = logging.getLogger(__name__)

# How soon it notices that the connection was switched on or off.
TICK_S = 2.0

Fetch = Callable[[WeatherConnection, datetime], Awaitable[Forecast]]


class ForecastKeeper:
    """Asks the source when it is time, and never makes a turn wait: actions read a file."""

    def __init__(
        self,
        home: Path,
        clock: Clock,
        *,
        random: Random | None = None,
        fetch: Fetch = fetch_forecast,
        tick_s: float = TICK_S,
    ) -> None:
        self._home = home
        self._clock = clock
        self._random = random or Random()  # noqa: S311 – when it asks is no secret
        self._fetch = fetch
        self._tick_s = tick_s
        self._asking: WeatherConnection | None = None
        self._due_ms: int | None = None

    async def run(self) -> None:
        """Keep it until cancelled. Whatever is broken, it goes on at the next tick."""
        trouble = ""
        while True:
            before, trouble = trouble, ""
            try:
                await self.look()
            except OSError as error:
                trouble = type(error).__name__
                if trouble != before:
                    logger.warning("the forecast is not kept: %s", trouble)
            await asyncio.sleep(self._tick_s)

    async def look(self) -> None:
        """Ask the source if the connection is on and it is time. Raises `OSError` of our disk."""
        connection = await asyncio.to_thread(self._switched_on)
        if connection is None:
            self._asking = self._due_ms = None
            await asyncio.to_thread(remove_state, self._home)
            return
        now_ms = self._clock.monotonic_ms()
        if connection != self._asking or self._due_ms is None:
            begun = await asyncio.to_thread(self._begin, connection)
            self._asking, self._due_ms = connection, now_ms + self._wait_ms(begun)
        if now_ms >= self._due_ms:
            await self._ask(connection)

    async def _ask(self, connection: WeatherConnection) -> None:
        """One attempt; broken off and forgotten where the household switches it off meanwhile."""
        asked = asyncio.ensure_future(self._fetch(connection, self._clock.wall()))
        try:
            while not asked.done():
                await asyncio.wait({asked}, timeout=self._tick_s)
                if await asyncio.to_thread(self._switched_on) != connection:
                    return
        finally:
            asked.cancel()
            await asyncio.wait({asked})
            failure = None if asked.cancelled() else asked.exception()
        if failure is not None and not isinstance(failure, SourceFailed):
            raise failure
        if failure is not None:
            logger.info("no forecast: %s", failure)
        forecast = asked.result() if failure is None else None
        before = await asyncio.to_thread(read_state, self._home, connection)
        state = tried(before, self._clock.wall(), forecast)
        # Before it is kept: a full disk shall not have the source asked again and again.
        self._due_ms = self._clock.monotonic_ms() + self._wait_ms(state)
        await asyncio.to_thread(self._keep, connection, state)

    def _switched_on(self) -> WeatherConnection | None:
        return read_connections(self._home).weather_on

    def _begin(self, connection: WeatherConnection) -> ForecastState:
        """What is known at first; actions learn from the file that the connection is on."""
        state = read_state(self._home, connection)
        if state.tried_at is None:
            save_state(self._home, state)
        return state

    def _wait_ms(self, state: ForecastState) -> int:
        wait = next_attempt(state, self._clock.wall(), self._random)
        return round(wait.total_seconds() * 1000)

    def _keep(self, connection: WeatherConnection, state: ForecastState) -> None:
        if self._switched_on() == connection:
            save_state(self._home, state)


def forget_forecast(home: Path) -> None:
    """Remove what was fetched, at once: the connection was switched off or is another one."""
    with contextlib.suppress(OSError):
        remove_state(home)
