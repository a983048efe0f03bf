"""What may talk to the network, and only if the household switched it on.

This is the one list of what leaves the machine while Candide runs. Each connection says what
leaves, to whom and how often; all are off until somebody switches them on.
"""

from __future__ import annotations

from assistant.connections.errors import (
    ConnectionInsecure,
    ConnectionsNotKept,
    PlaceMissing,
)
from assistant.connections.kept import (
    CONNECTIONS,
    OPEN_METEO,
    Connections,
    RadioConnection,
    WeatherConnection,
    are_readable,
    is_radio_on,
    read_connections,
    save_connections,
    weather_connection,
)
from assistant.connections.listed import LISTED, Listed

__all__ = [
    "CONNECTIONS", "LISTED", "OPEN_METEO", "ConnectionInsecure", "Connections",
    "ConnectionsNotKept", "Listed", "PlaceMissing", "RadioConnection", "WeatherConnection",
    "are_readable", "is_radio_on", "read_connections", "save_connections", "weather_connection",
]  # fmt: skip
