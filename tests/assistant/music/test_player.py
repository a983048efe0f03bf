"""Music by a real MPD: what is asked for is what plays."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from assistant.music import library
from assistant.music.errors import PlayerUnreachable, RadioOff
from assistant.music.library import Kind, Wanted
from assistant.music.player import Player
from assistant.music.stations import Station
from tests.support.mpd import PLAYLISTS, SONGS, RealPlayer, needs_mpd, radio_station, write_song

pytestmark = needs_mpd

# Nothing listens there: what matters is whether MPD was told to try.
STATION = Station(name="Radio Test", url="http://127.0.0.1:9/stream")


@pytest.fixture
def player(mpd: RealPlayer, tmp_path: Path) -> Player:
    return Player(tmp_path, random=Random(1), environment=mpd.environment())


def found(player: Player, name: str, kind: Kind | None = None) -> Wanted:
    wanted = player.find(name, kind)
    assert wanted is not None
    return wanted


def test_an_artist_is_played(player: Player, mpd: RealPlayer) -> None:
    assert player.start(found(player, "brel")) == 2
    assert mpd.state() == "play"
    assert sorted(mpd.queue()) == ["brel/1.wav", "brel/2.wav"]


def test_an_album_is_played_in_its_order(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "abbey road"))
    assert mpd.queue() == ["beatles/come.wav", "beatles/something.wav"]
    assert mpd.playing() == "beatles/come.wav"


def test_an_album_is_played_in_order_though_mpd_was_set_to_play_at_random(
    player: Player, mpd: RealPlayer
) -> None:
    mpd.ask("random", 1)
    player.start(found(player, "abbey road"))
    assert mpd.ask("status")["random"] == "0"
    assert mpd.playing() == "beatles/come.wav"


@pytest.mark.parametrize(
    ("said", "kind", "name", "by"),
    [
        ("jacques brel", Kind.ARTIST, "Jacques Brel", ""),
        ("brelle", Kind.ARTIST, "Jacques Brel", ""),
        ("beatles", Kind.ARTIST, "The Beatles", ""),
        ("les beattles", Kind.ARTIST, "The Beatles", ""),
        ("ne me quitte pas", Kind.SONG, "Ne me quitte pas", "Jacques Brel"),
        ("ne me quitte pas de brel", Kind.SONG, "Ne me quitte pas", "Jacques Brel"),
        ("something by the beatles", Kind.SONG, "Something", "The Beatles"),
        ("stand by me", Kind.SONG, "Stand by Me", "Ben E. King"),
        ("don't play that song", Kind.ALBUM, "Don't Play That Song!", "Ben E. King"),
        ("oeuvres", Kind.ALBUM, "Œuvres", "Thelonious Monk"),
        ("matin", Kind.PLAYLIST, "Matin", ""),
        ("melangee", Kind.PLAYLIST, "Mélangée", ""),
        ("jazz", Kind.GENRE, "Jazz", ""),
    ],
)
def test_what_is_said_is_found(player: Player, said: str, kind: Kind, name: str, by: str) -> None:
    wanted = found(player, said)
    assert (wanted.kind, wanted.name, wanted.by) == (kind, name, by)


def test_an_album_and_a_song_of_one_name_are_told_apart_by_their_kind(player: Player) -> None:
    assert len(found(player, "la valse à mille temps", Kind.ALBUM).songs) == 2
    assert len(found(player, "la valse à mille temps", Kind.SONG).songs) == 1


@pytest.mark.parametrize("said", ["mozart", "a", "?", "le", "quelque chose que personne n'a"])
def test_what_is_not_there_is_not_found(player: Player, said: str) -> None:
    assert player.find(said) is None


def test_all_the_music_is_played_in_any_order(player: Player, mpd: RealPlayer) -> None:
    everything = player.everything()
    assert everything is not None
    assert player.start(everything) == len(SONGS)
    assert sorted(mpd.queue()) == sorted(SONGS)
    assert mpd.queue() != sorted(SONGS)


def test_a_song_that_was_added_later_is_found(player: Player, mpd: RealPlayer) -> None:
    assert player.find("la mer") is None
    path = mpd.folder / "music/late/sea.wav"
    write_song(path, "La Mer", "Charles Trenet", "La Mer", 1, "Chanson")
    try:
        _update(mpd)
        assert found(player, "trenet").name == "Charles Trenet"
    finally:
        path.unlink()
        _update(mpd)
    assert player.find("trenet") is None


def test_songs_that_have_gone_are_left_out(player: Player, mpd: RealPlayer) -> None:
    wanted = found(player, "abbey road")
    gone = wanted.songs[0].file
    broken = Wanted(wanted.kind, wanted.name, songs=(wanted.songs[0], *wanted.songs))
    path = mpd.folder / "music" / gone
    kept = path.read_bytes()
    path.unlink()
    _update(mpd)
    try:
        assert player.start(broken) == 1
        assert mpd.queue() == ["beatles/something.wav"]
        assert mpd.state() == "play"
    finally:
        path.write_bytes(kept)
        _update(mpd)


def test_a_playlist_is_played_in_its_order(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "matin", Kind.PLAYLIST))
    assert mpd.queue() == PLAYLISTS["Matin"]


def test_a_playlist_opens_no_stream_unless_the_household_allowed_it(
    player: Player, mpd: RealPlayer, tmp_path: Path
) -> None:
    player.start(found(player, "mélangée", Kind.PLAYLIST))
    assert mpd.queue() == ["monk/blue.wav"]
    open_to_it = Player(tmp_path, radio_allowed=lambda: True, environment=mpd.environment())
    open_to_it.start(found(open_to_it, "mélangée", Kind.PLAYLIST))
    assert mpd.queue() == PLAYLISTS["Mélangée"]


def test_no_station_is_opened_unless_the_household_allowed_it(
    player: Player, mpd: RealPlayer
) -> None:
    player.start(found(player, "jazz"))
    with pytest.raises(RadioOff):
        player.start(STATION)
    assert mpd.queue() == ["monk/blue.wav"]
    assert mpd.state() == "play"


@pytest.mark.parametrize("doing", ["resume", "next", "previous", "again"])
def test_a_stream_that_another_program_queued_is_not_opened_either(
    player: Player, mpd: RealPlayer, doing: str
) -> None:
    mpd.ask("add", "monk/blue.wav")
    mpd.ask("add", STATION.url)
    with pytest.raises(RadioOff):
        getattr(player, doing)()
    assert mpd.state() == "stop"


def test_a_station_is_played_where_the_household_allowed_it(
    mpd: RealPlayer, tmp_path: Path
) -> None:
    player = Player(tmp_path, radio_allowed=lambda: True, environment=mpd.environment())
    with radio_station() as url:
        (tmp_path / "stations.toml").write_text(
            f'[[station]]\nname = "Radio Test"\nurl = "{url}"\n', encoding="utf-8"
        )
        wanted = player.find_station("test")
        assert wanted is not None
        player.start(wanted.station)
        assert mpd.queue() == [url]
        assert mpd.state() == "play"
        assert player.now().station == wanted.station
        mpd.reset()


def test_pause_and_resume(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "abbey road"))
    player.pause()
    assert mpd.state() == "pause"
    player.resume()
    assert mpd.state() == "play"


def test_next_previous_and_again(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "abbey road"))
    assert player.now().has_next
    player.next()
    assert mpd.playing() == "beatles/something.wav"
    assert not player.now().has_next
    player.again()
    player.previous()
    assert mpd.playing() == "beatles/come.wav"


def test_what_was_stopped_can_be_gone_on_with(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "abbey road"))
    player.stop()
    assert mpd.state() == "stop"
    player.resume()
    assert mpd.state() == "play"


def test_shuffling_keeps_every_song(player: Player, mpd: RealPlayer) -> None:
    player.start(found(player, "brel"))
    player.shuffle()
    assert sorted(mpd.queue()) == ["brel/1.wav", "brel/2.wav"]
    assert mpd.state() == "play"


def test_what_plays_is_told_with_its_tags(player: Player) -> None:
    assert player.now().song is None
    player.start(found(player, "ne me quitte pas"))
    song = player.now().song
    assert song is not None
    assert (song.title, song.artist) == ("Ne me quitte pas", "Jacques Brel")


def test_the_volume_stays_within_its_ends(player: Player) -> None:
    player.set_volume(250)
    assert player.volume() == 100
    player.set_volume(-5)
    assert player.volume() == 0


def test_without_mpd_it_says_so(tmp_path: Path) -> None:
    player = Player(tmp_path, environment={"MPD_HOST": str(tmp_path / "nothing")})
    with pytest.raises(PlayerUnreachable):
        player.now()


def _update(mpd: RealPlayer) -> None:
    mpd.ask("update")
    while "updating_db" in mpd.ask("status"):
        pass


def test_a_library_of_several_pages_is_read_whole(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_PAGE", 2)
    assert {song.file for song in player.library().songs} == set(SONGS)


def test_a_library_without_end_is_read_up_to_a_limit(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_PAGE", 2)
    monkeypatch.setattr(library, "SONGS_AT_MOST", 4)
    assert len(player.library().songs) == 4
