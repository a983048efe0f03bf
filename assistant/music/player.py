"""What can be done with the music, each a short talk with MPD; blocking, so off the event loop.

Every method raises `MusicError`. Streams are played only where `radio_allowed` says so, whoever
put them into the queue.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assistant.music.address import Address, find_address
from assistant.music.client import Connection, connected
from assistant.music.errors import MusicError, PlayerGarbled, PlayerRefused, RadioOff
from assistant.music.library import (
    Kind,
    Library,
    Song,
    Wanted,
    is_own_file,
    is_stream,
    read_playlists,
    read_songs,
    songs_in,
)
from assistant.music.protocol import command
from assistant.music.stations import (
    FoundStation,
    Station,
    find_station,
    read_stations,
    station_of,
)

# More songs than this are not queued at once: some two days of music.
QUEUE_AT_MOST = 1_000
_STREAMS_QUEUED = command("playlistsearch", '(file contains "://")')
# One talk has at most so many commands, well below what MPD takes.
_TOGETHER = 200
# Of these so many may be gone.
_GONE_AT_MOST = 20


@dataclass(frozen=True)
class Now:
    """What MPD does now; `station` is one of the household's, `volume` None where it has none."""

    state: str
    song: Song | None
    station: Station | None
    volume: int | None
    queued: int
    has_next: bool

    @property
    def is_playing(self) -> bool:
        """Whether music sounds."""
        return self.state == "play"


@dataclass(frozen=True)
class Everything:
    """All the music there is."""

    songs: tuple[Song, ...]


