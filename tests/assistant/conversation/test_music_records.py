"""Starts and stops of music are records (promise 1), which it does not wait for (promise 7)."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.connections import Connections, RadioConnection, save_connections
from assistant.skills.effects import Effect
from assistant.skills.effects.control import Stop
from assistant.skills.effects.music import ControlMusic, PlayMusic, SetMusicVolume, TellPlaying
from tests.support.conversations import House, answered, help_item, house, item
from tests.support.mpd import RealPlayer, mpd, needs_mpd, one_mpd, radio_station

__all__ = ["mpd", "one_mpd"]  # fixtures

BREL = PlayMusic(kind="any", name="brel")


@pytest.fixture
async def home(
    mpd: RealPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """A house whose music is played by the tests' own MPD."""
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    async with house(tmp_path) as running:
        yield running


async def ask(here: House, *effects: Effect) -> list[str]:
    """Hand over these effects; what went wrong, by its code."""
    result = await here.say("music please", answered(item(None, *effects)))
    return result.errors


def played(here: House) -> list[tuple[str, str]]:
    """What the log says of music, as anyone reads it."""
    return [(one.leaf["what"], one.leaf["source"]) for one in here.records("music")]


@needs_mpd
async def test_from_the_first_song_to_the_last_stop(home: House) -> None:
    for effect in (
        BREL,
        ControlMusic(what="next"),
        ControlMusic(what="pause"),
        ControlMusic(what="resume"),
        SetMusicVolume(step=-1),
        TellPlaying(),
        PlayMusic(kind="album", name="abbey road"),
        ControlMusic(what="stop"),
        ControlMusic(what="stop"),
    ):
        assert await ask(home, effect) == []
    assert played(home) == [
        ("started", "library"),
        ("stopped", "library"),
        ("started", "library"),
        ("started", "library"),
        ("stopped", "library"),
    ]


@needs_mpd
async def test_nothing_of_what_was_played_is_in_the_record(home: House) -> None:
    await ask(home, BREL)
    (record,) = home.records("music")
    assert record.personal is None
    assert "brel" not in str(record.leaf).casefold()


@needs_mpd
async def test_what_was_not_found_begins_nothing(home: House) -> None:
    await ask(home, BREL)
    await ask(home, PlayMusic(kind="any", name="mozart"))
    await ask(home, ControlMusic(what="shuffle"))
    assert played(home) == [("started", "library")]


@needs_mpd
async def test_stop_alone_ends_it_too(home: House) -> None:
    await ask(home, BREL)
    await home.say("stop", answered(help_item("stopped", Stop())))
    await home.say("stop", answered(help_item("stopped", Stop())))
    assert played(home) == [("started", "library"), ("stopped", "library")]


@needs_mpd
async def test_a_station_is_radio(home: House, mpd: RealPlayer) -> None:
    save_connections(home.home, Connections(radio=RadioConnection(on=True)))
    with radio_station() as url:
        (home.home / "stations.toml").write_text(
            f'[[station]]\nname = "Secret"\nurl = "{url}"\n', encoding="utf-8"
        )
        await ask(home, BREL)
        await ask(home, PlayMusic(kind="radio"))
        await ask(home, ControlMusic(what="stop"))
        mpd.reset()
    assert played(home) == [("started", "library"), ("started", "radio"), ("stopped", "radio")]
    assert "Secret" not in str([record.leaf for record in home.records("music")])


@needs_mpd
async def test_on_a_full_disk_the_music_plays_and_is_recorded_later(
    home: House, mpd: RealPlayer
) -> None:
    home.ledger.full = True
    assert await ask(home, BREL) == ["ledger-disk-full"]
    assert mpd.state() == "play"
    assert await ask(home, ControlMusic(what="pause")) == ["ledger-disk-full"]
    assert mpd.state() == "pause"
    assert played(home) == []
    home.ledger.full = False
    await home.say("hello", answered(help_item("greet")))
    assert played(home) == [("started", "library"), ("stopped", "library")]
    kinds = [record.leaf["kind"] for record in home.records()]
    assert kinds.index("music") < kinds.index("utterance"), "before anything else is said"


@needs_mpd
async def test_the_record_is_written_beside_the_event_loop(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    music = home.gate.music

    def logged(*facts: str) -> None:
        threads.append(threading.current_thread())
        music(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(home.gate, "music", logged)
    await ask(home, BREL)
    (thread,) = threads
    assert thread is not threading.main_thread()


async def test_without_mpd_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPD_HOST", str(tmp_path / "nothing"))
    async with house(tmp_path) as here:
        await ask(here, BREL)
        await here.say("stop", answered(help_item("stopped", Stop())))
        assert played(here) == []
