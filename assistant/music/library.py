"""What music the household has, as MPD lists it, and what a request means among it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.folding import fold
from assistant.music.client import Connection
from assistant.music.matching import Names, key_of
from assistant.music.protocol import Pair, command, is_sayable

# A household with more has its first hundred thousand found.
SONGS_AT_MOST = 100_000
PLAYLISTS_AT_MOST = 1_000
# So that no answer becomes too long.
_PAGE = 2_000
_EVERYTHING = '(base "")'
_STREAM = "://"
# What stands between a title and whose it is, in both languages.
_WHOSE = re.compile(
    r"\s(?:(?:de la|de|du|des|par|by|from)\s+|(?:de l|d)['\u2019]\s*)", re.IGNORECASE
)

# Names of genres in one language that files have in the other.
_GENRES = {
    fold(said): fold(written)
    for said, written in {
        "classique": "classical",
        "musique classique": "classical",
        "électro": "electronic",
        "électronique": "electronic",
        "bande originale": "soundtrack",
        "musique de film": "soundtrack",
        "musique pour enfants": "children's music",
        "musique du monde": "world",
        "variété": "pop",
        "hip hop": "rap",
    }.items()
}


class Kind(StrEnum):
    """What a name can be; of names that are equally like, the earlier kind is meant."""

    ARTIST = "artist"
    PLAYLIST = "playlist"
    ALBUM = "album"
    SONG = "song"
    GENRE = "genre"


@dataclass(frozen=True)
class Song:
    """One file with its tags; those it has not are empty. `album_artist`: whose album it is on."""

    file: str
    title: str = ""
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genres: tuple[str, ...] = ()
    disc: int = 0
    track: int = 0

    @property
    def artists(self) -> set[str]:
        """Everybody by whom it may be asked for."""
        return {name for name in (self.artist, self.album_artist) if name}


@dataclass(frozen=True)
class Wanted:
    """What a request means here; a playlist's songs are known to MPD alone."""

    kind: Kind
    name: str
    by: str = ""
    songs: tuple[Song, ...] = ()
    likeness: float = 100.0


def is_stream(file: str) -> bool:
    """Whether MPD would open a connection to play it."""
    return _STREAM in file


def is_own_file(file: str) -> bool:
    """Whether a command can name it, and it is a file of the household."""
    return not is_stream(file) and not file.startswith("/") and is_sayable(file)


def read_songs(connection: Connection) -> tuple[Song, ...]:
    """All songs of MPD's database, page by page."""
    songs: list[Song] = []
    while len(songs) < SONGS_AT_MOST:
        window = f"{len(songs)}:{len(songs) + _PAGE}"
        line = command("search", _EVERYTHING)[:-1] + f" window {window}\n".encode()
        (pairs,) = connection.ask(line)
        page = songs_in(pairs)
        songs.extend(page)
        if len(page) < _PAGE:
            break
    return tuple(song for song in songs if is_own_file(song.file))


def read_playlists(connection: Connection) -> tuple[str, ...]:
    """The names of the playlists that MPD has stored."""
    (pairs,) = connection.ask(command("listplaylists"))
    return tuple(value for key, value in pairs if key == "playlist")[:PLAYLISTS_AT_MOST]


def songs_in(pairs: Iterable[Pair]) -> list[Song]:
    """The songs of an answer: each begins with its file."""
    songs: list[dict[str, Any]] = []
    for key, value in pairs:
        if key == "file":
            songs.append({"file": value, "genres": ()})
        elif not songs:
            continue
        elif key == "Genre":
            songs[-1]["genres"] += (value.strip(),)
        elif key in {"Disc", "Track"}:
            figure = re.match(r"\d{1,6}", value)
            songs[-1][key.lower()] = int(figure[0]) if figure else 0
        elif (name := _TAGS.get(key)) is not None:
            songs[-1].setdefault(name, value.strip())
    return [Song(**song) for song in songs]


_TAGS = {"Title": "title", "Artist": "artist", "Album": "album", "AlbumArtist": "album_artist"}


