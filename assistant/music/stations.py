"""The radio stations of the household: `stations.toml` in its folder, written by people.

    [[station]]
    name = "Radio Campus"
    url = "https://radio.example/stream.mp3"
    also = ["campus"]

The first one is meant where no name was said.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.music.errors import MusicFileUnreadable
from assistant.music.matching import Match, Names

FILE_NAME = "stations.toml"
STATIONS_AT_MOST = 200

_Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\p{Cc}]+$")]
# What MPD opens itself; no file, no program, nothing with a password in it.
_Url = Annotated[
    str, StringConstraints(max_length=1000, pattern=r"^https?://[A-Za-z0-9.\[\]:-]+(/[!-~]*)?$")
]


class Station(BaseModel):
    """One station: what it is called, where its sound comes from, and what it is called besides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Name
    url: _Url
    also: Annotated[tuple[_Name, ...], Field(max_length=20)] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    station: Annotated[tuple[Station, ...], Field(max_length=STATIONS_AT_MOST)] = ()


@dataclass(frozen=True)
class FoundStation:
    """A station, and how like its name is to what was said."""

    station: Station
    likeness: float


def read_stations(home: Path) -> tuple[Station, ...]:
    """The household's stations; none where there is no file. Raises `MusicFileUnreadable`."""
    path = home / FILE_NAME
    try:
        return _File.model_validate(tomllib.loads(path.read_text("utf-8"))).station
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise MusicFileUnreadable(path=path, reason=error.strerror) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise MusicFileUnreadable(path=path, reason=place) from None
    except ValueError as error:
        raise MusicFileUnreadable(path=path, reason=str(error)) from None


def find_station(stations: tuple[Station, ...], name: str | None) -> FoundStation | None:
    """The station that is meant; without a name the first one."""
    if name is None:
        return FoundStation(stations[0], 100.0) if stations else None
    by_name = {called: station for station in stations for called in (station.name, *station.also)}
    # "Radio Campus" may be asked for as "campus", and "FIP" as "radio fip".
    names = Names(by_name)
    found: list[Match] = [
        match for said in (name, f"radio {name}") if (match := names.best(said)) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda match: match.likeness)
    return FoundStation(by_name[best.name], best.likeness)


def station_of(stations: tuple[Station, ...], url: str) -> Station | None:
    """The station whose sound comes from `url`."""
    return next((station for station in stations if station.url == url), None)
