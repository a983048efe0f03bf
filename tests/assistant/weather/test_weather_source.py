"""Asking a source over HTTP: only that host, only that once, and nothing it sends is obeyed."""

from __future__ import annotations

import gzip
import socket
import threading
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.connections import weather_connection
from assistant.weather import SourceFailed, fetch_forecast
from assistant.weather.source import BYTES_AT_MOST
from tests.support.weather_source import WeatherSource, weather_source

NOW = datetime(2026, 11, 24, 9, 20, tzinfo=UTC)


async def test_a_forecast_is_fetched_and_only_rounded_coordinates_have_left(
    source: WeatherSource,
) -> None:
    source.forecast(NOW)
    forecast = await fetch_forecast(source.connection, NOW)
    assert forecast.days[1].high_c == 6
    (path,) = source.asked
    said = parse_qs(urlsplit(path).query)
    assert (said["latitude"], said["longitude"], said["timezone"]) == (["48.1"], ["-1.7"], ["auto"])
    assert set(said) == {
        "latitude", "longitude", "current", "hourly", "daily", "timezone", "forecast_days",
    }  # fmt: skip
    assert source.connection.url.endswith(path), "what is shown is what is sent"
    assert {name.lower() for name in source.sent[0]} == {
        "host", "user-agent", "accept", "accept-encoding",
    }  # fmt: skip
    assert source.sent[0]["User-Agent"] == "candide"


@pytest.mark.parametrize("status", [201, 400, 403, 404, 429, 500, 503])
async def test_another_status_is_no_forecast(source: WeatherSource, status: int) -> None:
    source.forecast(NOW)
    source.status = status
    with pytest.raises(SourceFailed, match=str(status)):
        await fetch_forecast(source.connection, NOW)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_is_followed(source: WeatherSource, status: int) -> None:
    with weather_source() as other:
        other.forecast(NOW)
        source.status, source.headers = status, {"Location": other.url}
        with pytest.raises(SourceFailed, match=str(status)):
            await fetch_forecast(source.connection, NOW)
        assert other.asked == []


@pytest.mark.parametrize(
    "body", [b"", b"<html>Sign in to the Wi-Fi</html>", b"{}", b'{"error":true,"reason":"x"}']
)
async def test_an_answer_that_is_no_forecast_fails(source: WeatherSource, body: bytes) -> None:
    source.body = body
    with pytest.raises(SourceFailed):
        await fetch_forecast(source.connection, NOW)


async def test_an_answer_without_end_is_cut_off(source: WeatherSource) -> None:
    source.body = b" " * (BYTES_AT_MOST * 20)
    with pytest.raises(SourceFailed, match="too long"):
        await fetch_forecast(source.connection, NOW)


async def test_nothing_is_unpacked(source: WeatherSource) -> None:
    source.forecast(NOW)
    source.body = gzip.compress(source.body)
    source.headers = {"Content-Encoding": "gzip"}
    with pytest.raises(SourceFailed):
        await fetch_forecast(source.connection, NOW)


async def test_a_silent_source_is_given_up(source: WeatherSource) -> None:
    source.hold = threading.Event()
    with pytest.raises(SourceFailed, match="Timeout"):
        await fetch_forecast(source.connection, NOW, seconds=0.1)


async def test_nobody_there_is_a_failure() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        connection = weather_connection(48.1, -1.7, None, f"http://127.0.0.1:{port}/v1")
        with pytest.raises(SourceFailed):
            await fetch_forecast(connection, NOW)


async def test_a_proxy_of_the_environment_is_not_asked(
    source: WeatherSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    with weather_source() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        source.forecast(NOW)
        await fetch_forecast(source.connection, NOW)
        assert proxy.asked == []
