"""Names as they are said, and what they mean among the household's music."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.music.errors import MusicFileUnreadable
from assistant.music.library import Kind, Library, Song, is_own_file, songs_in
from assistant.music.matching import Names
from assistant.music.stations import FILE_NAME, Station, find_station, read_stations, station_of

NAMES = [
    "Jacques Brel",
    "Bruno Brel",
    "Édith Piaf",
    "The Beatles",
    "AC/DC",
    "Les Rita Mitsouko",
    "M",
]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("edith piaf", "Édith Piaf"),
        ("PIAF", "Édith Piaf"),
        ("pyaf", None),
        ("édite piaf", "Édith Piaf"),
        ("brel", "Jacques Brel"),
        ("bruno brel", "Bruno Brel"),
        ("jacques brelle", "Jacques Brel"),
        ("les beatles", "The Beatles"),
        ("a c d c", "AC/DC"),
        ("rita mitsouko", "Les Rita Mitsouko"),
        ("rita mitsuko", "Les Rita Mitsouko"),
        ("m", "M"),
        ("n", None),
        ("jacques", "Jacques Brel"),
        ("jacques dutronc", None),
        ("brel jacques", None),
        ("", None),
        ("...", None),
    ],
)
def test_a_name_is_found_as_it_is_said(said: str, name: str | None) -> None:
    found = Names(NAMES).best(said)
    assert (found.name if found else None) == name


@given(st.lists(st.text(max_size=30), max_size=20))
def test_each_name_finds_itself_or_one_that_is_written_the_same(names: list[str]) -> None:
    index = Names(names)
    for name in names:
        found = index.best(name)
        if found is not None:
            assert found.likeness == 100.0


@given(st.text(max_size=60))
def test_whatever_is_said_breaks_nothing(said: str) -> None:
    found = Names(NAMES).best(said)
    assert found is None or (found.name in NAMES and 0 < found.likeness <= 100)


SONGS = [
    Song("a/1.ogg", "Hello", "Adele", "25", genres=("Pop",), track=1),
    Song("b/1.ogg", "Hello", "Lionel Richie", "Hits", "Lionel Richie", ("Pop", "Soul"), 1, 2),
    Song("b/2.ogg", "Stuck on You", "Lionel Richie", "Hits", "Lionel Richie", ("Soul",), 1, 1),
    Song("c/1.ogg", "Money", "Pink Floyd", "Hits", "Pink Floyd", ("Rock",), 1, 1),
    Song("d/1.ogg", "Symphonie", "Berlioz", "Symphonie fantastique", "", ("Classical",), 2, 1),
    Song("d/2.ogg", "Bal", "Berlioz", "Symphonie fantastique", "", ("Classical",), 1, 2),
]
LIBRARY = Library(SONGS, ["Matin calme"])


@pytest.mark.parametrize(
    ("name", "kind", "files"),
    [
        ("adele", Kind.ARTIST, ["a/1.ogg"]),
        ("lionel richie", Kind.ARTIST, ["b/1.ogg", "b/2.ogg"]),
        ("classique", Kind.GENRE, ["d/1.ogg", "d/2.ogg"]),
        ("soul", Kind.GENRE, ["b/1.ogg", "b/2.ogg"]),
        ("symphonie fantastique", Kind.ALBUM, ["d/2.ogg", "d/1.ogg"]),
        ("hello de lionel richie", Kind.SONG, ["b/1.ogg"]),
        ("hello by adele", Kind.SONG, ["a/1.ogg"]),
        ("hits de pink floyd", Kind.ALBUM, ["c/1.ogg"]),
        ("matin calme", Kind.PLAYLIST, []),
        ("le matin", Kind.PLAYLIST, []),
    ],
)
def test_a_request_means_these_songs(name: str, kind: Kind, files: list[str]) -> None:
    wanted = LIBRARY.find(name)
    assert wanted is not None
    assert wanted.kind is kind
    assert [song.file for song in wanted.songs] == files


def test_two_albums_of_one_name_are_not_mixed() -> None:
    wanted = LIBRARY.find("hits", [Kind.ALBUM])
    assert wanted is not None
    assert (wanted.by, len(wanted.songs)) == ("Lionel Richie", 2)


def test_somebody_elses_song_is_not_passed_off_as_theirs() -> None:
    assert LIBRARY.find("money by adele") is None


def test_an_album_of_several_artists_in_one_folder_stays_whole() -> None:
    several = Library(
        [Song(f"v/{n}.ogg", f"T{n}", f"Artist {n}", "Various", track=n) for n in (2, 1)], []
    )
    wanted = several.find("various")
    assert wanted is not None
    assert [song.track for song in wanted.songs] == [1, 2]
    assert wanted.by == ""


def test_songs_are_read_from_an_answer() -> None:
    pairs = [
        ("updated", "x"),
        ("file", "a.ogg"), ("Title", " A "), ("Track", "3/12"), ("Genre", "Jazz"), ("Genre", "Bop"),
        ("Title", "again"), ("Unknown", "?"),
        ("file", "b.ogg"), ("Track", "none"),
    ]  # fmt: skip
    first, second = songs_in(pairs)
    assert first == Song("a.ogg", "A", genres=("Jazz", "Bop"), track=3)
    assert second == Song("b.ogg")


@pytest.mark.parametrize("file", ["http://x/y", "/etc/passwd", "a\nclear", "x" * 5000])
def test_what_is_no_file_of_the_household_is_never_queued(file: str) -> None:
    assert not is_own_file(file)


STATIONS = """
[[station]]
name = "FIP"
url = "https://radio.example/fip.mp3"

[[station]]
name = "Radio Campus Lille"
url = "http://127.0.0.1:8000/"
also = ["campus", "la radio des étudiants"]
"""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (None, "FIP"),
        ("fip", "FIP"),
        ("campus", "Radio Campus Lille"),
        ("radio campus", "Radio Campus Lille"),
        ("campus lille", "Radio Campus Lille"),
        ("la radio des etudiants", "Radio Campus Lille"),
        ("france inter", None),
    ],
)
def test_a_station_is_found_by_any_of_its_names(
    tmp_path: Path, said: str | None, name: str | None
) -> None:
    (tmp_path / FILE_NAME).write_text(STATIONS, encoding="utf-8")
    found = find_station(read_stations(tmp_path), said)
    assert (found.station.name if found else None) == name


def test_without_a_file_there_are_no_stations(tmp_path: Path) -> None:
    assert read_stations(tmp_path) == ()
    assert find_station((), None) is None
    assert station_of((), "http://x") is None


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://a/b", "https://user:pass@host/", "http://a b/", "alsa://hw:0",
        "https://a/\\u0000", "https://", "javascript:x", "http://a/\\n", "cdda://",
    ],
)  # fmt: skip
def test_a_station_is_an_address_of_the_web_and_nothing_else(tmp_path: Path, url: str) -> None:
    text = f'[[station]]\nname = "A"\nurl = "{url}"\n'
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(MusicFileUnreadable):
        read_stations(tmp_path)


@pytest.mark.parametrize("text", ["[[station]]\nname = 'A'", "x = 1", "no toml", "station = 5"])
def test_a_file_that_is_not_as_it_should_be_is_told_of(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(MusicFileUnreadable) as caught:
        read_stations(tmp_path)
    assert FILE_NAME in str(caught.value)


def test_a_station_is_known_again_by_its_address() -> None:
    station = Station(name="A", url="http://a.example/s")
    assert station_of((station,), "http://a.example/s") is station
