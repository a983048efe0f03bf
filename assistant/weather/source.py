"""Asks the source of the forecast: one address, once, and nothing that it sends is obeyed.

No redirect is followed, no proxy used, no cookie kept, nothing unpacked; the answer is cut off at a
size and a time. So no other host than the one that the household was shown is ever asked.
"""

from __future__ import annotations

from datetime import datetime

import aiohttp

from assistant.connections import WeatherConnection
from assistant.skills.weather import Forecast
from assistant.weather.open_meteo import AnswerUnfit, read_answer

__all__ = ["BYTES_AT_MOST", "SECONDS_AT_MOST", "SourceFailed", "fetch_forecast"]

SECONDS_AT_MOST = 20.0
BYTES_AT_MOST = 300_000
_OK = 200
_HEADERS = {"User-Agent": "candide", "Accept": "application/json", "Accept-Encoding": "identity"}


class SourceFailed(Exception):
    """There is no forecast from it now; the text says why in a word, for the log."""


async def fetch_forecast(
    connection: WeatherConnection, now: datetime, *, seconds: float = SECONDS_AT_MOST
) -> Forecast:
    """The forecast of the connection's place. Raises `SourceFailed`."""
    try:
        body = await _body(connection.url, seconds)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise SourceFailed(type(error).__name__) from error
    try:
        return read_answer(body, now)
    except AnswerUnfit as error:
        raise SourceFailed(str(error)) from error


async def _body(url: str, seconds: float) -> bytes:
    async with (
        aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=seconds),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
        ) as session,
        session.get(url, headers=_HEADERS, allow_redirects=False) as response,
    ):
        if response.status != _OK:
            raise SourceFailed(f"status {response.status}")
        body = bytearray()
        async for piece in response.content.iter_any():
            body += piece
            if len(body) > BYTES_AT_MOST:
                raise SourceFailed("too long an answer")
        return bytes(body)