class Library:
    """All songs, and the names by which they may be asked for."""

    def __init__(self, songs: Sequence[Song], playlists: Sequence[str]) -> None:
        self.songs = tuple(songs)
        self._of: dict[Kind, dict[str, list[Song]]] = {kind: {} for kind in Kind}
        names: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
        for kind in Kind:
            of: dict[str, list[Song]] = {}
            for song in songs:
                for name in _names_of(song, kind):
                    names[kind][name] += 1
                    of.setdefault(name, []).append(song)
            for name, its in of.items():
                self._of[kind].setdefault(key_of(name), []).extend(its)
        names[Kind.PLAYLIST].update(playlists)
        self._names = {kind: Names(_most_first(names[kind])) for kind in Kind}

    def count(self, kind: Kind) -> int:
        """How many names of a kind there are."""
        return len(self._names[kind])

    def find(self, name: str, kinds: Iterable[Kind] = tuple(Kind)) -> Wanted | None:
        """What `name` means, among `kinds`; None where nothing is like it.

        "Stand by Me" is no song by "Me": what is found as a whole is taken apart only where that
        fits better.
        """
        among = tuple(kinds)
        found = [wanted for kind in among if (wanted := self._as(name, kind)) is not None]
        if all(wanted.likeness < 100 for wanted in found):
            found.extend(self._of_somebody(name, among))
        return max(found, key=lambda wanted: wanted.likeness, default=None)

    def _of_somebody(self, name: str, among: Sequence[Kind]) -> list[Wanted]:
        """What `name` means as a title and whose it is."""
        found: list[Wanted] = []
        for between in _WHOSE.finditer(name):
            by = self._as(name[between.end() :], Kind.ARTIST)
            if by is None:
                continue
            its = Library(by.songs, ())
            for kind in (Kind.ALBUM, Kind.SONG):
                wanted = its._as(name[: between.start()], kind) if kind in among else None
                if wanted is not None:
                    likeness = min(by.likeness, wanted.likeness)
                    found.append(replace(wanted, likeness=likeness))
        return found

    def _as(self, name: str, kind: Kind) -> Wanted | None:
        """What `name` means if it names something of this `kind`."""
        said = _GENRES.get(fold(name), name) if kind is Kind.GENRE else name
        match = self._names[kind].best(said) or self._names[kind].best(name)
        if match is None:
            return None
        songs = tuple(dict.fromkeys(self._of[kind].get(key_of(match.name), ())))
        if kind is Kind.ALBUM:
            songs = _one_album(songs)
        elif kind is Kind.SONG:
            songs = songs[:1]
        by = _whose(songs) if kind in {Kind.ALBUM, Kind.SONG} else ""
        return Wanted(kind, match.name, by, songs, match.likeness)


def _names_of(song: Song, kind: Kind) -> Iterable[str]:
    match kind:
        case Kind.ARTIST:
            return song.artists
        case Kind.ALBUM:
            return (song.album,)
        case Kind.SONG:
            return (song.title,)
        case Kind.GENRE:
            return song.genres
        case Kind.PLAYLIST:
            return ()


def _one_album(songs: Sequence[Song]) -> tuple[Song, ...]:
    """The songs of one album in their order; others may have one of the same name."""
    whose = Counter(song.album_artist or song.artist for song in songs)
    folders = Counter(song.file.rpartition("/")[0] for song in songs)
    several = len(folders) == 1  # one folder is one album, whoever sings on it
    first = whose.most_common(1)[0][0]
    chosen = [song for song in songs if several or (song.album_artist or song.artist) == first]
    return tuple(sorted(chosen, key=lambda song: (song.disc, song.track, song.file)))


def _whose(songs: Sequence[Song]) -> str:
    """By whom they all are; empty where they are by several."""
    names = {song.album_artist or song.artist for song in songs}
    return names.pop() if len(names) == 1 else ""


def _most_first(counted: Counter[str]) -> list[str]:
    """The names, those of most songs first."""
    named = (name for name in counted if name)
    return sorted(named, key=lambda name: (-counted[name], name))
