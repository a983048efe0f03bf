"""What the household switched on, in `connections.json` of its folder, for its owner's eyes only.

No file, or one that cannot be read, means that everything is off. Whoever is about to talk to the
network reads it first, so that what is switched off is off at once.
"""

from __future__ import annotations

import json
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from assistant.connections.errors import ConnectionInsecure, ConnectionsNotKept
from assistant.skills.weather.measured import PlaceName
from audit.durable import make_folder, sync, write_new

__all__ = [
    "CONNECTIONS", "OPEN_METEO", "Connections", "RadioConnection", "WeatherConnection",
    "are_readable", "is_radio_on", "read_connections", "save_connections", "weather_connection",
]  # fmt: skip

CONNECTIONS = "connections.json"
OPEN_METEO = "https://api.open-meteo.com/v1/forecast"
_BYTES_AT_MOST = 10_000
_FORECAST_DAYS = 14
# What is asked for, in Open-Meteo's own names (https://open-meteo.com/en/docs).
_ASKED = {
    "current": "temperature_2m,weather_code,wind_speed_10m,precipitation",
    "hourly": "temperature_2m,weather_code,wind_speed_10m,precipitation_probability",
    "daily": "weather_code,temperature_2m_max,temperature_2m_min,precipitation_probability_max,"
    "wind_speed_10m_max,sunshine_duration,sunrise,sunset",
    "timezone": "auto",
    "forecast_days": str(_FORECAST_DAYS),
}


def _acceptable(url: str) -> str:
    """An address that may be asked: https, or plain http on a machine of the home."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError("no address") from error
    plain = parts.scheme == "http" and host is not None and _is_at_home(host)
    clean = not (parts.query or parts.fragment or parts.username or parts.password)
    if not host or not clean or not (parts.scheme == "https" or plain):
        raise ValueError("no address that may be asked")
    return url


def _is_at_home(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost"


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WeatherConnection(_Kept):
    """The forecast of one place: its latitude and longitude in tenths of a degree."""

    on: bool = False
    latitude_tenths: Annotated[int, Field(ge=-900, le=900, strict=True)]
    longitude_tenths: Annotated[int, Field(ge=-1800, le=1800, strict=True)]
    place: PlaceName | None = None
    source: Annotated[str, Field(max_length=200), AfterValidator(_acceptable)] = OPEN_METEO

    @property
    def host(self) -> str:
        """Who is asked."""
        return urlsplit(self.source).hostname or ""

    @property
    def url(self) -> str:
        """All that leaves, as it leaves."""
        where = {
            "latitude": _degrees(self.latitude_tenths),
            "longitude": _degrees(self.longitude_tenths),
        }
        return f"{self.source}?{urlencode({**where, **_ASKED}, safe=',')}"


class RadioConnection(_Kept):
    """Radio stations, opened by the music player."""

    on: bool = False


class Connections(_Kept):
    """All connections; one that was never set up is None, and off."""

    weather: WeatherConnection | None = None
    radio: RadioConnection = RadioConnection()

    @property
    def weather_on(self) -> WeatherConnection | None:
        """The weather connection, if it is switched on."""
        return self.weather if self.weather is not None and self.weather.on else None


def weather_connection(
    latitude: float, longitude: float, place: str | None, source: str
) -> WeatherConnection:
    """The connection that would be switched on, its place rounded to a tenth of a degree.

    Raises `ConnectionInsecure`.
    """
    try:
        _acceptable(source)
    except ValueError as error:
        raise ConnectionInsecure(url=source) from error
    return WeatherConnection(
        on=True,
        latitude_tenths=round(latitude * 10),
        longitude_tenths=round(longitude * 10),
        place=place,
        source=source,
    )


def read_connections(home: Path) -> Connections:
    """What is switched on; nothing where that cannot be read."""
    return _parsed(home) or Connections()


def are_readable(home: Path) -> bool:
    """Whether the household's choice can be read, or there is none yet."""
    return _parsed(home) is not None


def _parsed(home: Path) -> Connections | None:
    try:
        with (home / CONNECTIONS).open("rb") as file:
            return Connections.model_validate_json(file.read(_BYTES_AT_MOST))
    except FileNotFoundError:
        return Connections()
    except (OSError, ValidationError):
        return None


def is_radio_on(home: Path) -> bool:
    """Whether stations may be opened."""
    return read_connections(home).radio.on


def save_connections(home: Path, connections: Connections) -> None:
    """Keep what is switched on. Raises `ConnectionsNotKept`."""
    path = home / CONNECTIONS
    new = path.with_suffix(".new")
    try:
        make_folder(home)
        new.unlink(missing_ok=True)
        write_new(new, json.dumps(connections.model_dump(mode="json"), indent=2).encode())
        new.replace(path)
        sync(home)
    except OSError as error:
        raise ConnectionsNotKept(reason=error.strerror) from error


def _degrees(tenths: int) -> str:
    return f"{tenths / 10:.1f}"
