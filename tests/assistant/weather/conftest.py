"""A source of forecasts for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.weather_source import WeatherSource, weather_source


@pytest.fixture
def source() -> Iterator[WeatherSource]:
    with weather_source() as running:
        yield running