class Player:
    """The household's music."""

    def __init__(
        self,
        home: Path,
        *,
        radio_allowed: Callable[[], bool] = lambda: False,
        random: Random | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._home = home
        self._radio_allowed = radio_allowed
        self._random = random or Random()  # noqa: S311 – the order of songs is no secret
        self._environment = environment
        self._library: tuple[tuple[object, ...], Library] | None = None

    def address(self) -> Address:
        """Where MPD is asked."""
        return find_address(self._home, self._environment)

    def stations(self) -> tuple[Station, ...]:
        """The household's radio stations."""
        return read_stations(self._home)

    def library(self) -> Library:
        """What music there is; read again only where MPD says that it changed."""
        with connected(self.address()) as mpd:
            return self._read_library(mpd)

    def everything(self) -> Everything | None:
        """All the music, None where there is none."""
        songs = self.library().songs
        return Everything(songs) if songs else None

    def find(self, name: str, kind: Kind | None = None) -> Wanted | None:
        """What `name` means among the household's music; of any `kind` where None is given."""
        return self.library().find(name, tuple(Kind) if kind is None else (kind,))

    def find_station(self, name: str | None) -> FoundStation | None:
        """The station that is meant; the first one without a name."""
        return find_station(self.stations(), name)

    @property
    def radio_allowed(self) -> bool:
        """Whether the connection that stations need is switched on."""
        return self._radio_allowed()

    def start(self, wanted: Wanted | Everything | Station) -> int:
        """Play it in place of what is queued; how many songs are queued now, nought for none."""
        with connected(self.address()) as mpd:
            files = self._files(wanted, mpd)
            if not files:
                return 0
            mpd.ask(
                *(command(name, 0) for name in ("random", "single", "repeat", "consume")),
                command("clear"),
            )
            queued = 0
            for place in range(0, len(files), _TOGETHER):
                queued += _add(mpd, files[place : place + _TOGETHER])
                if place == 0 and queued:
                    mpd.ask(command("play", 0))
            return queued

    def now(self) -> Now:
        """What it does now."""
        with connected(self.address()) as mpd:
            return self._now(mpd)

    def pause(self) -> None:
        """Pause what plays."""
        self._ask(command("pause", 1))

    def resume(self) -> None:
        """Go on with what was paused, or with what is queued. Raises `RadioOff`."""
        self._go(command("play"))

    def next(self) -> None:
        """The next of what is queued. Raises `RadioOff`."""
        self._go(command("next"))

    def previous(self) -> None:
        """The one before. Raises `RadioOff`."""
        self._go(command("previous"))

    def again(self) -> None:
        """What plays, from its beginning. Raises `RadioOff`."""
        self._go(command("seekcur", 0))

    def stop(self) -> None:
        """Play no more; the queue stays."""
        self._ask(command("stop"))

    def shuffle(self) -> None:
        """Put what is queued into another order; what plays goes on."""
        self._ask(command("shuffle"))

    def volume(self) -> int | None:
        """How loud, 0 to 100; None where MPD cannot tell."""
        return self.now().volume

    def set_volume(self, percent: int) -> None:
        """Set how loud, 0 to 100."""
        self._ask(command("setvol", min(100, max(0, percent))))

    def _ask(self, *commands: bytes) -> None:
        with connected(self.address()) as mpd:
            mpd.ask(*commands)

    def _go(self, doing: bytes) -> None:
        with connected(self.address()) as mpd:
            if not self._radio_allowed():
                (streams,) = mpd.ask(_STREAMS_QUEUED)
                if streams:
                    raise RadioOff()
            mpd.ask(doing)

    def _now(self, mpd: Connection) -> Now:
        status, current = mpd.ask(command("status"), command("currentsong"))
        told = dict(status)
        songs = songs_in(current)
        song = songs[0] if songs else None
        station = None
        if song is not None and is_stream(song.file):
            station = station_of(_listed(self.stations), song.file)
        volume = _number(told, "volume", -1, self.address())
        return Now(
            state=told.get("state", "stop"),
            song=song,
            station=station,
            volume=volume if 0 <= volume <= 100 else None,
            queued=_number(told, "playlistlength", 0, self.address()),
            has_next="nextsong" in told,
        )

    def _read_library(self, mpd: Connection) -> Library:
        (stats,) = mpd.ask(command("stats"))
        playlists = read_playlists(mpd)
        told = dict(stats)
        edition = (told.get("db_update"), told.get("songs"), playlists, self.address())
        if self._library is None or self._library[0] != edition:
            self._library = (edition, Library(read_songs(mpd), playlists))
        return self._library[1]

    def _files(self, wanted: Wanted | Everything | Station, mpd: Connection) -> list[str]:
        """What is to be queued, in its order."""
        if isinstance(wanted, Station):
            if not self._radio_allowed():
                raise RadioOff()
            return [wanted.url]
        if isinstance(wanted, Wanted) and wanted.kind is Kind.PLAYLIST:
            (pairs,) = mpd.ask(command("listplaylist", wanted.name))
            files = [value for key, value in pairs if key == "file"]
            return [file for file in files if self._may_queue(file)][:QUEUE_AT_MOST]
        files = [song.file for song in wanted.songs]
        if isinstance(wanted, Wanted) and wanted.kind in {Kind.ALBUM, Kind.SONG}:
            return files[:QUEUE_AT_MOST]
        return self._random.sample(files, min(len(files), QUEUE_AT_MOST))

    def _may_queue(self, file: str) -> bool:
        """Whether a playlist's entry is the household's own, or a station that may be opened."""
        if is_own_file(file):
            return True
        return self._radio_allowed() and re.fullmatch(r"https?://[!-~]{1,1000}", file) is not None


def _add(mpd: Connection, files: Iterable[str]) -> int:
    """Queue `files`; how many, without those that have gone since the library was read."""
    left = [command("add", file) for file in files]
    queued = 0
    for _ in range(_GONE_AT_MOST):
        if not left:
            break
        try:
            mpd.ask(*left)
            return queued + len(left)
        except PlayerRefused as error:
            place = min(int(str(error.facts["place"])), len(left) - 1)
            queued, left = queued + place, left[place + 1 :]
    return queued


def _listed(read: Callable[[], tuple[Station, ...]]) -> tuple[Station, ...]:
    try:
        return read()
    except MusicError:  # the music goes on without their names
        return ()


def _number(told: Mapping[str, str], key: str, missing: int, address: Address) -> int:
    value = told.get(key)
    if value is None:
        return missing
    if not re.fullmatch(r"-?\d{1,9}", value):
        raise PlayerGarbled(address=address)
    return int(value)
