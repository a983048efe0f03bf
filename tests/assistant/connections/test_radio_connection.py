"""Stations are opened only while the household has the radio on, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli.connections import connections
from assistant.connections import Connections, RadioConnection, save_connections
from assistant.conversation.music import Music
from assistant.music.stations import FILE_NAME
from assistant.skills.effects.music import PlayMusic
from tests.support.mpd import RealPlayer, mpd, needs_mpd, one_mpd, radio_station

__all__ = ["mpd", "one_mpd"]  # fixtures

STATION = '[[station]]\nname = "Radio Vaubrun"\nurl = "https://radio.example.org/live"\n'


async def test_the_music_takes_the_connections_state_each_time(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(STATION, "utf-8")
    music = Music(tmp_path)
    said = []
    for on in (False, True, False):
        save_connections(tmp_path, Connections(radio=RadioConnection(on=on)))
        (answer,) = await music.answers([PlayMusic(kind="radio")], "play_music")
        said.append(answer.utterance)
    assert said == ["music-radio-off", "music-plays-station", "music-radio-off"]


@needs_mpd
async def test_switching_it_off_stops_a_station_and_leaves_the_households_own_music(
    mpd: RealPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    save_connections(tmp_path, Connections(radio=RadioConnection(on=True)))
    music, wanted = Music(tmp_path), PlayMusic(kind="radio")
    with radio_station() as url:
        stations = STATION.replace("https://radio.example.org/live", url)
        (tmp_path / FILE_NAME).write_text(stations, "utf-8")
        await music.answers([wanted], "play_music")
        await music.carry_out(wanted)
        assert mpd.state() == "play"
        CliRunner().invoke(connections, ["off", "radio"], catch_exceptions=False)
        assert mpd.state() == "stop"
        mpd.reset()
    own = PlayMusic(kind="all")
    await music.answers([own], "play_music")
    await music.carry_out(own)
    CliRunner().invoke(connections, ["off", "radio"], catch_exceptions=False)
    assert mpd.state() == "play"
    mpd.reset()
