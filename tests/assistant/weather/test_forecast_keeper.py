"""The forecast in the background: asked when it is time, kept, and gone once switched off."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.connections import CONNECTIONS, Connections, save_connections
from assistant.skills.weather import FORECAST, ForecastState, read_forecast
from assistant.weather import ForecastKeeper
from assistant.weather.cache import next_attempt
from tests.support.clock import ManualClock
from tests.support.forecasts import put_forecast, state_at
from tests.support.weather_source import WeatherSource

TICK_S = 0.01


class Even(Random):
    """No jitter."""

    def uniform(self, a: float, b: float) -> float:
        return a


def keeper(home: Path, clock: ManualClock) -> ForecastKeeper:
    return ForecastKeeper(home, clock, random=Even(), tick_s=TICK_S)


def switch(home: Path, source: WeatherSource, *, on: bool = True) -> None:
    connection = source.connection.model_copy(update={"on": on})
    save_connections(home, Connections(weather=connection))


def kept(home: Path) -> ForecastState:
    state = read_forecast(home / FORECAST)
    assert state is not None
    return state


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


async def test_off_nothing_is_asked_and_nothing_kept(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    put_forecast(tmp_path, state_at(clock.wall()))
    keeping = keeper(tmp_path, clock)
    for _ in range(3):
        await keeping.look()
        clock.advance(hours=5)
    switch(tmp_path, source, on=False)
    await keeping.look()
    assert source.asked == []
    assert not (tmp_path / FORECAST).exists()


async def test_a_choice_that_cannot_be_read_is_no_choice(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    (tmp_path / CONNECTIONS).write_text('{"weather": {"on": true}}')
    await keeper(tmp_path, clock).look()
    assert source.asked == []


async def test_on_it_is_asked_at_once_and_then_once_an_hour(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    keeping = keeper(tmp_path, clock)
    await keeping.look()
    assert len(source.asked) == 1
    assert kept(tmp_path).forecast is not None
    assert (tmp_path / FORECAST).stat().st_mode & 0o777 == 0o600
    for _ in range(59):
        clock.advance(minutes=1)
        await keeping.look()
    assert len(source.asked) == 1
    clock.advance(minutes=1)
    source.forecast(clock.wall())
    await keeping.look()
    assert len(source.asked) == 2
    forecast = kept(tmp_path).forecast
    assert forecast is not None
    assert forecast.fetched_at == clock.wall()


async def test_a_restart_asks_no_sooner(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    for _ in range(5):
        await keeper(tmp_path, clock).look()
        clock.advance(minutes=5)
    assert len(source.asked) == 1


async def test_after_failures_it_is_asked_ever_more_rarely_and_the_old_forecast_stays(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    keeping = keeper(tmp_path, clock)
    await keeping.look()
    first = kept(tmp_path).forecast
    source.status = 500
    clock.advance(hours=1)
    waits, minutes = [], 0
    for _ in range(12 * 60):
        before = len(source.asked)
        await keeping.look()
        if len(source.asked) > before:
            waits.append(minutes)
            minutes = 0
        clock.advance(minutes=1)
        minutes += 1
    assert waits == [0, 2, 4, 8, 16, 32, 64, 128, 180, 180]
    assert kept(tmp_path).forecast == first
    assert not kept(tmp_path).answering


async def test_another_place_is_another_forecast(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    keeping = keeper(tmp_path, clock)
    await keeping.look()
    moved = source.connection.model_copy(update={"latitude_tenths": 433, "place": "Ailleurs"})
    save_connections(tmp_path, Connections(weather=moved))
    source.status = 503
    await keeping.look()
    assert len(source.asked) == 2
    assert "latitude=43.3" in source.asked[-1]
    assert (kept(tmp_path).place, kept(tmp_path).forecast) == ("Ailleurs", None)


async def test_switched_off_while_it_waits_for_an_answer_it_hangs_up(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    source.hold = threading.Event()
    keeping = keeper(tmp_path, clock)
    looking = asyncio.create_task(keeping.look())
    await asyncio.to_thread(source.reached.wait, 30)
    switch(tmp_path, source, on=False)
    async with asyncio.timeout(30):
        await looking
    source.hold.set()
    await keeping.look()
    assert not (tmp_path / FORECAST).exists()
    assert len(source.asked) == 1


async def test_a_full_disk_does_not_have_the_source_asked_again_and_again(
    tmp_path: Path, source: WeatherSource, clock: ManualClock
) -> None:
    switch(tmp_path, source)
    source.forecast(clock.wall())
    keeping = keeper(tmp_path, clock)
    source.hold = threading.Event()
    looking = asyncio.create_task(keeping.look())
    await asyncio.to_thread(source.reached.wait, 30)
    (tmp_path / FORECAST).with_suffix(".new").mkdir()
    source.hold.set()
    with pytest.raises(OSError, match="directory"):
        await looking
    for _ in range(10):
        clock.advance(minutes=5)
        await keeping.look()
    assert len(source.asked) == 1


async def test_it_goes_on_after_the_disk_refused(
    tmp_path: Path,
    source: WeatherSource,
    clock: ManualClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    home = tmp_path / "home"
    switch(home, source)
    source.forecast(clock.wall())
    (home / FORECAST).with_suffix(".new").mkdir()
    running = asyncio.create_task(keeper(home, clock).run())
    async with asyncio.timeout(30):
        while "not kept" not in caplog.text:
            await asyncio.sleep(TICK_S)
    (home / FORECAST).with_suffix(".new").rmdir()
    async with asyncio.timeout(30):
        while read_forecast(home / FORECAST) is None or kept(home).forecast is None:
            await asyncio.sleep(TICK_S)
    running.cancel()


@given(
    st.integers(0, 40),
    st.timedeltas(timedelta(days=-400), timedelta(days=400)),
    st.integers(0, 2**32),
)
def test_it_never_waits_less_than_nothing_nor_more_than_four_hours(
    failures: int, passed: timedelta, seed: int
) -> None:
    tried = datetime.fromisoformat("2026-11-22T09:00:00+00:00")
    state = state_at(None).model_copy(update={"tried_at": tried, "failures": failures})
    wait = next_attempt(state, tried + passed, Random(seed))
    assert timedelta() <= wait <= timedelta(hours=4)
    if passed <= timedelta():
        assert wait >= timedelta(minutes=2)
