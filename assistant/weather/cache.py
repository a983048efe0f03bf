"""The last forecast on disk, and when the source may be asked again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from assistant.connections import WeatherConnection
from assistant.skills.weather import FORECAST, Forecast, ForecastState, read_forecast
from audit.durable import write_new

__all__ = ["next_attempt", "read_state", "remove_state", "save_state", "tried"]

_HOUR = timedelta(hours=1)
_FIRST_RETRY = timedelta(minutes=2)
_LAST_RETRY = timedelta(hours=3)
# So that not every household asks at the same second.
_JITTER_S = 600.0


def read_state(home: Path, connection: WeatherConnection) -> ForecastState:
    """What is kept for this connection's place; a fresh state where there is nothing of it."""
    state = read_forecast(home / FORECAST)
    fresh = ForecastState(
        latitude_tenths=connection.latitude_tenths,
        longitude_tenths=connection.longitude_tenths,
        place=connection.place,
    )
    if state is None:
        return fresh
    where = (state.latitude_tenths, state.longitude_tenths, state.place)
    same = where == (fresh.latitude_tenths, fresh.longitude_tenths, fresh.place)
    return state if same else fresh


def tried(state: ForecastState, now: datetime, forecast: Forecast | None) -> ForecastState:
    """`state` after an attempt, which brought a `forecast` or failed."""
    if forecast is not None:
        return state.model_copy(update={"tried_at": now, "failures": 0, "forecast": forecast})
    return state.model_copy(update={"tried_at": now, "failures": state.failures + 1})


def next_attempt(state: ForecastState, now: datetime, random: Random) -> timedelta:
    """How long to wait before the source may be asked again; nothing if it was never asked.

    An hour after an answer; after failures twice as long each time. A clock that was set back
    counts as no time passed.
    """
    if state.tried_at is None:
        return timedelta()
    wait = _HOUR
    if state.failures:
        doubled = _FIRST_RETRY * 2 ** min(state.failures - 1, 10)
        wait = min(doubled, _LAST_RETRY)
    wait += timedelta(seconds=random.uniform(0, min(_JITTER_S, wait.total_seconds() / 6)))
    passed = max(timedelta(), now - state.tried_at)
    return max(timedelta(), wait - passed)


def save_state(home: Path, state: ForecastState) -> None:
    """Keep it, whole or not at all. Raises `OSError`."""
    path = home / FORECAST
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    write_new(new, state.model_dump_json().encode())
    new.replace(path)


def remove_state(home: Path) -> None:
    """Forget the forecast: the connection is off. Raises `OSError`."""
    (home / FORECAST).unlink(missing_ok=True)
